import { expect, test } from 'vitest'
import {
  ageText,
  clockText,
  countText,
  courseText,
  dateText,
  knotsText,
  malaysiaText,
  mmsiDigits,
  mmsiText,
  plainText,
  positionText,
  shortAgeText,
} from './notation.ts'

test('a position is degrees and decimal minutes, and never 60 minutes', () => {
  expect(positionText([113.0853, 4.20575])).toBe('04°12.345′ N 113°05.118′ E')
  expect(positionText([-0.99999999, -59.99999999])).toBe('60°00.000′ S 001°00.000′ W')
  expect(positionText([180, -90])).toBe('90°00.000′ S 180°00.000′ E')
})

test('a course has three digits, and 359.7 is north', () => {
  expect(courseText(47.2)).toBe('047°T')
  expect(courseText(359.7)).toBe('000°T')
  expect(courseText(Number.NaN)).toBe('–')
})

test('what is not known is a dash', () => {
  expect(knotsText(undefined)).toBe('–')
  expect(knotsText(7.24)).toBe('7.2')
})

test('an age is in words', () => {
  expect([4.9, 61, 3599, 3900, 90_000].map(ageText)).toEqual(['4 s', '1 min', '59 min', '1 h 05 min', '1 d 1 h'])
  expect([4.9, 3599, 3900, 90_000].map(shortAgeText)).toEqual(['4 s', '59 min', '1 h', '1 d'])
})

test('times are UTC with a Z, and Malaysia is eight hours ahead and says so', () => {
  const atMs = Date.UTC(2026, 2, 14, 12, 4, 31, 900)
  expect(clockText(atMs)).toBe('12:04:31Z')
  expect(dateText(atMs)).toBe('Sat 14 Mar 2026')
  expect(malaysiaText(atMs)).toBe('20:04 MYT')
})

test('numbers are grouped', () => {
  expect(countText(1284)).toBe('1 284')
  expect(countText(12)).toBe('12')
  expect(mmsiText(533204118)).toBe('533 204 118')
  expect(mmsiText(1065113482)).toBe('1065113482')
})

test('a coast station keeps the zeros its MMSI begins with', () => {
  expect(mmsiText(5331234)).toBe('005 331 234')
  expect(mmsiDigits(5331234)).toBe('005331234')
})

test('a hostile name loses its control and direction-changing characters and its length', () => {
  expect(plainText('A\u202EB\u0000C\n\tD<b>')).toBe('A B C D<b>')
  expect(plainText('x'.repeat(10_000))).toHaveLength(60)
})
