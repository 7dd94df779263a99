import { type BehaviourEvent, compareBehaviours } from './behaviour-event.ts'

/** Behaviours by id: one that ended takes the place of what was told of it when it began. Memory is bounded. */
export class BehaviourLog {
  readonly #events = new Map<string, BehaviourEvent>()
  readonly #keep: number

  /** @param keep How many are kept; the first to go are the oldest that are over, then the oldest. */
  constructor(keep: number) {
    this.#keep = Math.max(1, keep)
  }

  get events(): readonly BehaviourEvent[] {
    return [...this.#events.values()].sort(compareBehaviours)
  }

  put(event: BehaviourEvent): void {
    // Behind all others: the newest news are last.
    this.#events.delete(event.id)
    this.#events.set(event.id, event)
    if (this.#events.size <= this.#keep) return
    const all = [...this.#events.values()]
    const oldest = all.find(({ state }) => state === 'ended') ?? all[0]
    if (oldest) this.#events.delete(oldest.id)
  }
}
