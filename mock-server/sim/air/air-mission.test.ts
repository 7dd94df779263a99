import { describe, expect, test } from 'vitest'
import { isSea } from '../sea.ts'

import { type AirMission, droneSpecOf, parseAirMission } from './air-mission.ts'
import { ankaS } from './anka-s.ts'
import { boxSearch, droneWith, START_MS } from './testing.ts'

const mission: AirMission = {
  trackId: 'uav:anka-s-1',
  name: 'ANKA-S 1',
  baseName: 'Labuan',
  home: [115.25, 5.3],
  homeElevationM: 31,
  runwayDeg: 320,
  start: { airborneS: 14_800, order: boxSearch },
}

test('a mission is taken as it is, and Labuan is on land', () => {
  expect(parseAirMission(mission, (place) => !isSea(place))).toEqual({ ok: true, value: mission })
})

test('the drone of a mission is on task when the world begins, and loses its line when it was written', () => {
  const spec = droneSpecOf({ ...mission, link: { lostFromS: 60, lostUntilS: 120 } }, START_MS)
  const drone = droneWith(spec)
  expect(drone.state(START_MS)).toMatchObject({ phase: 'on-task', altitudeM: ankaS.cruiseAltitudeM, order: boxSearch })
  expect([59, 60, 119, 120].map((s) => drone.linkLostAt(START_MS + s * 1000))).toEqual([false, true, true, false])
})

test('one without an order and without time in the air stands ready; one in the air without an order waits off its base', () => {
  expect(droneWith(droneSpecOf({ ...mission, start: { airborneS: 0 } }, START_MS)).state(START_MS).phase).toBe('ready')
  const waiting = droneWith(droneSpecOf({ ...mission, start: { airborneS: 3000 } }, START_MS)).state(START_MS)
  expect(waiting.phase).toBe('holding')
  expect(waiting.order).toBeUndefined()
})

describe('is refused with place and expectation:', () => {
  const start = (order: unknown, airborneS: unknown = 0) => ({ ...mission, start: { order, airborneS } })
  test.each<[string, unknown, RegExp]>([
    ['no mission', 7, /^mission is 7, expected the mission of a drone/],
    ['a key nobody knows', { ...mission, speedKn: 900 }, /^speedKn is not known, expected only trackId/],
    [
      'a home in the sea',
      { ...mission, home: [113, 6] },
      /^home is \[113,6\], a place in the sea, expected one on land/,
    ],
    ['a home outside the region', { ...mission, home: [0, 50] }, /^home is \[0,50\], expected longitude 90 to 135/],
    [
      'a height above the ceiling',
      { ...mission, cruiseAltitudeM: 12_000 },
      /^cruiseAltitudeM is 12000, expected 1000 to 9144/,
    ],
    ['a time below 0', start(boxSearch, -5), /^start\.airborneS is -5, expected 0 to/],
    ['half a second', start(boxSearch, 0.5), /^start\.airborneS is 0\.5, expected whole seconds/],
    [
      'longer in the air than its fuel',
      start(boxSearch, 97_200),
      /^start\.airborneS is 97200, expected 0 to less than 97200/,
    ],
    ['no order at all', start({ kind: 'attack' }), /^start\.order\.kind is "attack", expected an order of kind/],
    [
      'a ship to follow before there are ships',
      start({ kind: 'intercept', trackId: 'a' }),
      /^start\.order is intercept, expected a search or hold/,
    ],
    [
      'an orbit about a track',
      start({
        kind: 'search',
        task: { pattern: 'orbit', about: { kind: 'track', trackId: 'a' }, radiusNm: 3, turn: 'left', laps: 1 },
      }),
      /^start\.order is an orbit about a track/,
    ],
    ['a place beyond its fuel', start({ kind: 'hold', place: [150, 0] }), /^start\.order: hold needs 4\d\.\d h/],
    [
      'a line lost backwards',
      { ...mission, link: { lostFromS: 60, lostUntilS: 60 } },
      /^link\.lostUntilS is 60, expected more than link\.lostFromS, 60/,
    ],
  ])('%s', (_, json, told) => {
    const parsed = parseAirMission(json, (place) => !isSea(place))
    expect(parsed.ok ? '' : parsed.problem.join('\n')).toMatch(told)
  })
})
