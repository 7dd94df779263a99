import { positionText } from '#domain/notation.ts'
import { agreedWords, limitBasisSentence, stateWords, verifiedWords } from '#domain/zone-words.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { METRES_PER_NM } from '#geo/measure.ts'
import type { LimitLine } from './limit-line.ts'

/** A line of the card: what, and the answer. */
export interface LimitFact {
  readonly name: string
  readonly value: string
}

/** What is known of a limit at a place on it, in the order in which one argues. */
export function limitFacts(
  limit: LimitLine,
  at: LonLat,
  sides: readonly { readonly wind: string; readonly words: string }[],
  version: string,
): LimitFact[] {
  const { disputedBy, instrument, source, toleranceNm, lengthNm, note } = limit
  return [
    { name: 'Basis', value: limitBasisSentence(limit) },
    { name: 'Agreed by', value: agreedWords(limit) },
    { name: 'Disputed by', value: disputedBy.length > 0 ? stateWords(disputedBy) : 'no state known' },
    { name: 'What says so', value: instrument },
    { name: 'Verified', value: verifiedWords(limit) },
    { name: 'Source', value: source },
    {
      name: 'Tolerance',
      value: `±${toleranceNm} NM (${metresWords(toleranceNm)}): nearer than that is too close to call`,
    },
    ...sides.map(({ wind, words }) => ({ name: `To the ${wind}`, value: words })),
    { name: 'Length', value: `${lengthNm.toFixed(1)} NM` },
    { name: 'Here', value: positionText(at) },
    { name: 'Zones', value: version },
    ...(note ? [{ name: 'Note', value: note }] : []),
  ]
}

/** The card as plain text, for a message or a report. */
export function limitText(title: string, facts: readonly LimitFact[]): string {
  return [title, ...facts.map(({ name, value }) => `${name}: ${value}`), 'Not for navigation or enforcement.'].join(
    '\n',
  )
}

function metresWords(nm: number): string {
  const metres = nm * METRES_PER_NM
  return metres < 1000 ? `${Math.round(metres / 10) * 10} m` : `${(metres / 1000).toFixed(1)} km`
}
