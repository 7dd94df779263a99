import type { CellRuns } from '#domain/coverage/cell-runs.ts'
import { zoneCells } from '#domain/coverage/cell-runs.ts'
import type { Lattice } from '#domain/coverage/lattice.ts'
import type { ZoneContext } from '#domain/events/zone-context.ts'
import { inSlices } from '#domain/in-slices.ts'
import type { Zone } from '#geo/zone.ts'

/** The zones in force, with their index. */
export type ZonesAtSea = Pick<ZoneContext, 'set' | 'index'>

/** Zones of a set, and the cells of the lattice whose middle each holds. */
export interface CellsOfZones {
  readonly zones: readonly { readonly zone: Zone; readonly cells: CellRuns }[]
  /** Cells that any of them holds. */
  readonly all: CellRuns
}

/** Some ten milliseconds over the watched sea. */
const ROWS_A_BAND = 10

/**
 * Which cells belong to which zone: all zones but those of neighbours. Worked out when first asked for, once for each set,
 * in slices between which others have their turn.
 */
export class ZoneCells {
  readonly #lattice: Lattice
  #set: ZonesAtSea['set'] | undefined
  #cells: Promise<CellsOfZones> | undefined

  constructor(lattice: Lattice) {
    this.#lattice = lattice
  }

  of(zones: ZonesAtSea): Promise<CellsOfZones> {
    if (this.#set !== zones.set || !this.#cells) {
      this.#set = zones.set
      this.#cells = this.#workOut(zones)
    }
    return this.#cells
  }

  async #workOut({ set, index }: ZonesAtSea): Promise<CellsOfZones> {
    const watched = [...set.zones.entries()].filter(([, { kind }]) => kind !== 'neighbour')
    const numbers = new Map(watched.map(([zone], i) => [zone, i]))
    const byCode = new Map<number, readonly number[]>()
    const zonesAt = (lon: number, lat: number) => {
      const code = index.at(lon, lat)
      let known = byCode.get(code)
      if (!known) {
        const held = index.zonesOf(code).flatMap((zone) => numbers.get(zone) ?? [])
        // The last number stands for any of them.
        known = held.length > 0 ? [...held, watched.length] : []
        byCode.set(code, known)
      }
      return known
    }
    const runs = await inSlices(inBands(this.#lattice, zonesAt, watched.length + 1), {
      nowMs: () => performance.now(),
      pause: () => new Promise((resolve) => setImmediate(resolve)),
      isWanted: () => true,
    })
    const all = runs?.[watched.length]
    if (!runs || !all) throw new Error('cells of zones were given up, which nobody asked for')
    return { zones: watched.flatMap(([, zone], i) => (runs[i] ? [{ zone, cells: runs[i] }] : [])), all }
  }
}

/** The cells of each zone, band by band from the south. */
function* inBands(
  lattice: Lattice,
  zonesAt: (lon: number, lat: number) => readonly number[],
  zones: number,
): Generator<undefined, readonly CellRuns[]> {
  const bands: { readonly firstCell: number; readonly cells: readonly CellRuns[] }[] = []
  for (let row = 0; row < lattice.rows; row += ROWS_A_BAND) {
    const rows = Math.min(ROWS_A_BAND, lattice.rows - row)
    const south = lattice.south + row * lattice.cellDeg
    const band = { ...lattice, south, rows, north: south + rows * lattice.cellDeg }
    bands.push({ firstCell: row * lattice.columns, cells: zoneCells(band, zonesAt, zones) })
    yield
  }
  return Array.from({ length: zones }, (_, zone): CellRuns => {
    const parts = bands.flatMap(({ firstCell, cells }) => (cells[zone] ? [{ firstCell, ...cells[zone] }] : []))
    const moved = (of: 'from' | 'to') =>
      Int32Array.from(parts.flatMap((part) => Array.from(part[of], (cell) => cell + part.firstCell)))
    return {
      from: moved('from'),
      to: moved('to'),
      cellKm2: Float64Array.from(parts.flatMap(({ cellKm2 }) => [...cellKm2])),
      areaKm2: parts.reduce((sum, { areaKm2 }) => sum + areaKm2, 0),
    }
  })
}
