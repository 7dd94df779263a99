import type { ZoneContext } from '../events/zone-context.ts'
import type { AlertBook } from './alert-book.ts'
import type { AlertChange } from './alert-machine.ts'
import type { AlertRuleBook } from './alert-rule.ts'
import type { AlertSight } from './alert-sight.ts'
import { EventWatch } from './event-watch.ts'
import { FeedWatch } from './feed-watch.ts'
import type { Finding } from './finding.ts'
import { ObservationWatch } from './observation-watch.ts'
import { OutsideWatch } from './outside-watch.ts'
import { type PlacedRule, placedRules } from './rule-match.ts'
import { RuleWatch } from './rule-watch.ts'
import { TrackRounds } from './track-rounds.ts'

/** Looks at the picture by the rules, beat by beat, and tells the book what it finds. It never asks for the time. */
export class AlertDesk {
  readonly #rules = new RuleWatch()
  readonly #events = new EventWatch()
  readonly #observations = new ObservationWatch()
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

  /**
   * What a beat changes. The book takes every finding before the next is looked for, so that in one beat an alert can be
   * raised and end.
   */
  look(sight: AlertSight, alerts: AlertBook): AlertChange[] {
    if (sight.context !== this.#context) {
      this.#context = sight.context
      this.#placed = placedRules(this.#book.rules, sight.context)
    }
    const changes: AlertChange[] = []
    const take = (findings: Iterable<Finding>): void => {
      for (const finding of findings) {
        const change = alerts.take(finding, sight.nowMs)
        if (change) changes.push(change)
      }
    }
    const { allowList } = this.#book
    take(this.#rules.look(sight, this.#book, this.#placed, alerts))
    take(this.#events.look(sight, this.#placed, allowList, alerts))
    take(this.#observations.look(sight, this.#placed, allowList, alerts))
    take(this.#outside.look(sight, this.#placed, alerts))
    take(this.#rounds.look(sight, this.#placed, allowList, alerts))
    take(this.#feeds.look(sight, this.#placed, alerts))
    return changes
  }
}
