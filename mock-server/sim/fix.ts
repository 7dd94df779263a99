import type { LonLat } from '#geo/lonlat.ts'
import { METRES_PER_NM } from '#geo/measure.ts'
import { type Motion, NM_PER_DEGREE } from './motion.ts'
import { drawError, type Random } from './random.ts'

const METRES_PER_DEGREE = NM_PER_DEGREE * METRES_PER_NM

/** Where a satellite receiver says a craft is: off by `errorM` metres, one standard deviation, in each direction. */
export function fixOf({ lon, lat }: Readonly<Motion>, errorM: number, random: Random): LonLat {
  const east = (drawError(random) * errorM) / METRES_PER_DEGREE / Math.cos((lat * Math.PI) / 180)
  const north = (drawError(random) * errorM) / METRES_PER_DEGREE
  return [lon + east, lat + north]
}

/** A number brought to the nearest of so many steps in one unit. */
export function rounded(value: number, stepsPerUnit: number): number {
  return Math.round(value * stepsPerUnit) / stepsPerUnit
}

/** A course brought to the nearest of so many steps in a degree, in [0, 360). */
export function roundedCourse(courseDeg: number, stepsPerDegree: number): number {
  const steps = Math.round(courseDeg * stepsPerDegree) % (360 * stepsPerDegree)
  return (steps < 0 ? steps + 360 * stepsPerDegree : steps) / stepsPerDegree
}
