import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CraftOrder } from '#domain/craft/craft-order.ts'
import { turnBetween } from '../motion.ts'
import { randomStream } from '../random.ts'
import type { Whereabouts } from '../tasked-craft.ts'

import { ankaS } from './anka-s.ts'
import { bankedTurnDegS } from './banked-turn.ts'
import type { TaskedDrone } from './tasked-drone.ts'
import { droneWith, labuan, START_MS } from './testing.ts'
import { type WindSpec, windField } from './wind.ts'

const near = fc.tuple(fc.double({ min: 108, max: 122, noNaN: true }), fc.double({ min: -2, max: 12, noNaN: true }))
const trackIds = fc.constantFrom('mmsi:1', 'mmsi:2', 'mmsi:fast', 'mmsi:odd', 'uav:other', 'uav:x', 'nobody')
const miles = fc.double({ min: 0.5, max: 20, noNaN: true })
const degrees = fc.double({ min: 0, max: 360, noNaN: true })
const turn = fc.constantFrom('left' as const, 'right' as const)
const laps = fc.integer({ min: 1, max: 3 })

const box = fc
  .tuple(near, fc.double({ min: 0.05, max: 2, noNaN: true }), fc.double({ min: 0.05, max: 2, noNaN: true }))
  .map(([[west, south], wide, high]) => ({
    kind: 'box' as const,
    box: [west, south, west + wide, south + high] as const,
  }))
const tasks = fc.oneof(
  fc.record({
    pattern: fc.constantFrom('parallel-track' as const, 'creeping-line' as const),
    area: box,
    spacingNm: miles,
  }),
  fc.record({
    pattern: fc.constant('expanding-square' as const),
    datum: near,
    spacingNm: miles,
    firstLegDeg: degrees,
    maxRadiusNm: fc.double({ min: 20, max: 40, noNaN: true }),
  }),
  fc.record({
    pattern: fc.constant('sector' as const),
    datum: near,
    radiusNm: miles,
    firstLegDeg: degrees,
    patterns: fc.constantFrom(1 as const, 2 as const),
  }),
  fc.record({ pattern: fc.constant('barrier' as const), from: near, to: near, passes: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    pattern: fc.constant('racetrack' as const),
    from: near,
    to: near,
    widthNm: miles,
    side: turn,
    laps,
  }),
  fc.record({
    pattern: fc.constant('orbit' as const),
    about: fc.oneof(
      fc.record({ kind: fc.constant('place' as const), place: near }),
      fc.record({ kind: fc.constant('track' as const), trackId: trackIds }),
    ),
    radiusNm: miles,
    turn,
    laps,
  }),
)
const orders: fc.Arbitrary<CraftOrder> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('search' as const), task: tasks }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('intercept' as const), trackId: trackIds }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('shadow' as const), trackId: trackIds, distanceNm: miles }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('relieve' as const), trackId: trackIds }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hold' as const), place: near }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'return' as const }) },
)

/** After so many seconds: an order to one of two drones, or a line that is lost for so long. */
type Happening = { readonly afterS: number; readonly to: number } & (
  | { readonly order: CraftOrder }
  | { readonly lostS: number }
)
const doings: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      afterS: fc.integer({ min: 0, max: 9000 }),
      to: fc.integer({ min: 0, max: 1 }),
      order: orders,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      afterS: fc.integer({ min: 0, max: 9000 }),
      to: fc.integer({ min: 0, max: 1 }),
      lostS: fc.integer({ min: 1, max: 4000 }),
    }),
  },
)
const winds: fc.Arbitrary<WindSpec> = fc.record({
  fromDeg: degrees,
  speedKn: fc.double({ min: 0, max: 30, noNaN: true }),
})

/** Two ships, one aircraft nobody catches, one track that is known only at times and then by halves. */
function tracksAt(second: number): Whereabouts {
  return (trackId) => {
    switch (trackId) {
      case 'mmsi:1':
        return { place: [113 + second * 3e-6, 6], courseDeg: 90, speedKn: 11 }
      case 'mmsi:2':
        return { place: [116, 9 - second * 5e-6], courseDeg: 180, speedKn: 18 }
      case 'mmsi:fast':
        return { place: [114, 5 + ((second / 3600) * 400) / 60], courseDeg: 0, speedKn: 400 }
      case 'mmsi:odd':
        return second % 7000 < 3500 ? { place: [112, 7], courseDeg: Number.NaN } : undefined
      default:
        return undefined
    }
  }
}

function limitsBroken(drone: TaskedDrone, before: Seen, now: Seen, windKn: number): string[] {
  const broken: string[] = []
  const expectAtMost = (what: string, value: number, most: number) => {
    if (!(value <= most + 1e-9)) broken.push(`${what} is ${value}, expected at most ${most}`)
  }
  expectAtMost('airspeed', now.airspeedKn, ankaS.cruiseKn)
  expectAtMost('ground speed', now.speedKn, ankaS.cruiseKn + windKn)
  expectAtMost('height', now.altitudeM, ankaS.ceilingM)
  expectAtMost('climb', Math.abs(now.altitudeM - before.altitudeM), ankaS.climbMps)
  expectAtMost('depth below the base', labuan.elevationM - now.altitudeM, 0)
  expectAtMost('fuel below 0', -now.fuelLeftS, 0)
  if (before.airborne && now.airborne) {
    const turnDeg = Math.abs(turnBetween(before.headingDeg, now.headingDeg))
    expectAtMost('turn', turnDeg, bankedTurnDegS(before.airspeedKn, ankaS.bankDeg))
    expectAtMost('gain of speed', Math.abs(now.airspeedKn - before.airspeedKn), ankaS.changeKnS)
    expectAtMost('fuel', now.fuelLeftS, before.fuelLeftS)
  }
  for (const value of [now.speedKn, now.altitudeM, now.headingDeg, ...drone.place])
    if (!Number.isFinite(value)) broken.push(`${value} is no number`)
  return broken
}

type Seen = ReturnType<typeof seen>
function seen(drone: TaskedDrone) {
  const { speedKn, courseDeg } = drone.motion
  const { airspeedKn, headingDeg, altitudeM, fuelLeftS, airborne } = drone
  return { speedKn, courseDeg, airspeedKn, headingDeg, altitudeM, fuelLeftS, airborne }
}

/** Flies two drones through what is done to them, and then on until both are down. Gives what they broke, and their fuel at landing. */
function flown(list: readonly Happening[], wind: WindSpec) {
  let second = 0
  const whereabouts: Whereabouts = (trackId) => tracksAt(second)(trackId)
  const squadron = (trackId: string) => drones.find(({ identity }) => identity.trackId === trackId)
  const world = { wind: windField(wind, 1), squadron }
  const drones: TaskedDrone[] = [
    droneWith({ start: { airborneS: 0 } }, world),
    droneWith(
      { trackId: 'uav:other', start: { airborneS: 4000, order: { kind: 'hold', place: [114, 6.5] } } },
      { ...world, random: randomStream(1, 'other') },
    ),
  ]
  const broken: string[] = []
  const landedWithS: number[] = []
  const heard: unknown[] = []
  let last = drones.map(seen)
  const pass = (seconds: number) => {
    for (let i = 0; i < seconds; i++) {
      second++
      for (const drone of drones) drone.move()
      const now = drones.map(seen)
      drones.forEach((drone, k) => {
        const [before, after] = [last[k], now[k]]
        if (!before || !after) return
        broken.push(...limitsBroken(drone, before, after, wind.speedKn))
        if (before.airborne && !after.airborne) landedWithS.push(after.fuelLeftS)
      })
      last = now
    }
  }
  for (const doing of list) {
    pass(doing.afterS)
    const drone = drones[doing.to]
    if (!drone) continue
    const nowMs = START_MS + second * 1000
    if ('lostS' in doing) drone.setLink({ delayS: 0.6, lostFromMs: nowMs, lostUntilMs: nowMs + doing.lostS * 1000 })
    else heard.push(drone.order(doing.order, whereabouts))
    heard.push(drone.state(nowMs))
  }
  for (let i = 0; i < 70 && last.some(({ airborne }) => airborne); i++) pass(1800)
  return { broken: broken.slice(0, 3), landedWithS, heard, inTheAir: last.filter(({ airborne }) => airborne).length }
}

test('whatever it is told and whenever, it keeps to its limits and lands with nearly all its reserve', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(fc.array(doings, { maxLength: 8 }), winds, (list, wind) => {
      const { broken, landedWithS, inTheAir } = flown(list, wind)
      expect(broken).toEqual([])
      expect(inTheAir).toBe(0)
      expect(landedWithS.length).toBeGreaterThan(0)
      for (const fuelS of landedWithS) expect(fuelS).toBeGreaterThan(0.97 * ankaS.reserveS)
    }),
    { numRuns: 8 },
  )
})

test('the same orders at the same times are answered and flown the same, to the byte', () => {
  fc.assert(
    fc.property(fc.array(doings, { minLength: 2, maxLength: 5 }), winds, (list, wind) => {
      expect(JSON.stringify(flown(list, wind))).toBe(JSON.stringify(flown(list, wind)))
    }),
    { numRuns: 2 },
  )
})
