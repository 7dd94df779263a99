import { booleanPointInPolygon } from '@turf/turf'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LonLat } from './lonlat.ts'
import { boxRing, jaggedParts, telltalePlaces, zoneOf } from './testing.ts'
import type { Part, Zone } from './zone.ts'
import { zoneFeature } from './zone-file.ts'
import { ZoneSetIndex } from './zone-set-index.ts'

/** Three zones that overlap each other, one of them with a hole and an island. */
const overlapping = fc
  .tuple(jaggedParts, jaggedParts, fc.double({ min: -0.6, max: 0.6, noNaN: true }))
  .map(([a, b, shift]) => [
    zoneOf(a, { id: 'a' }),
    zoneOf(moved(b, shift), { id: 'b' }),
    zoneOf([[boxRing(109.5, 3.5, 110.5 + shift / 2, 4.25)]], { id: 'c' }),
  ])

function moved(parts: readonly Part[], by: number): readonly Part[] {
  return parts.map((part) => part.map((ring) => ring.map(([lon, lat]): LonLat => [lon + by, lat - by / 3])))
}

function turfZones(zones: readonly Zone[], place: LonLat): number[] {
  return zones.flatMap((zone, i) => (booleanPointInPolygon([...place], zoneFeature(zone)) ? [i] : []))
}

function batchZones(index: ZoneSetIndex, places: readonly LonLat[]): (readonly number[])[] {
  const out = new Uint16Array(places.length)
  index.atBatch(
    Float64Array.from(places, ([lon]) => lon),
    Float64Array.from(places, ([, lat]) => lat),
    out,
  )
  return Array.from(out, (code) => index.zonesOf(code))
}

describe('ZoneSetIndex', () => {
  test('names the same zones as turf asked of every whole polygon, on and near every edge and anywhere', () => {
    fc.assert(
      fc.property(
        overlapping,
        fc.constantFrom(0.02, 0.05, 0.37),
        fc.array(
          fc.tuple(fc.double({ min: 108, max: 113, noNaN: true }), fc.double({ min: 2.5, max: 5.5, noNaN: true })),
        ),
        (zones, cellDeg, anywhere) => {
          const index = new ZoneSetIndex(zones, cellDeg)
          const places = [...zones.flatMap(({ parts }) => telltalePlaces(parts, cellDeg)), ...anywhere]
          const batch = batchZones(index, places)
          const features = zones.map(zoneFeature)
          for (const [i, [lon, lat]] of places.entries()) {
            const expected = features.flatMap((feature, z) => (booleanPointInPolygon([lon, lat], feature) ? [z] : []))
            expect([lon, lat, index.zonesOf(index.at(lon, lat)), batch[i]]).toEqual([lon, lat, expected, expected])
          }
        },
      ),
      { seed: 20261122, numRuns: 25 },
    )
  })

  test('a place in no zone has code 0, and so have NaN, infinities and places off the globe', () => {
    const index = new ZoneSetIndex([zoneOf([[boxRing(100, 0, 104, 4)]])])
    const odd: LonLat[] = [
      [99, 2],
      [Number.NaN, 2],
      [102, Number.NaN],
      [1e6, 2],
      [102, -1e6],
    ]
    expect(odd.map(([lon, lat]) => index.at(lon, lat))).toEqual([0, 0, 0, 0, 0])
    expect(index.at(Number.POSITIVE_INFINITY, 2)).toBe(0)
    expect(batchZones(index, odd)).toEqual([[], [], [], [], []])
    expect(index.zonesOf(index.at(102, 2))).toEqual([0])
  })

  test('a set without zones, or with an empty one, holds nothing', () => {
    expect(new ZoneSetIndex([]).at(102, 2)).toBe(0)
    const index = new ZoneSetIndex([zoneOf([], { box: [0, 0, 0, 0] }), zoneOf([[boxRing(100, 0, 104, 4)]])])
    expect(index.at(0, 0)).toBe(0)
    expect(index.zonesOf(index.at(102, 2))).toEqual([1])
  })

  test('the same zones have the same code wherever they turn up first', () => {
    const index = new ZoneSetIndex([
      zoneOf([[boxRing(100, 0, 104, 4)]]),
      zoneOf([[boxRing(102, 0, 106, 4)]], { id: 'y' }),
    ])
    const onEdge = index.at(102, 2)
    expect(index.zonesOf(onEdge)).toEqual([0, 1])
    expect(index.at(103, 2)).toBe(onEdge)
    expect(index.at(104, 4)).toBe(onEdge)
  })

  test('zones on both sides of the antimeridian and at the poles are answered up to their edges', () => {
    const zones = [
      zoneOf([[boxRing(170, 80, 180, 90)], [boxRing(-180, 80, -170, 90)]]),
      zoneOf([[boxRing(-180, -90, 180, -80)]], { id: 'south' }),
      zoneOf([[boxRing(109.99, 3.99, 110.01, 4.01)]], { id: 'small' }),
    ]
    const index = new ZoneSetIndex(zones)
    const places: LonLat[] = [
      [180, 90],
      [-180, 85],
      [169.999999, 85],
      [-170, 80],
      [0, -90],
      [180, -80],
      [180, -79.999999],
      [110, 4],
      [110.01, 4.01],
      [110.0100001, 4.01],
    ]
    for (const place of places)
      expect([place, index.zonesOf(index.at(...place))]).toEqual([place, turfZones(zones, place)])
    expect(batchZones(index, places)).toEqual(places.map((place) => turfZones(zones, place)))
  }, 20_000)

  test('many zones as wide as the world share the memory and stay exact', () => {
    const zones = Array.from({ length: 12 }, (_, i) =>
      zoneOf([[boxRing(-180 + i / 7, -90 + i / 11, 180 - i / 5, 90 - i / 13)]], { id: `z${i}` }),
    )
    const index = new ZoneSetIndex(zones)
    const places: LonLat[] = [0, 1, 5, 7, 11].flatMap((i): LonLat[] => [
      [-180 + i / 7, 0],
      [-180 + i / 7 - 1e-9, 0],
      [20, 90 - i / 13],
      [20, 90 - i / 13 + 1e-9],
    ])
    expect(index.zone(11).cellDeg).toBeGreaterThan(0.02)
    for (const place of places)
      expect([place, index.zonesOf(index.at(...place))]).toEqual([place, turfZones(zones, place)])
  }, 20_000)

  test('a code or a zone that is not there is refused with what was expected', () => {
    const index = new ZoneSetIndex([zoneOf([[boxRing(100, 0, 104, 4)]])])
    expect(() => index.zonesOf(7)).toThrow('code is 7, expected one that this index gave')
    expect(() => index.zone(1)).toThrow('zone is 1, expected 0..0')
  })
})
