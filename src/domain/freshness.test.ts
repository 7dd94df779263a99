import { expect, test } from 'vitest'
import { freshness, nominalIntervalS } from './freshness.ts'
import { FRESH } from './picture.ts'

test('intervals are those of ITU-R M.1371 for class, speed and status', () => {
  const vessel = { kind: 'vessel' } as const
  expect(nominalIntervalS({ ...vessel, aisClass: 'A', sogKn: 10 })).toBe(10)
  expect(nominalIntervalS({ ...vessel, aisClass: 'A', sogKn: 20 })).toBe(6)
  expect(nominalIntervalS({ ...vessel, aisClass: 'A', sogKn: 30 })).toBe(2)
  expect(nominalIntervalS({ ...vessel, aisClass: 'A', sogKn: 0.1, navStatus: 1 })).toBe(180)
  expect(nominalIntervalS({ ...vessel, aisClass: 'B', sogKn: 1 })).toBe(180)
  expect(nominalIntervalS({ ...vessel, aisClass: 'B', sogKn: 8 })).toBe(30)
  expect(nominalIntervalS({ kind: 'aid' })).toBe(180)
})

test('a track ages past three intervals and is lost past six, but never within thirty seconds', () => {
  const at10Kn = { kind: 'vessel', aisClass: 'A', sogKn: 10 } as const
  expect([30, 31, 60, 61].map((age) => freshness(age, at10Kn))).toEqual([
    FRESH.fresh,
    FRESH.ageing,
    FRESH.ageing,
    FRESH.lost,
  ])
  const fast = { kind: 'vessel', aisClass: 'A', sogKn: 30 } as const
  expect([15, 16, 30, 31].map((age) => freshness(age, fast))).toEqual([
    FRESH.fresh,
    FRESH.ageing,
    FRESH.ageing,
    FRESH.lost,
  ])
})
