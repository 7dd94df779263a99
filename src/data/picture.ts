import { withNews } from '#domain/alerts/open-alerts.ts'
import type { CompareOptions } from '#domain/compare/compare-tracks.ts'
import type { Comparison } from '#domain/compare/comparison.ts'
import { landmarkTimes } from '#domain/event-filter.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import type { ZoneRule, ZoneRules } from '#domain/events/zone-rule.ts'
import type { ExportFormat } from '#domain/export/export-format.ts'
import type { LiveChange } from '#domain/live-desk.ts'
import { PageClock } from '#domain/mode-clock.ts'
import { withTold } from '#domain/observations/observation.ts'
import type { Span } from '#domain/past-windows.ts'
import type { PictureFrame } from '#domain/picture.ts'
import type { TrackIdentity } from '#domain/report.ts'
import type { StoredReport, TrackPath } from '#domain/track-store.ts'
import landUrl from '#geo/data/land.geojson?url'
import type { Result } from '#geo/result.ts'
import type {
  BundleWish,
  DeskSelection,
  ExportMade,
  ExportOffer,
  LoadedPast,
  OpenedRecording,
  PictureSource,
  RecordingPart,
} from '../worker/desk-api.ts'
import { type Desk, type DeskNews, openDesk } from './desk-client.ts'
import { LivePast } from './live-past.ts'
import { OpenFiles, type Reading } from './open-files.ts'
import { FIRST_STATE, LOOK_BACK_SPEED, type OpenFile, type PictureState } from './picture-state.ts'
import { advance, FASTEST, fasterPace, frameStepMs, type Loop, SLOWEST, SpeedMeter } from './replay-clock.ts'
import { ShownFrames } from './shown-frames.ts'
import { introduce, noFacts, type SourceFacts, upserted } from './source-facts.ts'

export type { BundleWish, DeskSelection, ExportOffer, OpenedRecording, OpenFile }

/** A recording of hours is not looked at in hours. */
const RECORDING_SPEED = 60
/** Of a page that was hidden, or too busy to draw, so much at once at most: the clock does not leap over what it missed. */
const LONGEST_TICK_MS = 1000
/** Less than this off, and it ran as fast as it should. */
const SAME_SPEED_SHARE = 0.05

/** The server beats twice a second. */
const STALE_AFTER_MS = 3000
/** A page that stays open for days keeps the newest. */
const KEPT_EVENTS = 10_000

/**
 * The picture on the page: the track store in the worker at the time of the clock. Live is a clock that follows the
 * right edge; replay is one that goes its own way. Map and panels subscribe to the same frames.
 */
export class Picture {
  /** The recorded files that are looked at. */
  readonly files: OpenFiles
  readonly #desk: Desk
  readonly #past: LivePast
  readonly #frames: ShownFrames
  readonly #stopWorker: () => void
  readonly #facts: Record<PictureSource, SourceFacts> = { live: noFacts(), recording: noFacts() }
  readonly #stateListeners = new Set<() => void>()
  readonly #pageClock = new PageClock()
  readonly #speedMeter = new SpeedMeter()
  #landmarks: { readonly of: readonly unknown[]; readonly atMs: readonly number[] } = { of: [], atMs: [] }
  #state = FIRST_STATE
  #historyUrl: string | undefined
  /** Where the replay clock stands. */
  #atMs = 0
  #liveNowMs: number | undefined
  #heardAt = 0
  #lastTick = 0
  #animation = 0

  /** @param open Starts the worker; a test gives one of its own. */
  constructor(open: typeof openDesk = openDesk) {
    const { desk, stop } = open((news) => this.#hear(news))
    this.#desk = desk
    this.#stopWorker = stop
    const host = { read: () => this.#state, set: (change: Partial<PictureState>) => this.#set(change) }
    this.#past = new LivePast(desk, {
      ...host,
      reachesBack: () => this.#setLiveSpan(),
      take: (past) => this.#takePast(past),
    })
    this.#frames = new ShownFrames(desk, {
      ...host,
      now: () => this.nowMs,
    })
    this.files = new OpenFiles(desk, {
      ...host,
      showPart: (part, reading) => this.#showPart(part, reading),
      showRecording: (recording, reading) => this.#show(recording, reading),
      backToLive: () => this.backToLive(),
    })
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
    return this.#frames.newest
  }

  /** Hears every frame from now on, and of undefined when another picture begins and nothing of it is known yet. */
  onFrame = (listener: (frame: PictureFrame | undefined) => void): (() => void) => this.#frames.onFrame(listener)

  /** Hears which rows of the newest frame are other than they were: between two frames, while a replay plays. */
  onRows = (listener: (rows: Uint32Array) => void): (() => void) => this.#frames.onRows(listener)

  /** The instant the picture shows, or undefined before anything was heard. */
  get nowMs(): number | undefined {
    return this.#state.following ? this.#edgeMs : this.#atMs
  }

  identity(slot: number): TrackIdentity | undefined {
    return this.#facts[this.#state.source].identities[slot]
  }

  /** Everyone who is known of the picture that is shown, by slot. */
  get identities(): readonly (TrackIdentity | undefined)[] {
    return this.#facts[this.#state.source].identities
  }

  slotOf(trackId: string): number | undefined {
    return this.#facts[this.#state.source].slots.get(trackId)
  }

  paths(slots: readonly number[], fromMs: number, toMs: number): Promise<TrackPath[]> {
    return this.#desk.paths(this.#state.source, slots, fromMs, toMs)
  }

  histogram(fromMs: number, toMs: number, bins: number): Promise<Uint32Array<ArrayBuffer>> {
    return this.#desk.histogram(this.#state.source, fromMs, toMs, bins)
  }

  /** The stored reports of a track between two instants, oldest first. */
  around(trackId: string, fromMs: number, toMs: number): Promise<readonly StoredReport[]> {
    return this.#desk.around(this.#state.source, trackId, fromMs, toMs)
  }

  /**
   * What the open recording would make by another rule, or in other zones (a zones file as parsed JSON); see
   * `DeskApi.lab`. Undefined when the signal or a newer run gave it up.
   */
  async lab(rule: ZoneRule, zones: unknown, signal: AbortSignal): Promise<readonly ZoneEvent[] | undefined> {
    const stop = () => void this.#desk.stopLab().catch((error: Error) => this.#set({ failure: error.message }))
    signal.addEventListener('abort', stop)
    try {
      return await this.#desk.lab(rule, zones)
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }

  /** What an export of the picture that is shown would hold, of `events` too, and what each format leaves out. */
  exportFacts(selection: DeskSelection, events: readonly ZoneEvent[] = []): Promise<ExportOffer> {
    return this.#desk.exportFacts(this.#state.source, selection, events)
  }

  exportTracks(format: ExportFormat, selection: DeskSelection, made: ExportMade): Promise<Blob> {
    return this.#desk.exportTracks(this.#state.source, format, selection, made)
  }

  /** Two tracks of the picture that is shown, or two windows of one, on one clock. */
  compare(trackIdA: string, trackIdB: string, options: CompareOptions): Promise<Result<Comparison>> {
    return this.#desk.compare(this.#state.source, trackIdA, trackIdB, options)
  }

  /** The slice of a window with its events as one page that opens by itself. */
  bundle(trackIds: readonly string[], wish: BundleWish): Promise<Result<Blob>> {
    return this.#desk.bundle(this.#state.source, trackIds, wish)
  }

  /** Fetches what the server remembers of live tracks. */
  loadHistory(url: string): Promise<void> {
    return this.#past.loadHistory(url)
  }

  // ---- what it is told -----------------------------------------------------------------------------------------

  /** Opens the stream and starts drawing. `zones` is the zones file as parsed JSON; `historyUrl` gives the last hour. */
  start(zones: unknown, rules: ZoneRules, streamUrl: string, historyUrl: string): void {
    this.#historyUrl = historyUrl
    this.#desk
      .start({ zones, rules, streamUrl, landUrl })
      .catch((error: Error) => this.#set({ failure: error.message }))
    cancelAnimationFrame(this.#animation)
    this.#animation = requestAnimationFrame(this.#tick)
  }

  /** Other zones: see `DeskApi.setZones`. The stream and what is looked at go on. */
  async setZones(zones: unknown, rules: ZoneRules): Promise<void> {
    try {
      await this.#desk.setZones(zones, rules)
      this.#ask()
    } catch (error) {
      this.#set({ failure: error instanceof Error ? error.message : String(error) })
    }
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
    // The clock has moved even where nothing else has: whoever shows it should read it again.
    this.#set(
      this.#state.following
        ? { following: false, playing: false, isBackward: false, speed: LOOK_BACK_SPEED, leftLiveAtMs: toMs }
        : {},
    )
    this.#ask()
  }

  /**
   * From when on the server has recordings of the live picture, so far one can look back, and where a stretch of them is.
   * Undefined when it has none.
   */
  setRecorded(fromMs: number | undefined, urlOf: (span: Span) => string): void {
    this.#past.recordedFrom(fromMs, urlOf)
  }

  play(isBackward = false): void {
    if (this.#state.following) {
      if (!isBackward) return
      this.pause()
    }
    const { span, source } = this.#state
    // From the end a recording begins again, and backwards from its beginning at the end.
    if (span && source === 'recording' && this.#atMs >= span.toMs && !isBackward) this.#atMs = span.fromMs
    else if (span && source === 'recording' && this.#atMs <= span.fromMs && isBackward) this.#atMs = span.toMs
    this.#speedMeter.clear()
    this.#set({ playing: true, isBackward, realSpeed: undefined })
  }

  pause(): void {
    if (this.#state.following) this.seek(this.#edgeMs ?? 0)
    else this.#set({ playing: false, realSpeed: undefined })
  }

  /** Plays that way; what plays that way already, faster. */
  playFaster(isBackward: boolean): void {
    const { following, playing } = this.#state
    if (following && !isBackward) return
    const pace = fasterPace(this.#state, isBackward, playing && !following)
    this.play(isBackward)
    this.setSpeed(pace.speed)
  }

  setSpeed(speed: number): void {
    this.#speedMeter.clear()
    this.#set({ speed: Math.min(FASTEST, Math.max(SLOWEST, speed)), realSpeed: undefined })
  }

  /** So many pictures on (or back, negative), standing still. */
  step(frames: number): void {
    const { following, speed } = this.#state
    this.pause()
    this.seek((this.nowMs ?? 0) + frames * frameStepMs(following ? LOOK_BACK_SPEED : speed))
  }

  /** Plays a stretch over and over, or everything once. */
  setLoop(loop: Loop | undefined): void {
    this.#set({ loop })
  }

  setSkips(skips: boolean): void {
    this.#set({ skips })
  }

  /** When something of the picture is to be seen: crossings and what else was observed, each when it became known, in order. */
  get landmarksMs(): readonly number[] {
    const { events, observations } = this.#state
    if (this.#landmarks.of[0] !== events || this.#landmarks.of[1] !== observations) {
      const times = new Set([...landmarkTimes(events), ...observations.map(({ knownAtMs }) => knownAtMs)])
      this.#landmarks = { of: [events, observations], atMs: [...times].sort((a, b) => a - b) }
    }
    return this.#landmarks.atMs
  }

  /** Leaves replay: the picture follows the live edge again. An open recording is closed. */
  backToLive(): void {
    void this.#desk.close().catch((error: Error) => this.#set({ failure: error.message }))
    this.files.forget()
    this.#past.forget()
    this.#facts.recording = noFacts()
    this.#set({
      recording: undefined,
      files: [],
      opening: undefined,
      openingProblem: undefined,
      ...this.#showing('live'),
      following: true,
      playing: true,
      realSpeed: undefined,
      isBackward: false,
      loop: undefined,
    })
    this.#ask()
  }

  // ---- recorded files ------------------------------------------------------------------------------------------

  /** What of the files is there already, while the rest is read. */
  #showPart({ identities, firstAtMs, lastAtMs }: RecordingPart, reading: Reading): void {
    const isFirst = this.#state.source !== 'recording' || this.#state.recording !== undefined
    if (isFirst) this.#facts.recording = noFacts()
    for (const [slot, identity] of identities) introduce(this.#facts.recording, slot, identity)
    this.#facts.recording.span = { fromMs: firstAtMs, toMs: lastAtMs }
    if (isFirst) this.#enter(firstAtMs, reading)
    else {
      const { span } = this.#facts.recording
      this.#set({ span, identityVersion: this.#state.identityVersion + (identities.length ? 1 : 0) })
    }
  }

  #show(recording: OpenedRecording, reading: Reading): void {
    const { firstAtMs = 0, lastAtMs = 0 } = recording.summary
    const { events, observations } = recording
    const isNew = this.#state.source !== 'recording' || this.#state.recording !== undefined
    this.#facts.recording = { ...noFacts(), events, observations, span: { fromMs: firstAtMs, toMs: lastAtMs } }
    for (const [slot, identity] of recording.identities.entries()) introduce(this.#facts.recording, slot, identity)
    if (isNew) this.#enter(firstAtMs, reading)
    const { span } = this.#facts.recording
    const identityVersion = this.#state.identityVersion + 1
    this.#set({ recording, files: reading.files, events, observations, span, identityVersion })
    this.#ask()
  }

  /** Another recording begins: the clock goes to its beginning, unless it is the same one told otherwise. */
  #enter(firstAtMs: number, { files, keepsInstant }: Reading): void {
    if (!keepsInstant) this.#atMs = firstAtMs
    const clock = keepsInstant ? {} : { playing: true, speed: RECORDING_SPEED, isBackward: false, loop: undefined }
    this.#set({ recording: undefined, files, ...this.#showing('recording'), following: false, ...clock })
    this.#ask()
  }

  // ---- the clock -----------------------------------------------------------------------------------------------

  /** The right edge of the live picture now: the server's clock, carried on by ours, so that ages grow when it is gone. */
  get #edgeMs(): number | undefined {
    if (this.#liveNowMs === undefined) return undefined
    return this.#liveNowMs + (performance.now() - this.#heardAt) * this.#state.liveRate
  }

  #tick = (now: number): void => {
    this.#animation = requestAnimationFrame(this.#tick)
    const passedMs = now - this.#lastTick
    this.#lastTick = now
    const stale = this.#liveNowMs !== undefined && performance.now() - this.#heardAt > STALE_AFTER_MS
    if (stale !== this.#state.stale) this.#set({ stale })
    if (this.#state.following) {
      if (this.#frames.isLiveDue()) this.#ask()
    } else if (this.#state.playing) {
      this.#advance(passedMs)
    }
  }

  #advance(passedMs: number): void {
    const { source, span, skips, isBackward, loop, speed } = this.#state
    const endMs = source === 'live' ? this.#edgeMs : span?.toMs
    if (endMs === undefined || !span) return
    const tickMs = this.#isWaiting ? 0 : Math.min(LONGEST_TICK_MS, passedMs)
    const pace = { speed, isBackward, loop, landmarksMs: skips ? this.landmarksMs : undefined }
    const next = advance(this.#atMs, tickMs, pace, { fromMs: span.fromMs, toMs: endMs })
    this.#atMs = next.atMs
    this.#speedMeter.add(passedMs, tickMs * next.speed)
    if (next.reached === undefined) this.#tellSpeed()
    else if (next.reached === 'end' && source === 'live')
      this.#set({ following: true, isBackward: false, loop: undefined, realSpeed: undefined })
    else this.#set({ playing: false, realSpeed: undefined })
    this.#ask()
  }

  /** What would be played is on its way: from the server's recordings, or out of a file that is still read. */
  get #isWaiting(): boolean {
    const { source, opening, recording, span } = this.#state
    if (source === 'live') return this.#past.isAwaitedAt(this.#atMs)
    return opening !== undefined && !recording && span !== undefined && this.#atMs >= span.toMs
  }

  #tellSpeed(): void {
    const { real } = this.#speedMeter
    const { speed, realSpeed } = this.#state
    if (real === undefined) return
    const told = Math.abs(real / speed - 1) < SAME_SPEED_SHARE ? undefined : real
    if (told !== realSpeed) this.#set({ realSpeed: told })
  }

  /** Asks for the picture now, and in a look back for what is missing of the past. */
  #ask(): void {
    const { source, following } = this.#state
    if (source === 'live') {
      if (following) this.#past.forget()
      else this.#past.fetchFor(this.#atMs)
    }
    this.#frames.ask()
  }

  // ---- the stream ----------------------------------------------------------------------------------------------

  #hear(news: DeskNews): void {
    switch (news.type) {
      case 'link':
        this.#set({ link: news.status })
        return
      case 'progress':
        this.files.hear(news)
        return
      case 'live':
        this.#takeLive(news.change)
        return
    }
  }

  #takeLive(change: LiveChange): void {
    if (change.reset) {
      // Its tracks are others; what the operator has seen happen stays in the list.
      const { events, observations } = this.#facts.live
      this.#facts.live = { ...noFacts(), events, observations }
      if (this.#state.source === 'live') this.#frames.begin()
    }
    const { live } = this.#facts
    this.#liveNowMs = change.nowMs
    this.#heardAt = performance.now()
    for (const { slot, identity } of change.identities) introduce(live, slot, identity)
    if (change.events.length) live.events = upserted(live.events, change.events).slice(-KEPT_EVENTS)
    if (change.observations.length) live.observations = withTold(live.observations, change.observations, KEPT_EVENTS)
    const knownFromMs = Math.min(change.firstAtMs ?? change.nowMs, change.nowMs)
    this.#past.remembersFrom(knownFromMs)
    live.span = { fromMs: this.#past.fromMs ?? knownFromMs, toMs: change.nowMs }
    // A snapshot has only everyone's newest report.
    if (change.isWhole && this.#historyUrl) void this.loadHistory(this.#historyUrl)
    const identityVersion = this.#state.identityVersion + (change.identities.length ? 1 : 0)
    this.#set({
      liveRate: change.rate,
      knownFromMs,
      zonesVersion: change.zonesVersion,
      feeds: change.feeds,
      pageAheadS: this.#pageAheadS(change),
      alerts: withNews(change.isWhole ? [] : this.#state.alerts, change.alerts),
      ...(this.#state.source === 'live' && {
        events: live.events,
        observations: live.observations,
        span: live.span,
        identityVersion,
      }),
    })
  }

  /** From the first instant that is remembered or recorded to the newest. */
  #setLiveSpan(): void {
    const { fromMs } = this.#past
    if (fromMs === undefined || this.#liveNowMs === undefined) return
    this.#facts.live.span = { fromMs, toMs: this.#liveNowMs }
    if (this.#state.source === 'live') this.#set({ span: this.#facts.live.span })
  }

  /** What became known since stands. */
  #takePast({ identities, events, observations }: LoadedPast): void {
    const { live } = this.#facts
    for (const { slot, identity } of identities) introduce(live, slot, identity)
    live.events = upserted(events, live.events)
    live.observations = withTold(observations, live.observations, KEPT_EVENTS)
    if (this.#state.source !== 'live') return
    const identityVersion = this.#state.identityVersion + 1
    this.#set({ events: live.events, observations: live.observations, identityVersion })
    this.#ask()
  }

  #pageAheadS({ nowMs, rate, feeds }: LiveChange): number | undefined {
    // A recording has a clock of its own.
    if (rate !== 1 || feeds.some(({ state }) => state === 'replayed' || state === 'ended')) return undefined
    this.#pageClock.hear(nowMs, Date.now())
    return this.#pageClock.aheadS
  }

  #showing(source: PictureSource): Partial<PictureState> {
    this.#frames.begin()
    const { events, observations, span } = this.#facts[source]
    return { source, events, observations, span, identityVersion: this.#state.identityVersion + 1 }
  }

  #set(change: Partial<PictureState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#stateListeners) listener()
  }
}
