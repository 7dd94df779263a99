import type { IdentityPatch } from '../report.ts'
import type { TrackStore } from '../track-store.ts'
import { type BehaviourEvent, compareBehaviours } from './behaviour-event.ts'
import { BehaviourLog } from './behaviour-log.ts'
import { type BehaviourRules, DEFAULT_BEHAVIOUR_RULES } from './behaviour-rules.ts'
import { Encounters, type SlowVessel } from './encounters.ts'
import type { Sea } from './sea.ts'
import { TrackBehaviours } from './track-behaviours.ts'

const MINUTE_MS = 60_000
/** Reports may come so late, and in any order; as the reorder window of zone events. */
const SETTLE_MS = 120_000
/** Tracks taken a minute forward in a look, so that the work of a beat does not grow with the fleet. */
const TRACKS_A_LOOK = 500
const KEEP_EVENTS = 10_000

export interface BehaviourWatchOptions {
  readonly rules?: BehaviourRules
  /** How long a minute is waited for reports that come late before it is judged, ms; later ones change nothing. */
  readonly settleMs?: number
  readonly tracksALook?: number
  /** How many behaviours that are over are still told of. */
  readonly keepEvents?: number
}

/**
 * Looks for behaviours in the tracks of a store, minute by minute of event time: a minute is judged when the clock is past
 * it by the reorder window, for all tracks, some each look. So the same reports and the same clock make the same
 * behaviours, live and replayed, in however many looks, and whatever order the reports came in within that window.
 * Minutes in which nobody reports are passed over.
 *
 * The store must keep reports for half an hour longer than the watch is behind (see `doneMs`).
 */
export class BehaviourWatch {
  readonly #store: TrackStore
  readonly #sea: Sea
  readonly #rules: BehaviourRules
  readonly #settleMs: number
  readonly #tracksALook: number
  readonly #log: BehaviourLog
  readonly #encounters: Encounters
  /** By slot of the store. */
  readonly #tracks: (TrackBehaviours | undefined)[] = []
  /** The minute that is being judged. */
  #fromMs = Number.NaN
  #nextSlot = 0
  #reports = 0
  /** Nobody reported in the minute before: the next one with a report is waited for. */
  #isQuiet = true
  #heard = new Set<string>()
  #heardBefore: ReadonlySet<string> = new Set()
  #slow: SlowVessel[] = []
  /** Found in the minute that is being judged. */
  #found: BehaviourEvent[] = []
  #news: BehaviourEvent[] = []

  constructor(store: TrackStore, sea: Sea, options: BehaviourWatchOptions = {}) {
    this.#store = store
    this.#sea = sea
    this.#rules = options.rules ?? DEFAULT_BEHAVIOUR_RULES
    this.#settleMs = options.settleMs ?? SETTLE_MS
    this.#tracksALook = Math.max(1, options.tracksALook ?? TRACKS_A_LOOK)
    this.#log = new BehaviourLog(options.keepEvents ?? KEEP_EVENTS)
    this.#encounters = new Encounters(this.#rules.encounters, sea, (event) => this.#found.push(event))
  }

  /** Behaviours as they stand, in the order of `compareBehaviours`. */
  get events(): readonly BehaviourEvent[] {
    return this.#log.events
  }

  /** Up to when everything was judged, ms since 1970; undefined before the first minute. */
  get doneMs(): number | undefined {
    return Number.isNaN(this.#fromMs) ? undefined : this.#fromMs
  }

  /** What a track says of itself, and when: beside `TrackStore.learn`, with the same instant. */
  learn(patch: IdentityPatch, atMs = Number.NEGATIVE_INFINITY): void {
    const slot = this.#store.slotOf(patch.trackId)
    if (slot !== undefined) this.#trackAt(slot, patch.trackId).learn(patch, atMs)
  }

  /**
   * Once a beat: a bounded number of tracks are taken a minute forward, if the clock (see `Engine.clockMs`) is past it.
   * Answers what became known with the minutes that are judged now, in the order of `compareBehaviours` within each.
   */
  look(clockMs: number | undefined): readonly BehaviourEvent[] {
    if (clockMs !== undefined) this.#advance(clockMs - this.#settleMs, this.#tracksALook)
    return this.#takeNews()
  }

  /** As `look`, with all the work that there is. */
  settle(clockMs: number | undefined): readonly BehaviourEvent[] {
    if (clockMs !== undefined) this.#advance(clockMs - this.#settleMs, Number.POSITIVE_INFINITY)
    return this.#takeNews()
  }

  /** Nothing more will come: everything is judged, to the end of the minute of the last instant. */
  finish(endMs: number | undefined): readonly BehaviourEvent[] {
    if (endMs !== undefined) this.#advance(Math.ceil(endMs / MINUTE_MS) * MINUTE_MS, Number.POSITIVE_INFINITY)
    return this.#takeNews()
  }

  #takeNews(): readonly BehaviourEvent[] {
    const news = this.#news
    this.#news = []
    return news
  }

  #advance(upToMs: number, tracks: number): void {
    let left = tracks
    while (left > 0 && this.#isDue(upToMs)) {
      left -= this.#someTracks(left)
      if (this.#nextSlot >= this.#store.size) this.#close()
    }
  }

  /** Whether there is a minute to judge that is over by then. */
  #isDue(upToMs: number): boolean {
    if (this.#isQuiet) {
      const fromMs = this.#nextMinuteMs()
      if (fromMs === undefined || fromMs + MINUTE_MS > upToMs) return false
      this.#fromMs = fromMs
      this.#isQuiet = false
    }
    return this.#fromMs + MINUTE_MS <= upToMs
  }

  /** The begin of the first minute with a report that is not judged yet. */
  #nextMinuteMs(): number | undefined {
    const doneMs = Number.isNaN(this.#fromMs) ? Number.NEGATIVE_INFINITY : this.#fromMs
    let nextMs = Number.POSITIVE_INFINITY
    for (let slot = 0; slot < this.#store.size; slot++) {
      const columns = this.#store.reportsOf(slot)
      const next = columns ? columns.lastAtOrBefore(doneMs, columns.length - 1) + 1 : 0
      if (columns && next < columns.length) nextMs = Math.min(nextMs, columns.atMs(next))
    }
    // A minute is without its first instant and with its last.
    return Number.isFinite(nextMs) ? Math.ceil(nextMs / MINUTE_MS) * MINUTE_MS - MINUTE_MS : undefined
  }

  /** Takes some tracks through the minute; answers how many. */
  #someTracks(most: number): number {
    const { belowKn } = this.#encounters
    const toMs = this.#fromMs + MINUTE_MS
    const wasHeard = (source: string) => this.#heardBefore.has(source)
    const heard = (source: string) => this.#heard.add(source)
    const until = Math.min(this.#store.size, this.#nextSlot + most)
    const first = this.#nextSlot
    for (; this.#nextSlot < until; this.#nextSlot++) {
      const slot = this.#nextSlot
      const [columns, identity] = [this.#store.reportsOf(slot), this.#store.identity(slot)]
      if (!columns?.length || !identity) continue
      const track = this.#trackAt(slot, identity.trackId)
      this.#reports += track.minute(columns, this.#fromMs, wasHeard, heard)
      const slow = track.slowAt(toMs, belowKn, slot)
      if (slow) this.#slow.push(slow)
    }
    return Math.max(1, until - first)
  }

  /** The minute is over for all tracks. */
  #close(): void {
    this.#fromMs += MINUTE_MS
    this.#encounters.look(this.#fromMs, this.#slow)
    for (const event of this.#found.sort(compareBehaviours)) {
      this.#log.put(event)
      this.#news.push(event)
    }
    this.#found = []
    this.#slow = []
    this.#heardBefore = this.#heard
    this.#heard = new Set()
    this.#isQuiet = this.#reports === 0
    this.#reports = 0
    this.#nextSlot = 0
  }

  #trackAt(slot: number, trackId: string): TrackBehaviours {
    const known = this.#tracks[slot]
    if (known) return known
    const track = new TrackBehaviours(trackId, this.#rules, this.#sea, (event) => this.#found.push(event))
    this.#tracks[slot] = track
    return track
  }
}
