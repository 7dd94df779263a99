import type { LonLat } from '#geo/lonlat.ts'
import type { ZoneSet } from '#geo/zone.ts'
import type { ComparedNames } from '../compare/compare-words.ts'
import type { Comparison } from '../compare/comparison.ts'
import type { ZoneEvent } from '../events/zone-event.ts'
import type { Note } from '../recording/notes.ts'
import type { PositionReport, TrackIdentity } from '../report.ts'

/** One track of a slice. */
export interface BundleTrack {
  readonly identity: TrackIdentity
  /** Its reports in the window, oldest first, each with the source that brought it. */
  readonly reports: readonly PositionReport[]
}

/** Where something that the bundle holds comes from, and on what terms. Addresses stand as text, never as links. */
interface BundleSource {
  readonly name: string
  readonly licence: string
  readonly note?: string
}

/** Everything that goes into an evidence bundle: plain data. Texts may come from strangers; they are shown as text. */
export interface Bundle {
  readonly title: string
  /** Who wrote it out, when, and with which version of what. */
  readonly made: { readonly by?: string; readonly atMs: number; readonly tool: string }
  readonly window: { readonly fromMs: number; readonly toMs: number }
  /** The instant that is shown first; the start of the window without it. */
  readonly shownAtMs?: number
  readonly tracks: readonly BundleTrack[]
  readonly events: readonly ZoneEvent[]
  readonly notes: readonly Note[]
  readonly zones: ZoneSet
  /** Coast lines; those that end where they begin are land. */
  readonly coast?: readonly (readonly LonLat[])[]
  /** The map as it was seen: a PNG image as a data URL, and what it shows. */
  readonly picture?: { readonly pngDataUrl: string; readonly words: string }
  readonly comparison?: { readonly comparison: Comparison; readonly names: ComparedNames }
  /** The recording that the slice was cut from. */
  readonly recording?: { readonly name: string; readonly sha256?: string }
  /** Its event log, and what came of verifying it, in words. */
  readonly eventLog?: { readonly sha256: string; readonly words: string }
  /** The rules in force, as sentences. */
  readonly rules: readonly string[]
  readonly sources: readonly BundleSource[]
}

/** Positions, tracks and bytes of a bundle at most: what a browser opens from a mail without waiting. */
export const MOST_POSITIONS = 200_000
export const MOST_TRACKS = 500
export const LARGEST_BYTES = 20 * 1024 * 1024
