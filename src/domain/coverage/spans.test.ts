import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eachDifference, Spans, setUnion } from './spans.ts'

const anyPairs = fc
  .array(fc.tuple(fc.nat(60), fc.nat(12)), { maxLength: 12 })
  .map((runs) => runs.flatMap(([from, length]) => [from, from + length]))

const cellsOf = (pairs: readonly number[]) =>
  new Set(
    pairs.flatMap((from, i) =>
      i % 2 ? [] : Array.from({ length: (pairs[i + 1] ?? from) - from }, (_, n) => from + n),
    ),
  )

function spansOf(pairs: readonly number[]): Spans {
  const spans = new Spans()
  setUnion(spans, pairs)
  return spans
}

test('a union of runs has the cells of all of them, ascending and apart', () => {
  fc.assert(
    fc.property(anyPairs, (pairs) => {
      const spans = spansOf(pairs)
      const seen: number[] = []
      for (let i = 0; i < spans.count; i++) {
        if (i > 0) expect(spans.from[i]).toBeGreaterThan(spans.to[i - 1] ?? 0)
        for (let cell = spans.from[i] ?? 0; cell < (spans.to[i] ?? 0); cell++) seen.push(cell)
      }
      expect(seen).toEqual([...cellsOf(pairs)].sort((a, b) => a - b))
    }),
  )
})

test('a difference has the cells of the one without those of the other', () => {
  fc.assert(
    fc.property(anyPairs, anyPairs, (pairs, others) => {
      const seen: number[] = []
      eachDifference(spansOf(pairs), spansOf(others), (from, to) => {
        for (let cell = from; cell < to; cell++) seen.push(cell)
      })
      expect(seen).toEqual([...cellsOf(pairs)].filter((cell) => !cellsOf(others).has(cell)).sort((a, b) => a - b))
    }),
  )
})

test('more runs than there was room for are all kept', () => {
  const pairs = Array.from({ length: 2000 }, (_, i) => i)
  expect(spansOf(pairs.map((each) => each * 2)).count).toBe(1000)
})
