import type { BundleFacts } from '#domain/bundle/bundle-of.ts'
import type { CompareOptions } from '#domain/compare/compare-tracks.ts'
import type { Comparison } from '#domain/compare/comparison.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import type { ZoneRule, ZoneRules } from '#domain/events/zone-rule.ts'
import type { ExportFacts } from '#domain/export/export-facts.ts'
import type { ExportFormat } from '#domain/export/export-format.ts'
import type { ExportJob } from '#domain/export/export-job.ts'
import type { ColumnMapping } from '#domain/formats/csv/columns.ts'
import type { RecordingSummary } from '#domain/formats/summary.ts'
import type { LiveChange } from '#domain/live-desk.ts'
import type { Observation } from '#domain/observations/observation.ts'
import type { PictureFrame } from '#domain/picture.ts'
import type { RecordedSource, RecordingProblem } from '#domain/recording/open-recording.ts'
import type { TrackIdentity } from '#domain/report.ts'
import type { LinkStatus } from '#domain/stream/stream-link.ts'
import type { StoredReport, TrackPath } from '#domain/track-store.ts'
import type { Box } from '#geo/lonlat.ts'
import type { Result } from '#geo/result.ts'

/** Which track store is asked. */
export type PictureSource = 'live' | 'recording'

/** A recorded file to be replayed, alone or with others. */
export interface FileOnPage {
  readonly blob: Blob
  readonly name: string
  /** When a file without times begins. */
  readonly startAtMs?: number
  /** What the columns of a table mean. */
  readonly columns?: ColumnMapping
  /** Added to all its times, milliseconds. */
  readonly shiftMs: number
}

/** What has come of files that are still being read. */
export interface RecordingPart {
  /** Newly known, by slot. */
  readonly identities: readonly (readonly [slot: number, identity: TrackIdentity])[]
  readonly firstAtMs: number
  readonly lastAtMs: number
}

/** What a stretch of the recorded past brought beside reports. */
export interface LoadedPast {
  /** Who was not known, by slot. */
  readonly identities: readonly { readonly slot: number; readonly identity: TrackIdentity }[]
  readonly events: readonly ZoneEvent[]
  readonly observations: readonly Observation[]
}

/** What is told of a recording once it is open. */
export interface OpenedRecording {
  /** Of its files, as people read it. */
  readonly name: string
  /** Its files, in the order in which they were given. */
  readonly sources: readonly RecordedSource[]
  /** Of all of them together. */
  readonly summary: RecordingSummary
  /** By slot. */
  readonly identities: readonly TrackIdentity[]
  readonly events: readonly ZoneEvent[]
  /** What vessels did beside, and what sensors say of them, as each was told: see `withTold`. */
  readonly observations: readonly Observation[]
  /** Why nothing was near a shore for these observations: the land could not be had. */
  readonly shoreProblem: string | undefined
  /** What the events were made by. */
  readonly rules: ZoneRules
  /** Where all of it happened. */
  readonly box: Box | undefined
  readonly eventLogSha256: string
  /** Reports that came late and were put in their place; see EventFaults, as for the others. */
  readonly late: number
  readonly jumps: number
  readonly ahead: number
  readonly disagreements: number
}

/** What of a picture is written out: all that is given must hold. */
export interface DeskSelection {
  readonly fromMs?: number
  readonly toMs?: number
  readonly trackIds?: readonly string[]
  /** Reports in this zone only. */
  readonly zoneId?: string
}

export interface ExportOffer {
  readonly facts: ExportFacts
  /** By format: what of it that does not hold, in sentences. */
  readonly losses: Readonly<Record<ExportFormat, readonly string[]>>
}

/** What an exported file says of itself. */
export type ExportMade = Pick<ExportJob, 'madeAtMs' | 'source' | 'events' | 'notes'>

/** Of a bundle, what the page knows. */
export type BundleWish = Omit<BundleFacts, 'zones' | 'coast'>

/** What the page may ask of the worker. Every call is answered once. */
export interface DeskApi {
  /**
   * Loads the zones (a zones file as parsed JSON) with their rules, and opens the stream. The land at `landUrl`, GeoJSON,
   * is fetched with the first file: vessels near a shore do not loiter.
   */
  start(options: {
    readonly zones: unknown
    readonly rules: ZoneRules
    readonly streamUrl: string
    readonly landUrl: string
  }): void
  /**
   * Other zones: they name where everyone is from now on, and make the events of the files that are opened next. The
   * events of an open recording stay those of the zones that it was opened with.
   */
  setZones(zones: unknown, rules: ZoneRules): void
  /**
   * The events that the open recording would make by another rule, or in other zones (a zones file as parsed JSON):
   * those of the oracle, `zoneEventsOf`. Zones with a rule of their own keep it; nothing that is shown changes. Other
   * questions are answered meanwhile. Undefined when `stopLab`, `close` or a newer question of its kind gave it up.
   */
  lab(rule: ZoneRule, zones?: unknown): Promise<readonly ZoneEvent[] | undefined>
  stopLab(): void
  /** The reports of a track between two instants, both included, oldest first; none of a track that is not known. */
  around(source: PictureSource, trackId: string, fromMs: number, toMs: number): readonly StoredReport[]
  frame(source: PictureSource, atMs: number): PictureFrame
  /** Those who go on otherwise than the last frame and changes said; see `FrameMaker.changesTo`. */
  changes(source: PictureSource, atMs: number): PictureFrame | undefined
  paths(source: PictureSource, slots: readonly number[], fromMs: number, toMs: number): TrackPath[]
  histogram(source: PictureSource, fromMs: number, toMs: number, bins: number): Uint32Array<ArrayBuffer>
  /** Fetches what the server remembers into the live store. Answers the first instant that can be looked at. */
  loadHistory(url: string): Promise<number | undefined>
  /**
   * Fetches a stretch of the past that the server recorded into the live store, lines of our own format, and keeps what
   * the store has from `keepFromMs` on until `forgetPast`.
   */
  loadPast(url: string, keepFromMs: number): Promise<LoadedPast>
  forgetPast(): void
  /**
   * Reads recorded files as one picture; a newer opening or `close` stops it. Progress and parts are told with its number:
   * from the first part on the recording can be looked at.
   */
  open(opening: number, files: readonly FileOnPage[]): Promise<Result<OpenedRecording, RecordingProblem>>
  /** Lets go of the recording and of one that is being read. */
  close(): void
  /** What an export would hold, of `events` too, and what each format leaves out of it. */
  exportFacts(source: PictureSource, selection: DeskSelection, events: readonly ZoneEvent[]): Promise<ExportOffer>
  /** Writes tracks as a file; the live picture as it is now. The store takes nothing in meanwhile. */
  exportTracks(source: PictureSource, format: ExportFormat, selection: DeskSelection, made: ExportMade): Promise<Blob>
  /** Two tracks, or two windows of one, on one clock; see `compareTracks`. */
  compare(
    source: PictureSource,
    trackIdA: string,
    trackIdB: string,
    options: CompareOptions,
  ): Promise<Result<Comparison>>
  /** The slice of a window with its events as one page; see `bundleHtml`. */
  bundle(source: PictureSource, trackIds: readonly string[], facts: BundleWish): Promise<Result<Blob>>
}

export type DeskCall = {
  [Method in keyof DeskApi]: {
    readonly ticket: number
    readonly method: Method
    readonly args: Parameters<DeskApi[Method]>
  }
}[keyof DeskApi]

/** What comes back: answers to calls, and what the stream brings unasked. */
export type DeskMessage =
  | { readonly type: 'answer'; readonly ticket: number; readonly value: unknown }
  | { readonly type: 'failure'; readonly ticket: number; readonly message: string }
  | { readonly type: 'live'; readonly change: LiveChange }
  | { readonly type: 'link'; readonly status: LinkStatus }
  | { readonly type: 'progress'; readonly opening: number; readonly bytes: number; readonly part?: RecordingPart }
