import { describe, expect, test } from 'vitest'
import { distanceNm } from '#geo/measure.ts'
import { FishingHelm, type Gear } from './fishing.ts'
import { randomStream } from './random.ts'
import type { Ground } from './routes-types.ts'
import { FISHING, type Hull, UNDER_WAY, Vessel } from './vessel.ts'

const ground: Ground = { centre: [112, 5], radiusNm: 8 }
const hull: Hull = { serviceKn: 8, maxTurnDegS: 2, maxChangeKnS: 0.06 }

function boat(number: number, gear: Gear) {
  const motion = randomStream(1, `motion/${number}`)
  const helm = new FishingHelm(ground, hull, motion, { gear })
  const identity = { trackId: 'mmsi:1', kind: 'vessel', aisClass: 'B' } as const
  const streams = { motion, radio: randomStream(1, 'radio') }
  return { helm, vessel: new Vessel(identity, 'sim', helm.start, hull, helm, streams) }
}

describe.each([0, 1, 2, 3, 4])('boat %d, for two days', (number) => {
  test('with a trawl tows, lies to and shifts about its ground and does not leave it', () => {
    const { vessel } = boat(number, 'trawl')
    const seconds = { lying: 0, towing: 0, shifting: 0 }
    for (let s = 0; s < 48 * 3600; s++) {
      vessel.move()
      const { lon, lat, speedKn } = vessel.motion
      if (s % 60 === 0) expect(distanceNm([lon, lat], ground.centre)).toBeLessThan(ground.radiusNm + 0.5)
      if (speedKn < 1) seconds.lying++
      else if (speedKn < 5) seconds.towing++
      else seconds.shifting++
    }
    expect(seconds.lying).toBeGreaterThan(3600)
    expect(seconds.towing).toBeGreaterThan(8 * 3600)
    expect(seconds.shifting).toBeGreaterThan(1800)
  })

  test('with a drift net sets it, drifts with it, hauls it, shifts, and begins again', () => {
    const { helm, vessel } = boat(number, 'drift-net')
    const seconds = { drifting: 0, hauling: 0, setting: 0, shifting: 0 }
    const works: string[] = []
    for (let s = 0; s < 48 * 3600; s++) {
      vessel.move()
      const { lon, lat } = vessel.motion
      if (s % 60 === 0) expect(distanceNm([lon, lat], ground.centre)).toBeLessThan(ground.radiusNm + 0.5)
      const { speedKn, navStatus } = helm.order
      const isShifting = navStatus === UNDER_WAY
      expect(isShifting || navStatus === FISHING).toBe(true)
      const work = isShifting ? 'shifting' : speedKn < 1 ? 'drifting' : speedKn <= 2 ? 'hauling' : 'setting'
      seconds[work]++
      if (works.at(-1) !== work) works.push(work)
    }
    expect(seconds.drifting).toBeGreaterThan(8 * 3600)
    expect(seconds.hauling).toBeGreaterThan(3 * 3600)
    expect(seconds.setting).toBeGreaterThan(1200)
    const round = ['setting', 'drifting', 'hauling', 'shifting']
    const from = round.indexOf(works[0] ?? '')
    expect(works).toEqual(works.map((_, i) => round[(from + i) % 4]))
    expect(works.length).toBeGreaterThan(8)
  })
})

test('of the boats of a ground so many drift nets as its share says, none where it says nothing', () => {
  const gears = (where: Ground) =>
    Array.from({ length: 100 }, (_, i) => new FishingHelm(where, hull, randomStream(3, `boat/${i}`)).gear)
  const netters = (where: Ground) => gears(where).filter((gear) => gear === 'drift-net').length
  expect(netters(ground)).toBe(0)
  expect(netters({ ...ground, nettersShare: 0.4 })).toBeGreaterThan(25)
  expect(netters({ ...ground, nettersShare: 0.4 })).toBeLessThan(55)
  expect(netters({ ...ground, nettersShare: 1 })).toBe(100)
})

test('a boat that is already there begins from where she is, and works her own ground', () => {
  const from = { lon: 112.05, lat: 5.02, courseDeg: 30, speedKn: 6 }
  const helm = new FishingHelm(ground, hull, randomStream(1, 'motion'), { from })
  expect(helm.start).toEqual(from)
})
