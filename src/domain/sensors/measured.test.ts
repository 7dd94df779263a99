import fc from 'fast-check'
import { expect, test } from 'vitest'
import { geodesicDestination, rangeAndBearing } from '#geo/geodesic.ts'
import { depressionDeg, OPTICAL_RADIUS_M, rangeAtDepressionNm } from './horizon.ts'
import { measured, placeErrorAt } from './measured.ts'
import type { Pose } from './sensor.ts'
import { sensorFor } from './sensors-of.ts'
import { anyPose, anySensor, evenly } from './testing.ts'

const pose: Pose = { place: [113, 5], headingDeg: 0, altitudeM: 5486 }
const radar = sensorFor('anka-s', 'maritime-radar') ?? expect.fail()
const camera = sensorFor('anka-s', 'eo-ir-cone') ?? expect.fail()
const sar = sensorFor('anka-s', 'sar-swath') ?? expect.fail()
const navigation = sensorFor('patrol-ship', 'maritime-radar') ?? expect.fail()

/** Nearly normal numbers, the same each time: sums of twelve even ones, less six. */
function normals(seed: number, count: number): number[] {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state / 2 ** 32
  }
  return Array.from({ length: count }, () => Array.from({ length: 12 }, next).reduce((sum, each) => sum + each, -6))
}

test.each([
  ['surveillance radar', radar, 30],
  ['SAR', sar, 8],
  ['camera', camera, 8],
  ['camera near its horizon', camera, 29],
  ['navigation radar near by', navigation, 0.5],
  ['navigation radar', navigation, 10],
])('places scatter by the error that the sensor tells, along and across the line of sight: %s', (_name, sensor, nm) => {
  const count = 4000
  const place = geodesicDestination(pose.place, 70, nm)
  const told = placeErrorAt(sensor, pose, nm)
  const [forRange, forBearing] = [normals(12_345, count), normals(777, count)]
  const found = forRange.map((normal, i) => {
    const at = rangeAndBearing(pose.place, measured(sensor, pose, place, [normal, forBearing[i] ?? 0]).place)
    const turn = ((at.bearingDeg - 70) * Math.PI) / 180
    return { along: at.nm * Math.cos(turn) - nm, across: at.nm * Math.sin(turn) }
  })
  const mean = (of: (each: (typeof found)[number]) => number) =>
    found.reduce((sum, each) => sum + of(each), 0) / found.length
  // Five standard deviations of a mean, and of a standard deviation, from so many.
  const most = 5 / Math.sqrt(count)
  expect(Math.abs(mean(({ along }) => along)) / told.alongNm).toBeLessThan(most)
  expect(Math.abs(mean(({ across }) => across)) / told.acrossNm).toBeLessThan(most)
  expect(Math.abs(Math.sqrt(mean(({ along }) => along ** 2)) / told.alongNm - 1)).toBeLessThan(most)
  expect(Math.abs(Math.sqrt(mean(({ across }) => across ** 2)) / told.acrossNm - 1)).toBeLessThan(most)
  expect(Math.abs(mean(({ along, across }) => along * across)) / (told.alongNm * told.acrossNm)).toBeLessThan(most)
})

test('the error is the larger of metres and a share of the range, and opens with the bearing', () => {
  // 1 % of the range as two deviations, 15 m near by, with 5 m of its own place.
  const along = (nm: number) => placeErrorAt(navigation, pose, nm).alongNm * 1852
  expect(along(0.5)).toBeCloseTo(Math.hypot(15, 5), 6)
  expect(along(10)).toBeCloseTo(Math.hypot(92.6, 5), 6)
  expect(placeErrorAt(navigation, pose, 10).acrossNm * 1852).toBeCloseTo(Math.hypot(161.618, 5), 2)
})

test('a camera that points wrong by its error finds the place so much nearer or further', () => {
  const error = camera.error.by === 'pointing' ? camera.error.degrees : expect.fail()
  for (const nm of [3, 8, 15, 25]) {
    const down = depressionDeg(pose.altitudeM, nm, OPTICAL_RADIUS_M)
    const [near, far] = [down + error, down - error].map((degrees) =>
      rangeAtDepressionNm(pose.altitudeM, degrees, OPTICAL_RADIUS_M),
    )
    const expected = Math.hypot(((far ?? 0) - (near ?? 0)) / 2, 5 / 1852)
    expect(Math.abs(placeErrorAt(camera, pose, nm).alongNm / expected - 1), `${nm} NM`).toBeLessThan(0.005)
  }
})

test('without error the place is the true one, and the stated deviation is the larger of both and above 0', () => {
  fc.assert(
    fc.property(anySensor, anyPose, evenly(0, 360), evenly(0, 150), (sensor, from, bearingDeg, nm) => {
      const place = geodesicDestination(from.place, bearingDeg, nm)
      const found = measured(sensor, from, place, [0, 0])
      expect(rangeAndBearing(place, found.place).nm).toBeLessThan(1e-6)
      const { alongNm, acrossNm } = placeErrorAt(sensor, from, rangeAndBearing(from.place, place).nm)
      expect(found.sigmaNm).toBeCloseTo(Math.max(alongNm, acrossNm), 9)
      expect(found.sigmaNm).toBeGreaterThan(0)
      expect(found.sigmaNm).toBeLessThan(100)
    }),
  )
})

test('a camera places things the worse the flatter it looks; what a vessel tells comes back as it was told', () => {
  const errors = [2, 5, 10, 20, 30].map((nm) => placeErrorAt(camera, pose, nm).alongNm)
  expect(errors).toEqual(errors.toSorted((a, b) => a - b))
  const receiver = sensorFor('anka-s', 'ais-receiver') ?? expect.fail()
  expect(measured(receiver, pose, [114, 6], [3, -3]).place).toEqual([114, 6])
})
