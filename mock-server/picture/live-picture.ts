import type { Alert } from '#domain/alerts/alert.ts'
import { Engine } from '#domain/engine.ts'
import { zoneContext } from '#domain/events/zone-context.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { DEFAULT_RULES, type ZoneRules } from '#domain/events/zone-rule.ts'
import { SensorPicture } from '#domain/looks/sensor-picture.ts'
import type { SensorReport } from '#domain/looks/sensor-report.ts'
import type { Observation } from '#domain/observations/observation.ts'
import type { EngineCheck } from '#domain/recording/recording-lines.ts'
import type { IdentityPatch, PositionReport, TrackIdentity } from '#domain/report.ts'
import type { FeedStatus } from '#domain/stream/feed-status.ts'
import { StreamEncoder } from '#domain/stream/stream-message.ts'
import type { ResumePoint, UpdateTail } from '#domain/stream/wire.ts'
import { WireRows } from '#domain/stream/wire-rows.ts'
import type { BoundaryDistance } from '#geo/boundary-distance.ts'
import type { ZoneSet } from '#geo/zone.ts'

/** Figures of feeds change all the time: they are told each second, a change of state at once. */
const FEEDS_EVERY_BEATS = 2
/** Updates kept for viewers who come back: one minute at two a second. */
const RING_UPDATES = 120
/** Half a minute: of a recording that is cut off so much is not compared. */
const CHECK_EVERY_BEATS = 60
/** Events, and as many observations, that are told to whoever asks anew. */
const RECENT_EVENTS = 500
/** Events of longer ago change no more: memory is kept for so much. */
const SETTLE_AFTER_MS = 3_600_000
/** More than all ships at sea; only a receiver open to anyone who sends made-up identities brings more. */
const MOST_TRACKS = 100_000

/** What alerts are made from: the picture as of one beat. */
export interface AlertBeat {
  readonly nowMs: number
  /** New, changed and withdrawn since the beat before. */
  readonly events: readonly ZoneEvent[]
  /** New, and those that ended. */
  readonly observations: readonly Observation[]
  /** Of whom something new became known. */
  readonly learned: readonly TrackIdentity[]
  readonly engine: Engine
  readonly feeds: readonly FeedStatus[]
}

/** Where the picture hears of alerts. */
export interface AlertNews {
  /** Raised or changed since the last call; the beat is what rules look at. */
  takeNews(beat: AlertBeat): Alert[]
  /** All that are open. */
  readonly open: readonly Alert[]
}

/** Where the picture puts what it takes and tells, in that order, so that it can be played again. */
export interface PictureRecorder {
  identity(patch: IdentityPatch): void
  report(report: PositionReport): void
  look(report: SensorReport): void
  beat(beat: Pick<Beat, 'nowMs' | 'events' | 'observations'>): void
  zones(version: string, rules: ZoneRules): void
  check(nowMs: number, check: Omit<EngineCheck, 'atMs'>): void
}

const NO_ALERTS: AlertNews = { takeNews: () => [], open: [] }

/** What a beat told, and the message that goes to every viewer alike. */
interface Beat {
  readonly seq: number
  readonly nowMs: number
  readonly zonesVersion: string
  readonly events: readonly ZoneEvent[]
  readonly observations: readonly Observation[]
  readonly alerts: readonly Alert[]
  readonly message: Uint8Array
}

/**
 * The one live picture: feeds report into the engine, and each beat everything that changed becomes one numbered
 * update, the same for every viewer.
 */
export class LivePicture {
  readonly engine: Engine
  /** What sensors saw beside what vessels tell. */
  readonly sensors: SensorPicture
  readonly epoch: string
  #zonesVersion: string
  readonly #clock: { nowMs(): number; readonly rate: number }
  readonly #feeds: () => FeedStatus[]
  readonly #alerts: AlertNews
  readonly #recorder: PictureRecorder | undefined
  readonly #mostTracks: number
  readonly #encoder = new StreamEncoder()
  /** Messages of the last updates. */
  readonly #ring: Uint8Array[] = []
  /** Shared by all who come between two beats. */
  #snapshot: Uint8Array | undefined
  #told: { zonesVersion: string; rate: number; feeds: string; states: string; feedsSeq: number }
  #seq = 0
  readonly #onCheck: (() => void)[] = []
  #isOver = false
  /** Reports since the last beat, as they will travel. */
  readonly #rows = new WireRows()
  #events: ZoneEvent[] = []
  readonly #changedSlots = new Set<number>()

  constructor(options: {
    zones: ZoneSet
    rules?: ZoneRules
    epoch: string
    clock: { nowMs(): number; readonly rate: number }
    feeds: () => FeedStatus[]
    alerts?: AlertNews
    recorder?: PictureRecorder
    mostTracks?: number
    /** The boundary of the land: without it no vessel is near a shore, and those that lie there are told of. */
    shore?: BoundaryDistance
  }) {
    const context = zoneContext(options.zones, options.rules && { rules: options.rules })
    this.engine = new Engine(context, {
      keepEvents: RECENT_EVENTS,
      keepBehaviours: RECENT_EVENTS,
      settleAfterMs: SETTLE_AFTER_MS,
      ...(options.shore && { shore: options.shore }),
    })
    this.sensors = new SensorPicture(this.engine.store)
    this.epoch = options.epoch
    this.#zonesVersion = options.zones.version
    this.#clock = options.clock
    this.#feeds = options.feeds
    this.#alerts = options.alerts ?? NO_ALERTS
    this.#recorder = options.recorder
    this.#mostTracks = options.mostTracks ?? MOST_TRACKS
    this.#told = { zonesVersion: options.zones.version, rate: options.clock.rate, feeds: '', states: '', feedsSeq: 0 }
  }

  get seq(): number {
    return this.#seq
  }

  get nowMs(): number {
    return this.#clock.nowMs()
  }

  get rate(): number {
    return this.#clock.rate
  }

  /** Which zones are in force. */
  get zonesVersion(): string {
    return this.#zonesVersion
  }

  /** The newest events, withdrawn ones too, oldest first. */
  get recentEvents(): readonly ZoneEvent[] {
    return this.engine.events.slice(-RECENT_EVENTS)
  }

  /** Puts other zones and rules in force: stays in zones that are gone end, new zones see who is in them. */
  setZones(zones: ZoneSet, rules?: ZoneRules): void {
    this.#events.push(...this.engine.setZones(zoneContext(zones, rules && { rules })))
    this.#zonesVersion = zones.version
    this.#recorder?.zones(zones.version, rules ?? DEFAULT_RULES)
  }

  /** Takes a report; answers false when it is of a track too many. */
  report(report: PositionReport): boolean {
    const isTaken = this.#take(report)
    if (isTaken) this.#recorder?.report(report)
    return isTaken
  }

  #take(report: PositionReport): boolean {
    if (!this.#hasRoomFor(report.trackId)) return false
    const { store } = this.engine
    const known = store.size
    const { added, events } = this.engine.report(report)
    if (added === 'duplicate') return true
    // Nobody has introduced it: viewers must hear its name before its reports.
    if (store.size > known) this.#changedSlots.add(known)
    this.#rows.add(store.slotOf(report.trackId) as number, report)
    this.#events.push(...events)
    return true
  }

  /** Takes new facts on a track; answers false when it is a track too many. */
  identity(patch: IdentityPatch): boolean {
    const isTaken = this.#learn(patch)
    if (isTaken) this.#recorder?.identity(patch)
    return isTaken
  }

  #learn(patch: IdentityPatch): boolean {
    if (!this.#hasRoomFor(patch.trackId)) return false
    const slot = this.engine.identity(patch)
    if (slot !== undefined) this.#changedSlots.add(slot)
    return true
  }

  /** Takes what a sensor did and saw: contacts that no AIS explains become tracks. Answers what is wrong with it. */
  look(report: SensorReport): string | undefined {
    const news = this.sensors.take(report)
    if (!news.ok) return news.problem
    // Who plays the recording makes the contact tracks of the look again.
    this.#recorder?.look(report)
    for (const identity of news.value.identities) this.#learn(identity)
    for (const each of news.value.reports) this.#take(each)
    for (const finding of news.value.findings) this.engine.observe(finding)
    return undefined
  }

  /** All that came is judged; when every feed has ended, as the end of a recording is. */
  settle(): void {
    this.#events.push(...this.engine.settle())
    const feeds = this.#feeds()
    if (this.#isOver || feeds.length === 0 || feeds.some(({ state }) => state !== 'ended')) return
    this.#isOver = true
    this.#events.push(...this.engine.finish())
  }

  /** Closes the beat: everything since the last one, as the next update. */
  beat(): Beat {
    this.settle()
    const head = { seq: ++this.#seq, nowMs: this.nowMs }
    const [events, identities, feeds, zonesVersion] = [
      this.#events,
      this.#newIdentities(),
      this.#feeds(),
      this.#zonesVersion,
    ]
    const { rate } = this
    const learned = identities.map(({ identity }) => identity)
    const observations = this.engine.takeObservations()
    this.#recorder?.beat({ nowMs: head.nowMs, events, observations })
    if (this.#seq % CHECK_EVERY_BEATS === 0 || this.#onCheck.length > 0) this.check()
    for (const tell of this.#onCheck.splice(0)) tell()
    const alerts = this.#alerts.takeNews({
      nowMs: head.nowMs,
      events,
      observations,
      learned,
      engine: this.engine,
      feeds,
    })
    const message = this.#encoder.update(head, this.#rows, {
      ...(identities.length > 0 && { identities }),
      ...(events.length > 0 && { events }),
      ...(observations.length > 0 && { observations: [...observations] }),
      ...(alerts.length > 0 && { alerts }),
      ...(zonesVersion !== this.#told.zonesVersion && { zonesVersion }),
      ...(rate !== this.#told.rate && { rate }),
      ...this.#newsOfFeeds(feeds),
    })
    this.#told.zonesVersion = zonesVersion
    this.#told.rate = rate
    this.#rows.clear()
    this.#events = []
    this.#changedSlots.clear()
    this.#snapshot = undefined
    this.#ring.push(message)
    if (this.#ring.length > RING_UPDATES) this.#ring.shift()
    return { ...head, zonesVersion, events, observations, alerts, message }
  }

  /** Once the next beat has told everything so far, and put a check of it into the recording. */
  checked(): Promise<void> {
    return new Promise((resolve) => this.#onCheck.push(resolve))
  }

  /** Puts into the recording what the engine has made of everything so far. */
  check(): void {
    const { store, eventCount: events, eventLogHash: sha256 } = this.engine
    this.#recorder?.check(this.nowMs, { reports: store.reports, events, sha256 })
  }

  /** The messages a viewer has missed, or undefined when they are not kept any more (or were another server's). */
  missedSince({ epoch, seq }: ResumePoint): readonly Uint8Array[] | undefined {
    if (epoch !== this.epoch || seq > this.#seq) return undefined
    const missed = this.#seq - seq
    return missed <= this.#ring.length ? this.#ring.slice(this.#ring.length - missed) : undefined
  }

  /**
   * The picture as a message: positions as of the last beat, so that the next update goes on from there. What else became
   * known since may be in it already and comes again: each of it takes the place of the one before.
   */
  snapshot(): Uint8Array {
    this.#snapshot ??= this.#encoder.snapshot(
      { seq: this.#seq, nowMs: this.nowMs },
      {
        epoch: this.epoch,
        rate: this.rate,
        zonesVersion: this.#zonesVersion,
        identities: [...this.engine.store.identities],
        events: [...this.recentEvents],
        observations: this.engine.observations.slice(-RECENT_EVENTS),
        feeds: this.#feeds(),
        alerts: [...this.#alerts.open],
      },
    )
    return this.#snapshot
  }

  /** In the order in which the tracks came, as viewers number them. */
  #newIdentities(): NonNullable<UpdateTail['identities']> {
    const { store } = this.engine
    const slots = [...this.#changedSlots].sort((a, b) => a - b)
    return slots.flatMap((slot) => {
      const identity = store.identity(slot)
      return identity ? { slot, identity } : []
    })
  }

  #newsOfFeeds(feeds: FeedStatus[]): Pick<UpdateTail, 'feeds'> {
    const [text, states] = [JSON.stringify(feeds), feeds.map(({ id, state }) => `${id} ${state}`).join()]
    const due = this.#seq - this.#told.feedsSeq >= FEEDS_EVERY_BEATS || states !== this.#told.states
    if (!due || text === this.#told.feeds) return {}
    this.#told = { ...this.#told, feeds: text, states, feedsSeq: this.#seq }
    return { feeds }
  }

  #hasRoomFor(trackId: string): boolean {
    const { store } = this.engine
    return store.size < this.#mostTracks || store.slotOf(trackId) !== undefined
  }
}
