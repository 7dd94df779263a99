import type { IdentityPatch } from '../report.ts'

/** What of an identity behaviours look at. */
const FACTS = ['name', 'callSign', 'imo', 'shipType', 'draughtM', 'aisClass', 'classBUnit'] as const
type Fact = (typeof FACTS)[number]

/** A fact that replaced another. */
export interface FactChange {
  readonly fact: Fact
  readonly atMs: number
  readonly was: string | number
  readonly is: string | number
}

interface Told {
  readonly fact: Fact
  readonly value: string | number
  readonly atMs: number
}

/** A track that says something else with every message is remembered by so many changes that nobody has looked at yet. */
const MOST_TOLD = 200

/**
 * What a track said of itself, and when: so that a report is judged by what was known then, and not by what was learnt
 * later, whether it is live or replayed.
 */
export class TrackFacts {
  #told: Told[] = []

  learn(patch: IdentityPatch, atMs: number): void {
    for (const fact of FACTS) {
      const value = patch[fact]
      if (value === undefined || this.at(fact, Number.POSITIVE_INFINITY) === value) continue
      if (this.#told.length < MOST_TOLD) this.#told.push({ fact, value, atMs })
    }
  }

  /** What a fact was at an instant, by what had been said up to then. */
  at<Name extends Fact>(fact: Name, atMs: number): IdentityPatch[Name] {
    // What was put in last counts, so `value` has the type that its fact has.
    return this.#told.findLast((each) => each.fact === fact && each.atMs <= atMs)?.value as IdentityPatch[Name]
  }

  /** What changed after an instant, up to another, in the order in which it was said. */
  changes(afterMs: number, upToMs: number): FactChange[] {
    if (this.#told.length === 0) return []
    return this.#told.flatMap(({ fact, value, atMs }, i) => {
      if (atMs <= afterMs || atMs > upToMs) return []
      const before = this.#told.findLast((each, j) => j < i && each.fact === fact)
      return before ? [{ fact, atMs, was: before.value, is: value }] : []
    })
  }

  /** What was replaced before an instant is not needed any more. */
  forgetBefore(atMs: number): void {
    if (this.#told.length <= FACTS.length) return
    const newest = new Map<Fact, Told>()
    for (const told of this.#told) if (told.atMs <= atMs) newest.set(told.fact, told)
    this.#told = this.#told.filter((told) => told.atMs > atMs || newest.get(told.fact) === told)
  }
}
