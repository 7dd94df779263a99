import { numberAt } from './cell-numbers.ts'
import type { CharCodes } from './char-codes.ts'

/** Navigational status by ITU-R M.1371 table 45, in the words of the Danish and the US archive. */
const WORDS: Readonly<Record<string, number>> = {
  'under way using engine': 0,
  'underway using engine': 0,
  'at anchor': 1,
  'not under command': 2,
  'restricted maneuverability': 3,
  'restricted manoeuvrability': 3,
  'constrained by her draught': 4,
  moored: 5,
  aground: 6,
  'engaged in fishing': 7,
  'under way sailing': 8,
}

/** The status in a cell, 0 to 14; undefined for "not defined" (15) and for words of another kind. */
export function navStatusIn(text: string, codes: CharCodes, from: number, to: number): number | undefined {
  if (from === to) return undefined
  const number = numberAt(text, codes, from, to)
  if (Number.isInteger(number)) return number >= 0 && number < 15 ? number : undefined
  return WORDS[text.slice(from, to).trim().toLowerCase().slice(0, 40)]
}
