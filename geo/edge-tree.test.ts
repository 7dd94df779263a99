import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EdgeTree, originAt } from './edge-tree.ts'

const lon = fc.double({ min: -180, max: 180, noNaN: true })
const lat = fc.double({ min: -90, max: 90, noNaN: true })
const span = fc.double({ min: -2, max: 2, noNaN: true })

/** Many short edges all over the world, or all in one sea. */
const edges = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(lon, lat, span, span), { minLength: 100, maxLength: 400 }))
  .map(([wide, all]) =>
    Float64Array.from(
      all.flatMap(([x, y, dx, dy]) => {
        const [west, south] = wide ? [x, y] : [110 + x / 40, 5 + y / 40]
        return [west, south, Math.max(-180, Math.min(180, west + dx)), Math.max(-90, Math.min(90, south + dy))]
      }),
    ),
  )

describe('EdgeTree', () => {
  test('finds the same nearest edge as asking every edge on its own, from anywhere', () => {
    fc.assert(
      fc.property(edges, fc.array(fc.tuple(lon, lat), { minLength: 12, maxLength: 12 }), (all, places) => {
        const tree = new EdgeTree(all)
        const alone = Array.from({ length: all.length / 4 }, (_, i) => new EdgeTree(all.slice(i * 4, i * 4 + 4)))
        for (const [x, y] of places) {
          const origin = originAt(x, y)
          const chords = alone.map((each) => each.nearest(origin, Number.POSITIVE_INFINITY)?.chordNm ?? Number.NaN)
          const least = Math.min(...chords)
          const found = tree.nearest(origin, Number.POSITIVE_INFINITY)
          expect(found?.chordNm).toBeCloseTo(least, 9)
          expect(chords[found?.edge ?? -1]).toBeCloseTo(least, 9)
          expect(tree.nearest(origin, Math.max(0, least - 1e-9))).toBeUndefined()
          expect(alone.filter((each, i) => each.leastNm(origin) > (chords[i] as number))).toEqual([])
          expect(tree.leastNm(origin)).toBeLessThanOrEqual(least)
        }
      }),
      { seed: 20261122, numRuns: 100 },
    )
  }, 30_000)

  test('an edge longer than a degree is cut for the search and named as one', () => {
    const tree = new EdgeTree(Float64Array.of(0, 0, 10, 0, 0, 5, 10, 5))
    expect(tree.nearest(originAt(7.3, 4), Number.POSITIVE_INFINITY)).toMatchObject({
      edge: 1,
      lon: expect.closeTo(7.3, 6),
      lat: 5,
    })
    expect(tree.meeting(2, -1, 9, 6)).toEqual(expect.arrayContaining([0, 1]))
    expect(tree.meeting(2, -1, 9, 6)).toHaveLength(2)
    expect(tree.meeting(2, 1, 9, 4)).toEqual([])
  })

  test('the ends of an edge are given exactly', () => {
    const [west, east] = [100.123456789, 100.2]
    const tree = new EdgeTree(Float64Array.of(west, 1.1, east, 1.3))
    expect(tree.nearest(originAt(99, 1), Number.POSITIVE_INFINITY)).toMatchObject({ lon: west, lat: 1.1 })
    expect(tree.nearest(originAt(101, 1.5), Number.POSITIVE_INFINITY)).toMatchObject({ lon: east, lat: 1.3 })
  })
})
