import type { Point } from './search-plane.ts'

const RADIANS = Math.PI / 180

/**
 * The turning points of an expanding square search about the datum, x along the first leg: legs of 1, 1, 2, 2, 3, 3 ...
 * spacings, each 90 degrees to the right of the one before (IAMSAR manual, volume II, chapter 5, and volume III, section 12, "expanding square search"),
 * up to the last corner within `maxRadiusNm` of the datum.
 */
export function expandingSquare(spacingNm: number, maxRadiusNm: number): readonly Point[] {
  const points: Point[] = [[0, 0]]
  let [x, y] = [0, 0]
  for (let leg = 0; ; leg++) {
    const nm = (Math.floor(leg / 2) + 1) * spacingNm
    if (leg % 2 === 0) x += leg % 4 === 0 ? nm : -nm
    else y += leg % 4 === 1 ? nm : -nm
    if (Math.hypot(x, y) > maxRadiusNm * (1 + 1e-9)) return points
    points.push([x, y])
  }
}

/** Bearings of the corners of a sector search from the datum, to the right of the first leg; `undefined` is the datum. */
const SECTOR_CORNERS = [0, 60, 240, 300, 120, 180, undefined] as const

/**
 * The turning points of a sector search about the datum, x along the first leg: out, across, through the datum, across,
 * through, across and back, all turns 120 degrees to the right, nine radii in all; a second pattern is turned 30 degrees
 * to the right (IAMSAR manual, volume II, chapter 5, and volume III, section 12, "sector search").
 */
export function sectorSearch(radiusNm: number, patterns: 1 | 2): readonly Point[] {
  const corners = [0, 30].slice(0, patterns).flatMap((turned) =>
    SECTOR_CORNERS.map((bearing): Point => {
      if (bearing === undefined) return [0, 0]
      const angle = (bearing + turned) * RADIANS
      return [radiusNm * Math.cos(angle), radiusNm * Math.sin(angle)]
    }),
  )
  return [[0, 0], ...corners]
}
