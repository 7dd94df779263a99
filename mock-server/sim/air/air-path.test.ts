import { expect, test } from 'vitest'
import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import { type Motion, moveOneSecond, turnTowards } from '../motion.ts'
import { AirPath } from './air-path.ts'
import { bankedTurnDegS, bankedTurnRadiusNm } from './banked-turn.ts'

/** Flies a path in still air, and gives where it was. */
function flown(path: AirPath, [lon, lat]: LonLat, mostS = 20_000): LonLat[] {
  const motion: Motion = { lon, lat, courseDeg: 200, speedKn: 110 }
  const places: LonLat[] = []
  while (!path.done && places.length < mostS) {
    turnTowards(motion, path.courseToSteer(motion, bankedTurnRadiusNm(110, 25)), bankedTurnDegS(110, 25))
    moveOneSecond(motion)
    places.push([motion.lon, motion.lat])
  }
  return places
}

test('both ends of a line flown to and fro are reached, each time', () => {
  const [west, east]: [LonLat, LonLat] = [
    [114, 6],
    [114.5, 6],
  ]
  const places = flown(new AirPath([west, east, west, east]), west)
  const visits = (end: LonLat) =>
    places.filter((place, i) => distanceNm(place, end) < 0.3 && !(distanceNm(places[i - 1] ?? west, end) < 0.3)).length
  expect(visits(east)).toBe(2)
  // It begins at the western end, which does not count.
  expect(visits(west)).toBe(1)
  expect(places.length).toBeLessThan(((90 / 110) * 3600 + 200) * 1.1)
})

test('what is left shrinks to the end, and the places passed are left out', () => {
  const line: LonLat[] = [
    [114, 6],
    [114.3, 6],
    [114.3, 6.3],
    [114.6, 6.3],
  ]
  const path = new AirPath(line)
  expect(path.rest()).toEqual(line.slice(1))
  flown(path, [114, 6], 600)
  expect(path.remainingNm).toBeLessThan(path.lengthNm - 15)
  expect(path.rest()).toEqual(line.slice(2))
  flown(path, [114.3, 6.1])
  expect(path.done).toBe(true)
  expect(path.remainingNm).toBeLessThan(0.1)
  expect(path.rest()).toEqual([path.end])
})

test('places that come twice in a row are one, and a single place is already done', () => {
  const path = new AirPath([
    [114, 6],
    [114, 6],
    [114, 6.1],
    [114, 6.1],
  ])
  expect(path.lengthNm).toBeCloseTo(6, 1)
  expect(new AirPath([[114, 6]]).done).toBe(true)
})

test('a turn flown in a wind is wider by what the wind adds', () => {
  expect(bankedTurnRadiusNm(110, 25)).toBeCloseTo(0.378, 3)
  expect(bankedTurnRadiusNm(110, 25, 132)).toBeCloseTo(0.378 * 1.2, 3)
  expect(bankedTurnDegS(110, 25)).toBeCloseTo(4.63, 2)
  expect(bankedTurnDegS(0, 25)).toBe(0)
})
