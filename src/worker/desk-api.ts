import type { ZoneEvent } from '#domain/events/zone-event.ts'
import type { RecordingSummary } from '#domain/formats/recording-reader.ts'
import type { LiveChange } from '#domain/live-desk.ts'
import type { RecordingProblem } from '#domain/open-recording.ts'
import type { PictureFrame } from '#domain/picture.ts'
import type { Reject, TrackIdentity } from '#domain/report.ts'
import type { LinkStatus } from '#domain/stream/stream-link.ts'
import type { TrackPath } from '#domain/track-store.ts'
import type { Box } from '#geo/lonlat.ts'
import type { Result } from '#geo/result.ts'

/** Which track store is asked. */
export type PictureSource = 'live' | 'recording'

/** What is told of a recording once it is open. */
export interface OpenedRecording {
  readonly name: string
  readonly summary: RecordingSummary
  readonly rejects: readonly Reject[]
  /** By slot. */
  readonly identities: readonly TrackIdentity[]
  readonly events: readonly ZoneEvent[]
  /** Where all of it happened. */
  readonly box: Box | undefined
  readonly eventLogSha256: string
  readonly late: number
  readonly disagreements: number
}

/** What the page may ask of the worker. Every call is answered once. */
export interface DeskApi {
  /** Loads the zones and opens the stream. */
  start(options: { readonly zones: unknown; readonly streamUrl: string }): void
  frame(source: PictureSource, atMs: number): PictureFrame
  paths(source: PictureSource, slots: readonly number[], fromMs: number, toMs: number): TrackPath[]
  histogram(source: PictureSource, fromMs: number, toMs: number, bins: number): Uint32Array<ArrayBuffer>
  /** Fetches what the server remembers into the live store. Answers the first instant that can be looked at. */
  loadHistory(url: string): Promise<number | undefined>
  /** Reads a recorded file; a newer opening or `close` stops it. Progress is told with its number. */
  open(
    opening: number,
    file: Blob,
    name: string,
    startAtMs: number | undefined,
  ): Promise<Result<OpenedRecording, RecordingProblem>>
  /** Lets go of the recording and of one that is being read. */
  close(): void
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
  | { readonly type: 'progress'; readonly opening: number; readonly bytes: number }
