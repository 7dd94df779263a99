import type { FeatureCollection } from 'geojson'
import type { LonLat } from '#geo/lonlat.ts'
import type { Part } from '#geo/zone.ts'

export const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** One area that is no zone. */
export function areaFeature(parts: readonly Part[]): FeatureCollection {
  const coordinates = parts.map((part) => part.map((ring) => ring.map(([lon, lat]) => [lon, lat])))
  return {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { kind: 'draft' }, geometry: { type: 'MultiPolygon', coordinates } }],
  }
}

/** One place with its label. */
export function labelledPoint([lon, lat]: LonLat, label: string): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { label }, geometry: { type: 'Point', coordinates: [lon, lat] } }],
  }
}
