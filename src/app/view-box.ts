import { longitudeDelta } from '#geo/lonlat.ts'
import type { View } from '../map/view.ts'

/** Pixels of the whole world at zoom 0, as MapLibre draws it. */
const WORLD_PX = 512

/** Whether places are in the view of the map on this page; with no view everything is. */
export function isInViewOf(view: View | undefined): (lon: number, lat: number) => boolean {
  const map = document.querySelector('main')?.getBoundingClientRect()
  if (!view || !map) return () => true
  const degreesPerPx = 360 / (WORLD_PX * 2 ** view.zoom)
  const [east, north] = [
    (map.width / 2) * degreesPerPx,
    (map.height / 2) * degreesPerPx * Math.cos((view.lat * Math.PI) / 180),
  ]
  return (lon, lat) => Math.abs(longitudeDelta(view.lon, lon)) <= east && Math.abs(lat - view.lat) <= north
}
