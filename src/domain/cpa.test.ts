import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceNm } from '#geo/measure.ts'
import { type Approach, approachOf, type Motion } from './cpa.ts'
import { nearestApproach, nearestRows } from './cpa-nearest.ts'
import { approachWords } from './cpa-words.ts'
import { emptyFrame, FRESH, type PictureFrame, SIGN } from './picture.ts'

function motion(eastNm: number, northNm: number, sogKn: number, cogDeg: number): Motion {
  return { lon: eastNm / 60, lat: northNm / 60, sogKn, cogDeg }
}

const north = motion(0, 0, 10, 0)

function converging(approach: Approach) {
  if (approach.type !== 'converging') throw new Error(`expected converging, got ${approach.type}`)
  return approach
}

test.each<[string, Motion, number, number]>([
  ['head on, 10 NM ahead', motion(0, 10, 10, 180), 0, 30],
  ['head on, a mile to the side', motion(1, 10, 10, 180), 1, 30],
  ['overtaken at twice the speed', motion(0.5, -5, 20, 0), 0.5, 30],
  ['crossing at right angles, both due at one place', motion(5, 5, 10, 270), 0, 30],
  // r = (4, 0), w = (-10, -10): t = 0.2 h, r + wt = (2, -2).
  ['crossing astern', motion(4, 0, 10, 270), Math.sqrt(8), 12],
  ['standing still ahead', motion(0, 5, 0, Number.NaN), 0, 30],
  ['too slow for a course, taken to stand still', motion(1, 5, 0.6, 90), 1, 30],
])('%s: distance and time are the analytic ones', (_, other, cpaNm, tcpaMin) => {
  const found = converging(approachOf(north, other))
  expect(found.cpaNm).toBeCloseTo(cpaNm, 3)
  expect(found.tcpaMin).toBeCloseTo(tcpaMin, 3)
})

test.each<[string, Motion, Motion, Approach['type']]>([
  ['going apart', north, motion(0, -5, 10, 180), 'opening'],
  ['in company', north, motion(1, 0, 10, 0), 'keeping-station'],
  ['a day away', north, motion(0, 100, 1, 0), 'too-far-off'],
  ['both moored, with a course each', motion(0, 0, 0.1, 90), motion(0.1, 0, 0.19, 270), 'both-moored'],
  ['one moored, one adrift', motion(0, 0, 0.1, 90), motion(0.1, 0, 0.69, 270), 'too-slow'],
  ['one without a speed', north, motion(0, 5, Number.NaN, 180), 'not-known'],
  ['one without a course', north, motion(0, 5, 10, Number.NaN), 'not-known'],
  ['one at the pole', { ...north, lat: 90 }, north, 'not-known'],
])('%s: %#', (_, one, other, type) => {
  expect(approachOf(one, other).type).toBe(type)
})

test('across the antimeridian it is the same as elsewhere', () => {
  const found = approachOf(
    { lon: 179.95, lat: 0, sogKn: 10, cogDeg: 90 },
    { lon: -179.95, lat: 0, sogKn: 10, cogDeg: 270 },
  )
  expect(converging(found).tcpaMin).toBeCloseTo(18, 3)
})

const anyMotion = fc.record({
  lon: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
  lat: fc.double({ min: 3, max: 3.6, noNaN: true }),
  sogKn: fc.double({ min: 0, max: 40, noNaN: true }),
  cogDeg: fc.double({ min: 0, max: 359.9, noNaN: true }),
})

test('it is the same from either side, and no nearer at any other moment', () => {
  fc.assert(
    fc.property(anyMotion, anyMotion, (one, other) => {
      const [there, back] = [approachOf(one, other), approachOf(other, one)]
      expect(back.type).toBe(there.type)
      if (there.type !== 'converging') return
      expect(converging(back).cpaNm).toBeCloseTo(there.cpaNm, 6)
      expect(there.cpaNm).toBeLessThanOrEqual(distanceNm([one.lon, one.lat], [other.lon, other.lat]) * 1.01 + 1e-6)
    }),
  )
})

test('it is said in miles and minutes, or why not', () => {
  expect(approachWords({ type: 'converging', cpaNm: 0.424, tcpaMin: 12.4 })).toBe('0.42 NM in 12 min')
  expect(approachWords({ type: 'converging', cpaNm: 3, tcpaMin: 0.4 })).toBe('3.0 NM in less than 1 min')
  expect(approachWords({ type: 'both-moored' })).toBe('both moored')
})

/** Rows: own ship, one head on, one crossing astern, a drone on collision, a lost ship on collision, one far away. */
function frame(): PictureFrame {
  const motions = [
    north,
    motion(1, 10, 10, 180),
    motion(4, 0, 10, 270),
    motion(0, 8, 10, 180),
    motion(0, 8, 10, 180),
    motion(0, 40, 40, 180),
  ]
  return {
    ...emptyFrame(),
    count: motions.length,
    slot: Uint32Array.from(motions, (_, i) => i + 100),
    lon: Float64Array.from(motions, ({ lon }) => lon),
    lat: Float64Array.from(motions, ({ lat }) => lat),
    sogKn: Float32Array.from(motions, ({ sogKn }) => sogKn),
    cogDeg: Float32Array.from(motions, ({ cogDeg }) => cogDeg),
    sign: Uint8Array.from(motions, (_, i) => (i === 3 ? SIGN.drone : SIGN.vessel)),
    fresh: Uint8Array.from(motions, (_, i) => (i === 4 ? FRESH.lost : FRESH.fresh)),
  }
}

test('the nearest approach is among ships that are heard, within 20 NM', () => {
  expect(nearestApproach(frame(), 0)?.row).toBe(1)
  expect(nearestApproach(frame(), 3)).toBeUndefined()
  expect(nearestApproach(frame(), 5)).toBeUndefined()
})

test('the nearest rows are those by distance, nearest first', () => {
  expect(nearestRows(frame(), 0, 3)).toEqual([2, 3, 4])
  expect(nearestRows(frame(), 0, 99)).toEqual([2, 3, 4, 1, 5])
})
