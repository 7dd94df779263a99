import type { ZoneSet } from '#geo/zone.ts'
import { EventLogHash } from './event-log.ts'
import type { PictureFrame } from './picture.ts'
import type { IdentityPatch, PositionReport } from './report.ts'
import { TrackStore } from './track-store.ts'
import { type ZoneEvent, ZoneWatch, type ZoneWatchFaults } from './zone-watch.ts'

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
  readonly #events: ZoneEvent[] = []
  #duplicates = 0

  constructor(zones: ZoneSet) {
    this.#watch = new ZoneWatch(zones)
  }

  get events(): readonly ZoneEvent[] {
    return this.#events
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
