import { expect, test } from 'vitest'
import { FloodMeter, groupedAlerts } from './flood.ts'
import { alertOf } from './testing.ts'

const MINUTE = 60_000

test('the eleventh alert in ten minutes makes a flood, which ends below five', () => {
  const meter = new FloodMeter()
  for (let i = 0; i < 10; i++) meter.raised(i * 1000)
  expect(meter.at(10_000)).toEqual({ inTenMinutes: 10, isFlood: false })
  meter.raised(5 * MINUTE)
  expect(meter.at(5 * MINUTE)).toEqual({ inTenMinutes: 11, isFlood: true })
  for (let i = 0; i < 5; i++) meter.raised(9 * MINUTE)
  // The ten of the first minute are gone: six are left, and it is a flood still.
  expect(meter.at(10 * MINUTE)).toEqual({ inTenMinutes: 6, isFlood: true })
  expect(meter.at(14.9 * MINUTE)).toEqual({ inTenMinutes: 6, isFlood: true })
  expect(meter.at(15 * MINUTE)).toEqual({ inTenMinutes: 5, isFlood: true })
  expect(meter.at(19 * MINUTE)).toEqual({ inTenMinutes: 0, isFlood: false })
})

test('a clock that goes back starts anew, one that leaps leaves nothing behind', () => {
  const meter = new FloodMeter()
  for (let i = 0; i < 20; i++) meter.raised(60 * MINUTE)
  expect(meter.at(30 * MINUTE)).toEqual({ inTenMinutes: 0, isFlood: false })
  meter.raised(30 * MINUTE)
  expect(meter.at(1e9 * MINUTE)).toEqual({ inTenMinutes: 0, isFlood: false })
})

test('a flood is told by rule and zone, in the order of the first of each', () => {
  const groups = groupedAlerts([
    alertOf({ id: 'a' }),
    alertOf({ id: 'b', zoneId: 'east', title: 'Entered Zone east' }),
    alertOf({ id: 'c' }),
  ])
  expect(groups.map(({ words, alerts }) => [words, alerts.map(({ id }) => id)])).toEqual([
    ['2 × Entered Zone west', ['a', 'c']],
    ['Entered Zone east', ['b']],
  ])
})
