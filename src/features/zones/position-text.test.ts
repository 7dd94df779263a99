import fc from 'fast-check'
import { expect, test } from 'vitest'
import { positionText } from '#domain/notation.ts'
import { parsePosition, parseRing, ringText } from './position-text.ts'

const LAT = 4 + 12.345 / 60
const LON = 113 + 5.118 / 60

test.each([
  '04°12.345′ N 113°05.118′ E',
  "4°12.345'N, 113°5.118'E",
  'N4 12.345 E113 5.118',
  'e 113 05.118 n 04 12.345',
  '4 12.345 113 5.118',
  '4 12.345; 113 5.118',
  '4.20575, 113.0853',
  '4.20575 113.0853',
  '4.20575N/113.0853E',
  '4°12′20.7″ N 113°05′07.08″ E',
])('%s is read', (text) => {
  const read = parsePosition(text)
  if (!read.ok) throw new Error(read.problem)
  expect(read.value[0]).toBeCloseTo(LON, 6)
  expect(read.value[1]).toBeCloseTo(LAT, 6)
})

test('south and west are negative, by letter or by sign', () => {
  expect(parsePosition('4 30 S 113 W')).toEqual({ ok: true, value: [-113, -4.5] })
  expect(parsePosition('−4.5, -113')).toEqual({ ok: true, value: [-113, -4.5] })
  expect(parsePosition('-0 30, 113')).toEqual({ ok: true, value: [113, -0.5] })
})

test.each([
  ['here', '"H" is not part of a position'],
  ['', '"" is not a position'],
  ['4.5', '"4.5" is not a position'],
  ['4 N 5 N', '"4 N 5 N" is not a position'],
  ['4..5, 113', '"4..5, 113" is not a position'],
  ['4 60 N 113 E', 'latitude has 60 minutes, expected 0 to 59.999'],
  ['4.5 10 N 113 E', 'latitude has "4.5" before smaller units'],
  ['94 N 113 E', 'latitude is 94, expected 0 to 90 N or S'],
  ['4, 181', 'longitude is 181, expected 0 to 180 E or W'],
  ['-4 N 113 E', 'latitude has the sign "-" and "N", expected one'],
  ['1 2 3 4 N 113 E', 'latitude has 4 numbers'],
])('"%s" is refused with its reason', (text, problem) => {
  expect(parsePosition(text)).toEqual({ ok: false, problem: expect.stringContaining(problem) })
})

test('every position that the page writes is read again to the metre', () => {
  const place = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }))
  fc.assert(
    fc.property(place, (at) => {
      const read = parsePosition(positionText(at))
      if (!read.ok) throw new Error(read.problem)
      expect(Math.abs(read.value[0] - at[0])).toBeLessThan(1e-5)
      expect(Math.abs(read.value[1] - at[1])).toBeLessThan(1e-5)
    }),
    { seed: 3 },
  )
})

test('a ring is closed, whether or not its first position is said again, and a doubled line counts once', () => {
  const ring = [
    [110, 4],
    [111, 4],
    [111, 5],
    [110, 4],
  ]
  expect(parseRing('4, 110\n4, 111\n\n5, 111\n')).toEqual({ ok: true, value: ring })
  expect(parseRing('4, 110\n4, 111\n4, 111\n5, 111\n4, 110')).toEqual({ ok: true, value: ring })
})

test('a ring says the line that cannot be read, and how many positions are missing', () => {
  expect(parseRing('4, 110\n\n4, 999')).toEqual({
    ok: false,
    problem: expect.stringMatching(/^line 3: longitude is 999/),
  })
  expect(parseRing('4, 110\n5, 110')).toEqual({
    ok: false,
    problem: '2 different positions, expected at least 3, one a line',
  })
})

test('a ring as text has each corner once', () => {
  expect(
    ringText([
      [110, 4],
      [111, 4],
      [111, 5.5],
      [110, 4],
    ]),
  ).toBe('04°00.000′ N 110°00.000′ E\n04°00.000′ N 111°00.000′ E\n05°30.000′ N 111°00.000′ E')
})
