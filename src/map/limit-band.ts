import type { Feature, FeatureCollection, LineString, Position } from 'geojson'
import { areaTest } from './area-test.ts'
import { type DrawnLine, drawnLimit } from './drawn-limit.ts'

/** How far beside a limit we look to tell the sides apart, in degrees: about 0.2 nautical miles. */
const ASIDE_DEG = 0.004

/** Limits and the band along them, both running so that our zone lies to the right of the direction of travel. */
export interface SidedLimits {
  /**
   * The limits with what they are drawn by, turned round where our zone lies mostly to the left: a name set to the left
   * is then outside.
   */
  readonly limits: FeatureCollection<LineString>
  /**
   * The stretches of the outer limit that have our zone on exactly one side, and nothing shared or disputed on either.
   * A line offset to the right runs inside the zone, along our side of the limit. Elsewhere there is no side that is
   * ours alone, and no band that would say so.
   */
  readonly band: FeatureCollection<LineString>
}

/** Kinds of zone that lie inside of a line: of the outer limit all that are ours alone. */
const INSIDE: Record<DrawnLine, readonly unknown[]> = {
  outer: ['eez', 'territorial-sea', 'contiguous-zone'],
  'territorial-sea': ['territorial-sea'],
  'contiguous-zone': ['territorial-sea', 'contiguous-zone'],
  joint: ['joint-area'],
  claim: ['overlapping-claim'],
  neighbour: ['neighbour'],
}

/** Beside these no side of a limit is ours alone. */
const NOT_OURS_ALONE: readonly unknown[] = ['overlapping-claim', 'joint-area']

export function sidedLimits(limits: FeatureCollection, zones: FeatureCollection): SidedLimits {
  const tests = new Map<DrawnLine, ReturnType<typeof areaTest>>()
  const insideOf = (line: DrawnLine) => {
    const known = tests.get(line)
    if (known) return known
    const made = areaTest(zones.features.filter(({ properties }) => INSIDE[line].includes(properties?.kind)))
    tests.set(line, made)
    return made
  }
  const isOpen = areaTest(zones.features.filter(({ properties }) => NOT_OURS_ALONE.includes(properties?.kind)))
  const band: Feature<LineString>[] = []
  const turned: Feature<LineString>[] = []
  for (const { geometry, properties } of limits.features) {
    const drawn = drawnLimit(properties ?? {})
    const lines = geometry?.type === 'LineString' ? [geometry.coordinates] : []
    if (geometry?.type === 'MultiLineString') lines.push(...geometry.coordinates)
    for (const line of lines) {
      const { pieces, leansLeft } = sidedPieces(line, insideOf(drawn.line), isOpen)
      const coordinates = leansLeft ? [...line].reverse() : line
      turned.push({ type: 'Feature', properties: drawn, geometry: { type: 'LineString', coordinates } })
      if (drawn.line !== 'outer') continue
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
type IsInside = (lon: number, lat: number) => boolean

function sidedPieces(
  line: readonly Position[],
  isOurs: IsInside,
  isOpen: IsInside,
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
    const [ours, isShared] = sideOf(from, to, isOurs, isOpen)
    if (ours !== 'neither') {
      const length = Math.hypot((to[0] as number) - (from[0] as number), (to[1] as number) - (from[1] as number))
      lean += ours === 'left' ? length : -length
    }
    const side = isShared ? 'neither' : ours
    if (side !== running) {
      close()
      running = side
      piece = side === 'neither' ? [] : [from]
    }
    if (side !== 'neither') piece.push(to)
  }
  close()
  return { pieces, leansLeft: lean > 0 }
}

/** On which side of an edge our zone lies, and whether either side is shared or disputed. */
function sideOf(from: Position, to: Position, isOurs: IsInside, isOpen: IsInside): [ours: Side, isShared: boolean] {
  const [x0 = 0, y0 = 0] = from
  const [x1 = 0, y1 = 0] = to
  const length = Math.hypot(x1 - x0, y1 - y0)
  if (length === 0) return ['neither', false]
  const [rightX, rightY] = [((y1 - y0) / length) * ASIDE_DEG, (-(x1 - x0) / length) * ASIDE_DEG]
  const [midX, midY] = [(x0 + x1) / 2, (y0 + y1) / 2]
  const right: [number, number] = [midX + rightX, midY + rightY]
  const left: [number, number] = [midX - rightX, midY - rightY]
  const isRight = isOurs(...right)
  if (isRight === isOurs(...left)) return ['neither', false]
  return [isRight ? 'right' : 'left', isOpen(...right) || isOpen(...left)]
}
