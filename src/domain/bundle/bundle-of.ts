import { failed, ok, type Result } from '#geo/result.ts'
import { countText } from '../notation.ts'
import type { PositionReport } from '../report.ts'
import type { TrackReports } from '../track-reports.ts'
import type { TrackStore } from '../track-store.ts'
import { type Bundle, type BundleTrack, MOST_POSITIONS, MOST_TRACKS } from './bundle.ts'

/** What of a bundle does not come from the store. */
export type BundleFacts = Omit<Bundle, 'tracks'>

/**
 * Cuts a slice out of a store: the reports of the chosen tracks within the window, both ends included, and of the events
 * and notes those of the window, events of the chosen tracks only. A track without a report there is left out. Fails when
 * the window runs back or the slice is too large, before anything is copied.
 */
export function bundleOf(store: TrackStore, slots: readonly number[], facts: BundleFacts): Result<Bundle> {
  const { fromMs, toMs } = facts.window
  if (!(fromMs <= toMs)) return failed(`the window is ${fromMs} to ${toMs}, expected the first not after the second`)
  const ranges = [...new Set(slots)].flatMap((slot) => {
    const track = store.reportsOf(slot)
    const [first, last] = track ? [track.lastAtOrBefore(fromMs - 1) + 1, track.lastAtOrBefore(toMs)] : [0, -1]
    return track && last >= first ? [{ slot, track, first, last }] : []
  })
  const problem = sizeProblem(
    ranges.reduce((sum, { first, last }) => sum + last + 1 - first, 0),
    ranges.length,
  )
  if (problem !== undefined) return failed(problem)
  const tracks = ranges.map(({ slot, track, first, last }): BundleTrack => {
    const identity = store.identityWithPast(slot) ?? { trackId: '', kind: 'other' }
    const reports = Array.from({ length: last + 1 - first }, (_, i) => reportOf(track, first + i, identity.trackId))
    return { identity, reports }
  })
  const ids = new Set(tracks.map(({ identity }) => identity.trackId))
  return ok({
    ...facts,
    tracks,
    events: facts.events.filter(({ atMs, trackId }) => ids.has(trackId) && atMs >= fromMs && atMs <= toMs),
    notes: facts.notes.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs),
  })
}

/** Why a slice is too large or holds nothing, and what to do. */
export function sizeProblem(positions: number, tracks: number): string | undefined {
  const holds = `the slice holds ${countText(positions)} positions of ${countText(tracks)} tracks`
  if (positions === 0) return `${holds}, expected at least one position: widen the window or choose other tracks`
  if (positions > MOST_POSITIONS)
    return `${holds}, expected at most ${countText(MOST_POSITIONS)} positions: narrow the window or choose fewer tracks`
  return tracks > MOST_TRACKS ? `${holds}, expected at most ${MOST_TRACKS} tracks: choose fewer` : undefined
}

function reportOf(track: TrackReports, i: number, trackId: string): PositionReport {
  const [lon, lat] = track.place(i)
  const numbers = {
    sogKn: track.sogKn(i),
    cogDeg: track.cogDeg(i),
    headingDeg: track.headingDeg(i),
    altitudeM: track.altitudeM(i),
    navStatus: track.navStatus(i) ?? Number.NaN,
  }
  const known = Object.fromEntries(Object.entries(numbers).filter(([, value]) => !Number.isNaN(value)))
  return { trackId, source: track.source(i), atMs: track.atMs(i), lon, lat, ...known }
}
