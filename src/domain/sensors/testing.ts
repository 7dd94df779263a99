import fc from 'fast-check'
import type { Pose, Sensor } from './sensor.ts'
import { sensorsOf } from './sensors-of.ts'

const STEPS = 2 ** 31 - 1

/** Numbers spread evenly between two, both included. `fc.double` draws floats evenly, nearly all of which are nearly 0. */
export const evenly = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: STEPS }).map((step) => min + ((max - min) * step) / STEPS)

/** The sensors written down here, cameras pointed anywhere. */
export const anySensor: fc.Arbitrary<Sensor> = fc
  .record({
    sensor: fc.constantFrom(...sensorsOf('anka-s'), ...sensorsOf('patrol-ship')),
    lookDeg: evenly(-180, 180),
    depressionDeg: evenly(0, 90),
    fieldOfViewDeg: evenly(1, 120),
  })
  .map(({ sensor, ...aim }) => (sensor.kind === 'eo-ir-cone' ? { ...sensor, ...aim } : sensor))

/** Poses up to 75 degrees of latitude, on the antimeridian too, from the sea up to the ceiling. */
export const anyPose: fc.Arbitrary<Pose> = fc.record({
  place: fc.tuple(fc.oneof(evenly(-180, 180), evenly(179, 180), evenly(-180, -179)), evenly(-75, 75)),
  headingDeg: evenly(0, 360),
  altitudeM: evenly(0, 9000),
})
