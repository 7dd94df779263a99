import { detectionProbability } from './detection-probability.ts'
import { outlineOf } from './outline.ts'
import type { Sensor } from './sensor.ts'
import { shapeHolds } from './shape-holds.ts'
import { type SeenShape, seenShapes } from './shapes.ts'

const RADIANS = Math.PI / 180
/** Strips across, and steps along each. Twice as many change the width of the sensors here by less than 1 %. */
const STEPS = 200

/** A straight pass over or by an object that lies still. */
export interface PassConditions {
  /** Of the platform above the sea, metres. */
  readonly altitudeM: number
  /** Over the sea, knots, above 0. */
  readonly speedKn: number
  /** Of the object, metres. */
  readonly lengthM: number
  readonly seaState: number
}

/** How likely a whole pass finds an object that it leaves this far to the right (left: below 0) of the track. */
export interface LateralPoint {
  readonly lateralNm: number
  readonly probability: number
}

/**
 * The lateral range curve of a sensor: even strips from its leftmost to its rightmost, at their middles; empty when it sees
 * nothing. A pass is a run of looks, of which there are as many as it takes independent ones during the time
 * the object is seen: P = 1 - product of (1 - p)^(looks in a step) (B. O. Koopman, Search and Screening, 1980, "lateral
 * range curve"). On a plane: ranges here are short against the Earth.
 */
export function lateralRangeCurve(sensor: Sensor, conditions: PassConditions): readonly LateralPoint[] {
  return lateralRanges(sensor, conditions).points
}

/**
 * Sweep width in nautical miles: the area under the lateral range curve, both sides together (Koopman; IAMSAR manual,
 * volume II, chapter 4). From 0 to twice the reach. This is the number for search plans.
 */
export function sweptWidthNm(sensor: Sensor, conditions: PassConditions): number {
  const { points, stripNm } = lateralRanges(sensor, conditions)
  return points.reduce((sum, { probability }) => sum + probability * stripNm, 0)
}

function lateralRanges(sensor: Sensor, conditions: PassConditions): { points: LateralPoint[]; stripNm: number } {
  const { altitudeM, speedKn, lengthM, seaState } = conditions
  const shapes = seenShapes(sensor, { place: [0, 0], headingDeg: 0, altitudeM })
  const [west, south, east, north] = planeBox(shapes)
  if (!(east > west)) return { points: [], stripNm: 0 }
  const [stripNm, stepNm] = [(east - west) / STEPS, (north - south) / STEPS]
  // One picture of a SAR is one look, however fast it goes by.
  const lookNm = sensor.kind === 'sar-swath' ? sensor.alongNm : (speedKn * sensor.independentLookS) / 3600
  const points = Array.from({ length: STEPS }, (_, i): LateralPoint => {
    const lateralNm = west + (i + 0.5) * stripNm
    let logMissed = 0
    for (let j = 0; j < STEPS; j++) {
      const aheadNm = south + (j + 0.5) * stepNm
      const rangeNm = Math.hypot(lateralNm, aheadNm)
      const bearingDeg = Math.atan2(lateralNm, aheadNm) / RADIANS
      if (!shapes.some((shape) => shapeHolds(shape, rangeNm, bearingDeg))) continue
      const probability = detectionProbability(sensor, { rangeNm, lengthM, seaState })
      if (probability > 0) logMissed += Math.log1p(-probability) * (stepNm / lookNm)
    }
    return { lateralNm, probability: -Math.expm1(logMissed) }
  })
  return { points, stripNm }
}

/** The box around all shapes, nautical miles to the right of and ahead of the sensor. */
function planeBox(shapes: readonly SeenShape[]): readonly [west: number, south: number, east: number, north: number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { rangeNm, bearingDeg } of shapes.flatMap((shape) => outlineOf(shape).flat())) {
    const [x, y] = [rangeNm * Math.sin(bearingDeg * RADIANS), rangeNm * Math.cos(bearingDeg * RADIANS)]
    west = Math.min(west, x)
    east = Math.max(east, x)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  return [west, south, east, north]
}
