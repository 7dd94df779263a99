import type { SensorFinding } from '../association/finding.ts'
import { BehaviourWatch } from '../behaviours/behaviour-watch.ts'
import type { Sea } from '../behaviours/sea.ts'
import type { IdentityPatch } from '../report.ts'
import type { TrackStore } from '../track-store.ts'
import { findingEvent } from './finding-event.ts'
import { type Observation, withObservations } from './observation.ts'

/** Findings that are told of: the newest. Behaviours are kept by their watch. */
const KEEP_FINDINGS = 2000
const KEEP_BEHAVIOURS = 10_000
/**
 * When the clock was set forward, or runs faster than the watch for behaviours looks, it looks more often at once: another
 * time for every five minutes that it is behind. Numbers are our own choice.
 */
const ANOTHER_LOOK_EVERY_MS = 5 * 60_000
const MOST_LOOKS = 8

/** Behaviours that are found and findings that are brought, as one: looks only when it is asked. */
export class ObservationDesk {
  readonly #watch: BehaviourWatch
  #findings: readonly Observation[] = []
  #news: Observation[] = []

  constructor(store: TrackStore, sea: Sea, options: { readonly keepBehaviours?: number } = {}) {
    this.#watch = new BehaviourWatch(store, sea, { keepEvents: options.keepBehaviours ?? KEEP_BEHAVIOURS })
  }

  /** All that are kept, as they stand, in the order of `compareObservations`. */
  get kept(): readonly Observation[] {
    return withObservations(this.#findings, this.#watch.events, Number.POSITIVE_INFINITY)
  }

  learn(patch: IdentityPatch, atMs: number | undefined): void {
    this.#watch.learn(patch, atMs)
  }

  /** Takes what sensors found. */
  observe(finding: SensorFinding): void {
    const event = findingEvent(finding)
    this.#findings = withObservations(this.#findings, [event], KEEP_FINDINGS)
    this.#news.push(event)
  }

  /** Judges some of what is over by that time, ms since 1970; all of it up to an `endMs` after which nothing comes. */
  look(clockMs: number | undefined, endMs: number | undefined): void {
    if (endMs !== undefined) this.#tell(this.#watch.finish(endMs))
    else for (let looks = this.#looksAt(clockMs); looks > 0; looks--) this.#tell(this.#watch.look(clockMs))
  }

  #looksAt(clockMs: number | undefined): number {
    const { doneMs } = this.#watch
    if (clockMs === undefined || doneMs === undefined) return 1
    return Math.min(MOST_LOOKS, 1 + Math.max(0, Math.floor((clockMs - doneMs) / ANOTHER_LOOK_EVERY_MS)))
  }

  #tell(found: readonly Observation[]): void {
    // Of a long file there are more than a call can take as arguments.
    for (const each of found) this.#news.push(each)
  }

  /** New and changed since the last call, in the order in which they became known here. */
  takeNews(): readonly Observation[] {
    const news = this.#news
    this.#news = []
    return news
  }
}
