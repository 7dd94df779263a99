import type { Feature, FeatureCollection, LineString, Position } from 'geojson'
import type { Box } from '#geo/lonlat.ts'

/** Edges this near to a side of the box were cut there. */
const CUT_DEG = 1e-6

/**
 * The outlines of land as lines, without the stretches that run along the sides of its box: there the data were cut
 * out of a larger map, and no coast is.
 */
export function coastLines(land: FeatureCollection, [west, south, east, north]: Box): FeatureCollection<LineString> {
  const near = (a: number, b: number) => Math.abs(a - b) < CUT_DEG
  const isCut = ([lon0 = 0, lat0 = 0]: Position, [lon1 = 0, lat1 = 0]: Position) =>
    (near(lon0, lon1) && (near(lon0, west) || near(lon0, east))) ||
    (near(lat0, lat1) && (near(lat0, south) || near(lat0, north)))
  const features: Feature<LineString>[] = []
  const keep = (coordinates: Position[]) => {
    if (coordinates.length > 1) {
      features.push({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } })
    }
  }
  for (const { geometry } of land.features) {
    const parts = geometry?.type === 'Polygon' ? [geometry.coordinates] : []
    if (geometry?.type === 'MultiPolygon') parts.push(...geometry.coordinates)
    for (const ring of parts.flat()) {
      let run: Position[] = []
      for (const place of ring) {
        const before = run.at(-1)
        if (before && isCut(before, place)) {
          keep(run)
          run = []
        }
        run.push(place)
      }
      keep(run)
    }
  }
  return { type: 'FeatureCollection', features }
}
