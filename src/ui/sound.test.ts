import { expect, test } from 'vitest'
import { RHYTHMS, samplesOf } from './sound.ts'

const RATE = 8000

/** Where sound begins after a rest of a twentieth of a second or more, in seconds. */
function beginnings(samples: Float32Array): number[] {
  const found: number[] = []
  let lastHeard = Number.NEGATIVE_INFINITY
  samples.forEach((value, i) => {
    if (Math.abs(value) < 0.01) return
    if (i - lastHeard > RATE / 20) found.push(Math.round((i / RATE) * 100) / 100)
    lastHeard = i
  })
  return found
}

test('three short tones and a rest of seven seconds in all, two short ones in thirty', () => {
  expect(samplesOf(RHYTHMS.three).length / RATE).toBe(7)
  expect(beginnings(samplesOf(RHYTHMS.three))).toEqual([0, 0.28, 0.56])
  expect(samplesOf(RHYTHMS.two).length / RATE).toBe(30)
  expect(beginnings(samplesOf(RHYTHMS.two))).toEqual([0, 0.45])
})

test('the fast one has no rest', () => {
  expect(beginnings(samplesOf(RHYTHMS.fast))).toEqual([0])
})

test('samples stay in range, and a period ends as quietly as it begins', () => {
  for (const rhythm of Object.values(RHYTHMS)) {
    const samples = samplesOf(rhythm)
    expect(samples.every((value) => Math.abs(value) < 0.5)).toBe(true)
    expect(samples[0]).toBe(0)
    expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.01)
  }
})
