import { parseInstant } from './formats/instant.ts'
import { instantText } from './notation.ts'

/** How an instant is typed into a field: in UTC unless the text names a zone. */
export const TYPED_INSTANT = {
  textOf: instantText,
  parse: parseInstant,
  expected: 'a date and time, such as 2026-03-14 00:10:00',
} as const
