import type { PictureFrame } from './picture.ts'
import type { TrackKind } from './report.ts'
import type { TargetEntry } from './target-book.ts'
import type { ShipGroup, TargetAge } from './target-filter.ts'
import { TARGET_AGES } from './target-filter.ts'

/** What there is to choose from, with how many of each, most first. */
export interface TargetFacets {
  readonly kinds: readonly Facet<TrackKind>[]
  readonly flags: readonly Facet<string>[]
  readonly shipGroups: readonly Facet<ShipGroup>[]
  readonly ages: readonly Facet<TargetAge>[]
  /** By place in the zone set. */
  readonly zones: readonly Facet<number>[]
}

export interface Facet<Name> {
  readonly name: Name
  readonly count: number
}

/** Everyone on the picture, counted by what a filter may ask. */
export function targetFacets(frame: PictureFrame, entryOf: (slot: number) => TargetEntry | undefined): TargetFacets {
  const kinds = new Map<TrackKind, number>()
  const flags = new Map<string, number>()
  const shipGroups = new Map<ShipGroup, number>()
  const ages = new Map<TargetAge, number>()
  const zones = new Map<number, number>()
  for (let row = 0; row < frame.count; row++) {
    const entry = entryOf(frame.slot[row] as number)
    if (!entry) continue
    count(kinds, entry.identity.kind)
    count(flags, entry.identity.flag)
    count(shipGroups, entry.shipGroup)
    count(ages, TARGET_AGES[frame.fresh[row] as number])
    count(zones, frame.zone[row] ? (frame.zone[row] as number) - 1 : undefined)
  }
  return {
    kinds: facets(kinds),
    flags: facets(flags),
    shipGroups: facets(shipGroups),
    ages: facets(ages),
    zones: facets(zones),
  }
}

function count<Name>(counts: Map<Name, number>, name: Name | undefined): void {
  if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
}

function facets<Name>(counts: Map<Name, number>): readonly Facet<Name>[] {
  return [...counts].map(([name, of]) => ({ name, count: of })).sort((a, b) => b.count - a.count)
}
