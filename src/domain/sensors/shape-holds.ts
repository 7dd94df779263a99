import { normalCourseDeg } from '#geo/measure.ts'
import { depressionDeg, OPTICAL_RADIUS_M } from './horizon.ts'
import type { SeenCone, SeenSector, SeenShape, SeenStrip } from './shapes.ts'

const RADIANS = Math.PI / 180

/** True when a place at this range (nautical miles) and bearing (degrees true) from the sensor lies in the shape. */
export function shapeHolds(shape: SeenShape, rangeNm: number, bearingDeg: number): boolean {
  switch (shape.shape) {
    case 'sector':
      return sectorHolds(shape, rangeNm, bearingDeg)
    case 'strip':
      return stripHolds(shape, rangeNm, bearingDeg)
    case 'cone':
      return coneHolds(shape, rangeNm, bearingDeg)
  }
}

function sectorHolds(shape: SeenSector, rangeNm: number, bearingDeg: number): boolean {
  const { minRangeNm, maxRangeNm, fromDeg, toDeg } = shape
  if (!(rangeNm >= minRangeNm && rangeNm <= maxRangeNm)) return false
  return toDeg - fromDeg >= 360 || normalCourseDeg(bearingDeg - fromDeg) <= toDeg - fromDeg
}

function stripHolds(shape: SeenStrip, rangeNm: number, bearingDeg: number): boolean {
  const turn = (bearingDeg - shape.bearingDeg) * RADIANS
  const acrossNm = rangeNm * Math.cos(turn)
  const aheadNm = rangeNm * Math.sin(turn)
  return acrossNm >= shape.nearNm && acrossNm <= shape.farNm && Math.abs(aheadNm) <= shape.alongNm / 2
}

/** The angle between the ray to the place and the middle of the picture, by the spherical law of cosines. */
function coneHolds(shape: SeenCone, rangeNm: number, bearingDeg: number): boolean {
  if (!(rangeNm <= shape.maxRangeNm)) return false
  const down = depressionDeg(shape.heightM, rangeNm, OPTICAL_RADIUS_M) * RADIANS
  const axis = shape.depressionDeg * RADIANS
  const turn = (bearingDeg - shape.bearingDeg) * RADIANS
  const cosOff = Math.cos(axis) * Math.cos(down) * Math.cos(turn) + Math.sin(axis) * Math.sin(down)
  return cosOff >= Math.cos((shape.fieldOfViewDeg / 2) * RADIANS)
}
