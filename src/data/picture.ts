import type { LiveChange } from '#domain/live-desk.ts'
import type { RecordingProblem } from '#domain/open-recording.ts'
import type { PictureFrame } from '#domain/picture.ts'
import type { TrackIdentity } from '#domain/report.ts'
import type { LinkStatus } from '#domain/stream/stream-link.ts'
import type { FeedStatus } from '#domain/stream/wire.ts'
import type { TrackPath } from '#domain/track-store.ts'
import type { ZoneEvent } from '#domain/zone-watch.ts'
import type { OpenedRecording, PictureSource } from '../worker/desk-api.ts'
import { type Desk, type DeskNews, openDesk } from './desk-client.ts'

export type { OpenedRecording }

/** A file on its way into the picture. */
interface Opening {
  readonly name: string
  readonly bytes: number
  readonly bytesRead: number
}

/** A file that could not be replayed; a `needs-start` one waits for a time. */
export interface OpeningProblem {
  readonly name: string
  readonly file: Blob
  readonly problem: RecordingProblem
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
  /** Recorded seconds a second, in replay. */
  readonly speed: number
  readonly link: LinkStatus
  /** A stream that has been quiet for longer than its beat allows: what is seen is old. */
  readonly stale: boolean
  /** How fast the live picture's own clock runs; 0 before the first word. */
  readonly liveRate: number
  readonly feeds: readonly FeedStatus[]
  /** First and last instant that can be looked at. */
  readonly span: { readonly fromMs: number; readonly toMs: number } | undefined
  /** Zone events of the source, oldest first. */
  readonly events: readonly ZoneEvent[]
  /** Counts up whenever identities change. */
  readonly identityVersion: number
  readonly recording: OpenedRecording | undefined
  readonly opening: Opening | undefined
  readonly openingProblem: OpeningProblem | undefined
  /** The worker or the zones failed: nothing can be shown. */
  readonly failure: string | undefined
}

const SLOWEST = 1
const FASTEST = 600

/** Refuse before reading: a tab cannot hold more. */
const LARGEST_FILE_BYTES = 1024 ** 3
/** The server beats twice a second. */
const STALE_AFTER_MS = 3000
const LIVE_FRAME_EVERY_MS = 500
const NO_LINK: LinkStatus = { state: 'connecting', seq: 0, snapshots: 0, resumes: 0, updates: 0, repeats: 0, gaps: 0 }

interface SourceFacts {
  identities: (TrackIdentity | undefined)[]
  events: readonly ZoneEvent[]
  span: PictureState['span']
}

/**
 * The picture on the page: the track store in the worker at the time of the clock. Live is a clock that follows the
 * right edge; replay is one that goes its own way. Map and panels subscribe to the same frames.
 */
export class Picture {
  readonly #desk: Desk
  readonly #stopWorker: () => void
  readonly #facts: Record<PictureSource, SourceFacts> = { live: noFacts(), recording: noFacts() }
  readonly #stateListeners = new Set<() => void>()
  readonly #frameListeners = new Set<(frame: PictureFrame) => void>()
  #state: PictureState = {
    source: 'live',
    following: true,
    playing: true,
    speed: 60,
    link: NO_LINK,
    stale: false,
    liveRate: 0,
    feeds: [],
    span: undefined,
    events: [],
    identityVersion: 0,
    recording: undefined,
    opening: undefined,
    openingProblem: undefined,
    failure: undefined,
  }
  #historyUrl: string | undefined
  #frame: PictureFrame | undefined
  /** Where the replay clock stands. */
  #atMs = 0
  #liveNowMs: number | undefined
  #heardAt = 0
  #lastTick = 0
  #lastFrameAt = 0
  #asking = false
  #askAgain = false
  #animation = 0

  constructor() {
    const { desk, stop } = openDesk((news) => this.#hear(news))
    this.#desk = desk
    this.#stopWorker = stop
  }

  // ---- what it shows -------------------------------------------------------------------------------------------

  get state(): PictureState {
    return this.#state
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#stateListeners.add(listener)
    return () => this.#stateListeners.delete(listener)
  }

  get frame(): PictureFrame | undefined {
    return this.#frame
  }

  onFrame = (listener: (frame: PictureFrame) => void): (() => void) => {
    this.#frameListeners.add(listener)
    if (this.#frame) listener(this.#frame)
    return () => this.#frameListeners.delete(listener)
  }

  /** The instant the picture shows, or undefined before anything was heard. */
  get nowMs(): number | undefined {
    return this.#state.following ? this.#edgeMs : this.#atMs
  }

  identity(slot: number): TrackIdentity | undefined {
    return this.#facts[this.#state.source].identities[slot]
  }

  slotOf(trackId: string): number | undefined {
    const slot = this.#facts[this.#state.source].identities.findIndex((identity) => identity?.trackId === trackId)
    return slot < 0 ? undefined : slot
  }

  paths(slots: readonly number[], fromMs: number, toMs: number): Promise<TrackPath[]> {
    return this.#desk.paths(this.#state.source, slots, fromMs, toMs)
  }

  histogram(fromMs: number, toMs: number, bins: number): Promise<Uint32Array<ArrayBuffer>> {
    return this.#desk.histogram(this.#state.source, fromMs, toMs, bins)
  }

  /** Fetches what the server remembers of live tracks. */
  async loadHistory(url: string): Promise<void> {
    try {
      const fromMs = await this.#desk.loadHistory(url)
      const { span } = this.#facts.live
      if (fromMs === undefined || !span) return
      this.#facts.live.span = { ...span, fromMs: Math.min(span.fromMs, fromMs) }
      if (this.#state.source === 'live') this.#set({ span: this.#facts.live.span })
    } catch (error) {
      this.#set({ failure: `The past could not be loaded. ${error instanceof Error ? error.message : error}` })
    }
  }

  // ---- what it is told -----------------------------------------------------------------------------------------

  /** Opens the stream and starts drawing. `zones` is the zones file as parsed JSON; `historyUrl` gives the last hour. */
  start(zones: unknown, streamUrl: string, historyUrl: string): void {
    this.#historyUrl = historyUrl
    this.#desk.start({ zones, streamUrl }).catch((error: Error) => this.#set({ failure: error.message }))
    cancelAnimationFrame(this.#animation)
    this.#animation = requestAnimationFrame(this.#tick)
  }

  stop(): void {
    cancelAnimationFrame(this.#animation)
    this.#stopWorker()
  }

  /** Looks at an instant; in live that is looking back, and the feed goes on behind. */
  seek(atMs: number): void {
    const { span } = this.#state
    if (!span) return
    const toMs = this.#state.source === 'live' ? (this.#edgeMs ?? span.toMs) : span.toMs
    this.#atMs = Math.min(toMs, Math.max(span.fromMs, atMs))
    if (this.#state.following) this.#set({ following: false, playing: false })
    this.#ask()
  }

  play(): void {
    if (this.#state.following) return
    const { span } = this.#state
    if (span && this.#atMs >= span.toMs && this.#state.source === 'recording') this.#atMs = span.fromMs
    this.#set({ playing: true })
  }

  pause(): void {
    if (this.#state.following) this.seek(this.#edgeMs ?? 0)
    else this.#set({ playing: false })
  }

  setSpeed(speed: number): void {
    this.#set({ speed: Math.min(FASTEST, Math.max(SLOWEST, speed)) })
  }

  /** Leaves replay: the picture follows the live edge again. An open recording is closed. */
  backToLive(): void {
    if (this.#state.recording) void this.#desk.close().catch((error: Error) => this.#set({ failure: error.message }))
    this.#facts.recording = noFacts()
    this.#set({
      recording: undefined,
      openingProblem: undefined,
      ...this.#showing('live'),
      following: true,
      playing: true,
    })
    this.#ask()
  }

  /** Reads a recorded file and replays it from its beginning. */
  async open(file: Blob, name: string, startAtMs?: number): Promise<void> {
    this.#set({ opening: { name, bytes: file.size, bytesRead: 0 }, openingProblem: undefined })
    const problem = await this.#read(file, name, startAtMs)
    this.#set({ opening: undefined, openingProblem: problem && { name, file, problem } })
  }

  forgetProblem(): void {
    this.#set({ openingProblem: undefined })
  }

  async #read(file: Blob, name: string, startAtMs: number | undefined): Promise<RecordingProblem | undefined> {
    if (file.size > LARGEST_FILE_BYTES) {
      const megabytes = Math.round(file.size / 1024 ** 2).toLocaleString('en')
      return { kind: 'unreadable', message: `${name} has ${megabytes} MB, expected at most 1,024 MB` }
    }
    try {
      const opened = await this.#desk.open(file, name, startAtMs)
      if (!opened.ok) return opened.problem
      this.#show(opened.value)
      return undefined
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      return { kind: 'unreadable', message: `${name} could not be read: ${reason}` }
    }
  }

  #show(recording: OpenedRecording): void {
    const { firstAtMs = 0, lastAtMs = 0 } = recording.summary
    this.#facts.recording = {
      identities: recording.identities.map(({ identity }) => identity),
      events: recording.events,
      span: { fromMs: firstAtMs, toMs: lastAtMs },
    }
    this.#atMs = firstAtMs
    this.#set({ recording, ...this.#showing('recording'), following: false, playing: true })
    this.#ask()
  }

  // ---- the clock -----------------------------------------------------------------------------------------------

  /** The right edge of the live picture now, by the server's clock carried on by ours. */
  get #edgeMs(): number | undefined {
    if (this.#liveNowMs === undefined) return undefined
    const heardMsAgo = Math.min(STALE_AFTER_MS, performance.now() - this.#heardAt)
    return this.#liveNowMs + heardMsAgo * this.#state.liveRate
  }

  #tick = (now: number): void => {
    this.#animation = requestAnimationFrame(this.#tick)
    const passedMs = Math.min(1000, now - this.#lastTick)
    this.#lastTick = now
    const stale = this.#liveNowMs !== undefined && performance.now() - this.#heardAt > STALE_AFTER_MS
    if (stale !== this.#state.stale) this.#set({ stale })
    if (this.#state.following) {
      if (now - this.#lastFrameAt >= LIVE_FRAME_EVERY_MS) this.#ask()
    } else if (this.#state.playing) {
      this.#advance(passedMs)
    }
  }

  #advance(passedMs: number): void {
    const { source, speed, span } = this.#state
    const endMs = source === 'live' ? this.#edgeMs : span?.toMs
    if (endMs === undefined) return
    this.#atMs += passedMs * speed
    if (this.#atMs >= endMs) {
      this.#atMs = endMs
      if (source === 'live') this.#set({ following: true })
      else this.#set({ playing: false })
    }
    this.#ask()
  }

  /** Asks the worker for the picture now; one question at a time, the latest wins. */
  #ask(): void {
    const atMs = this.nowMs
    if (atMs === undefined) return
    if (this.#asking) {
      this.#askAgain = true
      return
    }
    this.#asking = true
    this.#lastFrameAt = performance.now()
    const { source } = this.#state
    this.#desk
      .frame(source, atMs)
      .then((frame) => {
        // The source may have been changed while the worker was at it: then this frame shows somebody else.
        if (source === this.#state.source) this.#draw(frame)
      })
      .catch((error: Error) => {
        if (source === this.#state.source) this.#set({ failure: error.message })
      })
      .finally(() => {
        this.#asking = false
        if (!this.#askAgain) return
        this.#askAgain = false
        this.#ask()
      })
  }

  #draw(frame: PictureFrame): void {
    this.#frame = frame
    for (const listener of this.#frameListeners) listener(frame)
  }

  // ---- the stream ----------------------------------------------------------------------------------------------

  #hear(news: DeskNews): void {
    switch (news.type) {
      case 'link':
        this.#set({ link: news.status })
        return
      case 'progress':
        if (this.#state.opening) this.#set({ opening: { ...this.#state.opening, bytesRead: news.bytes } })
        return
      case 'live':
        this.#takeLive(news.change)
        return
    }
  }

  #takeLive(change: LiveChange): void {
    if (change.reset) this.#facts.live = noFacts()
    const { live } = this.#facts
    this.#liveNowMs = change.nowMs
    this.#heardAt = performance.now()
    for (const { slot, identity } of change.identities) live.identities[slot] = identity
    if (change.events.length) live.events = [...live.events, ...change.events]
    live.span = { fromMs: Math.min(change.firstAtMs ?? change.nowMs, change.nowMs), toMs: change.nowMs }
    // A snapshot has only everyone's newest report.
    if (change.zonesVersion !== undefined && this.#historyUrl) void this.loadHistory(this.#historyUrl)
    const identityVersion = this.#state.identityVersion + (change.identities.length ? 1 : 0)
    this.#set({
      liveRate: change.rate,
      feeds: change.feeds,
      ...(this.#state.source === 'live' && { events: live.events, span: live.span, identityVersion }),
    })
  }

  #showing(source: PictureSource): Partial<PictureState> {
    this.#frame = undefined
    const { events, span } = this.#facts[source]
    return { source, events, span, identityVersion: this.#state.identityVersion + 1 }
  }

  #set(change: Partial<PictureState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#stateListeners) listener()
  }
}

function noFacts(): SourceFacts {
  return { identities: [], events: [], span: undefined }
}
