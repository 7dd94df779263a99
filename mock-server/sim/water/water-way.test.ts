import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LonLat } from '#geo/lonlat.ts'
import { between, distanceNm } from '#geo/measure.ts'
import type { Part } from '#geo/zone.ts'
import { isSea } from '../sea.ts'
import { malaysianWaters } from './malaysian-waters.ts'
import { isOpenLine, openShare } from './open-line.ts'
import { CLEAR, kindAt, layWaterGrid } from './water-grid.ts'
import { amendedWay, findWaterWay, type WaterWay } from './water-way.ts'

const waters = malaysianWaters()

function box(west: number, south: number, east: number, north: number): Part {
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ]
}

/** Every place of a line, a quarter of a mile apart. */
function placesAlong(places: readonly LonLat[]): LonLat[] {
  return places.flatMap((place, i) => {
    const next = places[i + 1]
    if (!next) return [place]
    const steps = Math.max(1, Math.ceil(distanceNm(place, next) * 4))
    return Array.from({ length: steps }, (_, step) => between(place, next, step / steps))
  })
}

function wayOf(from: LonLat, to: LonLat): WaterWay {
  const way = findWaterWay(waters, from, to)
  if (!way.ok) throw new Error(way.problem)
  return way.value
}

const seaPlace = fc
  .tuple(fc.double({ min: 95, max: 124, noNaN: true }), fc.double({ min: -4, max: 16, noNaN: true }))
  .filter((place) => kindAt(waters, place) === CLEAR)

describe('ways that are known', () => {
  test('from Kota Kinabalu into the Sulu Sea she goes round the northern tip of Borneo', () => {
    const way = wayOf([116.03, 6.1], [119.5, 6.5])
    expect(Math.max(...way.places.map(([, lat]) => lat))).toBeGreaterThan(7)
    expect(way.lengthNm).toBeGreaterThan(235)
    expect(way.lengthNm).toBeLessThan(255)
  })

  test('from Kuantan to Langkawi she goes through the Singapore Strait', () => {
    const way = wayOf([103.5, 3.97], [99.8, 6.13])
    const along = placesAlong(way.places)
    expect(along.every(isSea)).toBe(true)
    expect(along.some(([lon, lat]) => lon > 103.7 && lon < 104.3 && lat > 1.05 && lat < 1.4)).toBe(true)
    expect(way.lengthNm).toBeGreaterThan(560)
    expect(way.lengthNm).toBeLessThan(620)
  })

  test('over open sea the way is the straight line', () => {
    const way = wayOf([112, 6], [114, 9])
    expect(way).toEqual({ places: [[112, 6], [114, 9]], lengthNm: distanceNm([112, 6], [114, 9]), shortNm: 0 }) // biome-ignore format: one line
  })

  test('a place near to land is approached as far as a ship may, and how far she stops short is told', () => {
    const lon = Array.from({ length: 1000 }, (_, i) => 115.2 + i / 1000).find(
      (at) => kindAt(waters, [at, 5.9]) !== CLEAR,
    )
    const beach: LonLat = [(lon ?? Number.NaN) + 0.004, 5.9]
    const way = wayOf([115.2, 5.8], beach)
    expect(way.shortNm).toBeGreaterThan(0)
    expect(way.shortNm).toBeLessThan(6)
    expect(placesAlong(way.places).every(isSea)).toBe(true)
  })

  test.each<[string, LonLat, LonLat, RegExp]>([
    [
      'a place far inland',
      [112, 5],
      [101.69, 3.14],
      /^place is \[101.690, 3.140\], on land .* expected a place on the sea/,
    ],
    ['a lake', [112, 5], [98.8, 2.6], /on land or too near to it/],
    ['a place beyond the waters', [112, 5], [150, 5], /expected one between 94° and 125\.\d° east/],
    ['no place at all', [112, 5], [Number.NaN, 5], /^place is \[NaN, 5.000\], expected one between/],
    ['a start on land', [101.69, 3.14], [112, 5], /^start is/],
  ])('%s is refused in words', (_, from, to, told) => {
    const way = findWaterWay(waters, from, to)
    expect(way.ok ? '' : way.problem).toMatch(told)
  })
})

describe('ways that are drawn', () => {
  const wall = box(11.5, 9, 11.6, 11.9)

  test('a wall with a gap is passed by the gap, and about as short as can be', () => {
    const grid = layWaterGrid([wall], [10, 10, 13.2, 13.2], 0.05)
    const way = findWaterWay(grid, [10.5, 10.5], [12.5, 10.5])
    if (!way.ok) throw new Error(way.problem)
    const corner: LonLat = [11.45, 12]
    const least = distanceNm([10.5, 10.5], corner) + distanceNm([11.7, 12], [12.5, 10.5])
    expect(way.value.lengthNm).toBeGreaterThan(least)
    expect(way.value.lengthNm).toBeLessThan(least * 1.1)
  })

  test('behind a wall without a gap there is no way, and that is said', () => {
    const grid = layWaterGrid([box(11.5, 9, 11.6, 14)], [10, 10, 13.2, 13.2], 0.05)
    const way = findWaterWay(grid, [10.5, 10.5], [12.5, 10.5])
    expect(way.ok ? '' : way.problem).toMatch(/can be reached by water from \[10.500, 10.500\]/)
  })
})

test('every way keeps to the sea, begins and ends where it should, and is as long either way', () => {
  fc.assert(
    fc.property(seaPlace, seaPlace, (from, to) => {
      const way = findWaterWay(waters, from, to)
      // A pool behind reefs that no way leads into is refused from both sides.
      if (!way.ok) return !findWaterWay(waters, to, from).ok
      const back = wayOf(to, from)
      expect(way.value.places[0]).toEqual(from)
      expect(way.value.places.at(-1)).toEqual(to)
      expect(placesAlong(way.value.places).filter((place) => !isSea(place))).toEqual([])
      expect(way.value.lengthNm).toBeGreaterThanOrEqual(distanceNm(from, to) * 0.999)
      expect(Math.abs(way.value.lengthNm - back.lengthNm)).toBeLessThan(0.08 * back.lengthNm + 1)
      return true
    }),
    { numRuns: 25 },
  )
})

test('a line is open exactly where all its places are on clear water', () => {
  const near = fc.tuple(
    fc.double({ min: -0.4, max: 0.4, noNaN: true }),
    fc.double({ min: -0.4, max: 0.4, noNaN: true }),
  )
  fc.assert(
    fc.property(seaPlace, near, (from, [east, north]) => {
      const to: LonLat = [from[0] + east, from[1] + north]
      const steps = 2000
      const bad = Array.from({ length: steps + 1 }, (_, i) => i / steps).find(
        (share) => kindAt(waters, [from[0] + east * share, from[1] + north * share]) !== CLEAR,
      )
      // Between two looks a line can clip the corner of a cell.
      if (bad === undefined) return openShare(waters, from, to) > 0.99 || !isOpenLine(waters, from, to)
      return openShare(waters, from, to) <= bad + 1e-4
    }),
    { numRuns: 300 },
  )
})

test('an amended way is a way as well, and the old one is given up where its turns do not serve', () => {
  const way = wayOf([116.03, 6.1], [119.5, 6.5])
  const later = between(way.places[0] as LonLat, way.places[1] as LonLat, 0.5)
  expect(amendedWay(waters, way, later, [119.49, 6.51])?.places.slice(1, -1)).toEqual(way.places.slice(1, -1))
  expect(amendedWay(waters, way, later, [101, 3])).toBeUndefined()
  fc.assert(
    fc.property(seaPlace, (to) => {
      const amended = amendedWay(waters, way, later, to)
      return amended === undefined || placesAlong(amended.places).every(isSea)
    }),
    { numRuns: 40 },
  )
})
