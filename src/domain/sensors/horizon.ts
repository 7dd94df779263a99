import { EARTH_RADIUS_NM, METRES_PER_NM } from '#geo/measure.ts'

const RADIANS = Math.PI / 180
const MEAN_RADIUS_M = EARTH_RADIUS_NM * METRES_PER_NM

/**
 * Radius in metres of an Earth on which radio waves run straight: 4/3 of the mean radius, the median of the standard
 * atmosphere (ITU-R P.453 and P.526, "effective Earth radius"). Ducting, common over warm seas, carries much further.
 */
export const RADIO_RADIUS_M = (4 / 3) * MEAN_RADIUS_M

/**
 * The same for light: mean radius over 0.8279, the refraction constant of the tables of distance of the horizon in
 * The American Practical Navigator (Bowditch, NGA publication 9).
 */
export const OPTICAL_RADIUS_M = MEAN_RADIUS_M / 0.8279

/** How far along the sea, in nautical miles, the horizon is from a height in metres; 0 from the sea and below. */
function horizonNm(heightM: number, radiusM: number): number {
  const height = Math.max(0, heightM)
  return (radiusM * Math.atan(Math.sqrt(height * (2 * radiusM + height)) / radiusM)) / METRES_PER_NM
}

/**
 * How far off, in nautical miles along the sea, radar or VHF reaches from a height to an object of another (metres): where
 * both horizons touch. The rule 2.22 (sqrt h1 + sqrt h2) is the same within 0.3 % up to 10 000 m.
 */
export function radarHorizonNm(heightM: number, objectHeightM: number): number {
  return horizonNm(heightM, RADIO_RADIUS_M) + horizonNm(objectHeightM, RADIO_RADIUS_M)
}

/** The same for the eye and for cameras: 2.12 (sqrt h1 + sqrt h2) within 0.3 %. Haze and cloud mostly end it sooner. */
export function opticalHorizonNm(heightM: number, objectHeightM: number): number {
  return horizonNm(heightM, OPTICAL_RADIUS_M) + horizonNm(objectHeightM, OPTICAL_RADIUS_M)
}

/**
 * Degrees below the level at which a sensor looks to see the sea at a range: 90 straight below. Meaningful up to the
 * horizon, where it is the dip of the horizon and smallest.
 */
export function depressionDeg(heightM: number, rangeNm: number, radiusM: number): number {
  const angle = (rangeNm * METRES_PER_NM) / radiusM
  // R + h - R cos(angle), written so that nothing is lost where the angle is small.
  const downM = heightM + 2 * radiusM * Math.sin(angle / 2) ** 2
  return Math.atan2(downM, radiusM * Math.sin(angle)) / RADIANS
}

/** Range along the sea, nautical miles, at which a look this many degrees (0 to 90) below the level meets it; undefined above the horizon. */
export function rangeAtDepressionNm(heightM: number, degrees: number, radiusM: number): number | undefined {
  const cosGrazing = (1 + heightM / radiusM) * Math.cos(degrees * RADIANS)
  if (heightM < 0 || cosGrazing > 1) return undefined
  return ((degrees * RADIANS - Math.acos(cosGrazing)) * radiusM) / METRES_PER_NM
}

/** Range along the sea, nautical miles, at which a look meets it at this angle (0 to 90): 0 is the horizon, 90 straight below. */
export function rangeAtGrazingNm(heightM: number, grazingDeg: number, radiusM: number): number {
  if (heightM <= 0) return 0
  if (grazingDeg <= 0) return horizonNm(heightM, radiusM)
  const grazing = grazingDeg * RADIANS
  return ((Math.acos((radiusM * Math.cos(grazing)) / (radiusM + heightM)) - grazing) * radiusM) / METRES_PER_NM
}
