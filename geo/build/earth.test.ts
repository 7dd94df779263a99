import fc from 'fast-check'
import geodesic from 'geographiclib-geodesic'
import { describe, expect, test } from 'vitest'
import type { LonLat } from '../lonlat.ts'
import { memberOf } from './coast-package.ts'
import { densified, NearestPlace } from './earth.ts'
import { levelRings, sampled } from './level-set.ts'
import { contains, signedArea } from './polygons.ts'
import { simplified } from './simplify.ts'

/** Karney 2013, as the judge. */
const geodesicM = (a: LonLat, b: LonLat) => geodesic.Geodesic.WGS84.Inverse(a[1], a[0], b[1], b[0]).s12 ?? Number.NaN
const inOurSeas = fc.tuple(fc.double({ min: 97, max: 121, noNaN: true }), fc.double({ min: -1, max: 12, noNaN: true }))

describe('the nearest of many places', () => {
  test('is the one a slow look at all of them finds, and its distance is the geodesic within a metre up to 200 NM', () => {
    fc.assert(
      fc.property(
        fc.array(inOurSeas, { minLength: 1, maxLength: 60 }),
        fc.array(inOurSeas, { minLength: 5 }),
        (places, asked) => {
          const nearest = new NearestPlace(places)
          for (const at of asked) {
            const least = Math.min(...places.map((place) => geodesicM(place, at)))
            const { index, distanceM } = nearest.nearest(at)
            expect(geodesicM(places[index] as LonLat, at)).toBeLessThan(least + 40)
            if (least < 371_000) expect(Math.abs(distanceM - least)).toBeLessThan(1)
          }
        },
      ),
      { seed: 7, numRuns: 60 },
    )
  })

  test('of none is infinitely far', () => {
    expect(new NearestPlace([]).distanceM([103, 4])).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('a line of equal distance', () => {
  const island: LonLat = [104, 4]
  const coast = new NearestPlace([island])
  const field = (at: LonLat) => 22_224 - coast.distanceM(at)

  test('round a place runs 12 NM off it, within what simplifying costs', () => {
    const { rings, missed } = levelRings(sampled(field, [103, 3, 105, 5], 0.01), field, 25, 5)
    expect([rings.length, missed]).toEqual([1, 0])
    const [ring = []] = rings
    expect(signedArea(ring)).toBeGreaterThan(0)
    for (const place of ring) expect(Math.abs(geodesicM(place, island) - 22_224)).toBeLessThan(12)
    for (const place of densified(ring, 200)) expect(Math.abs(geodesicM(place, island) - 22_224)).toBeLessThan(45)
  })

  test('between two places is as far from both', () => {
    const other = new NearestPlace([[105.3, 4.8]])
    const median = (at: LonLat) => other.distanceM(at) - coast.distanceM(at)
    const { rings } = levelRings(sampled(median, [103, 3, 107, 6], 0.01), median, 45, 5)
    const [ring = []] = rings
    expect(contains([[ring]], island)).toBe(true)
    const inner = ring.filter(([lon, lat]) => lon > 103.02 && lon < 106.98 && lat > 3.02 && lat < 5.98)
    for (const place of inner)
      expect(Math.abs(geodesicM(place, island) - geodesicM(place, [105.3, 4.8]))).toBeLessThan(20)
  })
})

describe('a simplified line', () => {
  const jagged: LonLat[] = Array.from({ length: 50 }, (_, i) => [100 + i * 0.01, 4 + (i % 2) * 0.0002])

  test('leaves out what lies within the tolerance and keeps its ends', () => {
    expect(simplified(jagged, () => 50)).toEqual([jagged[0], jagged.at(-1)])
    expect(simplified(jagged, () => 5)).toHaveLength(50)
  })

  test('may keep more in one place than in another', () => {
    const kept = simplified(jagged, ([lon]) => (lon < 100.25 ? 5 : 50))
    expect(kept.length).toBeGreaterThan(20)
    expect(kept.length).toBeLessThan(30)
  })
})

test('a file is found in a tar archive behind others', () => {
  const entry = (name: string, text: string) => {
    const head = Buffer.alloc(512)
    head.write(name, 0)
    head.write(`${text.length.toString(8).padStart(11, '0')} `, 124)
    const body = Buffer.alloc(Math.ceil(text.length / 512) * 512)
    body.write(text)
    return Buffer.concat([head, body])
  }
  const tar = Buffer.concat([entry('package/a', 'x'.repeat(700)), entry('package/map', 'the map'), Buffer.alloc(1024)])
  expect(memberOf(tar, 'package/map')).toBe('the map')
  expect(() => memberOf(tar, 'package/b')).toThrow('the archive holds no package/b')
})
