import type { FeatureCollection, Position } from 'geojson'
import type { Box } from '#geo/lonlat.ts'

/** The box round everything in a collection; undefined when it holds no position. */
export function boxOf({ features }: FeatureCollection): Box | undefined {
  let [west, south, east, north] = [180, 90, -180, -90]
  const visit = (coordinates: readonly unknown[]): void => {
    const [lon, lat] = coordinates as Position
    if (typeof lon === 'number' && typeof lat === 'number') {
      west = Math.min(west, lon)
      east = Math.max(east, lon)
      south = Math.min(south, lat)
      north = Math.max(north, lat)
    } else {
      for (const inner of coordinates) visit(inner as unknown[])
    }
  }
  for (const { geometry } of features) if (geometry && 'coordinates' in geometry) visit(geometry.coordinates)
  return west <= east ? [west, south, east, north] : undefined
}

/** True when the whole of one box lies in another. */
export function holds(outer: Box, inner: Box): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]
}
