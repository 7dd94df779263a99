import fc from 'fast-check'
import type { Pose, Sensor } from './sensor.ts'
import { sensorsOf } from './sensors-of.ts'

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })

/** The sensors written down here, cameras pointed anywhere. */
export const anySensor: fc.Arbitrary<Sensor> = fc
  .record({
    sensor: fc.constantFrom(...sensorsOf('anka-s'), ...sensorsOf('patrol-ship')),
    lookDeg: number(-180, 180),
    depressionDeg: number(0.5, 89),
  })
  .map(({ sensor, ...aim }) => (sensor.kind === 'eo-ir-cone' ? { ...sensor, ...aim } : sensor))

/** Poses in the waters around Malaysia, from the sea up to the ceiling. */
export const anyPose: fc.Arbitrary<Pose> = fc.record({
  place: fc.tuple(number(98, 120), number(0, 9)),
  headingDeg: number(0, 360),
  altitudeM: number(0, 9000),
})
