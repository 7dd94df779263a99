import type { LonLat } from '#geo/lonlat.ts'
import { EARTH_RADIUS_NM } from '#geo/measure.ts'
import type { TrackKind } from './report.ts'
import type { TrackReports } from './track-reports.ts'

/** Reports further apart than this are not joined: six of the longest nominal intervals (3 min, ITU-R M.1371). */
export const MAX_GAP_MS = 18 * 60_000

/** Faster than this between two reports is a jump, not a voyage. */
const MAX_SPEED_KN: Record<TrackKind, number> = {
  vessel: 100,
  patrol: 100,
  aid: 100,
  base: 100,
  contact: 700,
  drone: 700,
  aircraft: 700,
  other: 700,
}

/** Positions this close are noise whatever the time between them. */
const NOISE_NM = 0.1

const HALF_RADIANS = Math.PI / 360

/**
 * Whether two reports of a track belong to one motion: close enough in time, and not faster than such a track can go.
 * If not, nothing is known of the way between them: it is not drawn as a line, not played as a motion, and not asked
 * where it crossed a limit.
 */
export function isOneMotion(from: LonLat, to: LonLat, betweenMs: number, kind: TrackKind): boolean {
  return betweenMs <= MAX_GAP_MS && isReachable(wayNm(from[0], from[1], to[0], to[1]), betweenMs, kind)
}

/** Whether report i of a track and the next belong to one motion; see `isOneMotion`. */
export function isJoined(track: TrackReports, i: number, kind: TrackKind): boolean {
  const betweenMs = track.atMs(i + 1) - track.atMs(i)
  if (betweenMs > MAX_GAP_MS) return false
  const lon = track.lon(i)
  const lat = track.lat(i)
  const nextLon = track.lon(i + 1)
  const nextLat = track.lat(i + 1)
  // A degree is never more than 60.05 NM on this sphere: most ways are so short that nothing needs to be worked out.
  const mostNm = 60.1 * (Math.abs(nextLon - lon) + Math.abs(nextLat - lat))
  return isReachable(mostNm, betweenMs, kind) || isReachable(wayNm(lon, lat, nextLon, nextLat), betweenMs, kind)
}

/** Whether a track of this kind can go so far in that time. */
export function isReachable(nm: number, betweenMs: number, kind: TrackKind): boolean {
  return nm <= NOISE_NM || nm * 3_600_000 <= MAX_SPEED_KN[kind] * betweenMs
}

/** As `distanceNm` of geo/measure, in plain numbers: it is asked for every report, and makes nothing to throw away. */
export function wayNm(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const sinLat = Math.sin((lat2 - lat1) * HALF_RADIANS)
  const sinLon = Math.sin((lon2 - lon1) * HALF_RADIANS)
  const h = sinLat * sinLat + Math.cos(lat1 * 2 * HALF_RADIANS) * Math.cos(lat2 * 2 * HALF_RADIANS) * sinLon * sinLon
  return 2 * EARTH_RADIUS_NM * Math.asin(Math.min(1, Math.sqrt(h)))
}
