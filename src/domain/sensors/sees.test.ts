import { booleanClockwise, booleanPointInPolygon } from '@turf/turf'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { geodesicDestination, rangeAndBearing } from '#geo/geodesic.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { Ring } from '#geo/zone.ts'
import { CHORD_ERROR_SHARE, footprint } from './footprint.ts'
import { sees } from './sees.ts'
import type { Pose, Sensor } from './sensor.ts'
import { sensorFor, sensorsOf } from './sensors-of.ts'
import { seenShapes } from './shapes.ts'
import { anyPose, anySensor, evenly } from './testing.ts'

const share = evenly(0, 1)
const beyond = evenly(-0.3, 1.3)
/** Smaller footprints are those of cameras as good as on the sea. */
const LEAST_NM = 0.05
const compass = Array.from({ length: 24 }, (_, i) => i * 15)

/** In, out, or so near the edge that the chords of the drawn footprint may differ. */
function sideOf(sensor: Sensor, pose: Pose, place: LonLat, byNm: number): 'in' | 'out' | 'edge' {
  const around = compass.map((deg) => geodesicDestination(place, deg, byNm))
  const all = [place, ...around].map((each) => sees(sensor, pose, each))
  if (all.every(Boolean)) return 'in'
  return all.some(Boolean) ? 'edge' : 'out'
}

const between = ([lon, lat]: LonLat, [toLon, toLat]: LonLat, part: number): LonLat => [
  lon + (toLon - lon) * part,
  lat + (toLat - lat) * part,
]

const farthestOf = (pose: Pose, ring: Ring) => Math.max(...ring.map((corner) => rangeAndBearing(pose.place, corner).nm))

const nearestOf = (pose: Pose, ring: Ring) => Math.min(...ring.map((corner) => rangeAndBearing(pose.place, corner).nm))

/** A pose of a sensor that sees something, one ring of its footprint, and two corners of that, as shares. */
const anyRing = fc
  .record({ sensor: anySensor, pose: anyPose, ring: share, from: share, to: share })
  .filter(({ sensor, pose }) => farthestOf(pose, footprint(sensor, pose).flat().flat()) > LEAST_NM)

function cornersOf({ sensor, pose, ring: part, from, to }: typeof anyRing extends fc.Arbitrary<infer R> ? R : never) {
  const parts = footprint(sensor, pose)
  const rings = parts.flat()
  const ring = rings[Math.min(rings.length - 1, Math.floor(part * rings.length))] ?? []
  const at = (each: number) => Math.floor(each * (ring.length - 2))
  const corner = (i: number) => ring[i] as LonLat
  return {
    parts,
    first: corner(at(from)),
    next: corner(at(from) + 1),
    other: corner(at(to)),
    mostNm: CHORD_ERROR_SHARE * farthestOf(pose, ring),
  }
}

test('the footprint on the chart is what the sensor sees, but for the chords of its edge', () => {
  const found = { in: 0, out: 0, edge: 0 }
  fc.assert(
    fc.property(anyRing, beyond, (drawnRing, part) => {
      const { sensor, pose } = drawnRing
      const { parts, first, other, mostNm } = cornersOf(drawnRing)
      const place = between(first, other, part)
      const side = sideOf(sensor, pose, place, mostNm)
      found[side]++
      if (side === 'edge') return
      const drawn = parts.some((rings) =>
        booleanPointInPolygon([...place], {
          type: 'Polygon',
          coordinates: rings.map((each) => each.map(([lon, lat]) => [lon, lat])),
        }),
      )
      expect(drawn).toBe(side === 'in')
    }),
    { numRuns: 300 },
  )
  expect(Math.min(found.in, found.out)).toBeGreaterThan(50)
})

test('no chord is further from the edge of what is seen than it is said to be', () => {
  fc.assert(
    fc.property(anyRing, share, (drawnRing, part) => {
      const { sensor, pose } = drawnRing
      const { first, next, mostNm } = cornersOf(drawnRing)
      const place = between(first, next, part)
      // A shape may be narrower than that itself: then its edge is found closer by.
      const isNear = [1, 0.5, 0.25, 0.1, 0.01].some((closer) => sideOf(sensor, pose, place, mostNm * closer) === 'edge')
      expect(isNear).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('a radar that looks all round has no slit at any heading: a ring of its reach and one round itself', () => {
  const radar = sensorFor('patrol-ship', 'maritime-radar') ?? expect.fail()
  // Half a turn to either side of this is less than a turn by rounding.
  for (const headingDeg of [0, 37.3, 359.999999998109]) {
    const pose: Pose = { place: [113, 5], headingDeg, altitudeM: 0 }
    const [rings, ...more] = footprint(radar, pose)
    expect([rings?.length, more.length]).toEqual([2, 0])
    const ranges = rings?.map((ring) => [farthestOf(pose, ring), nearestOf(pose, ring)]) ?? []
    for (const [most = 0, least = 1] of ranges) expect(most - least).toBeLessThan(1e-6)
  }
})

test('rings are closed and wound as GeoJSON wants, and run on across the antimeridian', () => {
  fc.assert(
    fc.property(anySensor, anyPose, (sensor, pose) => {
      for (const rings of footprint(sensor, pose))
        rings.forEach((ring, i) => {
          expect(ring.at(-1)).toEqual(ring[0])
          expect(booleanClockwise(ring.map((corner) => [...corner]))).toBe(i > 0)
          for (const [lon] of ring) expect(Math.abs(lon - pose.place[0])).toBeLessThan(90)
        })
    }),
  )
})

test('nothing is seen at a place that is no place', () => {
  fc.assert(
    fc.property(anySensor, anyPose, (sensor, pose) => {
      for (const place of [
        [Number.NaN, 5] as const,
        [113, Number.NaN] as const,
        [Number.POSITIVE_INFINITY, 5] as const,
      ])
        expect(sees(sensor, pose, place)).toBe(false)
    }),
  )
})

test('a drone’s radar sees to both sides, and is blind ahead, astern and right below', () => {
  const radar = sensorFor('anka-s', 'maritime-radar') ?? expect.fail()
  const pose: Pose = { place: [113, 5], headingDeg: 30, altitudeM: 5486 }
  const seen = (relativeDeg: number, nm: number) =>
    sees(radar, pose, geodesicDestination(pose.place, 30 + relativeDeg, nm))
  expect([90, -90, 20, 160].map((deg) => seen(deg, 30))).toEqual([true, true, true, true])
  expect([0, 10, 180, -170].map((deg) => seen(deg, 30))).toEqual([false, false, false, false])
  expect([seen(90, 1), seen(90, 79), seen(90, 81)]).toEqual([false, true, false])
})

test('a camera at sea level sees nothing, and straight down it sees a circle', () => {
  const camera = sensorFor('anka-s', 'eo-ir-cone') ?? expect.fail()
  expect(seenShapes(camera, { place: [113, 5], headingDeg: 0, altitudeM: 0 })).toEqual([])
  const down: Sensor = { ...camera, ...(camera.kind === 'eo-ir-cone' && { depressionDeg: 90 }) }
  const pose: Pose = { place: [113, 5], headingDeg: 0, altitudeM: 5486 }
  const [rings] = footprint(down, pose)
  // tan(6°) times the height.
  const radiusNm = (5486 * Math.tan((6 * Math.PI) / 180)) / 1852
  for (const deg of [0, 90, 200]) {
    expect(sees(down, pose, geodesicDestination(pose.place, deg, radiusNm * 0.99))).toBe(true)
    expect(sees(down, pose, geodesicDestination(pose.place, deg, radiusNm * 1.01))).toBe(false)
  }
  expect(rings).toHaveLength(1)
})

test('every platform has a radar and hears AIS', () => {
  for (const platform of ['anka-s', 'patrol-ship'] as const)
    expect(sensorsOf(platform).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['maritime-radar', 'ais-receiver']),
    )
})
