import { eventLine } from '../event-log.ts'
import { headLine, identityLine, reportLine } from '../formats/own-format.ts'
import { noteMarkLine } from '../recording/recording-lines.ts'
import type { IdentityPatch, TrackIdentity } from '../report.ts'
import { eventFacts } from './event-facts.ts'
import type { ExportJob } from './export-job.ts'
import { reportAt } from './report-at.ts'
import { nextRow, type SelectedTrack, selectedEvents, selectedNotes, selectedTracks } from './selection.ts'
import { inTimeOrder } from './time-order.ts'
import { isoTime } from './units.ts'

/** A line that is no report, and from when it held. */
interface TimedLine {
  readonly atMs: number
  readonly line: string
}

/**
 * A recording of ours: the head, what was first known of each track, then all reports in time order, with what tracks
 * said anew, the events (`{"event":{...}}`, as `eventLine` has them, at the time when each was confirmed) and the notes between.
 */
export function* ownExport(job: ExportJob): Generator<string> {
  const tracks = selectedTracks(job.store, job.selection)
  const events = selectedEvents(job.events ?? [], job.store, job.selection)
  const others: TimedLine[] = [
    ...tracks.flatMap(({ identity }) => patchesOf(identity)),
    ...events.map((event) => ({ atMs: event.confirmedAtMs, line: `{"event":${eventLine(event)}}\n` })),
    ...selectedNotes(job.notes ?? [], tracks, job.selection).map((note) => ({
      atMs: note.atMs,
      line: `${noteMarkLine(note)}\n`,
    })),
  ].sort((a, b) => a.atMs - b.atMs)
  const startAtMs = tracks.reduce((least, track) => Math.min(least, firstAtMs(track)), Number.POSITIVE_INFINITY)
  yield `${headLine({
    startAtMs: Number.isFinite(startAtMs) ? startAtMs : job.madeAtMs,
    made: { by: 'export', at: isoTime(job.madeAtMs), source: job.source, ...eventFacts(events) },
  })}\n`
  for (const { identity } of tracks) yield `${identityLine(firstKnown(identity))}\n`
  let next = 0
  for (const place of inTimeOrder(tracks)) {
    const atMs = place.track.columns.atMs(place.row)
    for (; (others[next]?.atMs ?? Number.POSITIVE_INFINITY) < atMs; next++) yield (others[next] as TimedLine).line
    yield `${reportLine(reportAt(place))}\n`
  }
  for (const { line } of others.slice(next)) yield line
}

function firstAtMs(track: SelectedTrack): number {
  const row = nextRow(track, track.from)
  return row < track.to ? track.columns.atMs(row) : Number.POSITIVE_INFINITY
}

/** What was known at first: of each fact that changed, what it was before all changes. */
function firstKnown({ earlier = [], ...now }: TrackIdentity): IdentityPatch {
  return { ...now, ...Object.fromEntries(earlier.toReversed().map(({ fact, was }) => [fact, was])) }
}

/** What was said anew, and when. */
function patchesOf({ earlier = [], ...now }: TrackIdentity): TimedLine[] {
  return earlier.map(({ fact, untilMs }, i) => {
    const next = earlier.slice(i + 1).find((later) => later.fact === fact)
    return { atMs: untilMs, line: `${identityLine({ trackId: now.trackId, [fact]: next ? next.was : now[fact] })}\n` }
  })
}
