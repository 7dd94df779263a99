import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LonLat } from '../lonlat.ts'
import { boxRing } from '../testing.ts'
import type { Ring } from '../zone.ts'
import { Overlay } from './overlay.ts'
import { contains, signedArea } from './polygons.ts'
import type { LimitedRing } from './spans.ts'

const ringOf = (places: Ring, limit: number): LimitedRing => ({ places, limits: places.slice(1).map(() => limit) })
const layer = (limit: number, ...rings: Ring[]) => rings.map((ring) => ringOf(ring, limit))
const areaOf = (parts: readonly (readonly Ring[])[]) =>
  parts.reduce((sum, part) => sum + part.reduce((all, ring) => all + signedArea(ring), 0), 0)

describe('two squares that overlap', () => {
  const overlay = new Overlay(
    new Map([
      ['a', layer(0, boxRing(0, 0, 2, 2))],
      ['b', layer(1, boxRing(1, 1, 3, 3))],
    ]),
  )
  const first = (limits: readonly number[]) => limits[0] ?? -1

  test.each<[string, (a: boolean, b: boolean) => boolean, number]>([
    ['both', (a, b) => a && b, 1],
    ['either', (a, b) => a || b, 7],
    ['one without the other', (a, b) => a && !b, 3],
  ])('%s', (_, test_, area) => {
    const { parts } = overlay.parts((holds) => test_(holds('a'), holds('b')), first)
    expect(parts).toHaveLength(1)
    expect(areaOf(parts)).toBeCloseTo(area, 9)
  })

  test('name every edge by the line it came from', () => {
    const { parts, edges } = overlay.parts((holds) => holds('a') && !holds('b'), first)
    const ring = parts[0]?.[0] ?? []
    const limits = edges[0]?.[0] ?? []
    expect(limits).toHaveLength(ring.length - 1)
    for (const [i, limit] of limits.entries()) {
      const [from, to] = [ring[i] as LonLat, ring[i + 1] as LonLat]
      const isOnB =
        [from, to].every(([x, y]) => x >= 1 && y >= 1) &&
        !(from[0] === 2 && to[0] === 2) &&
        !(from[1] === 2 && to[1] === 2)
      expect(limit, `${from} to ${to}`).toBe(isOnB ? 1 : 0)
    }
  })

  test('share the very same places, so that no gap lies between', () => {
    const left = overlay
      .parts((holds) => holds('a') && !holds('b'), first)
      .parts.flat(2)
      .map(String)
    const right = overlay
      .parts((holds) => holds('b'), first)
      .parts.flat(2)
      .map(String)
    expect(left.filter((place) => right.includes(place))).toEqual(expect.arrayContaining(['2,1', '1,1', '1,2']))
  })
})

test('an island in a sea is a hole, and a lake on it a part of its own', () => {
  const overlay = new Overlay(
    new Map([
      ['sea', layer(0, boxRing(0, 0, 9, 9))],
      ['island', layer(1, boxRing(2, 2, 7, 7))],
      ['lake', layer(2, boxRing(4, 4, 5, 5))],
    ]),
  )
  const { parts } = overlay.parts(
    (holds) => holds('sea') && (!holds('island') || holds('lake')),
    ([limit = -1]) => limit,
  )
  expect(parts.map((part) => part.map((ring) => signedArea(ring)))).toEqual([[81, -25], [1]])
})

test('a zone that touches itself in a place comes out as simple rings', () => {
  const overlay = new Overlay(new Map([['a', layer(0, boxRing(0, 0, 2, 2), boxRing(2, 2, 4, 4))]]))
  const { parts } = overlay.parts(
    (holds) => holds('a'),
    ([limit = -1]) => limit,
  )
  expect(parts.map((part) => part[0]?.length)).toEqual([5, 5])
})

test('of random triangles the overlay holds what each of them holds', () => {
  const place = fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 2000 }))
  fc.assert(
    fc.property(fc.array(fc.tuple(place, place, place), { minLength: 1, maxLength: 6 }), place, (corners, [x, y]) => {
      const rings = corners.flatMap((three) => {
        const ring = [...three, three[0]].map(([a, b]): LonLat => [a / 1000, b / 1000])
        const area = signedArea(ring)
        return Math.abs(area) < 1e-3 ? [] : [area > 0 ? ring : ring.reverse()]
      })
      if (rings.length === 0) return
      const overlay = new Overlay(new Map(rings.map((ring, i) => [`t${i}`, layer(i, ring)])))
      const odd = (holds: (id: string) => boolean) => rings.filter((_, i) => holds(`t${i}`)).length % 2 === 1
      const { parts } = overlay.parts(odd, ([limit = -1]) => limit)
      // Off the lattice of corners by an odd share, so on no edge.
      const at: LonLat = [x / 1000 + 0.000_317_3, y / 1000 + 0.000_191_7]
      const isClear = rings.every((ring) =>
        ring.slice(1).every((to, i) => Math.abs(sideOf(ring[i] as LonLat, to, at)) > 1e-5),
      )
      if (isClear) expect(contains(parts, at)).toBe(rings.filter((ring) => contains([[ring]], at)).length % 2 === 1)
    }),
    { seed: 41, numRuns: 300 },
  )
})

test('a ring that is not closed is refused', () => {
  const open: LimitedRing = { places: boxRing(0, 0, 2, 2).slice(0, 4), limits: [0, 0, 0] }
  expect(
    () =>
      new Overlay(
        new Map([
          ['a', [open]],
          ['b', layer(1, boxRing(-1, -1, 3, 3))],
        ]),
      ),
  ).toThrow(/not closed/)
})

function sideOf([x0, y0]: LonLat, [x1, y1]: LonLat, [x, y]: LonLat): number {
  return (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)
}
