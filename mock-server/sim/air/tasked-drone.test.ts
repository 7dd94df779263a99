import { describe, expect, test } from 'vitest'
import type { CraftOrder } from '#domain/craft/craft-order.ts'
import type { CraftPhase } from '#domain/craft/craft-state.ts'
import { searchPath } from '#domain/search/search-path.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { destination, distanceNm } from '#geo/measure.ts'
import type { Whereabouts } from '../tasked-craft.ts'

import { ankaS } from './anka-s.ts'
import { offset } from './pursuit.ts'
import type { TaskedDrone } from './tasked-drone.ts'
import { boxSearch, droneWith, flownUntil, heardFrom, labuan, START_MS } from './testing.ts'
import { windField } from './wind.ts'

const nobody: Whereabouts = () => undefined
const breeze = windField({ fromDeg: 40, speedKn: 22 }, 1)
const at = (second: number) => START_MS + second * 1000

/** The phases it says it goes through, and at which second each begins. */
function phasesOf(drone: TaskedDrone, seconds: number): [CraftPhase, number][] {
  const phases: [CraftPhase, number][] = []
  for (let s = 1; s <= seconds; s++) {
    drone.move()
    if (s % 2 !== 0) continue
    const { phase } = drone.state(at(s))
    if (phase !== phases.at(-1)?.[0]) phases.push([phase, s])
  }
  return phases
}

/** Nautical miles from a place to the nearest point of a line of places. */
function offLineNm(place: LonLat, line: readonly LonLat[]): number {
  const { east: x, north: y } = { east: 0, north: 0 }
  return Math.min(
    ...line.slice(1).map((to, i) => {
      const from = offset(place, line[i] ?? to)
      const end = offset(place, to)
      const [dx, dy] = [end.east - from.east, end.north - from.north]
      const share = Math.max(0, Math.min(1, ((x - from.east) * dx + (y - from.north) * dy) / (dx ** 2 + dy ** 2)))
      return Math.hypot(from.east + share * dx, from.north + share * dy)
    }),
  )
}

describe('a sortie', () => {
  const drone = droneWith({ start: { airborneS: 0, order: boxSearch } }, { wind: breeze })
  const phases = phasesOf(drone, 40 * 3600)

  test('goes out, searches, waits where the search ended, comes home on its fuel and is ready again', () => {
    expect(phases.map(([phase]) => phase)).toEqual([
      'departing',
      'transit',
      'on-task',
      'holding',
      'returning',
      'landing',
      'turnaround',
      'ready',
    ])
    const begins = Object.fromEntries(phases) as Record<CraftPhase, number>
    expect(begins.ready - begins.turnaround).toBe(ankaS.turnaroundS)
    expect(distanceNm(drone.place, labuan.place)).toBeLessThan(0.6)
    expect(drone.altitudeM).toBe(labuan.elevationM)
    expect(drone.fuelLeftS).toBe(ankaS.enduranceS)
  })

  test('takes about as long as was planned', () => {
    const plan = droneWith({}, { wind: breeze }).plan(boxSearch, nobody)
    const begins = Object.fromEntries(phases) as Record<CraftPhase, number>
    expect(Math.abs(begins['on-task'] - plan.transitOutS)).toBeLessThan(90)
    expect((begins.holding - begins['on-task']) / plan.onTaskS).toBeGreaterThan(0.98)
    expect((begins.holding - begins['on-task']) / plan.onTaskS).toBeLessThan(1.02)
  })
})

test.each<[string, CraftOrder & { kind: 'search' }, number]>([
  ['parallel track', boxSearch as CraftOrder & { kind: 'search' }, 0.5],
  [
    'creeping line',
    {
      kind: 'search',
      task: { pattern: 'creeping-line', area: { kind: 'box', box: [114, 6, 115, 6.5] }, spacingNm: 4 },
    },
    0.5,
  ],
  [
    'expanding square',
    {
      kind: 'search',
      task: { pattern: 'expanding-square', datum: [114, 6.5], spacingNm: 3, firstLegDeg: 20, maxRadiusNm: 15 },
    },
    0.5,
  ],
  [
    'sector',
    { kind: 'search', task: { pattern: 'sector', datum: [114, 6.5], radiusNm: 12, firstLegDeg: 70, patterns: 2 } },
    0.8,
  ],
  // Turns round at both ends of the line: it is beside it by a turning diameter there.
  ['barrier', { kind: 'search', task: { pattern: 'barrier', from: [113.5, 6], to: [114.5, 6.7], passes: 3 } }, 1.2],
  [
    'racetrack',
    {
      kind: 'search',
      task: { pattern: 'racetrack', from: [113.5, 6], to: [114.2, 6.4], widthNm: 4, side: 'left', laps: 2 },
    },
    0.2,
  ],
  [
    'orbit',
    {
      kind: 'search',
      task: { pattern: 'orbit', about: { kind: 'place', place: [114, 6.5] }, radiusNm: 3, turn: 'left', laps: 2 },
    },
    0.2,
  ],
])('a %s is flown where it was planned, wind or not', (_, order, withinNm) => {
  const drone = droneWith({}, { wind: breeze })
  const { places, search } = drone.plan(order, nobody)
  if (!search) throw new Error('expected a search')
  const laid = searchPath(order.task, drone.place)
  expect(laid.ok && laid.value).toEqual(search.places)
  expect(drone.order(order, nobody).ok).toBe(true)
  let second = flownUntil(drone, 0, ({ phase }) => phase === 'on-task')
  let farthestNm = 0
  const passed = new Set<LonLat>()
  second = flownUntil(drone, second, ({ phase }) => {
    farthestNm = Math.max(farthestNm, offLineNm(drone.place, search.places))
    for (const place of search.places) if (distanceNm(place, drone.place) < withinNm) passed.add(place)
    return phase === 'holding'
  })
  expect(farthestNm).toBeLessThan(withinNm)
  // The first one, which was passed before it was on task, may be missing.
  expect(passed.size).toBeGreaterThanOrEqual(search.places.length - 1)
  expect(places.slice(-search.places.length)).toEqual(search.places)
})

describe('beside a ship', () => {
  const ship =
    (speedKn: number, second: () => number): Whereabouts =>
    (trackId) =>
      trackId === 'mmsi:1'
        ? { place: destination([114, 6.2], 75, (speedKn * second()) / 3600), courseDeg: 75, speedKn }
        : undefined

  test.each<[CraftOrder, number]>([
    [{ kind: 'shadow', trackId: 'mmsi:1', distanceNm: 4 }, 4],
    [{ kind: 'intercept', trackId: 'mmsi:1' }, 0.6],
    [
      {
        kind: 'search',
        task: {
          pattern: 'orbit',
          about: { kind: 'track', trackId: 'mmsi:1' },
          radiusNm: 5,
          turn: 'left',
          laps: 9,
        },
      },
      5,
    ],
  ])('%j meets it when planned, and circles it as it goes on', (order, radiusNm) => {
    let now = 0
    const whereabouts = ship(18, () => now)
    const drone = droneWith({}, { wind: breeze })
    const plan = drone.plan(order, whereabouts)
    expect(plan.infeasible).toEqual([])
    expect(drone.order(order, whereabouts).ok).toBe(true)
    const rangeNm = () => distanceNm(drone.place, whereabouts('mmsi:1')?.place ?? [0, 0])
    const near: CraftPhase = order.kind === 'search' ? 'on-task' : 'shadowing'
    const metS = flownUntil(drone, 0, ({ phase }, second) => {
      now = second
      return phase === near
    })
    // It is planned to the ship, and says it is there when it comes to the circle.
    expect(Math.abs(metS - plan.transitOutS)).toBeLessThan(400)
    let [least, most] = [Infinity, 0]
    flownUntil(drone, metS, (_, second) => {
      now = second
      if (second > metS + 600) {
        least = Math.min(least, rangeNm())
        most = Math.max(most, rangeNm())
      }
      return second > metS + 4000
    })
    expect(least).toBeGreaterThan(radiusNm - 0.25)
    expect(most).toBeLessThan(radiusNm + 0.25)
  })

  test('waits where the ship was last known when nothing more is known of it', () => {
    const order: CraftOrder = { kind: 'shadow', trackId: 'mmsi:1', distanceNm: 3 }
    let known = true
    const drone = droneWith({ start: { airborneS: 3600 } })
    drone.order(order, () => (known ? { place: [114.6, 6], courseDeg: 0, speedKn: 10 } : undefined))
    const metS = flownUntil(drone, 0, ({ phase }) => phase === 'shadowing')
    known = false
    flownUntil(drone, metS, (_, second) => second > metS + 3000)
    expect(drone.state(at(metS + 3000)).phase).toBe('shadowing')
    expect(distanceNm(drone.place, [114.6, 6])).toBeLessThan(3.3)
  })
})

describe('what it is told', () => {
  test('is refused while it lands and while it is made ready, with the time until it takes orders', () => {
    const drone = droneWith({ start: { airborneS: 4000 } })
    expect(drone.order({ kind: 'return' }, nobody).ok).toBe(true)
    const landingS = flownUntil(drone, 0, ({ phase }) => phase === 'landing')
    const refused = drone.order(boxSearch, nobody)
    expect(refused).toEqual({
      ok: false,
      problem: [expect.stringMatching(/^it is landing, ready again about 6 h 0\d min from now; expected/)],
    })
    expect(drone.state(at(landingS)).refuses).toMatch(/landing/)
    const downS = flownUntil(drone, landingS, ({ phase }) => phase === 'turnaround')
    expect(drone.plan(boxSearch, nobody).infeasible[0]).toMatch(/^it is made ready, for 6 h 00 min more; expected/)
    const readyS = flownUntil(drone, downS, ({ phase }) => phase === 'ready')
    expect(drone.state(at(readyS)).refuses).toBeUndefined()
    expect(drone.order(boxSearch, nobody).ok).toBe(true)
  })

  test('is refused beyond its fuel, in the words of the plan', () => {
    const far: CraftOrder = { kind: 'hold', place: [150, 5] }
    expect(droneWith().order(far, nobody)).toEqual({
      ok: false,
      problem: ['hold needs 41.1 h (out 19.0 h, back 19.1 h, reserve 3.0 h), expected at most the 29.8 h left'],
    })
    const long: CraftOrder = {
      kind: 'search',
      task: { pattern: 'barrier', from: [113, 6], to: [114, 7], passes: 40 },
    }
    expect(droneWith().plan(long, nobody).infeasible).toEqual([
      expect.stringMatching(/^search needs 36\.\d h \(out 1\.2 h, on task .*\), expected at most the 29\.8 h left$/),
    ])
  })

  test.each<[CraftOrder, RegExp]>([
    [{ kind: 'intercept', trackId: 'mmsi:9' }, /^trackId is mmsi:9, a track with no known place/],
    [{ kind: 'shadow', trackId: 'uav:x', distanceNm: 2 }, /^trackId is uav:x, the drone itself/],
    [{ kind: 'relieve', trackId: 'uav:x' }, /^trackId is uav:x, expected the track of another drone/],
    [{ kind: 'return' }, /it is at home/],
    [
      {
        kind: 'search',
        task: { pattern: 'orbit', about: { kind: 'place', place: [114, 6] }, radiusNm: 0.2, turn: 'left', laps: 1 },
      },
      /^radiusNm is 0.2, expected at least the turning radius/,
    ],
    [{ kind: 'intercept', trackId: 'jet' }, /^trackId is jet, a track that makes 400 kn and is not to be met/],
  ])('%j is refused with the place and what was expected', (order, told) => {
    const drone = droneWith()
    const jet: Whereabouts = (id) => (id === 'jet' ? { place: [114, 7], courseDeg: 0, speedKn: 400 } : undefined)
    const refused = drone.order(order, jet)
    expect(refused.ok ? [] : refused.problem).toEqual([expect.stringMatching(told)])
    heardFrom(drone, 0, 60)
    expect(drone.state(at(60)).phase).toBe('ready')
  })

  test('is done at once in flight: from one search to another, and home', () => {
    const drone = droneWith({ start: { airborneS: 9000, order: boxSearch } })
    expect(drone.state(START_MS).phase).toBe('on-task')
    const place: LonLat = [115, 6.2]
    expect(drone.order({ kind: 'hold', place }, nobody).ok).toBe(true)
    expect(drone.state(START_MS).pendingOrder).toEqual({ kind: 'hold', place })
    heardFrom(drone, 0, 4)
    expect(drone.state(at(4))).toMatchObject({ phase: 'transit', order: { kind: 'hold', place } })
    expect(drone.state(at(4)).pendingOrder).toBeUndefined()
    const holdsS = flownUntil(drone, 4, ({ phase }) => phase === 'holding')
    drone.order({ kind: 'return' }, nobody)
    flownUntil(drone, holdsS, ({ phase }) => phase === 'returning', 10)
  })

  test('from straight over the base, where it is high, it first comes down off the runway', () => {
    const drone = droneWith({ start: { airborneS: 9000, order: { kind: 'hold', place: labuan.place } } })
    expect(drone.altitudeM).toBe(ankaS.cruiseAltitudeM)
    drone.order({ kind: 'return' }, nobody)
    const landingS = flownUntil(drone, 0, ({ phase }) => phase === 'landing')
    expect(drone.altitudeM).toBeLessThan(820)
    flownUntil(drone, landingS, ({ phase }) => phase === 'turnaround')
    expect(distanceNm(drone.place, labuan.place)).toBeLessThan(0.6)
  })
})

describe('its line', () => {
  test('brings each report late by its delay, true to the moment it was made', () => {
    const drone = droneWith({ start: { airborneS: 5000 } })
    drone.setLink({ delayS: 3 })
    const first = heardFrom(drone, 0, 4)
    expect(first.map(({ atMs }) => atMs)).toEqual([])
    expect(heardFrom(drone, 4, 9).map(({ atMs }) => atMs)).toEqual([at(2), at(4), at(6)])
    expect(drone.state(at(9)).atMs).toBe(at(6))
    expect(drone.state(at(9)).link).toEqual({ state: 'ok', delayS: 3 })
  })

  test('says nothing while it is lost, and what was made then is never heard', () => {
    const drone = droneWith({ start: { airborneS: 5000 } })
    drone.setLink({ delayS: 0, lostFromMs: at(10), lostUntilMs: at(100) })
    expect(heardFrom(drone, 0, 104).map(({ atMs }) => (atMs - START_MS) / 1000)).toEqual([2, 4, 6, 8, 100, 102, 104])
  })

  test('keeps an order until it is back; the state stays the last one heard', () => {
    const drone = droneWith({ start: { airborneS: 9000, order: boxSearch } })
    drone.setLink({ delayS: 0.6, lostFromMs: at(10), lostUntilMs: at(300) })
    heardFrom(drone, 0, 60)
    const order: CraftOrder = { kind: 'hold', place: [115, 6] }
    expect(drone.order(order, nobody).ok).toBe(true)
    heardFrom(drone, 60, 299)
    expect(drone.state(at(299))).toMatchObject({
      atMs: at(8),
      phase: 'on-task',
      pendingOrder: order,
      link: { state: 'lost', delayS: 0.6, lostSinceMs: at(8) + 600 },
    })
    heardFrom(drone, 299, 304)
    expect(drone.state(at(304))).toMatchObject({ atMs: at(302), phase: 'transit', order, link: { state: 'ok' } })
    expect(drone.state(at(304)).pendingOrder).toBeUndefined()
  })

  test('lost for ten minutes it goes home; told otherwise when the line is back, it turns', () => {
    const drone = droneWith({ start: { airborneS: 9000, order: boxSearch } })
    drone.setLink({ delayS: 0.6, lostFromMs: at(100), lostUntilMs: at(1500) })
    heardFrom(drone, 0, 690)
    expect(drone.taskLeft?.order).toEqual(boxSearch)
    heardFrom(drone, 690, 1510)
    const state = drone.state(at(1510))
    expect(state.phase).toBe('returning')
    expect(state.order).toBeUndefined()
    expect(drone.order(boxSearch, nobody).ok).toBe(true)
    heardFrom(drone, 1510, 1516)
    expect(drone.state(at(1516)).order).toEqual(boxSearch)
  })

  test('made ready while the line is lost, it is taken to stand at home with a full tank', () => {
    const drone = droneWith({ start: { airborneS: 4000 } })
    drone.order({ kind: 'return' }, nobody)
    const downS = flownUntil(drone, 0, ({ phase }) => phase === 'turnaround')
    drone.setLink({ delayS: 0.6, lostFromMs: at(downS + 10) })
    const laterS = downS + ankaS.turnaroundS
    heardFrom(drone, downS, laterS - 60)
    expect(drone.order(boxSearch, nobody).ok).toBe(false)
    heardFrom(drone, laterS - 60, laterS)
    expect(drone.state(at(laterS)).refuses).toBeUndefined()
    expect(drone.order(boxSearch, nobody).ok).toBe(true)
    expect(drone.state(at(laterS))).toMatchObject({ phase: 'turnaround', pendingOrder: boxSearch })
  })

  test.each([
    [{ delayS: -1 }, 'link.delayS is -1, expected 0 to 10 seconds'],
    [{ delayS: 1, lostUntilMs: 5 }, 'link.lostFromMs is not there, expected one with a link.lostUntilMs'],
    [{ delayS: 1, lostFromMs: 5, lostUntilMs: 5 }, 'link.lostUntilMs is 5, expected more than link.lostFromMs, 5'],
  ])('cannot be %j', (link, told) => {
    expect(() => droneWith().setLink(link)).toThrow(told)
  })
})

describe('a hand-over', () => {
  const pair = (order: CraftOrder, giverAirborneS: number) => {
    const drones = new Map<string, TaskedDrone>()
    const squadron = (trackId: string) => drones.get(trackId)
    const giver = droneWith({ trackId: 'uav:1', start: { airborneS: giverAirborneS, order } }, { squadron })
    const taker = droneWith({ trackId: 'uav:2', start: { airborneS: 0 } }, { squadron })
    drones.set('uav:1', giver).set('uav:2', taker)
    return { giver, taker }
  }

  test('the relief takes over what is left of a search, and the other returns', () => {
    const { giver, taker } = pair(boxSearch, 9000)
    const plan = taker.plan({ kind: 'relieve', trackId: 'uav:1' }, nobody)
    expect(plan.infeasible).toEqual([])
    expect(taker.order({ kind: 'relieve', trackId: 'uav:1' }, nobody).ok).toBe(true)
    const tookS = flownUntil(taker, 0, ({ order }) => {
      giver.move()
      giver.move()
      return order?.kind === 'search'
    })
    heardFrom(giver, tookS, tookS + 6)
    expect(giver.state(at(tookS + 6))).toMatchObject({ phase: 'returning', order: { kind: 'return' } })
    const { progress, order, path } = taker.state(at(tookS))
    expect(order).toEqual(boxSearch)
    expect(progress?.share).toBeGreaterThan(0.1)
    // What the first one had behind it is not flown again.
    expect(path.length).toBeLessThan((taker.plan(boxSearch, nobody).search?.places.length ?? 0) + 1)
    flownUntil(taker, tookS, ({ phase }) => phase === 'on-task')
    flownUntil(taker, tookS, ({ phase }) => phase === 'holding')
  })

  test('a drone that had to leave for its fuel leaves its task to who comes', () => {
    const { giver, taker } = pair({ kind: 'hold', place: [114.8, 6] }, 26 * 3600)
    expect(taker.order({ kind: 'relieve', trackId: 'uav:1' }, nobody).ok).toBe(true)
    giver.setLink({ delayS: 0.6, lostFromMs: START_MS - 3600_000, lostUntilMs: START_MS + 60_000 })
    heardFrom(giver, 0, 10)
    expect(giver.taskLeft?.order).toEqual({ kind: 'hold', place: [114.8, 6] })
    expect(taker.plan({ kind: 'relieve', trackId: 'uav:1' }, nobody).infeasible).toEqual([])
  })

  test('there is nothing to take over from a drone that waits without an order', () => {
    const drones = new Map<string, TaskedDrone>()
    const other = droneWith({ trackId: 'uav:1', start: { airborneS: 3000 } })
    const taker = droneWith({}, { squadron: (trackId) => drones.get(trackId) })
    drones.set('uav:1', other)
    expect(taker.plan({ kind: 'relieve', trackId: 'uav:1' }, nobody).infeasible).toEqual([
      'trackId is uav:1, a drone without a task, expected one with a task',
    ])
  })
})
