import { eventLine } from './event-log.ts'
import type { ZoneEvent } from './events/zone-event.ts'
import type { TrackIdentity } from './report.ts'
import type { FeedStatus, StreamSnapshot, StreamUpdate, TrackHistory } from './stream/wire.ts'
import { LIVE_RETENTION_MS, TrackStore } from './track-store.ts'

/** A track's number and what is known of it now. */
interface NumberedIdentity {
  readonly slot: number
  readonly identity: TrackIdentity
}

/** What one message of the stream changed. */
export interface LiveChange {
  /** The server is another one than before: the tracks known so far are gone. */
  readonly reset: boolean
  /** The server told everything anew, not only what changed. */
  readonly isWhole: boolean
  /** Which zones are in force on the server. */
  readonly zonesVersion: string
  /** The picture's own clock and how fast it runs. */
  readonly nowMs: number
  readonly rate: number
  readonly identities: readonly NumberedIdentity[]
  /** New ones, and those that changed or were withdrawn, under the id they had. */
  readonly events: readonly ZoneEvent[]
  readonly feeds: readonly FeedStatus[]
  readonly firstAtMs: number | undefined
}

/** Events that are known as told; of a page that stays open for days, the newest. */
const KNOWN_EVENTS = 20_000
const RETENTION_EVERY_MS = 60_000

/** The viewer's side of the live picture: the stream fills a track store, events come from the server's engine. */
export class LiveDesk {
  #store = new TrackStore()
  /** Events as they were told last, by id. */
  readonly #told = new Map<string, string>()
  #epoch: string | undefined
  #rate = 1
  #nowMs: number | undefined
  #forgotAtMs = Number.NEGATIVE_INFINITY

  /** The server's time at its last word, milliseconds since 1970. */
  get nowMs(): number | undefined {
    return this.#nowMs
  }

  get store(): TrackStore {
    return this.#store
  }

  takeSnapshot(snapshot: StreamSnapshot): LiveChange {
    const reset = this.#epoch !== undefined && this.#epoch !== snapshot.epoch
    if (reset) {
      // What happened has happened: events stay, and the new server's come on top.
      this.#store = new TrackStore()
      this.#forgotAtMs = Number.NEGATIVE_INFINITY
    }
    this.#epoch = snapshot.epoch
    this.#rate = snapshot.rate
    return { ...this.takeUpdate(snapshot), reset, isWhole: true }
  }

  takeUpdate(update: Omit<StreamUpdate, 'type'>): LiveChange {
    this.#nowMs = update.nowMs
    const changed = new Set<number>()
    for (const identity of update.identities) {
      const slot = this.#store.learn(identity)
      if (slot !== undefined) changed.add(slot)
    }
    const known = this.#store.size
    for (const report of update.reports) this.#store.add({ ...report, source: 'live' })
    for (let slot = known; slot < this.#store.size; slot++) changed.add(slot)
    const events = update.events.filter((event) => this.#isNews(event))
    this.#forgetOld(update.nowMs)
    return {
      reset: false,
      isWhole: false,
      zonesVersion: update.zonesVersion,
      nowMs: update.nowMs,
      rate: this.#rate,
      identities: [...changed].flatMap((slot) => {
        const identity = this.#store.identity(slot)
        return identity ? { slot, identity } : []
      }),
      events,
      feeds: update.feeds,
      firstAtMs: this.#store.firstAtMs,
    }
  }

  /** Adds what the server remembers of the tracks; what is known already is passed over. */
  takeHistories(histories: readonly TrackHistory[]): void {
    for (const { trackId, reports } of histories) {
      // The stream introduces every track; one that is not known yet comes with the next update.
      if (this.#store.slotOf(trackId) === undefined) continue
      for (const report of reports) this.#store.add({ ...report, trackId, source: 'live' })
    }
  }

  #isNews(event: ZoneEvent): boolean {
    const line = eventLine(event)
    if (this.#told.get(event.id) === line) return false
    this.#told.delete(event.id)
    this.#told.set(event.id, line)
    if (this.#told.size > KNOWN_EVENTS) this.#told.delete(this.#told.keys().next().value as string)
    return true
  }

  #forgetOld(nowMs: number): void {
    if (nowMs - this.#forgotAtMs < RETENTION_EVERY_MS) return
    this.#forgotAtMs = nowMs
    this.#store.forgetBefore(nowMs - LIVE_RETENTION_MS)
  }
}
