import { expect, test } from 'vitest'
import type { ComparedSamples } from '#domain/compare/comparison.ts'
import { graphColumns, ticksFromZero } from './graph-columns.ts'
import { valuesAt } from './values-at.ts'

const START_MS = Date.UTC(2026, 2, 14)

function samples(
  rows: readonly (readonly [s: number, rangeNm: number, bearingDeg: number, joined: 0 | 1])[],
): ComparedSamples {
  const column = (of: (row: (typeof rows)[number]) => number) => Float64Array.from(rows, of)
  return {
    atMs: column(([s]) => START_MS + s * 1000),
    rangeNm: column(([, nm]) => nm),
    bearingDeg: column(([, , deg]) => deg),
    backDeg: column(([, , deg]) => (deg + 180) % 360),
    closingKn: column(() => 6),
    relativeKn: column(() => 6),
    aKn: column(() => 10),
    bKn: column(() => 4),
    joined: Uint8Array.from(rows, ([, , , joined]) => joined),
  }
}

const way = samples([
  [0, 4, 350, 0],
  [60, 2, 10, 1],
  [600, 3, 90, 0],
])

test('between two rows range and bearing are between theirs, through north the short way', () => {
  expect(valuesAt(way, START_MS + 30_000)).toMatchObject({ rangeNm: 3, bearingDeg: 0, backDeg: 180, aKn: 10 })
  expect(valuesAt(way, START_MS + 15_000)?.bearingDeg).toBeCloseTo(355, 9)
})

test('at a row they are its own', () => {
  expect(valuesAt(way, START_MS + 600_000)).toMatchObject({ rangeNm: 3, bearingDeg: 90 })
  expect(valuesAt(way, START_MS)).toMatchObject({ rangeNm: 4, bearingDeg: 350 })
})

test('across a stretch that is not known, before and after there are none', () => {
  for (const s of [-1, 61, 300, 601]) expect(valuesAt(way, START_MS + s * 1000)).toBeUndefined()
  expect(valuesAt(samples([]), START_MS)).toBeUndefined()
})

test('lines are broken where one is not known, and the bearing where it goes through north', () => {
  const { times, rangeNm, bearingDeg } = graphColumns(way)
  expect(times.map((s) => s - START_MS / 1000)).toEqual([0, 30, 60, 330, 600])
  expect(rangeNm).toEqual([4, 3, 2, Number.NaN, 3])
  expect(bearingDeg).toEqual([350, Number.NaN, 10, Number.NaN, 90])
})

test.each([
  [
    [0.3, 0.8],
    [0, 0.2, 0.4, 0.6, 0.8],
  ],
  [[12.4], [0, 5, 10, 15]],
  [[100], [0, 50, 100]],
  [[0], [0, 0.05, 0.1]],
  [[], [0, 0.05, 0.1]],
])('ticks for %o are %o', (values, ticks) => {
  expect(ticksFromZero(values, 0.1)).toEqual(ticks)
})
