import { MAX_GAP_MS, wayNm } from '../one-motion.ts'
import type { TrackReports } from '../track-reports.ts'

/** A report as behaviours see it. NaN where it did not say. */
export interface Seen {
  readonly atMs: number
  readonly lon: number
  readonly lat: number
  readonly sogKn: number
  readonly cogDeg: number
  readonly navStatus: number | undefined
  readonly source: string
}

/** The way between two reports that are of one motion. */
export interface Step {
  readonly from: Seen
  readonly to: Seen
  /** Mean speed on it: of those reported if any, else by the distance. */
  readonly kn: number
}

/** The reports of a track after an instant up to another, oldest first, those of one instant by place; repeats are left out. */
export function seenBetween(columns: TrackReports, afterMs: number, upToMs: number): Seen[] {
  const first = columns.lastAtOrBefore(afterMs) + 1
  const found: Seen[] = []
  let isOrdered = true
  for (let i = first; i < columns.length && columns.atMs(i) <= upToMs; i++) {
    if (found.at(-1)?.atMs === columns.atMs(i)) isOrdered = false
    found.push(seenAt(columns, i))
  }
  return isOrdered ? found : inOrder(found)
}

function seenAt(columns: TrackReports, i: number): Seen {
  const [lon, lat] = columns.place(i)
  return {
    atMs: columns.atMs(i),
    lon,
    lat,
    sogKn: columns.sogKn(i),
    cogDeg: columns.cogDeg(i),
    navStatus: columns.navStatus(i),
    source: columns.source(i),
  }
}

/** Total but for reports that are alike in all that is looked at, so that the order of arrival says nothing. */
function inOrder(found: Seen[]): Seen[] {
  return found
    .sort(
      (a, b) =>
        a.atMs - b.atMs ||
        a.lon - b.lon ||
        a.lat - b.lat ||
        known(a.sogKn) - known(b.sogKn) ||
        known(a.cogDeg) - known(b.cogDeg) ||
        (a.navStatus ?? -1) - (b.navStatus ?? -1) ||
        (a.source < b.source ? -1 : Number(a.source > b.source)),
    )
    .filter((each, i, all) => {
      const before = all[i - 1]
      return !before || before.atMs !== each.atMs || before.lon !== each.lon || before.lat !== each.lat
    })
}

function known(value: number): number {
  return Number.isNaN(value) ? -1 : value
}

/** The step between two reports, or undefined across a gap (18 min: six of the longest nominal intervals). */
export function stepOf(from: Seen, to: Seen): Step | undefined {
  const betweenMs = to.atMs - from.atMs
  if (betweenMs > MAX_GAP_MS) return undefined
  return { from, to, kn: meanKn(from, to, betweenMs) }
}

function meanKn(from: Seen, to: Seen, betweenMs: number): number {
  const told = [from.sogKn, to.sogKn].filter((kn) => !Number.isNaN(kn))
  if (told.length > 0) return told.reduce((sum, kn) => sum + kn, 0) / told.length
  return betweenMs > 0 ? (wayNm(from.lon, from.lat, to.lon, to.lat) * 3_600_000) / betweenMs : Number.NaN
}

/** How fast it was with a report: what it said, else by the way to it. NaN when neither is known. */
export function knotsAt(seen: Seen, step: Step | undefined): number {
  return Number.isNaN(seen.sogKn) ? (step?.kn ?? Number.NaN) : seen.sogKn
}

/** Nautical miles between two reports. */
export function apartNm(a: Pick<Seen, 'lon' | 'lat'>, b: Pick<Seen, 'lon' | 'lat'>): number {
  return wayNm(a.lon, a.lat, b.lon, b.lat)
}

/** Time and place of a report, as evidence. */
export function fixOf({ atMs, lon, lat }: Seen): { atMs: number; lon: number; lat: number } {
  return { atMs, lon, lat }
}

/** The place of a report, as evidence. */
export function placeOf({ lon, lat }: Seen): { lon: number; lat: number } {
  return { lon, lat }
}
