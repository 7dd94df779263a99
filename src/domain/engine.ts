import { EventEngine, type EventEngineOptions, type EventFaults } from './events/event-engine.ts'
import type { ZoneContext } from './events/zone-context.ts'
import type { ZoneEvent } from './events/zone-event.ts'
import type { IdentityPatch, PositionReport } from './report.ts'
import { TrackStore } from './track-store.ts'

/** What one report did. */
export interface Outcome {
  readonly added: 'appended' | 'late' | 'duplicate'
  /** New events, changed ones under their old id, and withdrawn ones. */
  readonly events: readonly ZoneEvent[]
}

const NO_EVENTS: readonly ZoneEvent[] = []

/**
 * The one engine: server, browser worker and command line feed it the same reports, in any order that a reorder window
 * allows, and get the same events, byte for byte. It never asks for the time.
 */
export class Engine {
  readonly store = new TrackStore()
  readonly #events: EventEngine
  #duplicates = 0

  constructor(context: ZoneContext, options?: EventEngineOptions) {
    this.#events = new EventEngine(this.store, context, options)
  }

  /** What events are judged by now. */
  get context(): ZoneContext {
    return this.#events.context
  }

  /** The events that are kept, standing and withdrawn, in the order of `compareEvents`. */
  get events(): readonly ZoneEvent[] {
    this.#events.settle()
    return this.#events.log.events
  }

  /** How many events stand. */
  get eventCount(): number {
    this.#events.settle()
    return this.#events.log.count
  }

  get faults(): EventFaults & { readonly duplicates: number } {
    return { ...this.#events.faults, duplicates: this.#duplicates }
  }

  /** SHA-256 of the log of the events that stand; see EventLog. */
  get eventLogHash(): string {
    this.#events.settle()
    return this.#events.log.digest()
  }

  /** What tracks agree that the time is: milliseconds since 1970. */
  get clockMs(): number | undefined {
    return this.#events.clockMs
  }

  /** The newest instant that was taken of any track; what waits for company, such as a report of another century, is not. */
  get lastTakenMs(): number | undefined {
    return this.#events.lastTakenMs
  }

  /** The events that stand, in the order of `compareEvents`. */
  get standing(): readonly ZoneEvent[] {
    return this.events.filter(({ withdrawn }) => !withdrawn)
  }

  report(report: PositionReport): Outcome {
    const added = this.store.add(report)
    if (added === 'duplicate') {
      this.#duplicates++
      return { added, events: NO_EVENTS }
    }
    this.#events.report(this.store.slotOf(report.trackId) as number, report)
    return { added, events: this.#events.takeNews() }
  }

  /** What reports did that were too much work at once, and what silence did: ask each beat. */
  settle(): readonly ZoneEvent[] {
    this.#events.settle()
    return this.#events.takeNews()
  }

  /** Nothing more will come: reports that waited to be borne out are taken or left. */
  finish(): readonly ZoneEvent[] {
    this.#events.finish()
    return this.#events.takeNews()
  }

  /** Other zones or rules from now on; see `EventEngine.setZones`. Answers what that did. */
  setZones(context: ZoneContext): readonly ZoneEvent[] {
    this.#events.setZones(context)
    return this.#events.takeNews()
  }

  /** Answers the slot of a track whose identity this changed, else undefined. */
  identity(patch: IdentityPatch): number | undefined {
    return this.store.learn(patch)
  }
}
