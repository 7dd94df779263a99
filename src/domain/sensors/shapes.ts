import type { LonLat } from '#geo/lonlat.ts'
import { opticalHorizonNm, RADIO_RADIUS_M, radarHorizonNm, rangeAtGrazingNm } from './horizon.ts'
import {
  type EoIrCone,
  type MaritimeRadar,
  type Pose,
  type SarSwath,
  type Sensor,
  type SideSector,
  sensorHeightM,
} from './sensor.ts'

/** Part of a ring around the sensor, clockwise from one bearing to the other: `toDeg` is 0 to 360 more than `fromDeg`. */
export interface SeenSector {
  readonly shape: 'sector'
  readonly centre: LonLat
  readonly minRangeNm: number
  readonly maxRangeNm: number
  readonly fromDeg: number
  readonly toDeg: number
}

/** A rectangle square to a bearing, on the plane of ranges and bearings from the sensor (azimuthal equidistant). */
export interface SeenStrip {
  readonly shape: 'strip'
  readonly centre: LonLat
  /** Degrees true across the track, the way it looks. */
  readonly bearingDeg: number
  readonly nearNm: number
  readonly farNm: number
  /** Half of it ahead of abeam, half astern. */
  readonly alongNm: number
}

/** Where a cone of sight meets the sea, out to a range. */
export interface SeenCone {
  readonly shape: 'cone'
  readonly centre: LonLat
  readonly heightM: number
  readonly bearingDeg: number
  readonly depressionDeg: number
  readonly fieldOfViewDeg: number
  readonly maxRangeNm: number
}

/** A part of the sea that a sensor sees at one moment. Ranges in nautical miles on WGS 84, bearings in degrees true. */
export type SeenShape = SeenSector | SeenStrip | SeenCone

/** Closer than this to straight down a cone has no azimuth that numbers could hold; it is taken as straight down. */
const NEARLY_DOWN_DEG = 89.99

/** What a sensor sees from a pose: no shape where it sees nothing, as a camera at sea level. */
export function seenShapes(sensor: Sensor, pose: Pose): readonly SeenShape[] {
  switch (sensor.kind) {
    case 'maritime-radar':
      return sensor.sectors.flatMap((sector) => radarSector(sensor, sector, pose))
    case 'sar-swath': {
      const sides = sensor.side === 'both' ? [-90, 90] : [sensor.side === 'left' ? -90 : 90]
      return sides.flatMap((sideDeg) => strip(sensor, sideDeg, pose))
    }
    case 'eo-ir-cone':
      return cone(sensor, pose)
    case 'ais-receiver': {
      const horizonNm = radarHorizonNm(sensorHeightM(sensor, pose), sensor.objectHeightM)
      return sector(pose, { middleDeg: 0, widthDeg: 360 }, 0, Math.min(sensor.maxRangeNm, horizonNm))
    }
  }
}

function radarSector(sensor: MaritimeRadar, side: SideSector, pose: Pose): SeenSector[] {
  const heightM = sensorHeightM(sensor, pose)
  const blindNm = rangeAtGrazingNm(heightM, sensor.steepestDeg, RADIO_RADIUS_M)
  const farNm = Math.min(sensor.maxRangeNm, radarHorizonNm(heightM, sensor.objectHeightM))
  return sector(pose, side, Math.max(sensor.minRangeNm, blindNm), farNm)
}

function sector(
  { place, headingDeg }: Pose,
  { middleDeg, widthDeg }: SideSector,
  minRangeNm: number,
  maxRangeNm: number,
): SeenSector[] {
  if (!(maxRangeNm > minRangeNm)) return []
  // Heading plus and minus 180 degrees would be a little less than all round by rounding, and leave a slit.
  if (widthDeg >= 360) return [{ shape: 'sector', centre: place, minRangeNm, maxRangeNm, fromDeg: 0, toDeg: 360 }]
  const fromDeg = headingDeg + middleDeg - widthDeg / 2
  return [{ shape: 'sector', centre: place, minRangeNm, maxRangeNm, fromDeg, toDeg: fromDeg + widthDeg }]
}

function strip(sensor: SarSwath, sideDeg: number, pose: Pose): SeenStrip[] {
  const heightM = sensorHeightM(sensor, pose)
  const nearNm = Math.max(sensor.minRangeNm, rangeAtGrazingNm(heightM, sensor.steepestDeg, RADIO_RADIUS_M))
  const reachNm = Math.min(sensor.maxRangeNm, rangeAtGrazingNm(heightM, sensor.flattestDeg, RADIO_RADIUS_M))
  // Its far corners are within reach too.
  const farNm = Math.sqrt(Math.max(0, reachNm ** 2 - (sensor.alongNm / 2) ** 2))
  if (!(farNm > nearNm)) return []
  const bearingDeg = pose.headingDeg + sideDeg
  return [{ shape: 'strip', centre: pose.place, bearingDeg, nearNm, farNm, alongNm: sensor.alongNm }]
}

function cone(sensor: EoIrCone, pose: Pose): SeenCone[] {
  const heightM = sensorHeightM(sensor, pose)
  const maxRangeNm = Math.min(sensor.maxRangeNm, opticalHorizonNm(heightM, 0))
  if (!(maxRangeNm > 0)) return []
  const depressionDeg = sensor.depressionDeg > NEARLY_DOWN_DEG ? 90 : sensor.depressionDeg
  return [
    {
      shape: 'cone',
      centre: pose.place,
      heightM,
      bearingDeg: pose.headingDeg + sensor.lookDeg,
      depressionDeg,
      fieldOfViewDeg: sensor.fieldOfViewDeg,
      maxRangeNm,
    },
  ]
}
