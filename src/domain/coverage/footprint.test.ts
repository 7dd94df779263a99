import { expect, test } from 'vitest'
import { checkedLook, footprintBetween, motionNm, sectorWidthDeg } from './footprint.ts'
import { boxFootprint, look, START_MS, sector } from './testing.ts'

test('equal bearings, or bearings 360 apart, are the whole circle', () => {
  expect(sectorWidthDeg({ fromDeg: 0, toDeg: 360 })).toBe(360)
  expect(sectorWidthDeg({ fromDeg: 40, toDeg: 40 })).toBe(360)
  // The difference of these two is 360.00000000000006.
  expect(sectorWidthDeg({ fromDeg: 359.99999999810956, toDeg: 719.9999999981096 })).toBe(360)
  expect(sectorWidthDeg({ fromDeg: 350, toDeg: 10 })).toBe(20)
  expect(sectorWidthDeg({ fromDeg: -10, toDeg: 10 })).toBe(20)
})

test('half the way turns by the shorter side and keeps the width', () => {
  const half = footprintBetween(sector({ fromDeg: 340, toDeg: 0 }), sector({ fromDeg: 10, toDeg: 30 }), 0.5)
  if (half.shape !== 'sector') throw new Error('expected a sector')
  expect(half.fromDeg).toBeCloseTo(355)
  expect(half.toDeg).toBeCloseTo(375)
})

test('the farthest point of a turning sector moves by its reach times the turn', () => {
  const nm = motionNm(sector({ fromDeg: 0, toDeg: 40 }), sector({ fromDeg: 90, toDeg: 130 }))
  expect(nm).toBeCloseTo((30 * Math.PI) / 2)
  expect(motionNm(sector(), sector({ fromDeg: 90, toDeg: 90 }))).toBe(0)
})

test('a look that is as it should be passes', () => {
  expect(checkedLook(look()).ok).toBe(true)
  expect(checkedLook(look({ from: boxFootprint(112, 4, 113, 5) })).ok).toBe(true)
})

test.each([
  [{ fromMs: Number.NaN }, 'look.fromMs is NaN, expected milliseconds since 1970'],
  [{ toMs: START_MS - 1 }, `look.toMs is ${START_MS - 1}, expected ${START_MS} or later`],
  [{ from: sector({ centre: [113, 95] }) }, 'look.from.centre is 113,95, expected longitude and latitude'],
  [{ from: sector({ maxRangeNm: 0 }) }, 'look.from.maxRangeNm is 0, expected above 0 to 300'],
  [{ from: sector({ maxRangeNm: 301 }) }, 'look.from.maxRangeNm is 301'],
  [{ from: sector({ minRangeNm: 30 }) }, 'look.from.minRangeNm is 30, expected 0 to below 30'],
  [{ from: sector({ fromDeg: Number.NaN }) }, 'look.from.fromDeg is NaN, expected degrees'],
  [{ from: sector({ toDeg: Number.POSITIVE_INFINITY }) }, 'look.from.toDeg is Infinity, expected degrees'],
  [{ from: boxFootprint(112, 4, 999, 5) }, 'look.from.rings[0][1] is 999,4, expected longitude and latitude'],
  [{ from: { shape: 'polygon', rings: [[[1, 1]]] } } as const, 'look.from.rings[0] has 1 places, expected 3 or more'],
  [{ to: boxFootprint(112, 4, 113, 5) }, 'look.to is of another form than look.from'],
])('a look with %j is refused', (overrides, problem) => {
  const result = checkedLook(look(overrides))
  expect(result.ok ? '' : result.problem).toContain(problem)
})
