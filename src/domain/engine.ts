import type { BoundaryDistance } from '#geo/boundary-distance.ts'
import type { SensorFinding } from './association/finding.ts'
import { seaOf } from './behaviours/sea.ts'
import { EventEngine, type EventEngineOptions, type EventFaults } from './events/event-engine.ts'
import type { ZoneContext } from './events/zone-context.ts'
import type { ZoneEvent } from './events/zone-event.ts'
import type { Observation } from './observations/observation.ts'
import { ObservationDesk } from './observations/observation-desk.ts'
import type { IdentityPatch, PositionReport } from './report.ts'
import { TrackStore } from './track-store.ts'

/** What one report did. */
export interface Outcome {
  readonly added: 'appended' | 'late' | 'duplicate'
  /** New events, changed ones under their old id, and withdrawn ones. */
  readonly events: readonly ZoneEvent[]
}

interface EngineOptions extends EventEngineOptions {
  /** The boundary of the land: without it nothing is near a shore for the watch for behaviours. */
  readonly shore?: BoundaryDistance
  /** How many behaviours that are over are still told of; 10,000 without. */
  readonly keepBehaviours?: number
}

const NO_EVENTS: readonly ZoneEvent[] = []

/** Raised when the same reports, zones and rules make other events than before: a recording says by which it was judged. */
export const ENGINE_VERSION = 1

/**
 * The one engine: server, browser worker and command line feed it the same reports, in any order that a reorder window
 * allows, and get the same events, byte for byte. It never asks for the time.
 */
export class Engine {
  readonly store = new TrackStore()
  readonly #events: EventEngine
  readonly #observations: ObservationDesk
  #duplicates = 0
  #isOver = false

  constructor(context: ZoneContext, { shore, keepBehaviours, ...options }: EngineOptions = {}) {
    this.#events = new EventEngine(this.store, context, options)
    const sea = seaOf(() => this.context, shore)
    this.#observations = new ObservationDesk(this.store, sea, keepBehaviours === undefined ? {} : { keepBehaviours })
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

  /**
   * What vessels did beside crossing limits, and what sensors say of them, as it stands, in the order in which it became
   * known: up to the last `takeObservations`, or, after `finish`, to the end.
   */
  get observations(): readonly Observation[] {
    if (this.#isOver) this.#lookOut()
    return this.#observations.kept
  }

  /**
   * Observations since the last call, new ones and those that ended, under the id they had: ask each beat. Behaviours are
   * looked for only here, some tracks a call, so that who does not ask does no work for them, nor do events change by it.
   */
  takeObservations(): readonly Observation[] {
    this.#lookOut()
    return this.#observations.takeNews()
  }

  /** Takes what sensors found: it is told with the next `takeObservations`. */
  observe(finding: SensorFinding): void {
    this.#observations.observe(finding)
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
    this.#isOver = true
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
    const atMs = this.store.lastAtMs
    const slot = this.store.learn(patch)
    if (slot !== undefined) this.#observations.learn(patch, atMs)
    return slot
  }

  #lookOut(): void {
    this.#observations.look(this.clockMs, this.#isOver ? this.lastTakenMs : undefined)
  }
}
