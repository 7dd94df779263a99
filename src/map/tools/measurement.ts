import type { PictureFrame } from '#domain/picture.ts'
import { type RangeAndBearing, rangeAndBearing } from '#geo/geodesic.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { type Anchor, placeOf } from './anchor.ts'

/** A measure from one end to another; without the other it reaches for the pointer. */
export interface Measure {
  readonly from: Anchor
  readonly to: Anchor | undefined
}

/** What a measure says now. */
export interface Reading extends RangeAndBearing {
  readonly from: LonLat
  readonly to: LonLat
  readonly ends: readonly [from: Anchor, to: Anchor]
}

/** What a measure says in a frame; undefined while an end is nowhere. */
export function readingOf(
  measure: Measure,
  pointer: Anchor | undefined,
  frame: PictureFrame | undefined,
): Reading | undefined {
  const end = measure.to ?? pointer
  const from = placeOf(measure.from, frame)
  const to = end && placeOf(end, frame)
  return from && to && { ...rangeAndBearing(from, to), from, to, ends: [measure.from, end] }
}

/** Nautical miles as read off a tool: metres count near by, miles far away. */
export function rangeText(nm: number): string {
  return `${nm.toFixed(nm < 1 ? 3 : nm < 10 ? 2 : nm < 1000 ? 1 : 0)} NM`
}

/** A bearing to the tenth of a degree with three digits before the point: `047.2°T`. Never 360. */
export function bearingText(deg: number): string {
  return `${((Math.round(deg * 10) % 3600) / 10).toFixed(1).padStart(5, '0')}°T`
}
