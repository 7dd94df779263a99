import type { Basis, Limit, Zone } from '#geo/zone.ts'
import type { ZoneRule } from './events/zone-rule.ts'
import { countryName } from './identity-words.ts'

/** What words about a zone are made of. */
export type NamedZone = Pick<Zone, 'name' | 'kind'>

const SHORT: Record<Zone['kind'], string> = {
  'territorial-sea': 'TS',
  'contiguous-zone': 'CZ',
  eez: 'EEZ',
  'joint-area': 'JDA',
  'overlapping-claim': 'disp.',
  neighbour: 'for.',
  'watch-area': 'watch',
}

/** What a zone says of a place in it, as a sentence without its full stop; undefined is a place in none. */
export function verdictWords(zone: NamedZone | undefined): string {
  switch (zone?.kind) {
    case undefined:
      return 'Outside our zones'
    case 'territorial-sea':
    case 'contiguous-zone':
    case 'eez':
    case 'joint-area':
      return `Inside ${zone.name}`
    case 'overlapping-claim':
      return `Inside ${zone.name}, claimed by more than one state`
    case 'watch-area':
      return `Inside ${zone.name}, a watch area`
    case 'neighbour':
      return `Inside ${zone.name}, not ours`
  }
}

/** The kind of a zone for a narrow column: `EEZ`, `TS`; `out` for none. */
export function shortZoneWords(zone: NamedZone | undefined): string {
  return zone ? SHORT[zone.kind] : 'out'
}

/** Whether a zone is ours alone: territorial sea, contiguous zone or EEZ, not one that is shared, disputed or another's. */
export function isOurZone(zone: NamedZone | undefined): boolean {
  return zone?.kind === 'territorial-sea' || zone?.kind === 'contiguous-zone' || zone?.kind === 'eez'
}

const BASIS_WORD: Record<Basis, string> = {
  agreed: 'agreed',
  allocation: 'allocation',
  claimed: 'claimed',
  median: 'computed',
  distance: 'computed',
  closing: 'provisional',
  coast: 'coast',
  drawn: 'drawn',
}

const BASIS_SENTENCE: Record<Basis, string> = {
  agreed: 'Agreed: a treaty or order in force says where it runs.',
  allocation: 'Allocation: a treaty that shares out islands; used as a limit at sea, though nobody agreed one.',
  claimed: 'Claimed: the line of one side. The other has not agreed.',
  median: 'Computed median: everywhere as far from our coast as from the neighbour’s. Nobody agreed it.',
  distance: 'Computed distance: so many nautical miles from the coast or a place that the instrument names.',
  closing: 'Closing line: a stand-in of our own, where nothing is agreed and nothing could be computed.',
  coast: 'Coast: where water meets land.',
  drawn: 'Drawn: by an operator, or taken from an operator’s file.',
}

/** What a limit rests on, in one word: `agreed`, `computed`, `provisional`. */
export function basisWord(basis: Basis): string {
  return BASIS_WORD[basis]
}

/** What a limit rests on, in a sentence. */
export function basisSentence(basis: Basis): string {
  return BASIS_SENTENCE[basis]
}

/** What one limit rests on, in a sentence: of a computed distance also whether it is disputed, or measured from a guess. */
export function limitBasisSentence({
  basis,
  verified,
  disputedBy,
}: Pick<Limit, 'basis' | 'verified' | 'disputedBy'>): string {
  if (basis !== 'distance') return basisSentence(basis)
  const standing =
    disputedBy.length > 0 ? `Nobody agreed it; disputed by ${stateWords(disputedBy)}.` : 'It needs no agreement.'
  return [BASIS_SENTENCE.distance, ...(verified ? [] : ['That place is inferred, not published.']), standing].join(' ')
}

/** The states that agreed to a limit, in words. A coast, and a distance that nobody disputes, need no agreement. */
export function agreedWords({ agreedBy, disputedBy, basis }: Pick<Limit, 'agreedBy' | 'disputedBy' | 'basis'>): string {
  if (agreedBy.length > 0) return stateWords(agreedBy)
  const needsNone = disputedBy.length === 0 && (basis === 'distance' || basis === 'coast')
  return needsNone ? 'needs no agreement' : 'no state'
}

/** States by their codes, ISO 3166-1 alpha-2, as a list in words: `Malaysia and Indonesia`. */
export function stateWords(codes: readonly string[]): string {
  const names = codes.map(countryName)
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** Lines of our own making where nothing is agreed: that they are disputed or unverified goes without saying. */
const STAND_INS: readonly Basis[] = ['median', 'closing']

/** A limit's name on the chart, with what one must know of it: `1969 shelf line, agreed, disputed`. */
export function limitWords({
  label,
  basis,
  disputedBy,
  verified,
}: Pick<Limit, 'label' | 'basis' | 'disputedBy' | 'verified'>): string {
  const words = [label]
  if (disputedBy.length > 0 && !STAND_INS.includes(basis)) words.push('disputed')
  if (!verified && !STAND_INS.includes(basis)) words.push('unverified')
  return words.join(', ')
}

/** The zones that hold a place, the first of which names it; or `land`, or `outside our zones`. */
export function placeWords({
  verdict,
  zones,
}: {
  readonly verdict: string
  readonly zones: readonly NamedZone[]
}): readonly [first: string, ...others: string[]] {
  const [first, ...others] = zones.map(({ name }) => name)
  return [first ?? (verdict === 'land' ? 'land' : 'outside our zones'), ...others]
}

/**
 * How far a place is from the nearest limit, and what that is: `12.4 NM to 1969 shelf line, agreed`, or from outside
 * `3.2 NM outside 1969 shelf line, agreed`; land has no side: `10.7 NM from median with Brunei`. Empty when there is no
 * limit.
 */
export function distanceWords({
  verdict,
  distanceNm,
  limit,
}: {
  readonly verdict: string
  readonly distanceNm: number | undefined
  readonly limit: Limit | undefined
}): string {
  if (distanceNm === undefined || !limit) return ''
  const away = Math.abs(distanceNm)
  const digits = away < 1 ? 2 : away < 100 ? 1 : 0
  const side = verdict === 'land' ? 'from' : distanceNm < 0 ? 'outside' : 'to'
  return `${away.toFixed(digits)} NM ${side} ${limitWords(limit)}`
}

/** A pointer better than this, nautical miles, adds nothing to how well any limit is known. */
const FINE_POINTER_NM = 0.05

/**
 * That a pointed place is too close to call, and of a coarse pointer how coarse, since a closer look may then call it;
 * not where the nearest limit itself leaves it open.
 */
export function tooCloseWords(
  { distanceNm, limit }: { readonly distanceNm: number | undefined; readonly limit: Limit | undefined },
  pointerNm: number,
): string {
  const isLimits = limit !== undefined && distanceNm !== undefined && Math.abs(distanceNm) <= limit.toleranceNm
  if (isLimits || pointerNm < FINE_POINTER_NM) return '≈ too close to call'
  return `≈ too close to call at this zoom (±${Number(pointerNm.toPrecision(1))} NM)`
}

/** How far and how long past the line a crossing counts: `0.1 NM, 60 s`. */
export function ruleWords({ bandNm, dwellS }: ZoneRule): string {
  return `${bandNm} NM, ${dwellS} s`
}

/** Whether the points of a limit were checked, in words; a computed line and the coast have none that could be. */
export function verifiedWords({ verified, basis }: Pick<Limit, 'verified' | 'basis'>): string {
  switch (basis) {
    case 'drawn':
      return 'no: an operator’s line'
    case 'coast':
      return 'no published points: the coast as mapped'
    case 'median':
      return 'no published points: computed from the coasts as mapped'
    case 'distance':
      return verified
        ? 'no published points: computed from the coast or place that the instrument names'
        : 'no: computed from a place that was found in no published text'
  }
  return verified
    ? 'yes: seen in a published text or an independent data set'
    : 'no: found in no published text or independent data set'
}
