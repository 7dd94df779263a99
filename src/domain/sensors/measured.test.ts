import { expect, test } from 'vitest'
import { geodesicDestination, rangeAndBearing } from '#geo/geodesic.ts'
import { measured, placeErrorAt } from './measured.ts'
import type { Pose } from './sensor.ts'
import { sensorFor } from './sensors-of.ts'

const pose: Pose = { place: [113, 5], headingDeg: 0, altitudeM: 5486 }
const radar = sensorFor('anka-s', 'maritime-radar') ?? expect.fail()

/** Even steps through a normal distribution, by its quantiles (Acklam’s are not needed: the sum of twelve is near enough). */
function normals(count: number): number[] {
  let state = 12_345
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state / 2 ** 32
  }
  return Array.from({ length: count }, () => Array.from({ length: 12 }, next).reduce((sum, each) => sum + each, -6))
}

test('places scatter by the error that the sensor tells, along and across the line of sight', () => {
  const place = geodesicDestination(pose.place, 70, 30)
  const told = placeErrorAt(radar, pose, 30)
  const [a, b] = [normals(4000), normals(8000).slice(4000)]
  let [along, across] = [0, 0]
  for (let i = 0; i < 4000; i++) {
    const found = measured(radar, pose, place, [a[i] as number, b[i] as number]).place
    const { nm, bearingDeg } = rangeAndBearing(pose.place, found)
    along += (nm - 30) ** 2
    across += (((bearingDeg - 70) * Math.PI * 30) / 180) ** 2
  }
  expect(Math.sqrt(along / 4000) / told.alongNm).toBeGreaterThan(0.9)
  expect(Math.sqrt(along / 4000) / told.alongNm).toBeLessThan(1.1)
  expect(Math.sqrt(across / 4000) / told.acrossNm).toBeGreaterThan(0.9)
  expect(Math.sqrt(across / 4000) / told.acrossNm).toBeLessThan(1.1)
})

test('without error the place is the true one, and the stated deviation is the larger of both', () => {
  const place = geodesicDestination(pose.place, 200, 45)
  const found = measured(radar, pose, place, [0, 0])
  expect(rangeAndBearing(place, found.place).nm).toBeLessThan(1e-6)
  const { alongNm, acrossNm } = placeErrorAt(radar, pose, 45)
  expect(found.sigmaNm).toBeCloseTo(Math.max(alongNm, acrossNm), 12)
})

test('a camera places things the worse the flatter it looks; what a vessel tells comes back as it was told', () => {
  const camera = sensorFor('anka-s', 'eo-ir-cone') ?? expect.fail()
  const errors = [2, 5, 10, 20, 30].map((nm) => placeErrorAt(camera, pose, nm).alongNm)
  expect(errors).toEqual(errors.toSorted((a, b) => a - b))
  const receiver = sensorFor('anka-s', 'ais-receiver') ?? expect.fail()
  expect(measured(receiver, pose, [114, 6], [3, -3]).place).toEqual([114, 6])
})
