import fc from 'fast-check'
import { expect, test } from 'vitest'
import { geodesicNm } from '#geo/geodesic.ts'
import { compareTracks } from './compare-tracks.ts'
import { compared, START_MS, steady, storeOf, wandering } from './testing.ts'
import { TrackMotion } from './track-motion.ts'

const HOUR_MS = 3_600_000

test('two ships that meet head on close with the sum of their speeds and are nearest where they pass', () => {
  const store = storeOf({
    a: steady([110, 4], 90, 10, 60, 3600),
    b: steady([110.2, 4.01], 270, 14, 60, 3600),
  })
  const { closest, samples } = compared(store)
  // 0.01 degree of latitude at 4 N is 1 105.8 m.
  expect(closest?.rangeNm).toBeCloseTo(1105.8 / 1852, 3)
  // 0.2 degree at 4 N is 11.98 NM on the sphere that the ways are laid on, at 24 kn.
  expect(((closest?.atMs ?? 0) - START_MS) / 60_000).toBeCloseTo(29.95, 1)
  expect(Math.sin(((closest?.bearingDeg ?? 90) * Math.PI) / 180)).toBeCloseTo(0, 3)
  expect(closest?.backDeg).toBeCloseTo(180, 0)
  expect(samples.closingKn[0]).toBeCloseTo(24, 0)
  expect(samples.closingKn.at(-1)).toBeCloseTo(-24, 0)
  expect(samples.relativeKn[0]).toBeCloseTo(24, 0)
  expect(samples.aKn[0]).toBeCloseTo(10, 0)
  expect(samples.bKn[0]).toBeCloseTo(14, 0)
})

test('the least range is found between two reports, not only at one', () => {
  const store = storeOf({
    a: [
      [0, [110, 4]],
      [600, [110.04, 4]],
    ],
    b: [
      [0, [110.04, 4.001]],
      [600, [110, 4.001]],
    ],
  })
  const { closest, samples, instants } = compared(store)
  expect(instants).toBe(2)
  expect(closest?.rangeNm).toBeCloseTo(110.58 / 1852, 4)
  expect(Math.abs((closest?.atMs ?? 0) - START_MS - 300_000)).toBeLessThan(2)
  expect([...samples.atMs]).toEqual([START_MS, closest?.atMs, START_MS + 600_000])
  expect([...samples.joined]).toEqual([0, 1, 1])
})

test('nothing is said across a gap: the line is broken and the stretch told', () => {
  const store = storeOf({
    a: steady([110, 4], 90, 10, 60, 7200),
    b: [
      ...steady([110.1, 4], 90, 10, 60, 600),
      ...steady([110.2, 4], 90, 10, 60, 600).map(([s, at]) => [s + 4200, at] as const),
    ],
  })
  const { absences, samples, knownMs } = compared(store, { toMs: START_MS + 2 * HOUR_MS })
  expect(absences).toEqual([
    { track: 'b', fromMs: START_MS + 600_000, toMs: START_MS + 4_200_000, why: 'gap' },
    { track: 'b', fromMs: START_MS + 4_800_000, toMs: START_MS + 7_200_000, why: 'after-last' },
  ])
  expect(knownMs).toBe(1_200_000)
  expect([...samples.joined].filter((joined) => !joined)).toHaveLength(2)
  expect([...samples.atMs].some((atMs) => atMs > START_MS + 600_000 && atMs < START_MS + 4_200_000)).toBe(false)
})

test('a jump is told as one, and a track that was not there yet as that', () => {
  const store = storeOf({
    a: steady([110, 4], 90, 10, 60, 3600),
    b: [
      [600, [110, 4.1]],
      [660, [112, 4.1]],
      [720, [112, 4.1]],
    ],
  })
  expect(compared(store).absences.map(({ why, fromMs }) => [why, (fromMs - START_MS) / 1000])).toEqual([
    ['before-first', 0],
    ['jump', 600],
    ['after-last', 720],
  ])
})

test('ranges across the antimeridian are short', () => {
  const store = storeOf({
    a: steady([179.95, 4], 90, 10, 60, 3600),
    b: steady([-179.95, 4], 270, 10, 60, 3600),
  })
  const { closest, samples } = compared(store)
  expect(Math.max(...samples.rangeNm)).toBeLessThan(15)
  expect(closest?.rangeNm).toBeLessThan(0.01)
})

test('two in one place have no bearing, and closing speeds of none are not numbers', () => {
  const store = storeOf({ a: steady([110, 4], 90, 10, 60, 600), b: steady([110, 4], 90, 10, 60, 600) })
  const { samples, closest } = compared(store)
  expect(closest?.rangeNm).toBe(0)
  expect(closest?.bearingDeg).toBeNaN()
  expect(samples.closingKn.every(Number.isNaN)).toBe(true)
  expect(Math.max(...samples.relativeKn)).toBeCloseTo(0, 9)
})

test('a track over itself an hour later is in the same place when it went the same way', () => {
  const way = steady([110, 4], 45, 12, 60, 1200)
  const store = storeOf({ a: [...way, ...way.map(([s, place]) => [s + 7200, place] as const)] })
  const window = { fromMs: START_MS, toMs: START_MS + 1_200_000 }
  const { samples } = compared(store, { ...window, shiftBMs: -7_200_000 }, [0, 0])
  expect(samples.atMs.length).toBeGreaterThan(20)
  expect(Math.max(...samples.rangeNm)).toBeLessThan(1e-9)
})

test('the time within a range is counted between reports too', () => {
  const store = storeOf({
    a: steady([110, 4], 90, 10, 60, 3600),
    b: steady([110.2, 4], 270, 14, 60, 3600),
  })
  const { within } = compared(store, { withinNm: 2 })
  // 4 NM at 24 kn.
  expect(within?.spans).toHaveLength(1)
  expect((within?.ms ?? 0) / 1000).toBeCloseTo(600, -1)
  expect(compared(store, { withinNm: 40 }).within?.ms).toBe(HOUR_MS)
  expect(compared(store).within).toBeUndefined()
})

test('a slot that is not known, or tracks that never overlap, give no rows and say so', () => {
  const store = storeOf({ a: steady([110, 4], 90, 10, 60, 600), b: [[1800, [110, 4]]] })
  expect(compared(store).closest).toBeUndefined()
  const unknown = compared(store, {}, [0, 7])
  expect(unknown.samples.atMs).toHaveLength(0)
  expect(unknown.absences).toContainEqual({
    track: 'b',
    fromMs: START_MS,
    toMs: START_MS + HOUR_MS,
    why: 'before-first',
  })
})

test.each([
  [{ fromMs: 2, toMs: 1 }, 'the window is 2 to 1, expected milliseconds since 1970, the first not after the second'],
  [
    { fromMs: Number.NaN, toMs: 1 },
    'the window is NaN to 1, expected milliseconds since 1970, the first not after the second',
  ],
  [{ fromMs: 0, toMs: 1, shiftBMs: Number.NaN }, 'shiftBMs is NaN, expected milliseconds'],
  [{ fromMs: 0, toMs: 1, withinNm: 0 }, 'withinNm is 0, expected more than 0 NM'],
  [{ fromMs: 0, toMs: 1, mostSamples: 3 }, 'mostSamples is 3, expected 8 or more'],
])('what cannot be compared is refused by name: %o', (options, problem) => {
  expect(compareTracks(storeOf({}), 0, 1, options)).toEqual({ ok: false, problem })
})

test('many rows are thinned and the least range stays', () => {
  const store = storeOf({ a: steady([110, 4], 90, 10, 2, 7200), b: steady([110.2, 4.01], 270, 14, 2, 7200) })
  const whole = compared(store, { toMs: START_MS + 2 * HOUR_MS, mostSamples: 100_000 })
  const thin = compared(store, { toMs: START_MS + 2 * HOUR_MS, mostSamples: 50 })
  expect(whole.samples.atMs.length).toBeGreaterThan(3600)
  expect(thin.samples.atMs.length).toBeLessThanOrEqual(50)
  expect(thin.closest).toEqual(whole.closest)
  expect(Math.min(...thin.samples.rangeNm)).toBe(Math.min(...whole.samples.rangeNm))
  expect(thin.samples.atMs[0]).toBe(START_MS)
  expect(thin.samples.atMs.at(-1)).toBe(START_MS + 7_200_000)
  expect([...thin.samples.joined].slice(1).every(Boolean)).toBe(true)
})

function expectClose(value: number | undefined, expected: number | undefined, digits: number): void {
  if (Number.isNaN(expected)) expect(value).toBeNaN()
  else expect(value).toBeCloseTo(expected as number, digits)
}

const pair = fc.tuple(wandering(179.9, 4), wandering(180.1, 4.05))

test('property: exchanging the two exchanges bearings and speeds and nothing else', () => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const one = compared(storeOf({ a, b }))
      const other = compared(storeOf({ a: b, b: a }))
      expect(other.samples.atMs).toEqual(one.samples.atMs)
      expect(other.samples.joined).toEqual(one.samples.joined)
      expect(other.knownMs).toBe(one.knownMs)
      for (let i = 0; i < one.samples.atMs.length; i++) {
        expectClose(other.samples.rangeNm[i], one.samples.rangeNm[i], 9)
        expectClose(other.samples.closingKn[i], one.samples.closingKn[i], 5)
        expectClose(other.samples.relativeKn[i], one.samples.relativeKn[i], 5)
        expect(other.samples.aKn[i]).toBe(one.samples.bKn[i])
        const turnDeg = (other.samples.bearingDeg[i] as number) - (one.samples.backDeg[i] as number)
        if (!Number.isNaN(turnDeg)) expect(Math.sin((turnDeg * Math.PI) / 360)).toBeCloseTo(0, 7)
      }
    }),
    { seed: 61, numRuns: 150 },
  )
})

test('property: a track moved in time and shifted back gives the same', () => {
  fc.assert(
    fc.property(pair, fc.integer({ min: -100_000, max: 100_000 }), ([a, b], laterS) => {
      const one = compared(storeOf({ a, b }), { withinNm: 3 })
      const moved = b.map(([s, place]) => [s + laterS, place] as const)
      const other = compared(storeOf({ a, b: moved }), { withinNm: 3, shiftBMs: -laterS * 1000 })
      expect({ ...other, shiftBMs: 0 }).toEqual(one)
    }),
    { seed: 62, numRuns: 150 },
  )
})

test('property: the least range is never above a sample, nor above any instant between, and is true', () => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const store = storeOf({ a, b })
      const { closest, samples } = compared(store)
      const motions = [0, 1].map((slot) => {
        const track = store.reportsOf(slot)
        if (!track) throw new Error('no track')
        return new TrackMotion(track, 'vessel', 0)
      })
      const rangeAt = (atMs: number) => {
        const [one, other] = motions.map((motion) => motion.stateAt(atMs)?.place)
        return one && other ? geodesicNm(one, other) : Number.POSITIVE_INFINITY
      }
      const dense = Array.from({ length: 3601 }, (_, i) => rangeAt(START_MS + i * 1000))
      const least = dense.reduce((x, y) => Math.min(x, y), Number.POSITIVE_INFINITY)
      if (!closest) {
        expect(least).toBe(Number.POSITIVE_INFINITY)
        return
      }
      for (const nm of samples.rangeNm) expect(closest.rangeNm).toBeLessThanOrEqual(nm)
      expect(Math.min(...samples.rangeNm)).toBe(closest.rangeNm)
      expect(closest.rangeNm).toBeLessThanOrEqual(least + 1e-7)
      expect(rangeAt(closest.atMs)).toBeCloseTo(closest.rangeNm, 9)
    }),
    { seed: 63, numRuns: 60 },
  )
})

test('property: closing speed is how fast the range falls', () => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const { samples } = compared(storeOf({ a, b }))
      for (let i = 0; i + 1 < samples.atMs.length; i++) {
        const hours = ((samples.atMs[i + 1] as number) - (samples.atMs[i] as number)) / HOUR_MS
        if (!samples.joined[i + 1] || hours * 3600 > 120 || (samples.rangeNm[i] as number) < 3) continue
        const kn = ((samples.rangeNm[i] as number) - (samples.rangeNm[i + 1] as number)) / hours
        expect(Math.abs(kn - (samples.closingKn[i] as number))).toBeLessThan(4)
      }
    }),
    { seed: 64, numRuns: 100 },
  )
})

test('property: the time within a range is that of a dense look', () => {
  fc.assert(
    fc.property(pair, fc.integer({ min: 1, max: 15 }), ([a, b], nm) => {
      const store = storeOf({ a, b })
      const { within, samples } = compared(store, { withinNm: nm, mostSamples: 100_000 })
      let least = 0
      let most = 0
      for (let i = 1; i < samples.atMs.length; i++) {
        if (!samples.joined[i]) continue
        const ms = (samples.atMs[i] as number) - (samples.atMs[i - 1] as number)
        const ends = [samples.rangeNm[i - 1] as number, samples.rangeNm[i] as number]
        if (Math.max(...ends) <= nm * 0.999) least += ms
        if (Math.min(...ends) - (60 * ms) / HOUR_MS <= nm) most += ms
      }
      expect(within?.ms).toBeGreaterThanOrEqual(least - 1)
      expect(within?.ms).toBeLessThanOrEqual(most + 1)
    }),
    { seed: 65, numRuns: 100 },
  )
})
