import { Engine } from '#domain/engine.ts'
import { zoneContext } from '#domain/events/zone-context.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import type { ZoneRules } from '#domain/events/zone-rule.ts'
import type { IdentityPatch, PositionReport } from '#domain/report.ts'
import {
  type FeedStatus,
  type ResumePoint,
  type StreamSnapshot,
  type StreamUpdate,
  WIRE_VERSION,
} from '#domain/stream/wire.ts'
import type { ZoneSet } from '#geo/zone.ts'

/** Updates kept for viewers who come back: one minute at two a second. */
const RING_UPDATES = 120
/** Events that are told to whoever asks anew. */
const RECENT_EVENTS = 500
/** Events of longer ago change no more: memory is kept for so much. */
const SETTLE_AFTER_MS = 3_600_000
/** More than all ships at sea; only a receiver open to anyone who sends made-up identities brings more. */
const MOST_TRACKS = 100_000

type WireReport = StreamUpdate['reports'][number]

/**
 * The one live picture: feeds report into the engine, and each beat everything that changed becomes one numbered
 * update, the same for every viewer.
 */
export class LivePicture {
  readonly engine: Engine
  readonly epoch: string
  #zonesVersion: string
  readonly #clock: { nowMs(): number; readonly rate: number }
  readonly #feeds: () => FeedStatus[]
  readonly #mostTracks: number
  readonly #ring: StreamUpdate[] = []
  #seq = 0
  #isOver = false
  #reports: WireReport[] = []
  #events: ZoneEvent[] = []
  readonly #changedSlots = new Set<number>()

  constructor(options: {
    zones: ZoneSet
    rules?: ZoneRules
    epoch: string
    clock: { nowMs(): number; readonly rate: number }
    feeds: () => FeedStatus[]
    mostTracks?: number
  }) {
    const context = zoneContext(options.zones, options.rules && { rules: options.rules })
    this.engine = new Engine(context, { keepEvents: RECENT_EVENTS, settleAfterMs: SETTLE_AFTER_MS })
    this.epoch = options.epoch
    this.#zonesVersion = options.zones.version
    this.#clock = options.clock
    this.#feeds = options.feeds
    this.#mostTracks = options.mostTracks ?? MOST_TRACKS
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
  }

  /** Takes a report; answers false when it is of a track too many. */
  report(report: PositionReport): boolean {
    if (!this.#hasRoomFor(report.trackId)) return false
    const { added, events } = this.engine.report(report)
    if (added === 'duplicate') return true
    const { source: _, ...wire } = report
    this.#reports.push(wire)
    this.#events.push(...events)
    return true
  }

  /** Takes new facts on a track; answers false when it is a track too many. */
  identity(patch: IdentityPatch): boolean {
    if (!this.#hasRoomFor(patch.trackId)) return false
    const slot = this.engine.identity(patch)
    if (slot !== undefined) this.#changedSlots.add(slot)
    return true
  }

  /** Whether anything came since the last beat. */
  get hasChanges(): boolean {
    return this.#reports.length + this.#events.length + this.#changedSlots.size > 0
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
  beat(): StreamUpdate {
    const { store } = this.engine
    this.settle()
    const update: StreamUpdate = {
      type: 'update',
      seq: ++this.#seq,
      nowMs: this.nowMs,
      zonesVersion: this.#zonesVersion,
      identities: [...this.#changedSlots].flatMap((slot) => store.identity(slot) ?? []),
      reports: this.#reports,
      events: this.#events,
      feeds: this.#feeds(),
    }
    this.#reports = []
    this.#events = []
    this.#changedSlots.clear()
    this.#ring.push(update)
    if (this.#ring.length > RING_UPDATES) this.#ring.shift()
    return update
  }

  /** The updates a viewer has missed, or undefined when they are not kept any more (or were another server's). */
  missedSince({ epoch, seq }: ResumePoint): readonly StreamUpdate[] | undefined {
    if (epoch !== this.epoch || seq > this.#seq) return undefined
    const missed = this.#seq - seq
    return missed <= this.#ring.length ? this.#ring.slice(this.#ring.length - missed) : undefined
  }

  /** The picture as of the last beat: ask for it only when nothing has changed since. */
  snapshot(): StreamSnapshot {
    const { store } = this.engine
    return {
      type: 'snapshot',
      wire: WIRE_VERSION,
      epoch: this.epoch,
      seq: this.#seq,
      nowMs: this.nowMs,
      rate: this.rate,
      zonesVersion: this.#zonesVersion,
      identities: [...store.identities],
      reports: store.newest(),
      events: [...this.recentEvents],
      feeds: this.#feeds(),
    }
  }

  #hasRoomFor(trackId: string): boolean {
    const { store } = this.engine
    return store.size < this.#mostTracks || store.slotOf(trackId) !== undefined
  }
}
