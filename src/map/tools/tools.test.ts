import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { geodesicNm } from '#geo/geodesic.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { frameOf } from '../testing.ts'
import { type Anchor, placeOf } from './anchor.ts'
import { slotsInBox } from './boxed-slots.ts'
import {
  readRings,
  readSwitch,
  readTrails,
  readVectors,
  USUAL_TRAILS,
  writeRings,
  writeSwitch,
  writeTrails,
  writeVectors,
} from './choices.ts'
import { geodesicLine, geodesicRing } from './geodesic-lines.ts'
import { anchorOf, heldOf } from './held.ts'
import { bearingText, rangeText, readingOf } from './measurement.ts'
import { ringsAround } from './range-rings.ts'

const seaPlace = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -85, max: 85, noNaN: true }),
)

describe('geodesic lines', () => {
  test('every place of a ring is as far from its middle as it says, and it closes', () => {
    fc.assert(
      fc.property(seaPlace, fc.double({ min: 0.25, max: 192, noNaN: true }), (centre: LonLat, nm) => {
        const ring = geodesicRing(centre, nm)
        for (const place of ring) expect(geodesicNm(centre, place)).toBeCloseTo(nm, 6)
        expect(ring.at(-1)?.[1]).toBeCloseTo(ring[0]?.[1] ?? 0, 6)
      }),
      { seed: 5, numRuns: 60 },
    )
  })

  test('a ring over the antimeridian stays in one piece, in the world of its middle', () => {
    for (const lon of [179.9, -179.9, 180.1]) {
      const lons = geodesicRing([lon, 10], 24).map((place) => place[0])
      for (const each of lons) expect(Math.abs(each - lon)).toBeLessThan(1)
    }
  })

  test('a ring round a pole runs once round the world', () => {
    const lons = geodesicRing([0, 89.99], 24).map(([lon]) => lon)
    expect(Math.abs((lons.at(-1) ?? 0) - (lons[0] ?? 0))).toBeCloseTo(360, 6)
  })

  test('a long line bends as the geodesic does, and goes the short way across the antimeridian', () => {
    const line = geodesicLine([170, 50], [-170, 50], geodesicNm([170, 50], [-170, 50]))
    expect(line.length).toBeGreaterThan(20)
    expect(line.at(-1)?.[0]).toBeCloseTo(190, 9)
    expect(Math.max(...line.map(([, lat]) => lat))).toBeGreaterThan(50.4)
  })

  test('rings carry their radius', () => {
    expect(ringsAround([110, 4], { stepNm: 0.75, count: 3 }).map(({ label }) => label)).toEqual([
      '0.75 NM',
      '1.5 NM',
      '2.25 NM',
    ])
  })
})

describe('a measure', () => {
  const frame = frameOf([
    { slot: 4, lon: 110, lat: 4 },
    { slot: 9, lon: 110, lat: 5 },
  ])
  const ship: Anchor = { kind: 'target', slot: 4 }
  const other: Anchor = { kind: 'target', slot: 9 }

  test('between two targets follows both', () => {
    const measure = { from: ship, to: other }
    expect(readingOf(measure, undefined, frame)).toMatchObject({ bearingDeg: 0, backDeg: 180 })
    const moved = frameOf([
      { slot: 4, lon: 110, lat: 4 },
      { slot: 9, lon: 111, lat: 4 },
    ])
    expect(readingOf(measure, undefined, moved)?.bearingDeg).toBeCloseTo(89.965, 2)
  })

  test('reaches for the pointer until it has another end, and is silent while an end is nowhere', () => {
    const pointer: Anchor = { kind: 'place', at: [110, 3] }
    expect(readingOf({ from: ship, to: undefined }, pointer, frame)?.nm).toBeCloseTo(59.7, 1)
    expect(readingOf({ from: ship, to: undefined }, undefined, frame)).toBeUndefined()
    expect(readingOf({ from: { kind: 'target', slot: 77 }, to: other }, undefined, frame)).toBeUndefined()
    expect(placeOf({ kind: 'target', slot: 1 }, frameOf([{ slot: 1, lon: Number.NaN, lat: 3 }]))).toBeUndefined()
  })

  test('figures have the digits that mean something', () => {
    expect([0.1234, 5.678, 130.52, 4321.7].map(rangeText)).toEqual(['0.123 NM', '5.68 NM', '130.5 NM', '4322 NM'])
    expect([7.24, 47.2, 359.97].map(bearingText)).toEqual(['007.2°T', '047.2°T', '000.0°T'])
  })
})

test('a box takes who is in it, across the antimeridian too', () => {
  const frame = frameOf([
    { slot: 1, lon: 179.5, lat: 1 },
    { slot: 2, lon: -179.5, lat: 1 },
    { slot: 3, lon: 170, lat: 1 },
    { slot: 4, lon: 179.5, lat: 8 },
    { slot: 5, lon: Number.NaN, lat: 1 },
  ])
  expect([...slotsInBox(frame, [179, 0, 181, 2])]).toEqual([1, 2])
  expect([...slotsInBox(frame, [-181, 0, -179, 2])]).toEqual([1, 2])
  expect([...slotsInBox(frame, [-200, -90, 200, 90])]).toEqual([1, 2, 3, 4])
  expect(slotsInBox(undefined, [0, 0, 1, 1]).size).toBe(0)
})

describe('choices in an address', () => {
  test('are read as they are written', () => {
    for (const text of ['all-speed-720', 'none-plain-10', 'usual-age-30']) {
      const read = readTrails(text)
      expect(read && writeTrails(read)).toBe(text)
    }
    for (const text of ['3/4/mmsi:533000001', '0.25/8/4.20575,113.08530', '24/1/uav:anka-s-1']) {
      const read = readRings(text)
      expect(read && writeRings(read)).toBe(text)
    }
    expect(readVectors(writeVectors(0.5))).toBe(0.5)
    expect(readSwitch(writeSwitch(true))).toBe(true)
  })

  test('leave out what is usual', () => {
    expect([writeTrails(USUAL_TRAILS), writeVectors(24), writeSwitch(false)]).toEqual(['', '', ''])
  })

  test.each(['', 'all', 'all-red-120', 'all-speed-7', 'some-speed-120'])('no trails are read from "%s"', (text) => {
    expect(readTrails(text)).toBeUndefined()
  })

  test.each(['', '3/4/', '5/4/mmsi:1', '3/9/mmsi:1', '3/4/91,10', '3/4/0,181', `3/4/${'x'.repeat(300)}`])(
    'no rings are read from "%s"',
    (text) => {
      expect(readRings(text)).toBeUndefined()
    },
  )
})

test('tools are held by track, and lose their hold on a track that nobody knows', () => {
  const slots = new Map([['mmsi:1', 4]])
  expect(anchorOf({ trackId: 'mmsi:1' }, (id) => slots.get(id))).toEqual({ kind: 'target', slot: 4 })
  expect(anchorOf({ trackId: 'mmsi:2' }, (id) => slots.get(id))).toBeUndefined()
  expect(heldOf({ kind: 'target', slot: 4 }, () => 'mmsi:1')).toEqual({ trackId: 'mmsi:1' })
  expect(heldOf({ kind: 'target', slot: 5 }, () => undefined)).toBeUndefined()
  expect(heldOf({ kind: 'place', at: [1, 2] }, () => undefined)).toEqual({ at: [1, 2] })
})
