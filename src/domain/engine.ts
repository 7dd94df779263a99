import type { ZoneSet } from '#geo/zone.ts'
import { EventLogHash } from './event-log.ts'
import type { ZoneEvent } from './events/zone-event.ts'
import type { PictureFrame } from './picture.ts'
import type { IdentityPatch, PositionReport } from './report.ts'
import { TrackStore } from './track-store.ts'
import { ZoneWatch, type ZoneWatchFaults } from './zone-watch.ts'

/** What one report did. */
export interface Outcome {
  readonly added: 'appended' | 'late' | 'duplicate'
  readonly events: readonly ZoneEvent[]
}

/**
 * The one engine: server, browser worker and command line feed it the same reports in the same order and get the
 * same events, byte for byte. It never asks for the time.
 */
export class Engine {
  readonly store = new TrackStore()
  readonly #watch: ZoneWatch
  readonly #log = new EventLogHash()
  readonly #keepEvents: number
  #events: ZoneEvent[] = []
  #eventCount = 0
  #duplicates = 0

  /** @param options.keepEvents How many of the newest events are kept; the log's hash goes over all. */
  constructor(zones: ZoneSet, { keepEvents = Number.POSITIVE_INFINITY }: { keepEvents?: number } = {}) {
    this.#watch = new ZoneWatch(zones)
    this.#keepEvents = keepEvents
  }

  /** The newest events that are kept, oldest first. */
  get events(): readonly ZoneEvent[] {
    return this.#events
  }

  /** How many events there have been. */
  get eventCount(): number {
    return this.#eventCount
  }

  get faults(): ZoneWatchFaults & { readonly duplicates: number } {
    return { ...this.#watch.faults, duplicates: this.#duplicates }
  }

  /** SHA-256 of the event log so far. */
  get eventLogHash(): string {
    return this.#log.digest()
  }

  report(report: PositionReport): Outcome {
    const added = this.store.add(report)
    if (added === 'duplicate') {
      this.#duplicates++
      return { added, events: [] }
    }
    const events = this.#watch.watch(report)
    for (const event of events) {
      this.#events.push(event)
      this.#log.add(event)
    }
    this.#eventCount += events.length
    // Dropped in strides, so that a long watch does not copy the list at every event.
    if (this.#events.length > 2 * this.#keepEvents) this.#events = this.#events.slice(-this.#keepEvents)
    return { added, events }
  }

  /** Answers the slot of a track whose identity this changed, else undefined. */
  identity(patch: IdentityPatch): number | undefined {
    return this.store.learn(patch)
  }

  frameAt(atMs: number): PictureFrame {
    return this.store.frameAt(atMs, this.#watch.indexes)
  }
}
