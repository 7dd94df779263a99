import type { TrackKind } from '../report.ts'
import type { Tell } from './behaviour-event.ts'
import type { BehaviourRules } from './behaviour-rules.ts'
import type { Sea } from './sea.ts'
import type { TrackFacts } from './track-facts.ts'

/** Whose behaviour is looked at, by what, and where it is told. */
export interface Subject {
  readonly trackId: string
  readonly kind: TrackKind
  readonly facts: TrackFacts
  readonly rules: BehaviourRules
  readonly sea: Sea
  readonly tell: Tell
}
