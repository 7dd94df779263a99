import { describe, expect, test } from 'vitest'
import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import { turnBetween } from './motion.ts'
import { randomStream } from './random.ts'
import type { Route } from './routes.ts'
import { AT_ANCHOR, type Hull, SPEED_WANDER, UNDER_WAY, Vessel } from './vessel.ts'
import { laneOf, VoyageHelm, type VoyageStart } from './voyage.ts'

const hull: Hull = { serviceKn: 12, maxTurnDegS: 0.5, maxChangeKnS: 0.02 }
const route: Route = {
  ends: [
    { name: 'SOUTH', stop: true },
    { name: 'NORTH', stop: false },
  ],
  places: [
    [112, 4, 2],
    [112, 4.2, 2],
    [112.1, 4.4, 2],
  ],
}

function ship(start: VoyageStart, outward = true, lane = 0.5, sailed: Route = route) {
  const motion = randomStream(1, 'motion')
  const helm = new VoyageHelm({ route: sailed, outward, lane, start }, hull, motion)
  const identity = { trackId: 'mmsi:1', kind: 'vessel', aisClass: 'A' } as const
  return {
    helm,
    vessel: new Vessel(identity, 'sim', helm.start, hull, helm, { motion, radio: randomStream(1, 'radio') }),
  }
}

describe('a voyage', () => {
  test('goes out, turns back at sea, anchors where there is a stop, and goes out again, saying so', () => {
    const { helm, vessel } = ship({ share: 0.9 })
    const told: string[] = [vessel.identity.destination ?? '']
    const states: number[] = []
    const ether = {
      report() {},
      identity: ({ destination }: { destination?: string }) => void told.push(destination ?? ''),
    }
    let anchoredS = 0
    for (let s = 0; s < 10 * 3600; s++) {
      vessel.move()
      vessel.speak(s * 1000, ether)
      if (helm.order.navStatus !== states.at(-1)) states.push(helm.order.navStatus)
      if (helm.order.navStatus === AT_ANCHOR) {
        anchoredS++
        expect(distanceNm([vessel.motion.lon, vessel.motion.lat], [112, 4])).toBeLessThan(1.2)
      }
    }
    expect(told.slice(0, 3)).toEqual(['NORTH', 'SOUTH', 'NORTH'])
    expect(states.slice(0, 3)).toEqual([UNDER_WAY, AT_ANCHOR, UNDER_WAY])
    expect(anchoredS).toBeGreaterThanOrEqual(1800)
  })

  test('never jumps, and keeps to what the hull can do', () => {
    const { vessel } = ship({ share: 0.9 })
    let before = { ...vessel.motion }
    for (let s = 0; s < 10 * 3600; s++) {
      vessel.move()
      const now = { ...vessel.motion }
      expect(distanceNm([before.lon, before.lat], [now.lon, now.lat])).toBeCloseTo(now.speedKn / 3600, 8)
      expect(now.speedKn).toBeLessThanOrEqual(hull.serviceKn * (1 + SPEED_WANDER) + 1e-9)
      expect(Math.abs(now.speedKn - before.speedKn)).toBeLessThanOrEqual(hull.maxChangeKnS + 1e-9)
      const bite = Math.min(1, (2 * now.speedKn) / hull.serviceKn)
      expect(Math.abs(turnBetween(before.courseDeg, now.courseDeg))).toBeLessThanOrEqual(hull.maxTurnDegS * bite + 1e-9)
      before = now
    }
  })

  test('keeps to the right of the centre line both ways, so that opposing ships pass apart', () => {
    const [out, back] = [laneOf({ route, lane: 0.5 }, true), laneOf({ route, lane: 0.5 }, false)]
    expect((out[0] as LonLat)[0]).toBeGreaterThan(112)
    expect((back.at(-1) as LonLat)[0]).toBeLessThan(112)
    expect(distanceNm(out[0] as LonLat, back.at(-1) as LonLat)).toBeCloseTo(2, 1)
  })

  test.each([
    [20, 0.02],
    [600, 0.1],
    [1500, 0.3],
  ])('told to pass a place after %d s, a ship is there then, within %d miles', (afterS, withinNm) => {
    const { vessel } = ship({ place: 1, afterS }, true, 0)
    for (let s = 0; s < afterS; s++) vessel.move()
    expect(distanceNm([vessel.motion.lon, vessel.motion.lat], [112, 4.2])).toBeLessThan(withinNm)
  })

  test('a ship that begins near a stop begins slow enough to stop there', () => {
    const { vessel } = ship({ share: 0.995 }, false)
    expect(vessel.motion.speedKn).toBeLessThan(11)
    for (let s = 0; s < 1500; s++) vessel.move()
    expect(vessel.motion.speedKn).toBe(0)
  })
})
