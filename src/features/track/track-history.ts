import { isOneMotion } from '#domain/one-motion.ts'
import type { TrackKind } from '#domain/report.ts'
import type { StoredReport } from '#domain/track-store.ts'

/** How far back the graph and the last good values look. */
export const HISTORY_MS = 2 * 3_600_000

/** Columns for the graph of speed and course; NaN rows part reports that are not one motion. */
export interface MotionHistory {
  /** Seconds since 1970. */
  readonly times: readonly number[]
  readonly sogKn: readonly number[]
  readonly cogDeg: readonly number[]
}

export function motionHistory(reports: readonly StoredReport[], kind: TrackKind): MotionHistory {
  const [times, sogKn, cogDeg]: [number[], number[], number[]] = [[], [], []]
  for (const [i, report] of reports.entries()) {
    const before = reports[i - 1]
    if (before && !isOneMotion([before.lon, before.lat], [report.lon, report.lat], report.atMs - before.atMs, kind)) {
      times.push((before.atMs + report.atMs) / 2000)
      sogKn.push(Number.NaN)
      cogDeg.push(Number.NaN)
    }
    times.push(report.atMs / 1000)
    sogKn.push(report.sogKn ?? Number.NaN)
    cogDeg.push(report.cogDeg ?? Number.NaN)
  }
  return { times, sogKn, cogDeg }
}

/** A value as it was reported last, and when; newer reports left it out. */
export interface LastGood {
  readonly value: number
  readonly atMs: number
}

/** The last report of a value not after an instant; undefined when there is none. */
export function lastGood(
  reports: readonly StoredReport[],
  atMs: number,
  value: 'sogKn' | 'cogDeg' | 'headingDeg' | 'altitudeM',
): LastGood | undefined {
  const report = reports.findLast((each) => each.atMs <= atMs && each[value] !== undefined)
  const found = report?.[value]
  return report && found !== undefined ? { value: found, atMs: report.atMs } : undefined
}

/** Round ticks for speeds from nothing: the least that holds the highest, with the half of it: `0 7 14`. */
export function speedTicks(sogKn: readonly number[]): readonly number[] {
  const most = sogKn.reduce((highest, knots) => (knots > highest ? knots : highest), 0)
  const half = [1, 2, 5, 7, 10, 15, 20, 30, 50, 100, 200, 350, 500].find((step) => step * 2 >= most) ?? 700
  return [0, half, half * 2]
}
