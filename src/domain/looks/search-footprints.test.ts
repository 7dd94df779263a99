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

test('both cameras and swaths are cut where they would miss the boat, and nothing is looked at for nothing', () => {
  const flat = report({ sensor: 'eo-ir-cone', aim: { lookDeg: 0, depressionDeg: 15 }, seaState: 0 })
  // 15 m at 10 NM on a calm sea, 50 m at 20 NM; the picture goes on to where the camera looks 9 degrees down: 18 NM.
  expect([9.9, 10.1].map((nm) => under(flat, 0, nm))).toEqual([true, false])
  expect([10.1, 17, 20].map((nm) => under(flat, 0, nm, 50))).toEqual([true, true, false])
  const sar = report({ sensor: 'sar-swath', seaState: 0 })
  // 5 m at 12 NM, so 2 m at 4.8.
  expect([4.5, 5].map((nm) => under(sar, 90, nm, 2))).toEqual([true, false])
  expect([under(sar, 90, 8), under(sar, -90, 8)]).toEqual([true, false])
  for (const sensor of ['maritime-radar', 'sar-swath', 'eo-ir-cone'] as const)
    expect(searchFootprints(report({ sensor, aim: { lookDeg: 0, depressionDeg: 90 } }), 'to', 0)).toEqual([])
})

test('the strip below a drone that its radar does not see is as wide as is said', () => {
  // 15 degrees off the bow at the least range of 3 NM, passed abeam.
  const blindNm = 3 * Math.sin((15 * Math.PI) / 180)
  expect(2 * blindNm).toBeCloseTo(1.6, 1)
  const lateral = (nm: number) =>
    Array.from({ length: 400 }, (_, i) => -20 + i / 10).some((aheadNm) =>
      under(report(), (Math.atan2(nm, aheadNm) * 180) / Math.PI, Math.hypot(nm, aheadNm)),
    )
  expect([lateral(blindNm - 0.05), lateral(blindNm + 0.05)]).toEqual([false, true])
})
