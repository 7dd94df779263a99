import { expect, test } from 'vitest'
import { destination } from '#geo/measure.ts'
import { isUnder } from '../coverage/coverage-grid.ts'
import { searchFootprints, searchWidthNm } from './search-footprints.ts'
import type { SensorReport } from './sensor-report.ts'

const pose = { place: [113, 5], headingDeg: 0, altitudeM: 5486 } as const
const report = (changes: Partial<SensorReport> = {}): SensorReport => ({
  sensorId: 'uav:x/maritime-radar',
  platformId: 'uav:x',
  fit: 'anka-s',
  sensor: 'maritime-radar',
  fromMs: 0,
  toMs: 10_000,
  from: pose,
  to: pose,
  seaState: 3,
  contacts: [],
  ...changes,
})
const under = (of: SensorReport, bearingDeg: number, nm: number, lengthM?: number) =>
  searchFootprints(of, 'to', lengthM).some((each) => isUnder(each, destination(pose.place, bearingDeg, nm)))

test('the sea counts as looked at out to where a boat of 15 m is found in 8 of 10 looks', () => {
  const halfNm = searchWidthNm('anka-s', 3) / 2
  expect(halfNm).toBeGreaterThan(10)
  expect([under(report(), 90, halfNm - 0.1), under(report(), 90, halfNm + 0.1)]).toEqual([true, false])
  // For a ship it counts further out, and in a rough sea less far.
  expect(under(report(), 90, halfNm + 5, 100)).toBe(true)
  expect(under(report({ seaState: 6 }), 90, halfNm - 0.1)).toBe(false)
})

test('an AIS receiver looks at nothing, and a camera where it is pointed', () => {
  expect(searchFootprints(report({ sensor: 'ais-receiver' }), 'to')).toEqual([])
  const camera = (lookDeg: number) => report({ sensor: 'eo-ir-cone', aim: { lookDeg, depressionDeg: 30 } })
  expect([under(camera(0), 0, 5), under(camera(90), 0, 5), under(camera(90), 90, 5)]).toEqual([true, false, true])
})

test('a craft searches no strip with what it does not have', () => {
  expect(searchFootprints(report({ fit: 'patrol-ship', sensor: 'sar-swath' }), 'to')).toEqual([])
})
