import { searchText, titleOf } from './identity-words.ts'
import type { TrackIdentity } from './report.ts'
import { shipGroupOf } from './ship-group.ts'
import type { ShipGroup } from './target-filter.ts'

/** What a list needs of an identity, worked out once. */
export interface TargetEntry {
  readonly identity: TrackIdentity
  readonly title: string
  readonly sortedBy: string
  readonly searched: string
  readonly shipGroup: ShipGroup | undefined
}

/**
 * Everyone by name, kept from moment to moment: words are made and names are sorted only where an identity is another than
 * before. Numbers of tracks are those of one store: another picture needs another book.
 */
export class TargetBook {
  readonly #entries: (TargetEntry | undefined)[] = []
  /** Slots in the order of their names. */
  readonly #byName: number[] = []
  #ranks = new Uint32Array()
  #isSorted = true

  /** Takes up to `most` identities that are new or changed. True when there is none left to take. */
  learn(
    slots: Uint32Array,
    count: number,
    identityOf: (slot: number) => TrackIdentity | undefined,
    most: number,
  ): boolean {
    let left = most
    for (let i = 0; i < count; i++) {
      const slot = slots[i] as number
      const identity = identityOf(slot)
      const known = this.#entries[slot]
      if (!identity || known?.identity === identity) continue
      if (left-- === 0) return false
      const entry = entryOf(identity)
      this.#entries[slot] = entry
      if (!known) this.#byName.push(slot)
      if (known?.sortedBy !== entry.sortedBy) this.#isSorted = false
    }
    return true
  }

  entry(slot: number): TargetEntry | undefined {
    return this.#entries[slot]
  }

  /** How many are known. */
  get size(): number {
    return this.#byName.length
  }

  /** By slot, the place of a track among all by name: no two share one. */
  get ranks(): Uint32Array {
    if (!this.#isSorted) this.#sort()
    return this.#ranks
  }

  #sort(): void {
    const key = (slot: number) => this.#entries[slot]?.sortedBy ?? ''
    this.#byName.sort((a, b) => {
      const [one, other] = [key(a), key(b)]
      return one < other ? -1 : one > other ? 1 : a - b
    })
    this.#ranks = new Uint32Array(this.#entries.length)
    for (const [rank, slot] of this.#byName.entries()) this.#ranks[slot] = rank
    this.#isSorted = true
  }
}

function entryOf(identity: TrackIdentity): TargetEntry {
  const title = titleOf(identity)
  return {
    identity,
    title,
    sortedBy: title.toLowerCase(),
    searched: searchText(identity),
    shipGroup: identity.kind === 'vessel' ? shipGroupOf(identity.shipType) : undefined,
  }
}
