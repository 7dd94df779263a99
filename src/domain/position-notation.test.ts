import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm, METRES_PER_NM } from '#geo/measure.ts'
import { NOTATIONS, type Notation, parsePosition, positionIn } from './position-notation.ts'

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

const read = (text: string): LonLat => {
  const found = parsePosition(text)
  if (!found.ok) throw new Error(`${text}: ${found.problem}`)
  return found.value
}
const written = (notation: Notation, at: LonLat): string => {
  const found = positionIn(notation, at)
  if (!found.ok) throw new Error(found.problem)
  return found.value
}
const metresApart = (a: LonLat, b: LonLat) => distanceNm(a, b) * METRES_PER_NM

test('a position in each notation', () => {
  const at: LonLat = [LON, LAT]
  expect(NOTATIONS.map((notation) => written(notation, at))).toEqual([
    '04°12.345′ N 113°05.118′ E',
    '4.20575, 113.08530',
    '04°12′20.7″ N 113°05′07.1″ E',
    '49N GE 31471 65179',
  ])
})

test('rounding never makes sixty minutes or seconds, nor a minus before nothing', () => {
  expect(written('degrees-minutes-seconds', [-0.999_999_99, -59.999_999_99])).toBe('60°00′00.0″ S 001°00′00.0″ W')
  expect(written('decimal-degrees', [-0.000_000_1, -0.000_000_1])).toBe('0.00000, 0.00000')
})

const place = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }))

test.each([
  ['degrees-minutes', 1.4],
  ['decimal-degrees', 0.9],
  ['degrees-minutes-seconds', 2.3],
] as const)('every position written in %s is read again to %f m, poles and antimeridian too', (notation, metres) => {
  const isReadAgain = (at: LonLat) => metresApart(read(written(notation, at)), at) < metres
  for (const at of [
    [180, 90],
    [-180, -90],
    [179.999_999, 0],
    [-180, 12],
  ] as const)
    expect(isReadAgain(at)).toBe(true)
  fc.assert(fc.property(place, isReadAgain), { seed: 3 })
})

test('every position between the polar grids is read again from MGRS to 2 m', () => {
  const below = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -80, max: 84, noNaN: true }))
  fc.assert(
    fc.property(below, (at) => metresApart(read(written('mgrs', at)), at) < 2),
    { seed: 3, numRuns: 1000 },
  )
})

test('the White House is where its grid reference says', () => {
  expect(written('mgrs', [-77.0365, 38.8977])).toBe('18S UJ 23394 07395')
})

test('MGRS says where it ends', () => {
  expect(positionIn('mgrs', [0, 90])).toEqual({
    ok: false,
    problem: 'latitude is 90.00, MGRS is between 80° S and 84° N',
  })
  expect(positionIn('mgrs', [0, -80.1]).ok).toBe(false)
})

test('a grid reference is read with and without spaces, small letters and fewer digits', () => {
  const whole = read('49N GE 31471 65179')
  expect(read('49nge3147165179')).toEqual(whole)
  expect(metresApart(read('49N GE 314 651'), whole)).toBeLessThan(100)
  expect(metresApart(read('49N GE'), whole)).toBeLessThan(80_000)
})

test.each([
  ['61N HE 1 1', 'has the grid zone 61, expected 1 to 60'],
  ['0N HE 1 1', 'has the grid zone 0, expected 1 to 60'],
  ['49I HE 1 1', 'has the band I, expected one of'],
  ['49Z HE 1 1', 'has the band Z, expected one of'],
  ['49N HE 123', 'has 3 digits, expected as many east as north'],
  ['49N HE 123456 123456', 'has 12 digits'],
  ['49N HZ 1 1', 'names a square that is not in 49N'],
  ['49N SA 1 1', 'names a square that is not in 49N'],
])('the grid reference "%s" is refused with its reason', (text, problem) => {
  expect(parsePosition(text)).toEqual({ ok: false, problem: expect.stringContaining(problem) })
})

test('a hostile text is refused in few words', () => {
  const found = parsePosition('1'.repeat(10_000))
  expect(found.ok ? '' : found.problem.length).toBeLessThan(200)
})
