import fc from 'fast-check'
import { expect, test } from 'vitest'
import { advance, FASTEST, fasterPace, frameStepMs, type ReplayPace, SpeedMeter } from './replay-clock.ts'

const HOUR = 3_600_000
const span = { fromMs: 0, toMs: 10 * HOUR }
const even: ReplayPace = { speed: 60, isBackward: false, loop: undefined, landmarksMs: undefined }

test('it runs so many times as fast as asked, either way, and stops at the ends', () => {
  expect(advance(HOUR, 100, even, span)).toEqual({ atMs: HOUR + 6000, reached: undefined, speed: 60 })
  expect(advance(HOUR, 100, { ...even, isBackward: true }, span).atMs).toBe(HOUR - 6000)
  expect(advance(10 * HOUR - 10, 100, even, span)).toMatchObject({ atMs: 10 * HOUR, reached: 'end' })
  expect(advance(10, 100, { ...even, isBackward: true }, span)).toMatchObject({ atMs: 0, reached: 'start' })
  expect(advance(HOUR, 1000, { ...even, speed: 0.1 }, span).atMs).toBe(HOUR + 100)
})

test('a stretch is played over and over, either way', () => {
  const loop = { fromMs: HOUR, toMs: 2 * HOUR }
  expect(advance(2 * HOUR - 10, 100, { ...even, loop }, span)).toMatchObject({ atMs: HOUR, reached: undefined })
  expect(advance(HOUR + 10, 100, { ...even, loop, isBackward: true }, span).atMs).toBe(2 * HOUR)
})

test('skipping, it is fast over nothing, as asked near something, and never runs across it', () => {
  const pace = { ...even, landmarksMs: [5 * HOUR] }
  expect(advance(HOUR, 16, pace, span).speed).toBe(1800)
  expect(advance(5 * HOUR - 60_000, 16, pace, span).speed).toBe(60)
  expect(advance(5 * HOUR + 60_000, 16, pace, span).speed).toBe(60)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9 * HOUR }), fc.integer({ min: 1, max: 1000 }), (atMs, passedMs) => {
      const { atMs: next } = advance(atMs, passedMs, pace, span)
      // From before it comes to a place from where it is seen coming, or has seen it come.
      if (atMs < 5 * HOUR - 180_000) expect(next).toBeLessThanOrEqual(5 * HOUR)
      expect(next).toBeGreaterThan(atMs - 180_001)
    }),
    { seed: 6 },
  )
})

test('skipping, it comes to the end all the same', () => {
  const pace = { ...even, speed: 600, landmarksMs: [HOUR, 5 * HOUR, 5 * HOUR + 1] }
  let [atMs, frames] = [0, 0]
  for (let reached: string | undefined; !reached && frames < 100_000; frames++) {
    const next = advance(atMs, 16, pace, span)
    reached = next.reached
    atMs = next.atMs
  }
  expect(atMs).toBe(10 * HOUR)
  expect(frames).toBeLessThan(10_000)
})

test('the same way again is twice as fast, the other way begins at the speed that was', () => {
  expect(fasterPace({ speed: 60, isBackward: false }, false, true)).toEqual({ speed: 120, isBackward: false })
  expect(fasterPace({ speed: 60, isBackward: false }, true, true)).toEqual({ speed: 60, isBackward: true })
  expect(fasterPace({ speed: 60, isBackward: false }, false, false)).toEqual({ speed: 60, isBackward: false })
  expect(fasterPace({ speed: 3000, isBackward: true }, true, true).speed).toBe(FASTEST)
  expect(frameStepMs(60)).toBe(6000)
})

test('what was really achieved is told each second', () => {
  const meter = new SpeedMeter()
  expect(meter.real).toBeUndefined()
  for (let i = 0; i < 10; i++) meter.add(100, 4000)
  expect(meter.real).toBeCloseTo(40)
  meter.clear()
  expect(meter.real).toBeUndefined()
})
