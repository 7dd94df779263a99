import { createHash } from 'node:crypto'
import type { Geometry } from 'geojson'
import type { LonLat } from '../lonlat.ts'
import type { Part } from '../zone.ts'

/** Properties in the order in which they are written. */
export type Properties = Readonly<Record<string, unknown>>

export interface PlainFeature {
  readonly type: 'Feature'
  readonly properties: Properties
  readonly geometry: Geometry
}

export function featureOf(properties: Properties, geometry: Geometry): PlainFeature {
  return { type: 'Feature', properties, geometry }
}

/** GeoJSON text with one feature a line, so that a change shows as the lines it changes. */
export function collectionText(features: readonly PlainFeature[], head: Properties = {}): string {
  const opening = JSON.stringify({ type: 'FeatureCollection', ...head }).slice(0, -1)
  return `${opening},"features":[\n${features.map((feature) => JSON.stringify(feature)).join(',\n')}\n]}\n`
}

export function polygonOf(part: Part): Geometry {
  return { type: 'Polygon', coordinates: positionsOf(part) }
}

export function multiPolygonOf(parts: readonly Part[]): Geometry {
  return { type: 'MultiPolygon', coordinates: parts.map(positionsOf) }
}

export function lineOf(line: readonly LonLat[]): Geometry {
  return { type: 'LineString', coordinates: line.map(([lon, lat]) => [lon, lat]) }
}

export function pointOf([lon, lat]: LonLat): Geometry {
  return { type: 'Point', coordinates: [lon, lat] }
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function positionsOf(part: Part): number[][][] {
  return part.map((ring) => ring.map(([lon, lat]) => [lon, lat]))
}
