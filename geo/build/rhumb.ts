import { ECCENTRICITY } from '../ellipsoid.ts'
import type { LonLat } from '../lonlat.ts'

const RADIANS = Math.PI / 180

/** Longest step in degrees of latitude: near the equator the straight step then stays within a metre of the line. */
const STEP_DEG = 0.1

/**
 * The places between two others on the line of constant course on the WGS 84 ellipsoid, both ends left out. None where
 * the line runs along a meridian or a parallel, which is straight in degrees anyway.
 */
export function rhumbBetween(from: LonLat, to: LonLat): readonly LonLat[] {
  if (from[0] === to[0] || from[1] === to[1]) return []
  const steps = Math.ceil(Math.abs(to[1] - from[1]) / STEP_DEG)
  const [start, end] = [isometricLatitude(from[1]), isometricLatitude(to[1])]
  return Array.from({ length: steps - 1 }, (_, i): LonLat => {
    const lat = from[1] + ((to[1] - from[1]) * (i + 1)) / steps
    const share = (isometricLatitude(lat) - start) / (end - start)
    return [from[0] + (to[0] - from[0]) * share, lat]
  })
}

/** Snyder 1987, Map Projections: A Working Manual, equation 3-7; radians from degrees. */
function isometricLatitude(lat: number): number {
  const sine = Math.sin(lat * RADIANS)
  return Math.atanh(sine) - ECCENTRICITY * Math.atanh(ECCENTRICITY * sine)
}
