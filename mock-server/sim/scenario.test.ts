import { describe, expect, test } from 'vitest'
import { checkScenario, type NamedShip, type Part } from './scenario.ts'
import { scenarioNamed } from './testing.ts'
import { createWorld } from './world.ts'

const ship: NamedShip = {
  part: 'ship',
  kind: 'vessel',
  name: 'LAUT BIRU 9',
  mmsi: 290_000_109,
  type: 'fishing',
  aisClass: 'A',
  lengthM: 28,
  speedKn: 9,
  places: [
    [110, 4, 0],
    [111, 4, 0],
  ],
  passes: { place: 1, afterS: 20 },
}
const drone = scenarioNamed('crossing').parts.find((part) => part.part === 'drone') ?? expect.fail()
const with_ = (...parts: unknown[]) => ({ ...scenarioNamed('crossing'), name: 'mine', parts: parts as Part[] })

describe('a scenario is checked at the door', () => {
  test.each([
    [
      { part: 'voyages', route: 'malaca', type: 'cargo', count: 1, flags: ['MY'] },
      'mine.parts[0].route is "malaca", expected one of indian-ocean-hong-kong,',
    ],
    [
      { part: 'voyages', route: 'sandakan-tawau', type: 'yacht', count: 1, flags: ['MY'] },
      'type is "yacht", expected one of tanker,',
    ],
    [
      { part: 'voyages', route: 'sandakan-tawau', type: 'tug', count: 1.5, flags: ['MY'] },
      'count is 1.5, expected a whole number from 1',
    ],
    [
      { part: 'voyages', route: 'sandakan-tawau', type: 'tug', count: 1, flags: ['MY', 'XX'] },
      'flags[1] is "XX", expected one of MY,',
    ],
    [{ part: 'voyages', route: 'sandakan-tawau', type: 'tug', count: 1, flags: [] }, 'flags is empty'],
    [{ part: 'fishing', ground: 'toString', count: 1 }, 'ground is "toString", expected one of luconia,'],
    [{ part: 'fishing', ground: 'luconia', count: 0 }, 'count is 0'],
    [
      { part: 'anchored', anchorage: 'x', type: 'tug', count: 1, flags: ['MY'] },
      'anchorage is "x", expected one of port-klang,',
    ],
    [{ ...ship, name: 'A NAME FAR TOO LONG FOR AIS' }, 'expected 1 to 20 characters'],
    [{ ...ship, mmsi: 29_000_109 }, 'mmsi is 29000109, expected a ship'],
    [{ ...ship, lengthM: 0 }, 'lengthM is 0, expected more than 0'],
    [{ ...ship, speedKn: Number.NaN }, 'speedKn is NaN'],
    [{ ...ship, places: [[110, 4, 0]] }, 'places has 1 places, expected at least 2'],
    [
      {
        ...ship,
        places: [
          [110, 4, 0],
          [110, 91, 0],
        ],
      },
      'places[1] is [110,91,0], expected longitude, latitude and a width from 0',
    ],
    [{ ...ship, passes: { place: 2, afterS: 20 } }, 'passes.place is 2, expected a whole number from 1 to 1'],
    [{ ...ship, passes: { place: 1, afterS: -1 } }, 'passes.afterS is -1, expected 0 or more'],
    [
      { ...drone, mission: { ...drone.mission, airborneS: 200_000 } },
      'mission.airborneS is 200000, expected 0 to less than 97200',
    ],
    [{ ...drone, mission: { ...drone.mission, spacingNm: 500 } }, 'mission: box [112.8,6,115.2,7.4] has no room'],
  ])('%o: %s', (part, problem) => {
    const checked = checkScenario(with_(part))
    expect(checked.ok ? '' : checked.problem).toContain(problem)
  })

  test('what stands twice is refused, for both would draw the same numbers', () => {
    expect(checkScenario(with_(ship, ship))).toEqual({
      ok: false,
      problem: 'mine.parts[1] is mmsi:290000109, as is mine.parts[0]; expected each only once',
    })
  })

  test('a world does not begin with a bad scenario, seed or start', () => {
    const options = { seed: 1, startAtMs: 0, source: 'sim' }
    expect(() => createWorld(with_({ ...ship, lengthM: 0 }), options)).toThrow('lengthM is 0')
    expect(() => createWorld(with_(ship), { ...options, seed: Number.NaN })).toThrow('seed is NaN')
    expect(() => createWorld(with_(ship), { ...options, startAtMs: 0.5 })).toThrow('startAtMs is 0.5')
  })
})
