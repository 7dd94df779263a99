import type { ZoneContext } from '../events/zone-context.ts'
import type { AlertRuleBook } from './alert-rule.ts'
import type { AlertSight, StandingAlerts } from './alert-sight.ts'
import { EventWatch } from './event-watch.ts'
import { FeedWatch } from './feed-watch.ts'
import type { Finding } from './finding.ts'
import { OutsideWatch } from './outside-watch.ts'
import { type PlacedRule, placedRules } from './rule-match.ts'
import { TrackRounds } from './track-rounds.ts'

/** Looks at the picture by the rules, beat by beat, and says what it finds. It never asks for the time. */
export class AlertDesk {
  readonly #events = new EventWatch()
  readonly #outside = new OutsideWatch()
  readonly #feeds = new FeedWatch()
  readonly #rounds: TrackRounds
  #book: AlertRuleBook
  #context: ZoneContext | undefined
  #placed: readonly PlacedRule[] = []

  constructor(book: AlertRuleBook, options: { tracksABeat?: number } = {}) {
    this.#book = book
    this.#rounds = new TrackRounds(options)
  }

  /** Other rules from now on. */
  setRules(book: AlertRuleBook): void {
    this.#book = book
    this.#context = undefined
  }

  look(sight: AlertSight, standing: StandingAlerts): Finding[] {
    if (sight.context !== this.#context) {
      this.#context = sight.context
      this.#placed = placedRules(this.#book.rules, sight.context)
    }
    const { allowList } = this.#book
    return [
      ...this.#events.look(sight, this.#placed, allowList, standing),
      ...this.#outside.look(sight, this.#placed, standing),
      ...this.#rounds.look(sight, this.#placed, allowList, standing),
      ...this.#feeds.look(sight, this.#placed, standing),
    ]
  }
}
