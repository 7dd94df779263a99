import type { PlaceAt } from '#domain/coverage/was-seen.ts'
import { lostAfterS, nominalIntervalS } from '#domain/freshness.ts'
import type { TrackIdentity } from '#domain/report.ts'
import { reportingAt } from '#domain/reporting.ts'
import type { TrackReports } from '#domain/track-reports.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { between } from '#geo/measure.ts'

/** A time without a report. */
export interface TrackGap {
  readonly fromMs: number
  readonly toMs: number
  /** Seconds between two reports that such a station promises. */
  readonly intervalS: number
  /** Until now: no report has ended it yet. */
  readonly isOpen: boolean
  /** Longer than until a station is called lost, six intervals. */
  readonly isLost: boolean
}

/** The longest time without a report among those that are kept, of equals the newest; undefined for a track without reports. */
export function longestGap(identity: TrackIdentity, columns: TrackReports, nowMs: number): TrackGap | undefined {
  let longest: TrackGap | undefined
  for (let row = 0; row < columns.length; row++) {
    const isOpen = row === columns.length - 1
    const [fromMs, toMs] = [columns.atMs(row), isOpen ? nowMs : columns.atMs(row + 1)]
    if (toMs < fromMs || (longest && toMs - fromMs < longest.toMs - longest.fromMs)) continue
    const intervalS = nominalIntervalS(reportingAt(identity, columns, row))
    longest = { fromMs, toMs, intervalS, isOpen, isLost: (toMs - fromMs) / 1000 > lostAfterS(intervalS) }
  }
  return longest
}

/** Where a track was by its reports: between two on a straight line at an even speed, before and after them where it was. */
export function placeByReports(columns: TrackReports): PlaceAt {
  return (atMs) => {
    const row = Math.max(0, columns.lastAtOrBefore(atMs))
    if (row === columns.length - 1) return columns.place(row)
    const [fromMs, toMs] = [columns.atMs(row), columns.atMs(row + 1)]
    const share = toMs > fromMs ? Math.max(0, Math.min(1, (atMs - fromMs) / (toMs - fromMs))) : 0
    return between(columns.place(row), columns.place(row + 1), share)
  }
}

/** Every place that `placeByReports` goes by between two moments. */
export function placesBetween(columns: TrackReports, fromMs: number, toMs: number): readonly LonLat[] {
  const placeAt = placeByReports(columns)
  const places = [placeAt(fromMs), placeAt(toMs)]
  for (let row = columns.lastAtOrBefore(fromMs) + 1; row < columns.length && columns.atMs(row) <= toMs; row++)
    places.push(columns.place(row))
  return places
}
