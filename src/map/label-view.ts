import { type Box, type LonLat, longitudeDelta } from '#geo/lonlat.ts'
import { WORLD_PX } from './mercator.ts'

/** What of the view decides who is named on the map. */
export interface LabelView {
  /** May reach past ±180°. */
  readonly box: Box
  readonly zoom: number
  readonly middle: LonLat
  readonly pointer: LonLat | undefined
  /** Slots that pass the filter; undefined without one. */
  readonly shown: ReadonlySet<number> | undefined
}

/** A little more than the view, so that a map that is moved brings its names along. */
const BESIDE_SHARE = 0.15

/** Whether a place is in the view or just beside it. */
export function isInLabelView({ box: [west, south, east, north] }: LabelView, lon: number, lat: number): boolean {
  const [besideLon, besideLat] = [(east - west) * BESIDE_SHARE, (north - south) * BESIDE_SHARE]
  if (!(lat >= south - besideLat && lat <= north + besideLat)) return false
  return Math.abs(longitudeDelta((west + east) / 2, lon)) <= (east - west) / 2 + besideLon
}

/** Between two places on a flat map, CSS px; exact enough within a screen from zoom 8 on. */
export function pixelsApart(a: LonLat, lon: number, lat: number, zoom: number): number {
  const pxPerDegree = (WORLD_PX * 2 ** zoom) / 360
  const north = (lat - a[1]) / Math.cos((a[1] * Math.PI) / 180)
  return Math.hypot(longitudeDelta(a[0], lon), north) * pxPerDegree
}
