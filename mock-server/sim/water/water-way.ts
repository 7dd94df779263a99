import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { searchBlocks } from './block-search.ts'
import { isOpenLine } from './open-line.ts'
import { CLEAR, kindAt, LAND, type WaterGrid } from './water-grid.ts'

/** Corners are cut this often, each time by half of what is left. */
const ROUNDS = 4
/** From how far off the clear water a ship finds her way out to it, or in as near as this, in cells. */
const MOST_CELLS_OFF = 8

/** A way for a ship that keeps off the land. */
export interface WaterWay {
  /** Turning points, straight in longitude and latitude between them; at least the start and the end. */
  readonly places: readonly LonLat[]
  readonly lengthNm: number
  /** How far its end is from where it was asked to end: more than 0 where that is too near to land. */
  readonly shortNm: number
}

/**
 * A way by water, near to the shortest; all of it on clear cells, but for the first stretch of a ship that lies close to land.
 * The problem says in words which end cannot be reached.
 */
export function findWaterWay(grid: WaterGrid, from: LonLat, to: LonLat): Result<WaterWay> {
  const out = clearedWay(grid, from)
  if (!out) return failed(`start is [${words(from)}], expected a place on water that is joined to the open sea`)
  const goal = clearedWay(grid, to)
  if (!goal) return failed(`place is [${words(to)}], ${whyNot(grid, to)}`)
  const [begin, end] = [out.at(-1) as LonLat, goal.at(-1) as LonLat]
  const turns = isOpenLine(grid, begin, end) ? [begin, end] : searchBlocks(grid, begin, end)
  if (!turns) return failed(`place is [${words(to)}], expected one that can be reached by water from [${words(from)}]`)
  const places = [...out.slice(0, -1), ...tightened(grid, turns)]
  return ok({ places, lengthNm: wayLengthNm(places), shortNm: distanceNm(end, to) })
}

/** The same way from another start or to another end, where its turns still serve; undefined where it must be found anew. */
export function amendedWay(grid: WaterGrid, way: WaterWay, from: LonLat, to: LonLat): WaterWay | undefined {
  if (kindAt(grid, from) !== CLEAR || kindAt(grid, to) !== CLEAR) return undefined
  if (isOpenLine(grid, from, to)) return { places: [from, to], lengthNm: distanceNm(from, to), shortNm: 0 }
  const inner = way.places.slice(1, -1)
  const first = inner.findLastIndex((place) => isOpenLine(grid, from, place))
  const last = inner.findIndex((place) => isOpenLine(grid, place, to))
  if (first < 0 || last < 0) return undefined
  const places = [from, ...(first <= last ? inner.slice(first, last + 1) : [inner[first] as LonLat]), to]
  if (first > last && !isOpenLine(grid, inner[first] as LonLat, to)) return undefined
  return { places, lengthNm: wayLengthNm(places), shortNm: 0 }
}

/** The length of a line of places, nautical miles. */
export function wayLengthNm(places: readonly LonLat[]): number {
  return places.reduce((nm, place, i) => (i === 0 ? 0 : nm + distanceNm(places[i - 1] as LonLat, place)), 0)
}

function whyNot(grid: WaterGrid, place: LonLat): string {
  const { west, south, cellDeg, columns, rows } = grid
  const [east, north] = [west + columns * cellDeg, south + rows * cellDeg]
  const inside = place[0] >= west && place[0] < east && place[1] >= south && place[1] < north
  return inside
    ? 'on land or too near to it, expected a place on the sea'
    : `expected one between ${west}° and ${east.toFixed(1)}° east, ${south}° and ${north.toFixed(1)}° north`
}

function words([lon, lat]: LonLat): string {
  return `${lon.toFixed(3)}, ${lat.toFixed(3)}`
}

/** From a place to the nearest clear cell, cell by cell over water; the place alone where it is on a clear cell. */
function clearedWay(grid: WaterGrid, place: LonLat): LonLat[] | undefined {
  if (kindAt(grid, place) === CLEAR) return [place]
  const { west, south, cellDeg, columns, rows, kinds } = grid
  const column = Math.floor((place[0] - west) / cellDeg)
  const row = Math.floor((place[1] - south) / cellDeg)
  if (!(column >= 0 && row >= 0 && column < columns && row < rows)) return undefined
  const middle = (cell: number): LonLat => [
    west + ((cell % columns) + 0.5) * cellDeg,
    south + (Math.floor(cell / columns) + 0.5) * cellDeg,
  ]
  const first = row * columns + column
  const before = new Map<number, number>([[first, -1]])
  for (const cell of before.keys()) {
    if (kinds[cell] === CLEAR) {
      const way: LonLat[] = []
      for (let at = cell; at !== first; at = before.get(at) as number) way.unshift(middle(at))
      return [place, ...way]
    }
    const [c, r] = [cell % columns, Math.floor(cell / columns)]
    if (Math.max(Math.abs(c - column), Math.abs(r - row)) >= MOST_CELLS_OFF) continue
    for (const beside of [c > 0 ? cell - 1 : -1, c + 1 < columns ? cell + 1 : -1, cell - columns, cell + columns])
      if (beside >= 0 && beside < kinds.length && kinds[beside] !== LAND && !before.has(beside))
        before.set(beside, cell)
  }
  return undefined
}

/** The same way with needless turns left out and corners cut as far as the land lets them be. */
function tightened(grid: WaterGrid, places: readonly LonLat[]): readonly LonLat[] {
  let way = withoutNeedless(grid, places)
  for (let round = 0; round < ROUNDS; round++) way = withoutNeedless(grid, cornersCut(grid, way))
  return way
}

/** From each turn on to the farthest of the following that it sees. */
function withoutNeedless(grid: WaterGrid, places: readonly LonLat[]): readonly LonLat[] {
  const kept = [places[0] as LonLat]
  for (let at = 0; at < places.length - 1; ) {
    let next = at + 1
    for (let i = Math.min(places.length - 1, at + 12); i > next; i--) {
      if (!isOpenLine(grid, places[at] as LonLat, places[i] as LonLat)) continue
      next = i
      break
    }
    kept.push(places[next] as LonLat)
    at = next
  }
  return kept
}

function cornersCut(grid: WaterGrid, places: readonly LonLat[]): readonly LonLat[] {
  return places.flatMap((place, i) => {
    const [before, after] = [places[i - 1], places[i + 1]]
    if (!before || !after) return [place]
    for (const share of [0.5, 0.25, 0.1]) {
      const [a, b] = [towards(place, before, share), towards(place, after, share)]
      if (isOpenLine(grid, a, b)) return [a, b]
    }
    return [place]
  })
}

function towards(place: LonLat, other: LonLat, share: number): LonLat {
  return [place[0] + (other[0] - place[0]) * share, place[1] + (other[1] - place[1]) * share]
}
