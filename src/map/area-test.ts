import type { Feature, Position } from 'geojson'

/** Height of a band of latitude in degrees: an edge is looked at only for places in the bands it runs through. */
const BAND_DEG = 0.05

/**
 * A test for "inside any of these polygons", even-odd, a place on an edge either way. Built once over the edges sorted
 * into bands of latitude, so that a test costs the edges of one band. For drawing; what counts asks the zone index.
 */
export function areaTest(features: readonly Feature[]): (lon: number, lat: number) => boolean {
  const parts = features
    .flatMap(({ geometry }) => {
      if (geometry.type === 'Polygon') return [geometry.coordinates]
      return geometry.type === 'MultiPolygon' ? geometry.coordinates : []
    })
    .map(bandsOf)
  return (lon, lat) =>
    parts.some((bands) => {
      const edges = bands.get(Math.floor(lat / BAND_DEG))
      if (!edges) return false
      let inside = false
      for (let i = 0; i < edges.length; i += 4) {
        const [x0, y0, x1, y1] = [edges[i], edges[i + 1], edges[i + 2], edges[i + 3]] as [
          number,
          number,
          number,
          number,
        ]
        if (y0 > lat !== y1 > lat && lon < x0 + ((lat - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside
      }
      return inside
    })
}

/** By band the edges that run through it, as flat x0, y0, x1, y1. */
function bandsOf(rings: readonly (readonly Position[])[]): ReadonlyMap<number, readonly number[]> {
  const bands = new Map<number, number[]>()
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [x0 = 0, y0 = 0] = ring[i - 1] as Position
      const [x1 = 0, y1 = 0] = ring[i] as Position
      const last = Math.floor(Math.max(y0, y1) / BAND_DEG)
      for (let band = Math.floor(Math.min(y0, y1) / BAND_DEG); band <= last; band++) {
        const edges = bands.get(band)
        if (edges) edges.push(x0, y0, x1, y1)
        else bands.set(band, [x0, y0, x1, y1])
      }
    }
  }
  return bands
}
