import type { SensorFinding } from '#domain/association/finding.ts'
import type { BehaviourKind } from '#domain/behaviours/behaviour-event.ts'
import type { ZoneEventKind } from '#domain/events/zone-event.ts'

/** What a story must bring about, as the watch is told of it. */
export interface ExpectedEvent {
  readonly what: ZoneEventKind | BehaviourKind | SensorFinding['kind']
  /** Who it is about; a contact has no name. */
  readonly trackIds: readonly string[]
  /** Seconds after the start between which it becomes true. */
  readonly afterS: readonly [from: number, to: number]
}
