import type { Box, LonLat } from './lonlat.ts'

/** A closed ring: first and last place are the same. */
export type Ring = readonly LonLat[]

/** Outer ring first, then its holes. */
export type Part = readonly Ring[]

/** What a zone is, in the words of the law of the sea (UNCLOS). */
export type ZoneKind = 'territorial-sea' | 'contiguous-zone' | 'eez' | 'joint-area' | 'overlapping-claim' | 'neighbour'

/** An area at sea that a track can be in or out of. Parts never overlap. */
export interface Zone {
  readonly id: string
  readonly name: string
  readonly kind: ZoneKind
  /** ISO 3166-1 alpha-2 codes of the states that claim it. */
  readonly claimants: readonly string[]
  readonly parts: readonly Part[]
  readonly box: Box
}

/** Zones that belong together: one build, one version. */
export interface ZoneSet {
  readonly version: string
  readonly zones: readonly Zone[]
}
