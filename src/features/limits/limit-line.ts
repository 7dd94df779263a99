import type { FeatureCollection, Position } from 'geojson'
import type { LonLat } from '#geo/lonlat.ts'
import type { Limit } from '#geo/zone.ts'
import type { DrawnLine } from '../../map/drawn-limit.ts'

/** A limit as the chart's data tell of it. */
export interface LimitLine extends Limit {
  readonly line: DrawnLine
  /** Of all its stretches together, nautical miles. */
  readonly lengthNm: number
  readonly stretches: readonly (readonly LonLat[])[]
}

/** The limit of an id with all its stretches, from GeoJSON lines as `geo/data/limits.geojson` holds them. */
export function findLimit({ features }: FeatureCollection, id: string): LimitLine | undefined {
  const found = features.filter(({ properties }) => properties?.id === id)
  const first = found[0]?.properties as (Limit & Pick<LimitLine, 'line'>) | undefined
  if (!first) return undefined
  const lines = found.flatMap(({ geometry }): Position[][] => {
    if (geometry.type === 'LineString') return [geometry.coordinates]
    return geometry.type === 'MultiLineString' ? geometry.coordinates : []
  })
  return {
    ...first,
    lengthNm: found.reduce((sum, { properties }) => sum + Number(properties?.lengthNm ?? 0), 0),
    stretches: lines.map((line) => line.map(([lon = 0, lat = 0]): LonLat => [lon, lat])),
  }
}
