import { booleanPointInPolygon, sector as turfSector } from '@turf/turf'
import type { Feature, MultiPolygon, Polygon } from 'geojson'
import { agePixels, fadingPalette } from '#domain/coverage/age-pixels.ts'
import { zoneCells } from '#domain/coverage/cell-runs.ts'
import { CoverageGrid } from '#domain/coverage/coverage-grid.ts'
import type { Look, SectorFootprint } from '#domain/coverage/footprint.ts'
import { cellCentre, latticeOver, WATCHED_SEA } from '#domain/coverage/lattice.ts'
import { zoneCoverage } from '#domain/coverage/zone-coverage.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { destination } from '#geo/measure.ts'
import { ZoneSetIndex } from '#geo/zone-set-index.ts'
import type { Benchmark } from './bench.ts'
import { builtZones } from './zone-work.ts'

const NM_KM = 1.852
const SPEED_KN = 110
const START_MS = Date.UTC(2026, 0, 1)

/** Six drones with maritime radars, notional: reach, blind ring and sector about the course; two see all round. */
const DRONES: readonly (Omit<SectorFootprint, 'shape'> & { readonly courseDeg: number })[] = [
  { centre: [115.2, 6.5], maxRangeNm: 120, minRangeNm: 5, fromDeg: 0, toDeg: 360, courseDeg: 300 },
  { centre: [112.5, 5.2], maxRangeNm: 100, minRangeNm: 5, fromDeg: 0, toDeg: 360, courseDeg: 60 },
  { centre: [104.5, 4.5], maxRangeNm: 120, minRangeNm: 8, fromDeg: -60, toDeg: 60, courseDeg: 20 },
  { centre: [100.2, 5.0], maxRangeNm: 60, minRangeNm: 3, fromDeg: -90, toDeg: 90, courseDeg: 150 },
  { centre: [118.2, 6.2], maxRangeNm: 80, minRangeNm: 4, fromDeg: 30, toDeg: 150, courseDeg: 210 },
  { centre: [110.0, 3.6], maxRangeNm: 90, minRangeNm: 4, fromDeg: -120, toDeg: 120, courseDeg: 90 },
]

/** Steps a run, after which the drones start again from their first places. */
const STEPS = 60

/**
 * Painting steps a second over the watched sea at 1 NM, six drones a step of so many simulated seconds, beside turf asked
 * of every cell in the box of every footprint. The bar is 5 ms a step: 200 steps/s.
 */
export function coverageSteps(seconds: number): Benchmark {
  const steps = Array.from({ length: STEPS }, (_, step) => DRONES.map((_, drone) => lookOf(drone, step, seconds)))
  const grid = new CoverageGrid(latticeOver(WATCHED_SEA))
  for (const look of steps[0] ?? []) grid.paint(look)
  let round = 1
  return {
    name: `coverage-${seconds}s-step`,
    unit: 'steps/s',
    bar: 100,
    leastValue: 200,
    ours: () => {
      const shiftMs = round++ * STEPS * seconds * 1000
      for (const looks of steps)
        for (const look of looks) grid.paint({ ...look, fromMs: look.fromMs + shiftMs, toMs: look.toMs + shiftMs })
      return STEPS
    },
    baselines: {
      'turf.booleanPointInPolygon': () => {
        for (const look of steps[0] ?? []) paintByTurf(grid, look)
        return 1
      },
    },
  }
}

/** Shares and revisit times of every zone at once, answers a second, beside the same by a list of cells and a sort. */
export function coverageShares(): Benchmark {
  const grid = paintedForADay()
  const { zones } = builtZones()
  const index = new ZoneSetIndex(zones)
  const cells = zoneCells(grid.lattice, (lon, lat) => index.zonesOf(index.at(lon, lat)), zones.length)
  const lists = cells.map(({ from, to }) =>
    Array.from(from).flatMap((first, run) => Array.from({ length: (to[run] as number) - first }, (_, i) => first + i)),
  )
  const nowMs = grid.latestMs
  return {
    name: 'coverage-shares',
    unit: 'answers/s',
    bar: 1,
    leastValue: 20,
    ours: () => {
      for (const runs of cells) zoneCoverage(grid, runs, nowMs)
      return 1
    },
    baselines: {
      'filter and sort': () => {
        for (const list of lists) {
          for (const hours of [1, 6, 24])
            list.filter((cell) => (grid.lastS[cell] as number) >= nowMs / 1000 - hours * 3600).length
          list
            .filter((cell) => (grid.previousS[cell] as number) > 0)
            .map((cell) => (grid.startS[cell] as number) - (grid.previousS[cell] as number))
            .sort((a, b) => a - b)
        }
        return 1
      },
    },
  }
}

/** Images of the whole watched sea a second, beside a plain loop that looks up the age of each pixel. */
export function coveragePixels(): Benchmark {
  const grid = paintedForADay()
  const palette = fadingPalette([20, 120, 140])
  const { columns, rows } = grid.lattice
  const pixels = new Uint8ClampedArray(columns * rows * 4)
  return {
    name: 'coverage-pixels',
    unit: 'images/s',
    bar: 1,
    leastValue: 60,
    ours: () => {
      agePixels(grid, grid.latestMs, palette, pixels)
      return 1
    },
    baselines: {
      'pixel by pixel': () => {
        for (let cell = 0; cell < columns * rows; cell++) {
          const last = grid.lastS[cell] as number
          const step = palette.steps.find(({ withinS }) => last >= grid.latestMs / 1000 - withinS)
          pixels.set(last === 0 ? palette.never : (step?.rgba ?? palette.older), cell * 4)
        }
        return 1
      },
    },
  }
}

function paintedForADay(): CoverageGrid {
  const grid = new CoverageGrid(latticeOver(WATCHED_SEA))
  for (let step = 0; step < 144; step++) for (const drone of DRONES.keys()) grid.paint(lookOf(drone, step, 600))
  return grid
}

function lookOf(drone: number, step: number, seconds: number): Look {
  return {
    sensorId: `drone-${drone}`,
    fromMs: START_MS + step * seconds * 1000,
    toMs: START_MS + (step + 1) * seconds * 1000,
    from: poseOf(drone, step * seconds),
    to: poseOf(drone, (step + 1) * seconds),
  }
}

/** Half an hour out and half an hour back: the radar looks along the course, and turns about with it. */
function poseOf(drone: number, atS: number): SectorFootprint {
  const { courseDeg, ...sensor } = DRONES[drone] as (typeof DRONES)[number]
  const legS = 1800
  const isBack = Math.floor(atS / legS) % 2 === 1
  const outS = isBack ? legS - (atS % legS) : atS % legS
  const lookDeg = isBack ? courseDeg + 180 : courseDeg
  return {
    shape: 'sector',
    ...sensor,
    centre: destination(sensor.centre, courseDeg, (outS / 3600) * SPEED_KN),
    fromDeg: sensor.fromDeg + lookDeg,
    toDeg: sensor.toDeg + lookDeg,
  }
}

/** One footprint as one who has turf would paint it: its shape, and of every cell in the box of it the middle asked for. */
function paintByTurf({ lattice, lastS }: CoverageGrid, { to }: Look): void {
  if (to.shape !== 'sector') return
  const shape = turfShape(to)
  const reachDeg = to.maxRangeNm / 59.7
  const [lon, lat] = to.centre
  const column = (degrees: number) =>
    Math.min(lattice.columns, Math.max(0, Math.floor((degrees - lattice.west) / lattice.cellDeg)))
  const row = (degrees: number) =>
    Math.min(lattice.rows, Math.max(0, Math.floor((degrees - lattice.south) / lattice.cellDeg)))
  let [held, painted] = [0, 0]
  for (let r = row(lat - reachDeg); r < row(lat + reachDeg); r++)
    for (let c = column(lon - reachDeg); c < column(lon + reachDeg); c++) {
      const cell = r * lattice.columns + c
      if (!booleanPointInPolygon([...cellCentre(lattice, cell)], shape)) continue
      held++
      if ((lastS[cell] as number) > 0) painted++
    }
  // The fastest wrong answer is worth nothing. Turf's Earth is a sphere, and it leaves the blind ring in.
  if (!(painted >= held * 0.97 && held > 0)) throw new Error(`of ${held} cells that turf holds ${painted} are painted`)
}

function turfShape(footprint: SectorFootprint): Feature<Polygon | MultiPolygon> {
  const centre: LonLat = footprint.centre
  return turfSector([...centre], footprint.maxRangeNm * NM_KM, footprint.fromDeg, footprint.toDeg - 1e-9, {
    units: 'kilometers',
    steps: 128,
  })
}
