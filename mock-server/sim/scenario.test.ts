import { describe, expect, test } from 'vitest'
import { checkScenario, type NamedShip, type Part } from './scenario.ts'
import type { ScriptedPart } from './script/scripted-part.ts'
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
const patrolShip = scenarioNamed('patrol').parts.find((part) => part.part === 'patrol-ship') ?? expect.fail()
const scripted: ScriptedPart = {
  part: 'scripted',
  name: 'SOTONG 4',
  mmsi: 290_000_004,
  type: 'fishing',
  aisClass: 'A',
  lengthM: 24,
  at: [112, 5],
  steps: [],
}
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
      { ...drone, mission: { ...drone.mission, start: { ...drone.mission.start, airborneS: 200_000 } } },
      'mission.start.airborneS is 200000, expected 0 to less than 97200',
    ],
    [
      {
        ...drone,
        mission: { ...drone.mission, start: { order: { kind: 'hold', place: [213, 5] }, airborneS: 0 } },
      },
      'mission.start.order.place is [213,5], expected longitude',
    ],
    [{ ...drone, mission: { ...drone.mission, home: [114, 6.5] } }, 'mission.home is [114,6.5], a place in the sea'],
    [{ ...drone, mission: { ...drone.mission, wings: 2 } }, 'mission.wings is not known, expected only trackId'],
    [{ ...patrolShip, class: 'canoe' }, 'class is "canoe", expected one of littoral-mission-ship-batch-2'],
    [{ ...scripted, at: [102.5, 3.5] }, 'at is [102.5,3.5], a place on land'],
    [{ ...scripted, aisClass: 'C' }, 'aisClass is "C", expected one of A, B'],
    [
      { ...scripted, steps: [{ do: 'sail', to: [[112, 5]], speedKn: 45 }] },
      'steps.0.speedKn is 45, expected at most 8, what a fishing does',
    ],
    [{ ...scripted, steps: [{ do: 'drift', forS: -5 }] }, 'steps.0.forS is -5, expected 0 to 2592000 seconds'],
    [{ ...scripted, steps: [{ do: 'dive', forS: 5 }] }, 'steps.0.do is "dive", expected a step to do'],
    [
      { ...scripted, says: [{ say: 'nothing', fromS: 60, untilS: 30 }] },
      'says.0.untilS is 30, expected more than fromS, 60',
    ],
  ])('%o: %s', (part, problem) => {
    const checked = checkScenario(with_(part))
    expect(checked.ok ? '' : checked.problem).toContain(problem)
  })

  test.each([
    [{ weather: { seaState: 12, wind: { fromDeg: 0, speedKn: 0 } } }, 'mine.weather.seaState is 12, expected 0 to 9'],
    [
      { weather: { seaState: 3, wind: { fromDeg: 0, speedKn: -4 } } },
      'weather.wind.speedKn is -4, expected 0 to 80 knots',
    ],
    [
      { orders: [{ afterS: -1, trackId: 'uav:anka-s-1', order: { kind: 'return' as const } }] },
      'orders[0].afterS is -1, expected whole seconds from 0',
    ],
    [
      { orders: [{ afterS: 1, trackId: 'uav:other', order: { kind: 'return' as const } }] },
      'orders[0].trackId is "uav:other", expected a craft of the scenario',
    ],
    [
      {
        orders: [
          { afterS: 1, trackId: 'uav:anka-s-1', order: { kind: 'shadow' as const, trackId: 'a', distanceNm: 99 } },
        ],
      },
      'orders[0].order.distanceNm is 99, expected 0.5 to 20',
    ],
    [{ chaos: [{ kind: 'loss' as const, share: 7 }] }, 'chaos[0].share is 7, expected 0 to 1'],
  ])('%o: %s', (rest, problem) => {
    const checked = checkScenario({ ...with_(drone), ...rest })
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
