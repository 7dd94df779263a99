import { isLonLat, type LonLat, longitudeDelta } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import { failed, ok, type Result } from '#geo/result.ts'

const RADIANS = Math.PI / 180

/** A wider footprint no sensor here has: the sea horizon from 45 000 ft is some 260 NM. */
const MOST_RANGE_NM = 300

/** A part of a ring on the sea around a sensor: ranges in nautical miles on WGS 84, bearings in degrees true. */
export interface SectorFootprint {
  readonly shape: 'sector'
  readonly centre: LonLat
  /** 0 for no blind ring in the middle. */
  readonly minRangeNm: number
  readonly maxRangeNm: number
  /** Clockwise from this bearing to the other. Equal bearings, or 360 apart, are the whole circle. */
  readonly fromDeg: number
  readonly toDeg: number
}

/** An area on the sea: rings of straight lines in longitude and latitude; what an even number of them hold is a hole. */
export interface PolygonFootprint {
  readonly shape: 'polygon'
  readonly rings: readonly (readonly LonLat[])[]
}

/** What a sensor sees of the sea at one moment. */
export type Footprint = SectorFootprint | PolygonFootprint

/**
 * What one sensor saw from one moment to another, moving evenly from its first footprint to its second. A paused look
 * saw nothing: the sensor was off, or its pictures did not come through.
 */
export interface Look {
  readonly sensorId: string
  readonly fromMs: number
  readonly toMs: number
  readonly from: Footprint
  readonly to: Footprint
  readonly paused?: boolean
}

/** Bearings counted from a heading, such as heading - 180 and heading + 180, may be out in the last digits. */
const ROUNDING_DEG = 1e-6

/** Degrees a sector spans, in (0, 360]; what is within a millionth of a degree of nothing or of a circle is a circle. */
export function sectorWidthDeg({ fromDeg, toDeg }: Pick<SectorFootprint, 'fromDeg' | 'toDeg'>): number {
  const width = (((toDeg - fromDeg) % 360) + 360) % 360
  return width < ROUNDING_DEG || width > 360 - ROUNDING_DEG ? 360 : width
}

/** True where two footprints have as many rings with as many corners: only then is there a way from one to the other. */
export function isSameForm(from: Footprint, to: Footprint): boolean {
  if (from.shape === 'sector' || to.shape === 'sector') return from.shape === to.shape
  return from.rings.length === to.rings.length && from.rings.every((ring, i) => ring.length === to.rings[i]?.length)
}

/**
 * The footprint a share of the way (0 to 1) from one to another: centres and corners on straight lines in longitude and
 * latitude, bearings by the shorter turn. Of two that differ in form it is the nearer in time.
 */
export function footprintBetween(from: Footprint, to: Footprint, share: number): Footprint {
  if (share <= 0 || share >= 1 || from === to) return share < 0.5 ? from : to
  if (!isSameForm(from, to)) return share < 0.5 ? from : to
  if (from.shape === 'sector' && to.shape === 'sector') return sectorBetween(from, to, share)
  if (from.shape === 'polygon' && to.shape === 'polygon')
    return {
      shape: 'polygon',
      rings: from.rings.map((ring, r) => ring.map((place, i) => placeBetween(place, to.rings[r]?.[i] ?? place, share))),
    }
  return from
}

function sectorBetween(from: SectorFootprint, to: SectorFootprint, share: number): SectorFootprint {
  const width = sectorWidthDeg(from)
  const widthDeg = width + (sectorWidthDeg(to) - width) * share
  const middleDeg = from.fromDeg + width / 2 + sectorTurnDeg(from, to) * share
  return {
    shape: 'sector',
    centre: placeBetween(from.centre, to.centre, share),
    minRangeNm: from.minRangeNm + (to.minRangeNm - from.minRangeNm) * share,
    maxRangeNm: from.maxRangeNm + (to.maxRangeNm - from.maxRangeNm) * share,
    fromDeg: middleDeg - widthDeg / 2,
    toDeg: middleDeg + widthDeg / 2,
  }
}

/** How far the middle of a sector turns to that of another, degrees in [-180, 180); a whole circle does not turn. */
function sectorTurnDeg(from: SectorFootprint, to: SectorFootprint): number {
  if (sectorWidthDeg(from) === 360 && sectorWidthDeg(to) === 360) return 0
  return longitudeDelta(from.fromDeg + sectorWidthDeg(from) / 2, to.fromDeg + sectorWidthDeg(to) / 2)
}

/** Longitudes are not wrapped, so that a step across the antimeridian stays one step. */
function placeBetween([lon, lat]: LonLat, to: LonLat, share: number): LonLat {
  return [lon + longitudeDelta(lon, to[0]) * share, lat + (to[1] - lat) * share]
}

/** How far, in nautical miles, any point of a footprint moves at most on its way to another; 0 where forms differ. */
export function motionNm(from: Footprint, to: Footprint): number {
  if (from === to || !isSameForm(from, to)) return 0
  if (from.shape === 'sector' && to.shape === 'sector') {
    const reach = Math.max(from.maxRangeNm, to.maxRangeNm)
    const { slideNm, turnDeg } = sectorMotion(from, to)
    return slideNm + turnDeg * RADIANS * reach
  }
  if (from.shape === 'polygon' && to.shape === 'polygon')
    return Math.max(
      0,
      ...from.rings.flatMap((ring, r) => ring.map((place, i) => distanceNm(place, to.rings[r]?.[i] ?? place))),
    )
  return 0
}

/** How far the ends of a sector slide on its way to another, and how far its sides turn at most. */
export function sectorMotion(from: SectorFootprint, to: SectorFootprint): { slideNm: number; turnDeg: number } {
  return {
    slideNm:
      distanceNm(from.centre, to.centre) +
      Math.max(Math.abs(to.minRangeNm - from.minRangeNm), Math.abs(to.maxRangeNm - from.maxRangeNm)),
    turnDeg: Math.abs(sectorTurnDeg(from, to)) + Math.abs(sectorWidthDeg(to) - sectorWidthDeg(from)) / 2,
  }
}

/**
 * A look from outside, checked: the problem names the value, its place in `at` and what was expected. Times are
 * milliseconds since 1970 and not before it; the second footprint must have the form of the first.
 */
export function checkedLook(look: Look, at = 'look'): Result<Look> {
  if (!(look.fromMs >= 0 && Number.isFinite(look.fromMs)))
    return failed(`${at}.fromMs is ${look.fromMs}, expected milliseconds since 1970`)
  if (!(look.toMs >= look.fromMs && look.toMs / 1000 < LATEST_S))
    return failed(`${at}.toMs is ${look.toMs}, expected ${look.fromMs} or later, before the year 2106`)
  const problem = footprintProblem(look.from, `${at}.from`) ?? footprintProblem(look.to, `${at}.to`)
  if (problem) return failed(problem)
  if (!isSameForm(look.from, look.to))
    return failed(`${at}.to is of another form than ${at}.from, expected the same shape with as many corners`)
  return ok(look)
}

/** Seconds since 1970 from which 32 bits do not hold them any more. */
export const LATEST_S = 2 ** 32 - 1

function footprintProblem(footprint: Footprint, at: string): string | undefined {
  if (footprint.shape === 'polygon') {
    for (const [r, ring] of footprint.rings.entries()) {
      if (ring.length < 3) return `${at}.rings[${r}] has ${ring.length} places, expected 3 or more`
      const bad = ring.findIndex(([lon, lat]) => !isLonLat(lon, lat))
      if (bad >= 0) return `${at}.rings[${r}][${bad}] is ${ring[bad]}, expected longitude and latitude in degrees`
    }
    return undefined
  }
  const { centre, minRangeNm, maxRangeNm, fromDeg, toDeg } = footprint
  if (!isLonLat(centre[0], centre[1])) return `${at}.centre is ${centre}, expected longitude and latitude in degrees`
  if (!(maxRangeNm > 0 && maxRangeNm <= MOST_RANGE_NM))
    return `${at}.maxRangeNm is ${maxRangeNm}, expected above 0 to ${MOST_RANGE_NM}`
  if (!(minRangeNm >= 0 && minRangeNm < maxRangeNm))
    return `${at}.minRangeNm is ${minRangeNm}, expected 0 to below ${maxRangeNm}`
  if (!Number.isFinite(fromDeg)) return `${at}.fromDeg is ${fromDeg}, expected degrees`
  if (!Number.isFinite(toDeg)) return `${at}.toDeg is ${toDeg}, expected degrees`
  return undefined
}
