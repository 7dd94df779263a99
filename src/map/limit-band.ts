import type { Feature, FeatureCollection, LineString, Position } from 'geojson'

/** How far beside a limit we look to tell the sides apart, in degrees: about 0.2 nautical miles. */
const ASIDE_DEG = 0.004

/** Limits and the band along them, both running so that our zone lies to the right of the direction of travel. */
export interface SidedLimits {
  /** The limits as they came, turned round where our zone lies mostly to the left: a name set to the left is then outside. */
  readonly limits: FeatureCollection
  /**
   * The stretches that have our zone on exactly one side. A line offset to the right runs inside the zone, along our
   * side of the limit. Stretches with our zone on both sides, or on neither, are left out.
   */
  readonly band: FeatureCollection<LineString>
}

export function sidedLimits(limits: FeatureCollection, zones: FeatureCollection): SidedLimits {
  const isOurs = areaTest(zones.features.filter((zone) => zone.properties?.kind === 'eez'))
  const band: Feature<LineString>[] = []
  const turned: Feature[] = []
  for (const { geometry, properties } of limits.features) {
    const lines = geometry?.type === 'LineString' ? [geometry.coordinates] : []
    if (geometry?.type === 'MultiLineString') lines.push(...geometry.coordinates)
    for (const line of lines) {
      const { pieces, leansLeft } = sidedPieces(line, isOurs)
      const coordinates = leansLeft ? [...line].reverse() : line
      turned.push({ type: 'Feature', properties, geometry: { type: 'LineString', coordinates } })
      for (const piece of pieces) {
        band.push({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: piece } })
      }
    }
  }
  return {
    limits: { type: 'FeatureCollection', features: turned },
    band: { type: 'FeatureCollection', features: band },
  }
}

type Side = 'left' | 'right' | 'neither'

function sidedPieces(
  line: readonly Position[],
  isOurs: (lon: number, lat: number) => boolean,
): { pieces: Position[][]; leansLeft: boolean } {
  const pieces: Position[][] = []
  let running: Side = 'neither'
  let piece: Position[] = []
  let lean = 0
  const close = () => {
    if (piece.length > 1) pieces.push(running === 'left' ? piece.reverse() : piece)
  }
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1] as Position, line[i] as Position]
    const side = oursAt(from, to, isOurs)
    if (side !== running) {
      close()
      running = side
      piece = side === 'neither' ? [] : [from]
    }
    if (side === 'neither') continue
    piece.push(to)
    const length = Math.hypot((to[0] as number) - (from[0] as number), (to[1] as number) - (from[1] as number))
    lean += side === 'left' ? length : -length
  }
  close()
  return { pieces, leansLeft: lean > 0 }
}

function oursAt(from: Position, to: Position, isOurs: (lon: number, lat: number) => boolean): Side {
  const [x0 = 0, y0 = 0] = from
  const [x1 = 0, y1 = 0] = to
  const length = Math.hypot(x1 - x0, y1 - y0)
  if (length === 0) return 'neither'
  const [rightX, rightY] = [((y1 - y0) / length) * ASIDE_DEG, (-(x1 - x0) / length) * ASIDE_DEG]
  const [midX, midY] = [(x0 + x1) / 2, (y0 + y1) / 2]
  const right = isOurs(midX + rightX, midY + rightY)
  const left = isOurs(midX - rightX, midY - rightY)
  if (right === left) return 'neither'
  return right ? 'right' : 'left'
}

/** A test for "inside any of these polygons": even-odd over flat arrays, parts ruled out by their boxes. */
function areaTest(features: readonly Feature[]): (lon: number, lat: number) => boolean {
  const parts = features
    .flatMap(({ geometry }) => {
      if (geometry.type === 'Polygon') return [geometry.coordinates]
      return geometry.type === 'MultiPolygon' ? geometry.coordinates : []
    })
    .map((rings) => {
      const outer = rings[0] ?? []
      const lons = outer.map(([lon = 0]) => lon)
      const lats = outer.map(([, lat = 0]) => lat)
      return {
        west: lons.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
        east: lons.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
        south: lats.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
        north: lats.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
        rings: rings.map((ring) => Float64Array.from(ring.flatMap(([lon = 0, lat = 0]) => [lon, lat]))),
      }
    })
  return (lon, lat) =>
    parts.some(({ west, east, south, north, rings }) => {
      if (lon < west || lon > east || lat < south || lat > north) return false
      let inside = false
      for (const ring of rings) {
        for (let i = 2; i < ring.length; i += 2) {
          const [y0, y1] = [ring[i - 1] as number, ring[i + 1] as number]
          if (y0 > lat === y1 > lat) continue
          const [x0, x1] = [ring[i - 2] as number, ring[i] as number]
          if (lon < x0 + ((lat - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside
        }
      }
      return inside
    })
}
