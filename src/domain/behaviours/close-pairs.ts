import { METRES_PER_NM } from '#geo/measure.ts'
import { wayNm } from '../one-motion.ts'

interface Place {
  readonly lon: number
  readonly lat: number
}

/** A degree of latitude is a little more than this on the mean sphere: cells are a little too large, never too small. */
const NM_PER_DEGREE = 60
/** More than there are cells round the world in a row of the smallest cells that make sense (10 m). */
const KEYS_A_ROW = 4_000_000
const RADIANS = Math.PI / 180

/**
 * Every two places at most so many metres apart, each once: the number of the later, of the earlier, and the metres between
 * them. Places lie in the cells of a grid as wide as the distance, and only neighbours are measured; across the antimeridian
 * and over the poles too. Cost grows with the number of places and of pairs.
 *
 * @param withinM 10 or more.
 */
export function closePairs(
  places: readonly Place[],
  withinM: number,
  tell: (one: number, other: number, metres: number) => void,
): void {
  const cellDeg = Math.max(10, withinM) / METRES_PER_NM / NM_PER_DEGREE
  const cells = new Map<number, number[]>()
  for (const [i, { lon, lat }] of places.entries()) {
    const row = rowOf(lat, cellDeg)
    for (let r = row - 1; r <= row + 1; r++) {
      const columns = columnsIn(r, cellDeg)
      const own = columnOf(lon, columns)
      // Of fewer than three columns the neighbours are the same again.
      for (const c of columns < 3 ? Array.from({ length: columns }, (_, each) => each) : [own - 1, own, own + 1]) {
        const others = cells.get(r * KEYS_A_ROW + ((c + columns) % columns))
        for (const j of others ?? []) {
          const other = places[j] as Place
          const metres = wayNm(lon, lat, other.lon, other.lat) * METRES_PER_NM
          if (metres <= withinM) tell(i, j, metres)
        }
      }
    }
    const key = row * KEYS_A_ROW + columnOf(lon, columnsIn(row, cellDeg))
    const cell = cells.get(key)
    if (cell) cell.push(i)
    else cells.set(key, [i])
  }
}

function rowOf(lat: number, cellDeg: number): number {
  return Math.floor((lat + 90) / cellDeg)
}

/** How many columns a row has: each at least a cell wide where the row and its neighbours are nearest to the pole. */
function columnsIn(row: number, cellDeg: number): number {
  const south = row * cellDeg - 90
  const farthest = Math.min(90, Math.max(Math.abs(south - cellDeg), Math.abs(south + 2 * cellDeg)))
  return Math.max(1, Math.floor((360 * Math.cos(farthest * RADIANS)) / cellDeg))
}

function columnOf(lon: number, columns: number): number {
  return Math.min(columns - 1, Math.max(0, Math.floor(((lon + 180) / 360) * columns)))
}
