import { destination } from '#geo/measure.ts'
import type { Contact, TrackToMatch } from './contact.ts'

export const NOW_MS = Date.UTC(2026, 2, 14, 3)
/** Off Miri. */
export const ORIGIN = [113, 5] as const

/** A track as AIS gives it, so many miles east and north of the origin, its report some seconds old. */
export function shipAt(
  id: string,
  eastNm: number,
  northNm: number,
  { ageS = 0, ...more }: Partial<TrackToMatch> & { ageS?: number } = {},
): TrackToMatch {
  const [lon, lat] = placeAt(eastNm, northNm)
  return { id, atMs: NOW_MS - ageS * 1000, lon, lat, sigmaNm: 0.02, intervalS: 10, sogKn: 0, ...more }
}

export function contactAt(eastNm: number, northNm: number, more: Partial<Contact> = {}): Contact {
  const [lon, lat] = placeAt(eastNm, northNm)
  return { atMs: NOW_MS, lon, lat, sigmaNm: 0.1, ...more }
}

function placeAt(eastNm: number, northNm: number): readonly [number, number] {
  return destination(destination(ORIGIN, 0, northNm), 90, eastNm)
}
