import { describe, expect, test } from 'vitest'
import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm, initialCourseDeg } from '#geo/measure.ts'
import { type Motion, moveOneSecond, turnTowards } from './motion.ts'
import { PathFollower, pathBeside, pathLengthNm, placeAlong } from './path.ts'

const corner: LonLat[] = [
  [112, 5],
  [112, 5.2],
  [112.2, 5.2],
]

/** Sails a path at 12 kn, turning at most 0.5° a second, and gives every place passed. */
function sailed(places: readonly LonLat[], start: Motion, seconds: number): LonLat[] {
  const follower = new PathFollower(places, 0.4)
  const motion = { ...start }
  const passed: LonLat[] = []
  const radiusNm = 12 / 3600 / ((0.5 * Math.PI) / 180)
  for (let i = 0; i < seconds && !follower.done; i++) {
    turnTowards(motion, follower.courseToSteer(motion, radiusNm), 0.5)
    moveOneSecond(motion)
    passed.push([motion.lon, motion.lat])
  }
  expect(follower.done).toBe(true)
  return passed
}

describe('following a path', () => {
  test('it goes from end to end, cuts the corner by less than a turning radius, and does not swing out', () => {
    const passed = sailed(corner, { lon: 112, lat: 5, courseDeg: 0, speedKn: 12 }, 8000)
    const nearest = Math.min(...passed.map((place) => distanceNm(place, [112, 5.2])))
    expect(nearest).toBeLessThan(0.38)
    expect(Math.max(...passed.map(([, lat]) => lat))).toBeLessThan(5.2 + 0.03 / 60)
    expect(distanceNm(passed.at(-1) as LonLat, [112.2, 5.2])).toBeLessThan(0.02)
  })

  test('set a mile off the line it comes back to it and stays', () => {
    const passed = sailed(corner.slice(0, 2), { lon: 112 + 1 / 60, lat: 5, courseDeg: 180, speedKn: 12 }, 8000)
    for (const [lon, lat] of passed.filter(([, lat]) => lat > 5.1))
      expect(Math.abs(lon - 112) * 60, `at ${lat}`).toBeLessThan(0.02)
  })

  test('it tells how far is left', () => {
    const follower = new PathFollower(corner, 0.4)
    expect(follower.remainingNm).toBeCloseTo(pathLengthNm(corner), 9)
    follower.courseToSteer({ lon: 112, lat: 5.1, courseDeg: 0, speedKn: 12 }, 0.3)
    expect(follower.remainingNm).toBeCloseTo(pathLengthNm(corner) - distanceNm([112, 5], [112, 5.1]), 3)
  })

  test('a path needs two places that differ', () => {
    expect(() => new PathFollower([[112, 5]], 1)).toThrow('1 places, expected at least 2')
    expect(
      () =>
        new PathFollower(
          [
            [112, 5],
            [112, 5],
          ],
          1,
        ),
    ).toThrow('both 112,5')
  })
})

test('a place along a path lies on it, and beyond its ends straight on', () => {
  const { place, courseDeg, leg } = placeAlong(corner, distanceNm([112, 5], [112, 5.2]) + 3)
  expect(place[1]).toBeCloseTo(5.2, 9)
  expect(distanceNm([112, 5.2], place)).toBeCloseTo(3, 3)
  expect([courseDeg, leg]).toEqual([90, 1])
  expect(placeAlong(corner, -6).place[1]).toBeCloseTo(5 - 6 / 60.04, 3)
})

test('a path beside a path lies to the right of it, so far off', () => {
  const beside = pathBeside(corner, [2, 2, 2])
  expect(distanceNm(beside[0] as LonLat, corner[0] as LonLat)).toBeCloseTo(2, 2)
  expect(initialCourseDeg(corner[0] as LonLat, beside[0] as LonLat)).toBeCloseTo(90, 0)
  // At a right angle the lane's corner lies on the bisector, two times the root of two off, so that both legs are 2 miles off.
  expect((beside[1] as LonLat)[1]).toBeCloseTo(5.2 - 2 / 60.04, 3)
  expect(pathBeside(corner, [0, 0, 0])).toEqual(corner)
})
