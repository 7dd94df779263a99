import type { Box, LonLat } from './lonlat.ts'

/** A closed ring: first and last place are the same. */
export type Ring = readonly LonLat[]

/** Outer ring first, then its holes. */
export type Part = readonly Ring[]

/**
 * What a zone is, in the words of the law of the sea (UNCLOS), and `watch-area`, which an operator drew.
 * A set lists its zones in the order of precedence: of several that hold a place, the first names it.
 */
export type ZoneKind =
  | 'joint-area'
  | 'overlapping-claim'
  | 'territorial-sea'
  | 'contiguous-zone'
  | 'eez'
  | 'neighbour'
  | 'watch-area'

/**
 * What a stretch of boundary rests on.
 * agreed: in a treaty or order in force. allocation: a treaty that shares out islands, used as a limit at sea though
 * neither side agreed one. claimed: one side's line. median: computed, as far from our coast as from the neighbour's.
 * distance: computed, 12, 24 or 200 NM from our coast. closing: our own straight line where nothing is agreed and
 * nothing could be computed. coast: where water meets land. drawn: by an operator, or from an operator's file.
 */
export type Basis = 'agreed' | 'allocation' | 'claimed' | 'median' | 'distance' | 'closing' | 'coast' | 'drawn'

/** One named stretch of boundary: what it is, who agrees, and what says so. */
export interface Limit {
  readonly id: string
  readonly basis: Basis
  /** A few words for the chart: `1969 shelf line, agreed`. */
  readonly label: string
  /** The treaty, order, award or computation, in words. */
  readonly instrument: string
  /** The facts file or data set it comes from. */
  readonly source: string
  /** Whether its points were seen in a published text or an independent data set; see geo/facts/README.md. */
  readonly verified: boolean
  /** ISO 3166-1 alpha-2 codes of the states that agreed to it; none for a line nobody agreed. */
  readonly agreedBy: readonly string[]
  /** Codes of states known to hold another line. */
  readonly disputedBy: readonly string[]
  /** How far the line as drawn may be off its legal place, nautical miles: datum, rounding, coast. */
  readonly toleranceNm: number
  readonly note?: string
}

/** An area at sea that a track can be in or out of. Parts never overlap. */
export interface Zone {
  readonly id: string
  readonly name: string
  /** For a narrow column: `Peninsula east`. */
  readonly shortName?: string
  readonly kind: ZoneKind
  /** ISO 3166-1 alpha-2 codes of the states that claim it. */
  readonly claimants: readonly string[]
  readonly note?: string
  readonly parts: readonly Part[]
  /**
   * Which limit each edge is: `edgeLimits[part][ring][i]` is the place in `ZoneSet.limits` of the edge from place i to
   * place i + 1.
   */
  readonly edgeLimits: readonly (readonly Uint16Array[])[]
  readonly box: Box
}

/** Zones that belong together: one build, one version. */
export interface ZoneSet {
  readonly version: string
  readonly zones: readonly Zone[]
  /** What the edges of all zones refer to. Never empty when there is a zone. */
  readonly limits: readonly Limit[]
}
