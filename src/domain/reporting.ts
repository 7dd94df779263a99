import { isTurn, type Reporting } from './freshness.ts'
import type { TrackIdentity } from './report.ts'
import type { TrackReports } from './track-reports.ts'

/** What a track promised with its report of a row: on this depends when the next is due. */
export function reportingAt(
  { kind, aisClass, classBUnit }: TrackIdentity,
  track: TrackReports,
  row: number,
): Reporting {
  const sogKn = track.sogKn(row)
  return {
    kind,
    aisClass,
    classBUnit,
    sogKn: Number.isNaN(sogKn) ? undefined : sogKn,
    navStatus: track.navStatus(row),
    isTurning: wasTurning(track, row),
  }
}

/** Whether it was changing course when it sent the report. */
export function wasTurning(track: TrackReports, row: number): boolean {
  if (row === 0) return false
  const seconds = (track.atMs(row) - track.atMs(row - 1)) / 1000
  return isTurn(track.cogDeg(row - 1), track.cogDeg(row), seconds)
}
