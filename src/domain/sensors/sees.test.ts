import { booleanPointInPolygon } from '@turf/turf'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { geodesicDestination } from '#geo/geodesic.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { CHORD_ERROR_SHARE, footprint } from './footprint.ts'
import { farthestNm, sees } from './sees.ts'
import type { Pose, Sensor } from './sensor.ts'
import { sensorFor, sensorsOf } from './sensors-of.ts'
import { seenShapes } from './shapes.ts'
import { anyPose, anySensor } from './testing.ts'

const bearing = fc.double({ min: 0, max: 360, noNaN: true })
const share = fc.double({ min: 0, max: 1.2, noNaN: true })

/** In, out, or so near the edge that the chords of the drawn footprint may differ. */
function sideOf(sensor: Sensor, pose: Pose, place: LonLat, byNm: number): 'in' | 'out' | 'edge' {
  const around = [0, 45, 90, 135, 180, 225, 270, 315].map((deg) => geodesicDestination(place, deg, byNm))
  const all = [place, ...around].map((each) => sees(sensor, pose, each))
  if (all.every(Boolean)) return 'in'
  return all.some(Boolean) ? 'edge' : 'out'
}

test('the footprint on the chart is what the sensor sees, but for the chords of its edge', () => {
  fc.assert(
    fc.property(anySensor, anyPose, bearing, share, (sensor, pose, bearingDeg, part) => {
      const reachNm = Math.max(0, ...seenShapes(sensor, pose).map(farthestNm))
      if (reachNm < 0.5) return
      const place = geodesicDestination(pose.place, bearingDeg, reachNm * part)
      const side = sideOf(sensor, pose, place, Math.max(0.01, 2 * CHORD_ERROR_SHARE * reachNm))
      if (side === 'edge') return
      const drawn = footprint(sensor, pose).some((rings) =>
        booleanPointInPolygon([...place], {
          type: 'Polygon',
          coordinates: rings.map((ring) => ring.map(([lon, lat]) => [lon, lat])),
        }),
      )
      expect(drawn).toBe(side === 'in')
    }),
    { numRuns: 500 },
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
