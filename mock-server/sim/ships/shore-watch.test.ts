import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Motion, moveOneSecond, speedTowards, turnTowards } from '../motion.ts'
import { isSea } from '../sea.ts'
import type { Order } from '../vessel.ts'
import { malaysianWaters } from '../water/malaysian-waters.ts'
import { homePorts } from './home-ports.ts'
import { ShoreWatch } from './shore-watch.ts'

const hull = { serviceKn: 26, maxTurnDegS: 1.2, maxChangeKnS: 0.08 }

/** One second of a hull, as the vessel has it. */
function moved(motion: Motion, order: Order): void {
  speedTowards(motion, order.speedKn, hull.maxChangeKnS)
  turnTowards(motion, order.courseDeg, hull.maxTurnDegS * Math.min(1, (2 * motion.speedKn) / hull.serviceKn))
  moveOneSecond(motion)
}

test('a helm that steers for the land at full speed is turned away in time, wherever it is and however it changes its mind', () => {
  const asks = fc.array(fc.tuple(fc.double({ min: 0, max: 360, noNaN: true }), fc.integer({ min: 1, max: 900 })), {
    minLength: 1,
    maxLength: 20,
  })
  let turnedAway = 0
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(homePorts)), asks, ({ place }, changes) => {
      const watch = new ShoreWatch(malaysianWaters(), hull)
      const motion: Motion = { lon: place[0], lat: place[1], courseDeg: 0, speedKn: 0 }
      for (const [courseDeg, seconds] of changes) {
        for (let second = 0; second < seconds; second++) {
          const order: Order = { courseDeg, speedKn: 26, navStatus: 0 }
          watch.mind(motion, order)
          if (watch.turnsAway) turnedAway++
          moved(motion, order)
          if (!isSea([motion.lon, motion.lat])) return false
        }
      }
      return true
    }),
    { numRuns: 60 },
  )
  expect(turnedAway).toBeGreaterThan(100)
})

test('on open sea the helm gets what it asks for', () => {
  const watch = new ShoreWatch(malaysianWaters(), hull)
  const order: Order = { courseDeg: 123, speedKn: 20, navStatus: 0 }
  watch.mind({ lon: 112, lat: 6, courseDeg: 0, speedKn: 26 }, order)
  expect(order).toEqual({ courseDeg: 123, speedKn: 20, navStatus: 0 })
})
