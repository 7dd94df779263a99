import fc from 'fast-check'
import { expect, test } from 'vitest'
import { destination, distanceNm } from '#geo/measure.ts'
import { meeting } from './pursuit.ts'
import { overGround } from './wind.ts'

const still = { eastKn: 0, northKn: 0 }

test('who is met head on is met after the distance over both speeds', () => {
  const met = meeting([114, 6], 110, still, { place: [115, 6], courseDeg: 270, speedKn: 15 })
  expect(met?.headingDeg).toBeCloseTo(90, 6)
  expect(met?.seconds).toBeCloseTo((distanceNm([114, 6], [115, 6]) / 125) * 3600, 0)
})

test('held to, the heading brings it to where the target is by then, in any wind', () => {
  const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
  fc.assert(
    fc.property(
      number(0, 360),
      number(5, 200),
      number(0, 360),
      number(0, 30),
      number(-25, 25),
      number(-25, 25),
      (bearing, nm, courseDeg, speedKn, eastKn, northKn) => {
        const wind = { eastKn, northKn }
        const from = [114, 6] as const
        const place = destination(from, bearing, nm)
        const met = meeting(from, 110, wind, { place, courseDeg, speedKn })
        if (!met) throw new Error('expected to meet it')
        const ground = overGround(met.headingDeg, 110, wind)
        const reached = destination(from, ground.courseDeg, (ground.speedKn * met.seconds) / 3600)
        const target = destination(place, courseDeg, (speedKn * met.seconds) / 3600)
        expect(distanceNm(reached, target)).toBeLessThan(0.01 * (nm + 5))
      },
    ),
  )
})

test('what is as fast and runs away is not met; what is as fast and comes is', () => {
  expect(meeting([114, 6], 110, still, { place: [115, 6], courseDeg: 90, speedKn: 110 })).toBeUndefined()
  expect(meeting([114, 6], 110, still, { place: [115, 6], courseDeg: 90, speedKn: 200 })).toBeUndefined()
  expect(meeting([114, 6], 110, still, { place: [115, 6], courseDeg: 270, speedKn: 110 })?.seconds).toBeCloseTo(
    (distanceNm([114, 6], [115, 6]) / 220) * 3600,
    0,
  )
})

test('at the target it is there', () => {
  expect(meeting([114, 6], 110, still, { place: [114, 6] })?.seconds).toBe(0)
})
