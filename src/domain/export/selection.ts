import type { ZoneEvent } from '../events/zone-event.ts'
import type { Note } from '../recording/notes.ts'
import type { TrackIdentity } from '../report.ts'
import type { TrackReports } from '../track-reports.ts'
import type { TrackStore } from '../track-store.ts'

/** What of a recording is written out. All that is given must hold; nothing given is the whole recording. */
export interface ExportSelection {
  /** Milliseconds since 1970, UTC; both instants belong to the window. */
  readonly fromMs?: number
  readonly toMs?: number
  /** Tracks, by their numbers in the store. Unknown numbers are passed over, repeated ones count once. */
  readonly slots?: readonly number[]
  /** Whether a position counts: degrees, WGS 84. */
  readonly inZone?: (lon: number, lat: number) => boolean
}

/** A track of which something is written, and its rows in the window. */
export interface SelectedTrack {
  readonly slot: number
  readonly identity: TrackIdentity
  readonly columns: TrackReports
  /** First row, and the row after the last. */
  readonly from: number
  readonly to: number
  readonly inZone?: (lon: number, lat: number) => boolean
}

/**
 * The chosen tracks by rising slot. In a window or a zone those without a position in it are left out; else tracks of
 * which only the identity is known are among them.
 */
export function selectedTracks(store: TrackStore, selection: ExportSelection): SelectedTrack[] {
  const { fromMs = Number.NEGATIVE_INFINITY, toMs = Number.POSITIVE_INFINITY, inZone } = selection
  const slots = selection.slots
    ? [...new Set(selection.slots)].sort((a, b) => a - b)
    : Array.from({ length: store.size }, (_, slot) => slot)
  const isPart = selection.fromMs !== undefined || selection.toMs !== undefined || inZone !== undefined
  return slots.flatMap((slot) => {
    const [identity, columns] = [store.identityWithPast(slot), store.reportsOf(slot)]
    if (!identity || !columns) return []
    const [from, to] = [columns.lastAtOrBefore(Math.ceil(fromMs) - 1) + 1, columns.lastAtOrBefore(toMs) + 1]
    const track = { slot, identity, columns, from, to, ...(inZone && { inZone }) }
    return isPart && nextRow(track, track.from) >= to ? [] : [track]
  })
}

/** The first row from `row` on that counts, or `track.to`. */
export function nextRow({ columns, to, inZone }: SelectedTrack, row: number): number {
  let next = row
  if (inZone) while (next < to && !inZone(columns.lon(next), columns.lat(next))) next++
  return Math.min(next, to)
}

/** The rows of a track that count, oldest first. */
export function* rowsOf(track: SelectedTrack): Generator<number> {
  for (let row = nextRow(track, track.from); row < track.to; row = nextRow(track, row + 1)) yield row
}

/** The events of the chosen tracks that happened in the window and the zone, in the order given. */
export function selectedEvents(
  events: readonly ZoneEvent[],
  store: TrackStore,
  { fromMs = Number.NEGATIVE_INFINITY, toMs = Number.POSITIVE_INFINITY, slots, inZone }: ExportSelection,
): readonly ZoneEvent[] {
  const trackIds = slots && new Set(slots.map((slot) => store.identity(slot)?.trackId))
  return events.filter(
    ({ atMs, trackId, lon, lat }) =>
      atMs >= fromMs && atMs <= toMs && (trackIds?.has(trackId) ?? true) && (inZone?.(lon, lat) ?? true),
  )
}

/** The notes of the window: those about one of the chosen tracks, and those about none. */
export function selectedNotes(
  notes: readonly Note[],
  tracks: readonly SelectedTrack[],
  { fromMs = Number.NEGATIVE_INFINITY, toMs = Number.POSITIVE_INFINITY }: ExportSelection,
): readonly Note[] {
  const trackIds = new Set(tracks.map(({ identity }) => identity.trackId))
  return notes.filter(
    ({ atMs, trackId }) => atMs >= fromMs && atMs <= toMs && (trackId === undefined || trackIds.has(trackId)),
  )
}
