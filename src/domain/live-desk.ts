import type { Alert } from './alerts/alert.ts'
import { eventLine } from './event-log.ts'
import type { ZoneEvent } from './events/zone-event.ts'
import type { Observation } from './observations/observation.ts'
import type { IdentityPatch, TrackIdentity, TrackSink } from './report.ts'
import type { FeedStatus } from './stream/feed-status.ts'
import type { StreamSnapshot, StreamUpdate } from './stream/stream-message.ts'
import type { TrackHistory } from './stream/wire.ts'
import type { WireRows } from './stream/wire-rows.ts'
import { asSent, toStored } from './stream/wire-units.ts'
import { emptyPackedReport } from './track-reports.ts'
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
  /** New ones, and those that ended, under the id they had. */
  readonly observations: readonly Observation[]
  readonly feeds: readonly FeedStatus[]
  /** New ones and those that changed, under the id they had; when `isWhole`, all that are open. */
  readonly alerts: readonly Alert[]
  readonly firstAtMs: number | undefined
}

/** Events and observations that are known as told; of a page that stays open for days, the newest. */
const KNOWN_EVENTS = 20_000
const RETENTION_EVERY_MS = 60_000
/** The stream does not say which feed brought a report. */
const LIVE_SOURCE = 'live'
/** Filled again for every report of the stream. */
const row = emptyPackedReport()

/** The viewer's side of the live picture: the stream fills a track store, events come from the server's engine. */
export class LiveDesk {
  #store = new TrackStore()
  /** Events and observations as they were told last, by id. */
  readonly #told = new Map<string, string>()
  /** Our number of a track by the server's: a server of before, or a file, numbered them otherwise. */
  #slots: number[] = []
  #epoch: string | undefined
  #zonesVersion = ''
  #feeds: readonly FeedStatus[] = []
  #rate = 1
  #nowMs: number | undefined
  #forgotAtMs = Number.NEGATIVE_INFINITY
  #keepFromMs = Number.POSITIVE_INFINITY
  /** From when on the store had everything before a stretch of the past was fetched. */
  #memoryFromMs: number | undefined

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
    this.#slots = []
    const identities = snapshot.identities.map((identity, slot) => ({ slot, identity }))
    return { ...this.#take({ ...snapshot, identities }), reset, isWhole: true }
  }

  takeUpdate(update: StreamUpdate): LiveChange {
    return this.#take(update)
  }

  #take(update: Omit<StreamUpdate, 'type'>): LiveChange {
    this.#nowMs = update.nowMs
    this.#rate = update.rate ?? this.#rate
    this.#zonesVersion = update.zonesVersion ?? this.#zonesVersion
    this.#feeds = update.feeds ?? this.#feeds
    const changed = new Set<number>()
    for (const { slot, identity } of update.identities ?? []) {
      const learned = this.#store.learn(identity, update.nowMs)
      if (learned !== undefined) changed.add(learned)
      this.#slots[slot] = this.#store.slotOf(identity.trackId) as number
    }
    this.#addReports(update.reports)
    const events = (update.events ?? []).filter((event) => this.#isNews(event.id, eventLine(event)))
    const observations = (update.observations ?? []).filter((each) => this.#isNews(each.id, JSON.stringify(each)))
    this.#forgetOld(update.nowMs)
    return {
      reset: false,
      isWhole: false,
      zonesVersion: this.#zonesVersion,
      nowMs: update.nowMs,
      rate: this.#rate,
      identities: [...changed].flatMap((slot) => {
        const identity = this.#store.identityWithPast(slot)
        return identity ? { slot, identity } : []
      }),
      events,
      observations,
      feeds: this.#feeds,
      alerts: update.alerts ?? [],
      firstAtMs: this.#memoryFromMs ?? this.#store.firstAtMs,
    }
  }

  #addReports(reports: WireRows): void {
    const [store, slots] = [this.#store, this.#slots]
    for (let i = 0; i < reports.count; i++) {
      toStored(reports, i, row)
      store.addPacked(slots[reports.slot[i] as number] as number, row, LIVE_SOURCE)
    }
  }

  /** Adds what the server remembers of the tracks; what is known already is passed over. */
  takeHistories(histories: readonly TrackHistory[]): void {
    for (const { trackId, reports } of histories) {
      // The stream introduces every track; one that is not known yet comes with the next update.
      if (this.#store.slotOf(trackId) === undefined) continue
      for (const report of reports) this.#store.add({ ...report, trackId, source: LIVE_SOURCE })
    }
  }

  /** As long as someone looks back there, nothing from then on is forgotten; undefined when nobody does any more. */
  keepFrom(atMs: number | undefined): void {
    this.#keepFromMs = atMs ?? Number.POSITIVE_INFINITY
    if (atMs !== undefined || this.#memoryFromMs === undefined || this.#nowMs === undefined) return
    this.#store.forgetBefore(this.#memoryFromMs)
    this.#memoryFromMs = undefined
  }

  /**
   * Takes what the server recorded of a stretch of the past. Who is known already is known better than then. Answers the
   * tracks that were not known, by their numbers.
   */
  pastTaker(): Pick<TrackSink, 'report' | 'identity'> & { readonly introduced: readonly NumberedIdentity[] } {
    const introduced: NumberedIdentity[] = []
    const store = this.#store
    this.#memoryFromMs ??= store.firstAtMs
    const introduce = (patch: IdentityPatch) => {
      if (
        store.slotOf(patch.trackId) !== undefined &&
        !introduced.some(({ identity }) => identity.trackId === patch.trackId)
      )
        return
      const slot = store.learn(patch)
      const identity = slot === undefined ? undefined : store.identity(slot)
      if (slot !== undefined && identity) introduced.push({ slot, identity })
    }
    return {
      introduced,
      identity: introduce,
      report: ({ trackId, source: _, ...report }) => {
        if (store.slotOf(trackId) === undefined) introduce({ trackId })
        store.add({ ...asSent(report), trackId, source: LIVE_SOURCE })
      },
    }
  }

  #isNews(id: string, line: string): boolean {
    if (this.#told.get(id) === line) return false
    this.#told.delete(id)
    this.#told.set(id, line)
    if (this.#told.size > KNOWN_EVENTS) this.#told.delete(this.#told.keys().next().value as string)
    return true
  }

  #forgetOld(nowMs: number): void {
    if (nowMs - this.#forgotAtMs < RETENTION_EVERY_MS) return
    this.#forgotAtMs = nowMs
    this.#store.forgetBefore(Math.min(nowMs - LIVE_RETENTION_MS, this.#keepFromMs))
  }
}
