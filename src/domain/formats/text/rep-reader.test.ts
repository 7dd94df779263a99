import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWith } from '../testing.ts'
import { looksLikeRep, RepReader } from './rep-reader.ts'

const read = (text: string, cuts: readonly number[] = []) =>
  readWith((options) => new RepReader(options), text, { cuts, source: 'a.txt' })

// The first lines of Debrief's sample boat1.rep, and of rep_test1.rep of debrief/pepys-import (Apache-2.0).
const SAMPLE = `;; ASSET Build version:4-August-2006 13:34
;NARRATIVE: 951212 050200 NELSON Contact detected
951212 050000.000 NELSON   @C   22 11 10.63 N 21 41 52.37 W 269.7   2.0      0
951212 050100.500 NELSON   @C   22 11 10.58 N 21 42  2.98 W 269.7   2.0      15.5 label of it
100112 115800 SEARCH_PLATFORM FA 60 28 56.02 N 000 35 59.68 E 279.84  8.00  0.00
`

test('a REP file has a track for each name, with heading, speed and depth', () => {
  const { reports, identities, rejects, tally } = read(SAMPLE)
  expect(identities).toEqual([
    { trackId: 'id:NELSON', kind: 'other', name: 'NELSON' },
    { trackId: 'id:SEARCH_PLATFORM', kind: 'other', name: 'SEARCH_PLATFORM' },
  ])
  expect(reports).toEqual([
    {
      trackId: 'id:NELSON',
      source: 'a.txt',
      atMs: Date.UTC(1995, 11, 12, 5),
      lat: expect.closeTo(22.18628611, 7),
      lon: expect.closeTo(-21.69788056, 7),
      headingDeg: 269.7,
      sogKn: 2,
    },
    expect.objectContaining({ atMs: Date.UTC(1995, 11, 12, 5, 1, 0, 500), altitudeM: -15.5 }),
    expect.objectContaining({ trackId: 'id:SEARCH_PLATFORM', lon: expect.closeTo(0.59991111, 7) }),
  ])
  expect(rejects).toEqual([])
  expect(tally).toMatchObject({ lines: 5, messages: 3, positions: 3, tracks: 2 })
  expect(tally.notes).toEqual(['Lines of narratives, sensor cuts or drawings, which are passed over: 1.'])
})

const AT = '20260314 000000'
test.each([
  ['four-digit years, decimal degrees', `${AT} A @C 4.25 0 0 N 113.5 0 0 E 1 2 0`],
  ['decimal minutes', `${AT} A @C 4 15 N 113 30.0 E 1 2 0`],
  ['degrees alone', `${AT} A @C 4.25 N 113.5 E 1 2 0`],
  ['hemispheres right behind', `${AT} A @C 4 15 0.0N 113 30 0.0E 1 2 0`],
  ['a quoted name', `${AT} "A" @C 4 15 0 N 113 30 0 E 1 2 0`],
  ['a symbol with a layer', `${AT} A @C[LAYER=Own Force] 4 15 0 N 113 30 0 E 1 2 0`],
  ['two-digit years and tabs', `260314\t000000.000\tA\t@C\t4\t15\t0\tN\t113\t30\t0\tE\t1\t2\t0\r`],
])('%s are read', (_, line) => {
  expect(read(line).reports).toEqual([
    { trackId: 'id:A', source: 'a.txt', atMs: Date.UTC(2026, 2, 14), lon: 113.5, lat: 4.25, headingDeg: 1, sogKn: 2 },
  ])
})

test('a name of several words in quotes is one name', () => {
  expect(read(`${AT} "HMS NELSON" @C 4 15 0 S 113 30 0 W NaN NULL NaN`).reports).toEqual([
    { trackId: 'id:HMS NELSON', source: 'a.txt', atMs: Date.UTC(2026, 2, 14), lon: -113.5, lat: -4.25 },
  ])
})

test('lines that cannot be are rejected with their number and what was expected', () => {
  const { reports, rejects, tally } = read(`951312 050000 A @C 4 15 0 N 113 30 0 E 1 2 0
950230 050000 A @C 4 15 0 N 113 30 0 E 1 2 0
951212 250000 A @C 4 15 0 N 113 30 0 E 1 2 0
951212 050000 A @C 95 15 0 N 113 30 0 E 1 2 0
951212 050000 A @C 0 0 0 N 0 0 0 E 1 2 0
951212 050000 A @C 4 15 0 X 113 30 0 E 1 2 0
951212 050000 A @C 4 75 0 N 113 30 0 E 1 2 0
951212 050000 A @C -4 15 0 N 113 30 0 E
hello
${'x'.repeat(70_000)}
`)
  expect(reports).toEqual([])
  expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [1, 'bad-time'],
    [2, 'bad-time'],
    [3, 'bad-time'],
    [4, 'position-out-of-range'],
    [5, 'position-not-available'],
    [6, 'bad-position'],
    [7, 'bad-position'],
    [8, 'bad-position'],
    [9, 'bad-time'],
    [10, 'line-too-long'],
  ])
  expect(rejects[0]?.message).toBe('the time is "951312 050000", expected YYMMDD HHMMSS.SSS from 1990 to 2099')
  expect(tally.messages).toBe(10)
})

test('where the text is cut changes nothing, and what is read and rejected adds up', () => {
  const text = `\ufeff${SAMPLE}bad line\r\n951212 050000 A @C 0 0 0 N 0 0 0 E 1 2 0`
  const whole = read(text)
  expect(whole.rejects[0]?.text).toBe('bad line')
  expect(whole.tally.messages).toBe(whole.reports.length + whole.rejects.length)
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 8 }), (cuts) => {
      expect(read(text, cuts)).toEqual(whole)
    }),
    { seed: 7 },
  )
})

const pieces = fc.constantFrom(...' 951212|050000.000|A|@C|22|11|10.63|N|E|"|;|[|]|-|\n|9999999999'.split('|'))

test('any text is read without a throw', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string())), fc.constantFrom(' ', '', '\n'), (texts, between) => {
      const { reports, rejects, tally } = read(texts.join(between))
      expect(tally.messages).toBe(reports.length + rejects.length)
      looksLikeRep(texts.join(between))
    }),
    { seed: 71, numRuns: 1000 },
  )
})

test('REP is recognised by a track line or by its annotations, and CSV and others are not', () => {
  for (const each of [SAMPLE, SAMPLE.split('\n')[4] ?? '', ';; comment\n;NARRATIVE: 951212 050200 A x'])
    expect(looksLikeRep(each)).toBe(true)
  for (const each of [
    '',
    'time,lat,lon\n951212,1,2',
    '; ini\n[a]',
    ';; lisp\n(a)',
    '951212 050000 A @C',
    'x'.repeat(9999),
  ])
    expect(looksLikeRep(each)).toBe(false)
})
