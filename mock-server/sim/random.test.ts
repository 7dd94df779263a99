import { describe, expect, test } from 'vitest'
import { drawError, drawOne, drawWhole, randomStream, Wander } from './random.ts'

const take = (seed: number, key: string, count: number) => {
  const random = randomStream(seed, key)
  return Array.from({ length: count }, random)
}

describe('a random stream', () => {
  test('is the same for the same seed and key, and another for any other', () => {
    expect(take(7, 'a', 20)).toEqual(take(7, 'a', 20))
    const firsts = [
      take(7, 'a', 1),
      take(8, 'a', 1),
      take(7, 'b', 1),
      take(7, 'a/1', 1),
      take(7, 'a/2', 1),
      take(0.5, 'a', 1),
    ]
    expect(new Set(firsts.flat()).size).toBe(firsts.length)
  })

  test('never changes its numbers: recorded scenarios depend on them', () => {
    expect(take(1, 'golden', 3)).toMatchInlineSnapshot(`
      [
        0.3933171653188765,
        0.30402620043605566,
        0.5715616729576141,
      ]
    `)
  })

  test('is even over [0, 1), within one stream and over the first numbers of many', () => {
    for (const numbers of [
      take(3, 'even', 20_000),
      Array.from({ length: 20_000 }, (_, i) => take(3, `key/${i}`, 1)).flat(),
    ]) {
      const bins = new Array<number>(10).fill(0)
      for (const number of numbers) bins[Math.floor(number * 10)] = (bins[Math.floor(number * 10)] ?? 0) + 1
      // 2,000 a bin, standard deviation 42.
      for (const count of bins) expect(Math.abs(count - 2000)).toBeLessThan(200)
    }
  })
})

test('errors lie around 0 with standard deviation 1 and stay within 3', () => {
  const random = randomStream(5, 'errors')
  const errors = Array.from({ length: 20_000 }, () => drawError(random))
  expect(Math.abs(errors.reduce((sum, error) => sum + error, 0) / errors.length)).toBeLessThan(0.03)
  expect(errors.reduce((sum, error) => sum + error * error, 0) / errors.length).toBeCloseTo(1, 1)
  expect(Math.max(...errors.map(Math.abs))).toBeLessThanOrEqual(3)
})

test('whole numbers include both ends, and nothing can be drawn from nothing', () => {
  const random = randomStream(6, 'whole')
  const drawn = new Set(Array.from({ length: 200 }, () => drawWhole(random, 2, 5)))
  expect([...drawn].sort()).toEqual([2, 3, 4, 5])
  expect(() => drawOne(random, [])).toThrow('empty')
})

test('a wandering number stays in [-1, 1] and never jumps', () => {
  const wander = new Wander(randomStream(9, 'wander'), 60)
  let [before, farthest] = [0, 0]
  for (let i = 0; i < 10_000; i++) {
    wander.advance()
    // From one end to the other in half the mean holding time.
    expect(Math.abs(wander.value - before)).toBeLessThanOrEqual(2 / 30 + 1e-12)
    farthest = Math.max(farthest, Math.abs(wander.value))
    before = wander.value
  }
  expect(farthest).toBeGreaterThan(0.9)
  expect(farthest).toBeLessThanOrEqual(1 + 1e-9)
})
