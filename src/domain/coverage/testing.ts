import fc from 'fast-check'
import { rangeAndBearing } from '#geo/geodesic.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { destination } from '#geo/measure.ts'
import type { CoverageGrid } from './coverage-grid.ts'
import { type Footprint, type Look, type PolygonFootprint, type SectorFootprint, sectorWidthDeg } from './footprint.ts'
import { cellAt, rowCellAreasKm2 } from './lattice.ts'

export const START_MS = Date.UTC(2026, 0, 1)

/** A whole circle of 30 NM off Luconia, or as told. */
export function sector(overrides: Partial<SectorFootprint> = {}): SectorFootprint {
  return { shape: 'sector', centre: [113, 5.5], minRangeNm: 0, maxRangeNm: 30, fromDeg: 0, toDeg: 360, ...overrides }
}

/** A look of ten seconds at one place, or as told. */
export function look(overrides: Partial<Look> = {}): Look {
  const from = overrides.from ?? sector()
  return { sensorId: 'radar-1', fromMs: START_MS, toMs: START_MS + 10_000, from, to: from, ...overrides }
}

/** A still look at a footprint at a time, seconds after the start. */
export function lookAt(seconds: number, from: Footprint = sector(), sensorId = 'radar-1'): Look {
  const atMs = START_MS + seconds * 1000
  return { sensorId, fromMs: atMs, toMs: atMs, from, to: from }
}

export function boxFootprint(west: number, south: number, east: number, north: number): PolygonFootprint {
  return {
    shape: 'polygon',
    rings: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
      ],
    ],
  }
}

/** Sectors of all widths within a box of two by two degrees round [112, 4], some with a blind ring. */
export const anySector: fc.Arbitrary<SectorFootprint> = fc
  .record({
    lon: fc.double({ min: 111, max: 113, noNaN: true }),
    lat: fc.double({ min: 3, max: 5, noNaN: true }),
    maxRangeNm: fc.double({ min: 3, max: 60, noNaN: true }),
    blind: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.9, noNaN: true })),
    fromDeg: fc.double({ min: 0, max: 360, noNaN: true }),
    widthDeg: fc.oneof(fc.constant(360), fc.double({ min: 5, max: 355, noNaN: true })),
  })
  .map(({ lon, lat, maxRangeNm, blind, fromDeg, widthDeg }) =>
    sector({
      centre: [lon, lat],
      maxRangeNm,
      minRangeNm: blind * maxRangeNm,
      fromDeg,
      toDeg: fromDeg + widthDeg,
    }),
  )

/**
 * Told by the geodesic, not by our formulas: inside by more than a tolerance, outside by more than it, or on the edge.
 */
export function placeInSector(footprint: SectorFootprint, place: LonLat, toleranceNm: number): 'in' | 'out' | 'edge' {
  const { nm, bearingDeg } = rangeAndBearing(footprint.centre, place)
  const width = sectorWidthDeg(footprint)
  const past = (((bearingDeg - footprint.fromDeg) % 360) + 360) % 360
  const isIn = nm <= footprint.maxRangeNm && nm >= footprint.minRangeNm && (width === 360 || past <= width)
  const ends = [nm - footprint.maxRangeNm, ...(footprint.minRangeNm > 0 ? [nm - footprint.minRangeNm] : [])]
  const sides = width === 360 ? [] : [past, past - 360, past - width, past - width + 360]
  const nearSide = sides.some(
    (deg) => Math.abs(deg) < 90 && Math.abs(nm * Math.sin((deg * Math.PI) / 180)) < toleranceNm,
  )
  if (ends.some((away) => Math.abs(away) < toleranceNm) || nearSide || (width < 360 && nm < toleranceNm)) return 'edge'
  return isIn ? 'in' : 'out'
}

/** Square kilometres of all cells seen at or after a time (seconds since 1970; 1: ever). */
export function seenKm2(grid: CoverageGrid, sinceS = 1): number {
  const areas = rowCellAreasKm2(grid.lattice)
  let sum = 0
  for (const [cell, last] of grid.lastS.entries())
    if (last >= sinceS) sum += areas[Math.floor(cell / grid.lattice.columns)] ?? 0
  return sum
}

export function isSeen(grid: CoverageGrid, place: LonLat): boolean {
  return (grid.lastS[cellAt(grid.lattice, place)] ?? 0) > 0
}

/** The footprint carried along a course. */
export function carried(footprint: SectorFootprint, courseDeg: number, nm: number, turnDeg = 0): SectorFootprint {
  return {
    ...footprint,
    centre: destination(footprint.centre, courseDeg, nm),
    fromDeg: footprint.fromDeg + turnDeg,
    toDeg: footprint.toDeg + turnDeg,
  }
}
