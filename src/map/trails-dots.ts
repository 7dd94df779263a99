import { type LonLat, longitudeDelta } from '#geo/lonlat.ts'
import type { TrailColumns } from './trails.ts'

/** Spacings of the past positions of the selected trail: a whole number of these since midnight UTC. */
const DOT_STEPS_MIN = [1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 360, 720, 1440]
const MOST_DOTS = 24

/** Positions at whole steps of time from an instant on, between reports on the straight line; none inside a gap. */
export function trailDots({ lon, lat, atMs }: TrailColumns, stepMs: number, fromMs: number): LonLat[] {
  const found: LonLat[] = []
  for (let i = 1; i < atMs.length; i++) {
    const [lon0, lon1] = [lon[i - 1] as number, lon[i] as number]
    const [lat0, lat1] = [lat[i - 1] as number, lat[i] as number]
    if (!Number.isFinite(lon0) || !Number.isFinite(lon1)) continue
    const [from, to] = [atMs[i - 1] as number, atMs[i] as number]
    for (let at = Math.ceil(Math.max(from, fromMs) / stepMs) * stepMs; at < to; at += stepMs) {
      const share = (at - from) / (to - from)
      found.push([lon0 + longitudeDelta(lon0, lon1) * share, lat0 + (lat1 - lat0) * share])
    }
  }
  return found
}

/** Spacing of the dots in milliseconds: the finest round one that keeps a trail of this length to a few dozen. */
export function dotStepMs(spanMs: number): number {
  const minutes = DOT_STEPS_MIN.find((step) => spanMs / (step * 60_000) <= MOST_DOTS) ?? 1440
  return minutes * 60_000
}
