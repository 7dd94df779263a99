import { atOnce } from '../in-slices.ts'
import type { PositionReport } from '../report.ts'
import { compareEvents } from './event-order.ts'
import { inOrder, isBorneOut } from './fix-order.ts'
import type { HeardFix } from './leg.ts'
import { TrackWatch } from './track-watch.ts'
import type { ZoneContext } from './zone-context.ts'
import type { ZoneEvent } from './zone-event.ts'

/** Places are judged as the track store keeps them: to a ten-millionth of a degree, a centimetre. */
const DEGREE = 1e7

export function placeDeg(degrees: number): number {
  return Math.round(degrees * DEGREE) / DEGREE
}

/**
 * The zone events of all reports of one track, in the order of `compareEvents`. This pure function is the oracle: the
 * incremental engine must come to the same, whatever the order in which the reports arrive.
 *
 * @param reports Of one track, in any order.
 * @param endMs Until when nothing more was heard of it: what tracks agree that the time is (see EventClock). Without it
 *   the recording ends with the track, and nobody is lost at its end.
 */
export function zoneEventsOf(
  reports: readonly PositionReport[],
  context: ZoneContext,
  endMs?: number,
): readonly ZoneEvent[] {
  const [any] = reports
  return any ? atOnce(eventsInPieces(any.trackId, reports.map(fixOfReport), context, endMs)) : []
}

function fixOfReport({ atMs, lon, lat, source }: PositionReport): HeardFix {
  return { atMs, lon: placeDeg(lon), lat: placeDeg(lat), source }
}

/** So many reports are a piece of work: some milliseconds. */
const REPORTS_A_PIECE = 1000

/** As `zoneEventsOf`, of fixes as a store keeps them, in pieces: yields after every few milliseconds of work. */
export function* eventsInPieces(
  trackId: string,
  fixes: readonly HeardFix[],
  context: ZoneContext,
  endMs?: number,
): Generator<undefined, readonly ZoneEvent[]> {
  const watch = new TrackWatch(trackId, context)
  const events: ZoneEvent[] = []
  const ordered = inOrder(fixes)
  const instants = [...new Set(ordered.map(({ atMs }) => atMs))]
  let instant = 0
  for (const [i, fix] of ordered.entries()) {
    if (i % REPORTS_A_PIECE === REPORTS_A_PIECE - 1) yield
    while (instants[instant] !== fix.atMs) instant++
    const company = { beforeMs: instants[instant - 1], afterMs: instants[instant + 1], clockMs: endMs, isOver: true }
    if (isBorneOut(fix.atMs, company)) watch.take(fix, events)
  }
  watch.silence(endMs ?? Number.NEGATIVE_INFINITY, events)
  return events.sort(compareEvents)
}
