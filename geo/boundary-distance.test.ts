import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BoundaryDistance } from './boundary-distance.ts'
import { geodesicNm } from './geodesic.ts'
import type { LonLat } from './lonlat.ts'
import { METRES_PER_NM } from './measure.ts'
import { boxRing, jaggedParts, zoneOf } from './testing.ts'
import type { Limit, Part, Zone, ZoneSet } from './zone.ts'
import { DRAWN_LIMIT } from './zone-file.ts'
import { ZoneIndex } from './zone-index.ts'

const COAST: Limit = { ...DRAWN_LIMIT, id: 'coast', basis: 'coast', toleranceNm: 0.1 }
const METRE_NM = 1 / METRES_PER_NM

const setOf = (zones: readonly Zone[]): ZoneSet => ({ version: 'test', zones, limits: [DRAWN_LIMIT, COAST] })

/** Distance to the nearest place of all edges, by narrowing down the true geodesic on every edge. Slow and plain. */
function bruteNm(parts: readonly Part[], from: LonLat): number {
  let least = Number.POSITIVE_INFINITY
  for (const ring of parts.flat()) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [a, b] = [ring[i] as LonLat, ring[i + 1] as LonLat]
      const at = (share: number): LonLat => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
      const nmAt = (share: number) => geodesicNm(from, at(share))
      const tries = Math.ceil(Math.abs(b[0] - a[0]) + Math.abs(b[1] - a[1])) * 4
      const shares = Array.from({ length: tries + 1 }, (_, k) => k / tries)
      const best = shares.reduce((x, y) => (nmAt(y) < nmAt(x) ? y : x))
      let [low, high] = [Math.max(0, best - 1 / tries), Math.min(1, best + 1 / tries)]
      while (high - low > 1e-9) {
        const third = (high - low) / 3
        if (nmAt(low + third) <= nmAt(high - third)) high -= third
        else low += third
      }
      least = Math.min(least, nmAt(low), nmAt(high), nmAt(0), nmAt(1))
    }
  }
  return least
}

const around = fc.tuple(
  fc.double({ min: 108.5, max: 112.5, noNaN: true }),
  fc.double({ min: 2.5, max: 5.5, noNaN: true }),
)
const farAround = fc.tuple(
  fc.double({ min: 105.5, max: 115.5, noNaN: true }),
  fc.double({ min: 0, max: 8, noNaN: true }),
)
const anywhere = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
)

describe('nearest', () => {
  test('is the distance that a slow search of the true geodesic finds, to a metre at 12 NM and at 200 NM', () => {
    fc.assert(
      fc.property(
        jaggedParts,
        fc.array(fc.oneof(around, farAround), { minLength: 3, maxLength: 3 }),
        (parts, places) => {
          const distance = new BoundaryDistance(setOf([zoneOf(parts)]))
          for (const place of places) {
            const expected = bruteNm(parts, place)
            const found = distance.nearest(...place)
            expect(Math.abs((found?.distanceNm ?? Number.NaN) - expected)).toBeLessThan(METRE_NM / 2)
          }
        },
      ),
      { seed: 20261122, numRuns: 40 },
    )
  }, 30_000)

  test('holds at the poles, across the antimeridian and from the other side of the world', () => {
    const parts: Part[] = [[boxRing(170, 60, 180, 89)], [boxRing(-180, -89.5, -100, -70)], [boxRing(100, 0, 130, 4)]]
    const distance = new BoundaryDistance(setOf([zoneOf(parts)]))
    const odd: LonLat[] = [
      [-179.9, 70],
      [-10, 89.9],
      [175, 90],
      [0, -90],
      [-140, -89.4],
      [80, -89.9],
      [179.99, -75],
      [-60, -2],
      [115, 2],
    ]
    for (const place of odd)
      expect([place, (distance.nearest(...place) as { distanceNm: number }).distanceNm]).toEqual([
        place,
        expect.closeTo(bruteNm(parts, place), 4),
      ])
    fc.assert(
      fc.property(anywhere, (place: LonLat) => {
        const [found, expected] = [distance.nearest(...place)?.distanceNm ?? 0, bruteNm(parts, place)]
        // Beyond 200 NM the chord puts edges in another order than the geodesic a little sooner: 1 in 10,000.
        expect(Math.abs(found - expected)).toBeLessThanOrEqual(METRE_NM + (expected > 200 ? expected * 1e-4 : 0))
      }),
      { seed: 20261122, numRuns: 60 },
    )
  }, 30_000)

  test('an edge is straight in longitude and latitude: due north of a long parallel it is at the same longitude', () => {
    const distance = new BoundaryDistance(setOf([zoneOf([[boxRing(100, 0, 130, 6)]])]))
    const found = distance.nearest(113.3, 6.2)
    expect(found?.place[1]).toBe(6)
    expect(found?.place[0]).toBeCloseTo(113.3, 6)
    expect(found?.distanceNm).toBeCloseTo(geodesicNm([113.3, 6.2], [113.3, 6]), 9)
  })

  test('names limit and zone, with or without the coast, of one zone or of all', () => {
    // A square whose southern side is coast, and a zone to its east that shares a side.
    const square = zoneOf([[boxRing(100, 0, 104, 4)]], { id: 'a', edgeLimits: [[Uint16Array.of(1, 0, 0, 0)]] })
    const east = zoneOf([[boxRing(104, 0, 108, 4)]], { id: 'b' })
    const distance = new BoundaryDistance(setOf([square, east]))
    expect(distance.nearest(102, 0.5)).toMatchObject({ limit: 1, zone: 0, place: [expect.closeTo(102, 6), 0] })
    expect(distance.nearest(102, 0.5, { sea: true })).toMatchObject({ limit: 0, zone: 0 })
    expect(distance.nearest(102, 0.5, { zone: 1 })).toMatchObject({
      limit: 0,
      zone: 1,
      place: [104, expect.anything()],
    })
    // The shared side is told of the zone that comes first, from either side and on the line itself.
    for (const lon of [103.9, 104, 104.1]) expect(distance.nearest(lon, 2)).toMatchObject({ zone: 0 })
    expect(distance.nearest(104, 2)?.distanceNm).toBe(0)
  })

  test('is undefined without an edge to measure to, for NaN and off the globe', () => {
    expect(new BoundaryDistance(setOf([])).nearest(100, 1)).toBeUndefined()
    const coast = zoneOf([[boxRing(100, 0, 104, 4)]], { edgeLimits: [[Uint16Array.of(1, 1, 1, 1)]] })
    const distance = new BoundaryDistance(setOf([coast]))
    expect(distance.nearest(100, 1, { sea: true })).toBeUndefined()
    expect(distance.nearest(Number.NaN, 1)).toBeUndefined()
    expect(distance.nearest(100, 91)).toBeUndefined()
    expect(distance.nearest(100, 1, { zone: 4 })).toBeUndefined()
  })
})

describe('thresholds', () => {
  test('within says what the measured distance says, near and far', () => {
    fc.assert(
      fc.property(
        jaggedParts,
        fc.array(fc.tuple(fc.oneof(around, farAround, anywhere), fc.double({ min: 0, max: 60, noNaN: true })), {
          minLength: 20,
        }),
        (parts, asked) => {
          const distance = new BoundaryDistance(setOf([zoneOf([]), zoneOf(parts)]))
          for (const [place, nm] of asked) {
            const trueNm = distance.nearest(...place, { zone: 1 })?.distanceNm ?? Number.NaN
            expect([place, nm, distance.within(1, ...place, nm)]).toEqual([place, nm, trueNm <= nm])
            expect(distance.within(1, ...place, trueNm)).toBe(true)
            expect(distance.within(0, ...place, nm)).toBe(false)
          }
        },
      ),
      { seed: 20261122, numRuns: 40 },
    )
  })

  test('the clearance is never more than the distance, and not much less near the zones', () => {
    fc.assert(
      fc.property(jaggedParts, fc.array(fc.oneof(around, anywhere), { minLength: 20 }), (parts, places) => {
        const distance = new BoundaryDistance(setOf([zoneOf(parts)]))
        for (const place of places) {
          const trueNm = distance.nearest(...place)?.distanceNm ?? Number.NaN
          expect(distance.clearanceNm(...place)).toBeLessThanOrEqual(trueNm)
          if (trueNm < 30) expect(distance.clearanceNm(...place)).toBeGreaterThan(trueNm - 4.3)
        }
      }),
      { seed: 20261122, numRuns: 40 },
    )
  })

  test('at the corners of the world too', () => {
    const distance = new BoundaryDistance(setOf([zoneOf([[boxRing(170, 80, 180, 90)]])]))
    const corners: LonLat[] = [
      [180, 90],
      [-180, 90],
      [-179.99, 85],
      [0, 90],
    ]
    for (const place of corners) {
      expect(distance.clearanceNm(...place)).toBe(0)
      expect(distance.within(0, ...place, 1)).toBe(true)
    }
    expect(distance.clearanceNm(0, -90)).toBeGreaterThan(6000)
    expect(distance.clearanceNm(Number.NaN, 0)).toBe(0)
    expect(distance.within(0, Number.NaN, 0, 99_999)).toBe(false)
    expect(new BoundaryDistance(setOf([])).clearanceNm(0, 0)).toBe(Number.POSITIVE_INFINITY)
  })

  test('a place is in doubt within its accuracy and the tolerance of the limit, together', () => {
    const square = zoneOf([[boxRing(100, 0, 104, 4)]], { edgeLimits: [[Uint16Array.of(1, 0, 0, 0)]] })
    const distance = new BoundaryDistance(setOf([square]))
    const always = () => true
    const northOfCoast = 0.15 / 60 // 0.149 NM: the coast is good to 0.1 NM
    expect(distance.isDoubtful(102, northOfCoast, 0.04, always)).toBe(false)
    expect(distance.isDoubtful(102, northOfCoast, 0.06, always)).toBe(true)
    expect(distance.isDoubtful(102, 4 - northOfCoast, 0.06, always)).toBe(false)
    expect(distance.isDoubtful(102, 4 - northOfCoast, 0.16, always)).toBe(true)
    expect(distance.isDoubtful(102, northOfCoast, 0.06, () => false)).toBe(false)
  })
})

describe('crossings', () => {
  test('a track crosses as often as it changes sides, and stays on one side in between', () => {
    fc.assert(
      fc.property(jaggedParts, jaggedParts, around, around, (a, b, from: LonLat, to: LonLat) => {
        const zones = [zoneOf(a), zoneOf(b, { id: 'b' })]
        const indexes = zones.map(({ parts }) => new ZoneIndex(parts))
        const crossings = new BoundaryDistance(setOf(zones)).crossings(from, to)
        const sideAt = (zone: number, share: number) =>
          indexes[zone]?.contains(from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share)
        for (const zone of [0, 1]) {
          const shares = crossings.filter((each) => each.zone === zone).map(({ share }) => share)
          let inside = sideAt(zone, 0)
          for (const [i, share] of [...shares, 1].entries()) {
            const before = shares[i - 1] ?? 0
            if (share - before > 1e-9) expect(sideAt(zone, (before + share) / 2)).toBe(inside)
            inside = !inside
          }
          expect(sideAt(zone, 1)).toBe(!inside)
        }
        expect(crossings.map(({ share }) => share)).toEqual(
          crossings.map(({ share }) => share).toSorted((x, y) => x - y),
        )
      }),
      { seed: 20261122, numRuns: 300 },
    )
  })

  const square = zoneOf([[boxRing(100, 0, 104, 4)]], { edgeLimits: [[Uint16Array.of(1, 0, 0, 0)]] })
  const distance = new BoundaryDistance(setOf([square, zoneOf([[boxRing(104, 0, 108, 4)]], { id: 'b' })]))

  test('each tells zone, limit, share of the way and place; a shared edge is told of both zones', () => {
    expect(distance.crossings([101, -1], [101, 3])).toEqual([{ zone: 0, limit: 1, share: 0.25, place: [101, 0] }])
    expect(distance.crossings([103, 2], [105, 2])).toEqual([
      { zone: 0, limit: 0, share: 0.5, place: [104, 2] },
      { zone: 1, limit: 0, share: 0.5, place: [104, 2] },
    ])
  })

  test('through a corner it is one edge that is crossed, and past a corner none or two', () => {
    const shares = (from: LonLat, to: LonLat) => distance.crossings(from, to).flatMap(({ zone }) => (zone ? [] : [1]))
    expect(shares([99, -1], [101, 1])).toHaveLength(1)
    expect(shares([99, 1], [101, -1]).length % 2).toBe(0)
    expect(shares([101, 0], [103, 0])).toHaveLength(0)
    expect(shares([50, 50], [51, 51])).toHaveLength(0)
  })

  test('a track that begins or ends on an edge crosses it', () => {
    expect(distance.crossings([101, 0], [101, 1])).toMatchObject([{ share: 0 }])
    expect(distance.crossings([101, -1], [101, 0])).toMatchObject([{ share: 1 }])
  })

  test('a track across the antimeridian goes the short way', () => {
    const island = new BoundaryDistance(setOf([zoneOf([[boxRing(-179.5, 0, -179, 4)]])]))
    const places = island.crossings([179.5, 2], [-178.5, 2])
    expect(places).toMatchObject([{ share: 0.5 }, { share: 0.75 }])
    expect(places.map(({ place }) => place)).toEqual([
      [-179.5, 2],
      [-179, 2],
    ])
    expect(island.crossings([-178.5, 2], [179.5, 2])).toMatchObject([{ share: 0.25 }, { share: 0.5 }])
  })
})
