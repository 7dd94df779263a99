import type { Feature, FeatureCollection, LineString } from 'geojson'
import type { Box } from '#geo/lonlat.ts'
import { WORLD_PX } from './mercator.ts'

/** Spacings to choose from, in minutes of arc, so that every value is a whole number. */
const STEPS_MIN = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800]

/** Lines closer than this are noise. */
const LEAST_SPACING_PX = 88

/** Latitude the grid stops at: where web maps end. */
const MAX_LATITUDE_MIN = 85 * 60

/** Spacing of the graticule for a zoom, in minutes of arc: the finest that keeps the lines well apart. */
export function graticuleStepMin(zoom: number): number {
  const pxPerMinute = (WORLD_PX * 2 ** zoom) / (360 * 60)
  return STEPS_MIN.find((step) => step * pxPerMinute >= LEAST_SPACING_PX) ?? 1800
}

/** Multiples of a step, in minutes of arc, from one edge in degrees to another. */
export function ticksMin(fromDeg: number, toDeg: number, stepMin: number): number[] {
  const first = Math.ceil((fromDeg * 60) / stepMin)
  const last = Math.floor((toDeg * 60) / stepMin)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * stepMin)
}

/** Meridians and parallels of a box as lines. Longitudes outside [-180, 180) are kept as they are, so a box may cross it. */
export function graticule(box: Box, stepMin: number): FeatureCollection<LineString> {
  const [west, south, east, north] = box
  const line = (from: number[], to: number[]): Feature<LineString> => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'LineString', coordinates: [from, to] },
  })
  const meridians = ticksMin(west, east, stepMin).map((lonMin) => line([lonMin / 60, south], [lonMin / 60, north]))
  const parallels = ticksMin(south, north, stepMin)
    .filter((latMin) => Math.abs(latMin) <= MAX_LATITUDE_MIN)
    .map((latMin) => line([west, latMin / 60], [east, latMin / 60]))
  return { type: 'FeatureCollection', features: [...meridians, ...parallels] }
}

/** A box grown by its own size on each side, so that the grid need not be made again for every small move. */
export function roomyBox([west, south, east, north]: Box): Box {
  const [width, height] = [east - west, north - south]
  return [west - width, Math.max(-85, south - height), east + width, Math.min(85, north + height)]
}

/** `112°E`, `3°30′N`: a tick in words. Longitudes beyond ±180° come round. */
export function tickLabel(minutes: number, axis: 'lon' | 'lat'): string {
  const whole = axis === 'lat' ? minutes : ((((minutes + 10_800) % 21_600) + 21_600) % 21_600) - 10_800
  const degrees = Math.floor(Math.abs(whole) / 60)
  const rest = Math.abs(whole) % 60
  const side = whole === 0 || whole === -10_800 ? '' : axis === 'lat' ? (whole < 0 ? 'S' : 'N') : whole < 0 ? 'W' : 'E'
  return `${degrees}°${rest === 0 ? '' : `${String(rest).padStart(2, '0')}′`}${side}`
}
