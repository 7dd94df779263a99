import { Engine } from '#domain/engine.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
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
  readonly #zonesVersion: string
  readonly #clock: { nowMs(): number; readonly rate: number }
  readonly #feeds: () => FeedStatus[]
  readonly #mostTracks: number
  readonly #ring: StreamUpdate[] = []
  #seq = 0
  #reports: WireReport[] = []
  #events: ZoneEvent[] = []
  readonly #changedSlots = new Set<number>()

  constructor(options: {
    zones: ZoneSet
    epoch: string
    clock: { nowMs(): number; readonly rate: number }
    feeds: () => FeedStatus[]
    mostTracks?: number
  }) {
    this.engine = new Engine(options.zones, { keepEvents: RECENT_EVENTS })
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

  /** The newest events, oldest first. */
  get recentEvents(): readonly ZoneEvent[] {
    return this.engine.events.slice(-RECENT_EVENTS)
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

  /** Closes the beat: everything since the last one, as the next update. */
  beat(): StreamUpdate {
    const { store } = this.engine
    const update: StreamUpdate = {
      type: 'update',
      seq: ++this.#seq,
      nowMs: this.nowMs,
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
