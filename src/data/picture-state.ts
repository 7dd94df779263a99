import type { Alert } from '#domain/alerts/alert.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import type { ColumnMapping } from '#domain/formats/csv/columns.ts'
import type { Observation } from '#domain/observations/observation.ts'
import type { RecordingProblem } from '#domain/recording/open-recording.ts'
import type { FeedStatus } from '#domain/stream/feed-status.ts'
import type { LinkStatus } from '#domain/stream/stream-link.ts'
import type { OpenedRecording, PictureSource } from '../worker/desk-api.ts'
import type { Loop } from './replay-clock.ts'

/** A recorded file of the picture that is open, or that is being opened. */
export interface OpenFile {
  /** No two files of a page have the same. */
  readonly id: number
  readonly name: string
  readonly blob: Blob
  readonly startAtMs?: number
  /** What the columns of a table mean, where someone said so. */
  readonly columns?: ColumnMapping
  /** Added to all its times, milliseconds. */
  readonly shiftMs: number
  /** One that is not shown is not read. */
  readonly isShown: boolean
}

/** Files on their way into the picture. */
interface Opening {
  readonly name: string
  readonly bytes: number
  readonly bytesRead: number
}

/** Files that could not be replayed. */
export interface OpeningProblem {
  /** All that were to be, but for those left out. */
  readonly files: readonly OpenFile[]
  /** Why none of them could, because of one of them; `needs-start` and `needs-columns` wait for an answer. Undefined where they are open. */
  readonly problem: RecordingProblem | undefined
  /** Of those that were left out, what is wrong with each. */
  readonly leftOut: readonly string[]
}

/**
 * What React may know of the picture: changes at most twice a second, and when someone presses a button.
 * Positions are not in it: they go from the worker to the map in frames.
 */
export interface PictureState {
  readonly source: PictureSource
  /** Live, and the picture follows the clock. False in a recording and when looking back. */
  readonly following: boolean
  readonly playing: boolean
  /** When the live edge was left for a look back: the timeline stands still from then on. */
  readonly leftLiveAtMs: number | undefined
  /** Recorded seconds a second, in replay. */
  readonly speed: number
  /** How fast it really ran in the last second; undefined when that is as asked. */
  readonly realSpeed: number | undefined
  /** It plays from late to early. */
  readonly isBackward: boolean
  /** What is played over and over. */
  readonly loop: Loop | undefined
  /** Fast over what has nothing in it, as asked near events. */
  readonly skips: boolean
  readonly link: LinkStatus
  /** A stream that has been quiet for longer than its beat allows: what is seen is old. */
  readonly stale: boolean
  /** How fast the live picture's own clock runs; 0 before the first word. */
  readonly liveRate: number
  readonly feeds: readonly FeedStatus[]
  /** How far this computer's clock is ahead of the server's, whole seconds; unknown when that is not the time of day. */
  readonly pageAheadS: number | undefined
  /** First and last instant that can be looked at. */
  readonly span: { readonly fromMs: number; readonly toMs: number } | undefined
  /** Of the live picture: from when on the page itself remembers everything; before, the server's recordings do. */
  readonly knownFromMs: number | undefined
  /** Zone events of the source, in the order in which they became known; withdrawn ones say so. */
  readonly events: readonly ZoneEvent[]
  /**
   * What vessels of the source did beside, and what sensors say of them, as each was told, in the order in which it
   * became known: see `withTold`.
   */
  readonly observations: readonly Observation[]
  /** Open alerts of the live picture, also while a recording is looked at. */
  readonly alerts: readonly Alert[]
  /** Which zones are in force on the server; those of the page are to be loaded again when it is another version. */
  readonly zonesVersion: string | undefined
  /** Counts up whenever identities change. */
  readonly identityVersion: number
  /** What was opened; undefined while it is read, though its beginning is shown then. */
  readonly recording: OpenedRecording | undefined
  /** The files of the recording that is shown, with those that are hidden. */
  readonly files: readonly OpenFile[]
  readonly opening: Opening | undefined
  readonly openingProblem: OpeningProblem | undefined
  /** What the server remembers could not be had; the live picture goes on. */
  readonly historyProblem: string | undefined
  /** A stretch of the past is on its way from the server's recordings. */
  readonly isFetchingPast: boolean
  /** The worker or the zones failed: nothing can be shown. */
  readonly failure: string | undefined
}

/** A look back is at true speed. */
export const LOOK_BACK_SPEED = 1
const NO_LINK: LinkStatus = {
  state: 'connecting',
  seq: 0,
  snapshots: 0,
  resumes: 0,
  updates: 0,
  repeats: 0,
  gaps: 0,
  skipped: 0,
}

/** Before anything was heard. */
export const FIRST_STATE: PictureState = {
  source: 'live',
  following: true,
  playing: true,
  leftLiveAtMs: undefined,
  speed: LOOK_BACK_SPEED,
  realSpeed: undefined,
  isBackward: false,
  loop: undefined,
  skips: false,
  link: NO_LINK,
  stale: false,
  liveRate: 0,
  feeds: [],
  pageAheadS: undefined,
  span: undefined,
  knownFromMs: undefined,
  events: [],
  observations: [],
  alerts: [],
  zonesVersion: undefined,
  identityVersion: 0,
  recording: undefined,
  files: [],
  opening: undefined,
  openingProblem: undefined,
  historyProblem: undefined,
  isFetchingPast: false,
  failure: undefined,
}
