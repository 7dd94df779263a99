import type { Shape } from '../../ui/sign.tsx'
import { Best, wordsRank } from './match.ts'

/** One line of the command palette. */
export interface Entry {
  /** The same each time for the same thing, so that what was used lately is known again. */
  readonly id: string
  readonly type: 'target' | 'zone' | 'moment' | 'bookmark' | 'place' | 'layer' | 'command'
  readonly title: string
  /** What it is or does, in few words, at the right. */
  readonly detail: string
  /** Its key, as printed. */
  readonly keyText?: string | undefined
  readonly sign?: { readonly shape: Shape; readonly turnDeg: number; readonly tone: 'plain' | 'quiet' | 'ours' }
  readonly run: () => void
}

/** An entry found for what was typed: the smaller its rank the better. */
export interface FoundEntry {
  readonly entry: Entry
  readonly rank: number
}

/** Zones, moments, layers and commands by their titles. */
export function findEntries(entries: readonly Entry[], wanted: string, most: number): readonly FoundEntry[] {
  const best = new Best<Entry>(most)
  for (const entry of entries) {
    const rank = wordsRank(entry.title.toLowerCase(), wanted)
    if (rank !== undefined) best.offer(entry, rank)
  }
  return best.ranked.map(({ item, rank }) => ({ entry: item, rank }))
}

/** The best first; what was used lately goes before what answers as well. `recent` has the newest first. */
export function inOrder(found: readonly FoundEntry[], recent: readonly string[]): readonly Entry[] {
  const lateness = ({ id }: Entry) => {
    const at = recent.indexOf(id)
    return at < 0 ? recent.length : at
  }
  return found
    .map((each, place) => ({ ...each, place, late: lateness(each.entry) }))
    .sort((a, b) => a.rank - b.rank || a.late - b.late || a.place - b.place)
    .map(({ entry }) => entry)
}

/** With nothing typed: what was used lately, then the rest as it comes. */
export function byRecent(entries: readonly Entry[], recent: readonly string[]): readonly Entry[] {
  const known = new Map(entries.map((entry) => [entry.id, entry]))
  const used = recent.flatMap((id) => known.get(id) ?? [])
  return [...used, ...entries.filter(({ id }) => !recent.includes(id))]
}
