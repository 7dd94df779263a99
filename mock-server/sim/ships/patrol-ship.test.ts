import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CraftOrder } from '#domain/craft/craft-order.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import { turnBetween } from '../motion.ts'
import { isSea } from '../sea.ts'
import { type HomePortName, homePorts } from './home-ports.ts'
import type { PatrolShip } from './patrol-ship.ts'
import { type ShipClassName, shipClasses } from './ship-classes.ts'
import { Other, patrolShip, sailOn } from './testing.ts'

const nowhere = () => undefined
const place = (ship: PatrolShip): LonLat => [ship.motion.lon, ship.motion.lat]

describe('a voyage', () => {
  test('she leaves port, searches, goes home on order, and is made ready again with a full tank', () => {
    const ship = patrolShip({ class: 'patrol-boat' })
    expect(ship.state(0)).toMatchObject({ phase: 'ready', fuel: { leftS: 84_000, fullS: 84_000 } })
    const task = { pattern: 'barrier', from: [115.8, 6.3], to: [115.8, 6.5], passes: 2 } as const
    const plan = ship.plan({ kind: 'search', task }, nowhere)
    expect(plan.infeasible).toEqual([])
    expect(ship.order({ kind: 'search', task }, nowhere)).toEqual({ ok: true, value: undefined })
    const phases: string[] = []
    const seen = (second: number) => {
      const { phase } = ship.state(second * 1000)
      if (phases.at(-1) !== phase) phases.push(phase)
    }
    sailOn(ship, plan.transitOutS + plan.onTaskS + 600, seen)
    expect(phases).toEqual(['departing', 'transit', 'on-task', 'holding'])
    expect(ship.state(0).order).toBeUndefined()
    expect(ship.order({ kind: 'return' }, nowhere).ok).toBe(true)
    sailOn(ship, plan.transitBackS + 3600 + 900, seen)
    expect(phases.slice(4)).toEqual(['returning', 'turnaround', 'ready'])
    expect(ship.state(0).fuel).toMatchObject({ leftS: 84_000, homewardS: 0 })
    expect(distanceNm(place(ship), homePorts.sepanggar.place)).toBeLessThan(0.3)
  })

  test('the time that a plan tells is the time that she takes', () => {
    const ship = patrolShip()
    const order: CraftOrder = { kind: 'hold', place: [117.6, 7.5] }
    const plan = ship.plan(order, nowhere)
    expect(ship.order(order, nowhere).ok).toBe(true)
    let heldAtS = 0
    sailOn(ship, plan.transitOutS * 1.1, (second) => {
      if (heldAtS === 0 && ship.state(0).phase === 'holding') heldAtS = second
    })
    expect(heldAtS / plan.transitOutS).toBeGreaterThan(0.98)
    expect(heldAtS / plan.transitOutS).toBeLessThan(1.06)
    expect(distanceNm(place(ship), [117.6, 7.5])).toBeLessThan(0.2)
    // A held place stays her order, and she stays there.
    expect(ship.state(0)).toMatchObject({ order, phase: 'holding' })
    expect(ship.state(0).speedKn).toBeLessThan(0.5)
  })

  test('on her patrol she goes on for ever, and goes home for fuel on her own and out again', () => {
    const patrol = { pattern: 'barrier', from: [103.9, 3.9], to: [103.9, 4.3], passes: 4 } as const
    const ship = patrolShip({ class: 'patrol-boat', home: 'kuantan', patrol, start: 'on-patrol' })
    const phases = new Set<string>()
    let leastSpareS = Infinity
    sailOn(ship, 40 * 3600, (second) => {
      if (second % 20 !== 0) return
      const { phase, fuel } = ship.state(second * 1000)
      phases.add(phase)
      if (phase === 'on-task') leastSpareS = Math.min(leastSpareS, fuel.leftS - fuel.homewardS - fuel.reserveS)
    })
    expect([...phases]).toEqual(expect.arrayContaining(['on-task', 'returning', 'turnaround', 'departing']))
    expect(leastSpareS).toBeGreaterThan(-2)
  })
})

describe('going after a track', () => {
  const shadow: CraftOrder = { kind: 'shadow', trackId: 'other', distanceNm: 2 }

  test('she meets it when the plan says, and keeps her distance within a tenth through its turns', () => {
    const ship = patrolShip()
    const other = new Other([115, 6.8], 12, (second) => (second % 2400 < 1200 ? 60 : 130))
    const steady = new Other([115, 6.8], 12, () => 60)
    const plan = ship.plan(shadow, steady.whereabouts)
    expect(plan.infeasible).toEqual([])
    expect(ship.order(shadow, other.whereabouts).ok).toBe(true)
    let [metS, worst, nearestNm] = [0, 0, Infinity]
    sailOn(ship, 5 * 3600, (second) => {
      other.move()
      const nm = distanceNm(place(ship), other.place)
      nearestNm = Math.min(nearestNm, nm)
      if (metS === 0 && nm < 2.2) metS = second
      if (metS > 0 && second > metS + 1200) worst = Math.max(worst, Math.abs(nm - 2) / 2)
    })
    expect(metS).toBeGreaterThan(0)
    expect(ship.state(0).phase).toBe('shadowing')
    expect(worst).toBeLessThan(0.1)
    expect(nearestNm).toBeGreaterThan(1.5)
  })

  test('against a steady track the time of meeting that is told at the start holds within a tenth', () => {
    const ship = patrolShip()
    const other = new Other([115, 6.8], 12, () => 20)
    const intercept: CraftOrder = { kind: 'intercept', trackId: 'other' }
    const plan = ship.plan(intercept, other.whereabouts)
    expect(ship.order(intercept, other.whereabouts).ok).toBe(true)
    let metS = 0
    sailOn(ship, plan.transitOutS * 1.3, (second) => {
      other.move()
      if (metS === 0 && distanceNm(place(ship), other.place) < 0.6) metS = second
    })
    expect(metS / plan.transitOutS).toBeGreaterThan(0.9)
    expect(metS / plan.transitOutS).toBeLessThan(1.1)
  })

  test('beside one at anchor she stops at her distance', () => {
    const ship = patrolShip()
    const other = new Other([115.5, 6.6], 0, () => 0, 180)
    expect(ship.order(shadow, other.whereabouts).ok).toBe(true)
    sailOn(ship, 3 * 3600, () => other.move())
    expect(distanceNm(place(ship), other.place)).toBeGreaterThan(1.8)
    expect(distanceNm(place(ship), other.place)).toBeLessThan(2.2)
    expect(ship.motion.speedKn).toBeLessThan(0.2)
  })

  test('a track on the other side of Borneo is met by the way round', () => {
    const ship = patrolShip()
    const other = new Other([119, 6.8], 6, () => 60)
    const intercept: CraftOrder = { kind: 'intercept', trackId: 'other' }
    const plan = ship.plan(intercept, other.whereabouts)
    expect(plan.infeasible).toEqual([])
    expect(Math.max(...plan.places.map(([, lat]) => lat))).toBeGreaterThan(7)
    expect(ship.order(intercept, other.whereabouts).ok).toBe(true)
    let [metS, northernmost] = [0, 0]
    sailOn(ship, plan.transitOutS * 1.2, (second) => {
      other.move()
      northernmost = Math.max(northernmost, ship.motion.lat)
      if (metS === 0 && distanceNm(place(ship), other.place) < 0.6) metS = second
    })
    expect(northernmost).toBeGreaterThan(7)
    expect(metS / plan.transitOutS).toBeGreaterThan(0.9)
    expect(metS / plan.transitOutS).toBeLessThan(1.1)
  })

  test('a track whose course leads to land is met where it would come to the shore, with a warning', () => {
    const other = new Other([119, 6.3], 8, () => 180)
    const { warnings } = patrolShip().plan({ kind: 'intercept', trackId: 'other' }, other.whereabouts)
    expect(warnings.join()).toMatch(/leads to land before/)
  })

  test('a track that nothing is known of is refused, and one that is not heard for an hour is given up', () => {
    const ship = patrolShip()
    expect(ship.plan(shadow, nowhere).infeasible[0]).toMatch(/^trackId is other, a track with no known place/)
    const silent = new Other([115, 6.8], 5, () => 0, 1e9)
    expect(ship.order(shadow, silent.whereabouts).ok).toBe(true)
    sailOn(ship, 3500, () => silent.move())
    expect(ship.state(0).phase).toBe('intercepting')
    sailOn(ship, 200, () => silent.move())
    expect(ship.state(0)).toMatchObject({ phase: 'holding' })
    expect(ship.state(0).order).toBeUndefined()
  })
})

describe('orders that cannot be carried out', () => {
  test.each<[CraftOrder, RegExp]>([
    [{ kind: 'hold', place: [101.69, 3.14] }, /on land or too near to it/],
    [{ kind: 'hold', place: [150, 5] }, /expected one between 94° and/],
    [{ kind: 'relieve', trackId: 'a' }, /^kind is "relieve"/],
    [
      {
        kind: 'search',
        task: { pattern: 'parallel-track', area: { kind: 'box', box: [116.2, 5.2, 116.5, 5.4] }, spacingNm: 3 },
      },
      /^area is on land/,
    ],
    [
      { kind: 'search', task: { pattern: 'barrier', from: [110, 8], to: [110, 9], passes: 200 } },
      /^fuel for .* is needed \(out .* on task .* back .* reserve 28.6 h, at 14 kn\)/,
    ],
  ])('%j is refused with what stands against it', (order, told) => {
    const ship = patrolShip()
    expect(ship.plan(order, nowhere).infeasible[0]).toMatch(told)
    const taken = ship.order(order, nowhere)
    expect(taken.ok ? '' : taken.problem[0]).toMatch(told)
  })

  test('an area partly on land is sailed without it, with a warning', () => {
    const area = { kind: 'box', box: [115.5, 5.7, 116.1, 6.0] } as const
    const plan = patrolShip().plan({ kind: 'search', task: { pattern: 'parallel-track', area, spacingNm: 4 } }, nowhere)
    expect(plan.infeasible).toEqual([])
    expect(plan.warnings.join()).toMatch(/% of the pattern is land or too near to it: left out/)
  })

  test('in turnaround she takes no order and says for how long', () => {
    const ship = patrolShip({ class: 'patrol-boat' })
    ship.order({ kind: 'hold', place: [115.9, 6.2] }, nowhere)
    sailOn(ship, 3000)
    ship.order({ kind: 'return' }, nowhere)
    sailOn(ship, 3000)
    expect(ship.state(0)).toMatchObject({
      phase: 'turnaround',
      refuses: expect.stringMatching(/^in port for another 0\.\d h/),
    })
    expect(ship.order({ kind: 'hold', place: [115.9, 6.2] }, nowhere).ok).toBe(false)
  })
})

const anyPlace = fc.tuple(fc.double({ min: 98, max: 121, noNaN: true }), fc.double({ min: 0, max: 12, noNaN: true }))
const nearPlace = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }))
const nonsense = fc.constantFrom<CraftOrder>(
  { kind: 'hold', place: [Number.NaN, 5] },
  { kind: 'hold', place: [-170, 80] },
  { kind: 'relieve', trackId: 'x' },
  { kind: 'intercept', trackId: 'nobody' },
  { kind: 'return' },
)
const search = fc
  .record({
    at: nearPlace,
    span: fc.double({ min: 0.05, max: 0.6, noNaN: true }),
    spacingNm: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ at, span, spacingNm }) => ({ at, span, spacingNm }))

test('whatever she is told, she keeps to her class, to the water and to her fuel, and never throws', {
  timeout: 120_000,
}, () => {
  const steps = fc.array(
    fc.tuple(
      fc.oneof(
        nonsense.map((order) => () => order),
        anyPlace.map((to) => (): CraftOrder => ({ kind: 'hold', place: to })),
        nearPlace.map(
          ([east, north]) =>
            (ship: PatrolShip): CraftOrder => ({
              kind: 'hold',
              place: [ship.motion.lon + east, ship.motion.lat + north],
            }),
        ),
        search.map(({ at: [east, north], span, spacingNm }) => (ship: PatrolShip): CraftOrder => {
          const [west, south] = [ship.motion.lon + east, ship.motion.lat + north]
          const area = { kind: 'box', box: [west, south, west + span, south + span] } as const
          return { kind: 'search', task: { pattern: 'parallel-track', area, spacingNm } }
        }),
        fc.double({ min: 0.5, max: 20, noNaN: true }).map(
          (distanceNm) => (): CraftOrder => ({
            kind: 'shadow',
            trackId: 'other',
            distanceNm,
          }),
        ),
      ),
      fc.integer({ min: 1, max: 4000 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  const classNames = fc.constantFrom(...(Object.keys(shipClasses) as ShipClassName[]))
  const homes = fc.constantFrom(...(Object.keys(homePorts) as HomePortName[]))
  const others = fc.tuple(
    nearPlace,
    fc.double({ min: 0, max: 30, noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
  )
  fc.assert(
    fc.property(classNames, homes, steps, others, (className, home, orders, [[east, north], otherKn, turnDegS]) => {
      const ship = patrolShip({ class: className, home })
      const { maxKn, maxTurnDegS, maxChangeKnS } = shipClasses[className]
      const [lon, lat] = homePorts[home].place
      // It goes over land too: what is heard may be anything.
      const other = new Other([lon + east, lat + north], otherKn, (second) => (second * turnDegS * 0.1 + 3600) % 360)
      let before = { ...ship.motion }
      let fuelS = ship.state(0).fuel.leftS
      for (const [orderOf, seconds] of orders) {
        ship.order(orderOf(ship), other.whereabouts)
        sailOn(ship, seconds, (second) => {
          other.move()
          const { motion } = ship
          if (motion.speedKn > maxKn || motion.speedKn < 0) throw new Error(`${motion.speedKn} kn`)
          if (Math.abs(turnBetween(before.courseDeg, motion.courseDeg)) > maxTurnDegS + 1e-9) throw new Error('turn')
          if (Math.abs(motion.speedKn - before.speedKn) > maxChangeKnS + 1e-9) throw new Error('speed')
          if (!isSea(place(ship))) throw new Error(`on land at ${place(ship)}`)
          before = { ...motion }
          if (second % 60 !== 0) return
          const { fuel, phase } = ship.state(second * 1000)
          const inPort = phase === 'turnaround' || phase === 'ready'
          if (fuel.leftS < 0 || (!inPort && fuel.leftS > fuelS)) throw new Error(`fuel ${fuel.leftS}`)
          fuelS = fuel.leftS
        })
      }
    }),
    { numRuns: 40 },
  )
})
