import { expect, test } from 'vitest'
import { compareCsv } from './compare-csv.ts'
import { absenceWords, closestWords, comparisonWords, momentWords } from './compare-words.ts'
import { compared, START_MS, steady, storeOf } from './testing.ts'

const names = { a: 'SERI', b: 'TUAH' }
const store = storeOf({ a: steady([110, 4], 90, 10, 60, 3600), b: steady([110.2, 4.01], 270, 14, 60, 3000) })

test('the comparison is told in sentences', () => {
  expect(comparisonWords(compared(store, { withinNm: 1 }), names)).toEqual([
    'closest 0.60 NM at 12:29:56Z, bearing 000°T',
    'within 1 NM of each other for 4 min',
    'both known for 50 min of 1 h 00 min',
    'TUAH: no further report for 10 min, 12:50:00Z to 13:00:00Z',
  ])
})

test('a shift is told, and a window of two days dates its instants', () => {
  const two = compared(store, { toMs: START_MS + 13 * 3_600_000, shiftBMs: 600_000 })
  expect(closestWords(two)).toContain('at Sat 14 Mar 2026 12:')
  expect(comparisonWords(two, names)).toContain('times of TUAH shown 10 min later than they were')
})

test('what is not known is said so', () => {
  expect(closestWords(compared(store, { fromMs: 0, toMs: 1 }))).toBe(
    'closest not known: the two are never both known at one instant',
  )
  expect(absenceWords({ track: 'a', fromMs: START_MS, toMs: START_MS + 7_800_000, why: 'gap' }, names)).toBe(
    'SERI: no report for 2 h 10 min, 12:00:00Z to 14:10:00Z',
  )
  expect(momentWords({ atMs: 0, rangeNm: 0, bearingDeg: Number.NaN, backDeg: Number.NaN })).toBe(
    'range 0.00 NM, in one place',
  )
  expect(momentWords({ atMs: 0, rangeNm: 12.34, bearingDeg: 81, backDeg: 261 })).toBe(
    'range 12.3 NM, bearing 081°T, back 261°T',
  )
})

test('the CSV has a row for each sample, own times of b, and marks the closest', () => {
  const comparison = compared(store, { shiftBMs: 60_000 })
  const lines = compareCsv(comparison).split('\r\n')
  expect(lines[0]).toBe(
    'at,atOfB,trackA,trackB,rangeNm,bearingAToBDeg,bearingBToADeg,closingKn,relativeKn,speedAKn,speedBKn,knownSinceRowBefore,closest',
  )
  expect(lines).toHaveLength(comparison.samples.atMs.length + 2)
  expect(lines[1]).toMatch(/^2026-03-14T12:01:00\.000Z,2026-03-14T12:00:00\.000Z,a,b,11\.\d+,87\.\d,267\.\d,2[34]/)
  expect(lines.filter((line) => line.endsWith(',yes'))).toHaveLength(1)
})

test('ids that a spreadsheet would run are made safe, and what is not known is empty', () => {
  const hostile = storeOf({ '=cmd|x': [[0, [110, 4]]], '+1,"': [[0, [110, 4]]] })
  const [, row] = compareCsv(compared(hostile, { toMs: START_MS })).split('\r\n')
  expect(row).toBe('2026-03-14T12:00:00.000Z,2026-03-14T12:00:00.000Z,"\'=cmd|x","\'+1,""",0,,,,,,,no,yes')
})
