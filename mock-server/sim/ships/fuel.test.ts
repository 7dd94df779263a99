import fc from 'fast-check'
import { expect, test } from 'vitest'
import { burnedS, burnRate, fullTankS } from './fuel.ts'
import { shipClasses } from './ship-classes.ts'

test('a full tank at the economical speed lasts for the range of the class', () => {
  for (const shipClass of Object.values(shipClasses)) {
    const hours = fullTankS(shipClass) / 3600
    expect(hours * shipClass.economicalKn).toBeCloseTo(shipClass.rangeNm)
    expect(burnRate(shipClass, shipClass.economicalKn)).toBe(1)
    expect(burnedS(shipClass, shipClass.rangeNm, shipClass.economicalKn)).toBeCloseTo(fullTankS(shipClass))
  }
})

test('at full speed a Littoral Mission Ship comes less than half as far, and at rest her generators still burn', () => {
  const shipClass = shipClasses['littoral-mission-ship-batch-2']
  const nm = fullTankS(shipClass) / burnedS(shipClass, 1, 26)
  expect(nm).toBeGreaterThan(1000)
  expect(nm).toBeLessThan(2000)
  expect(burnRate(shipClass, 0)).toBe(0.25)
})

test('faster always burns more in an hour', () => {
  const knots = fc.double({ min: 0, max: 40, noNaN: true })
  fc.assert(
    fc.property(knots, knots, (a, b) => {
      const [slow, fast] = [Math.min(a, b), Math.max(a, b)]
      return burnRate(shipClasses.keris, slow) <= burnRate(shipClasses.keris, fast)
    }),
  )
})
