import { longitudeDelta } from '#geo/lonlat.ts'
import { type SectorFootprint, sectorWidthDeg } from './footprint.ts'
import { boxLongitude, type Lattice, rowLatitude } from './lattice.ts'
import { type LocalSea, SHORTEST_LATITUDE_DEGREE_NM, setLocalSea } from './local-sea.ts'
import type { Spans } from './spans.ts'

const RADIANS = Math.PI / 180

/** How much larger than it is a sector is taken: its ends and sides by miles, its sides by an angle too. */
export interface Margin {
  readonly nm: number
  readonly deg: number
}

export const NO_MARGIN: Margin = { nm: 0, deg: 0 }

/** A sector made ready to be asked row by row. Each side is a line through the centre; inside is to its right. */
interface Sector {
  readonly nearNm: number
  readonly farNm: number
  readonly marginNm: number
  /** All sides must hold (a sector up to half a circle), or one of them (a larger one); no sides: the whole circle. */
  readonly all: boolean
  readonly sides: readonly { readonly sin: number; readonly cos: number }[]
}

const sea: LocalSea = { northNm: 0, nmPerRadian: 0, turn: 0 }
/** Ends of a row where inside may turn to outside: two rings and at most three sides, each crossed at most twice. */
const crossings = new Float64Array(10)

/**
 * Sets `out` to the cells whose middle lies in a sector, grown by a margin. Along one parallel the two rings and the
 * sides are each crossed where a quadratic is 0, so that whole runs are found without looking at cells.
 */
export function setSectorSpans(out: Spans, lattice: Lattice, footprint: SectorFootprint, margin = NO_MARGIN): void {
  out.clear()
  const sector = prepared(footprint, margin)
  const { cellDeg, columns, rows, south, west } = lattice
  const [lon, centreLat] = [boxLongitude(lattice, footprint.centre[0]), footprint.centre[1]]
  const reachDeg = sector.farNm / SHORTEST_LATITUDE_DEGREE_NM
  const first = Math.max(0, Math.floor((centreLat - reachDeg - south) / cellDeg))
  const end = Math.min(rows, Math.ceil((centreLat + reachDeg - south) / cellDeg))
  for (let row = first; row < end; row++) {
    setLocalSea(sea, centreLat, rowLatitude(lattice, row))
    const count = setCrossings(sector)
    for (let i = 0; i + 1 < count; i++) {
      const [left, right] = [crossings[i] as number, crossings[i + 1] as number]
      if (!(right > left) || !isInside(sector, (left + right) / 2)) continue
      const from = Math.max(0, Math.ceil((lon + left / RADIANS - west) / cellDeg - 0.5))
      const to = Math.min(columns, Math.floor((lon + right / RADIANS - west) / cellDeg - 0.5) + 1)
      if (to > from) out.push(row * columns + from, row * columns + to)
    }
  }
}

/** True when a place (degrees) lies in a sector, by the same measure of the sea as the cells are painted. */
export function isInSector(footprint: SectorFootprint, lon: number, lat: number): boolean {
  setLocalSea(sea, footprint.centre[1], lat)
  return isInside(prepared(footprint, NO_MARGIN), longitudeDelta(footprint.centre[0], lon) * RADIANS)
}

function prepared(footprint: SectorFootprint, margin: Margin): Sector {
  const widthDeg = sectorWidthDeg(footprint) + 2 * margin.deg
  const fromDeg = footprint.fromDeg - margin.deg
  const toDeg = fromDeg + widthDeg
  const common = {
    nearNm: footprint.minRangeNm - margin.nm,
    farNm: footprint.maxRangeNm + margin.nm,
    marginNm: margin.nm,
  }
  if (widthDeg >= 360) return { ...common, all: true, sides: [] }
  if (widthDeg > 180) return { ...common, all: false, sides: [side(fromDeg), side(toDeg + 180)] }
  // The third side cuts off what the margin would add far behind the point of a narrow sector.
  return { ...common, all: true, sides: [side(fromDeg), side(toDeg + 180), side(fromDeg + widthDeg / 2 - 90)] }
}

function side(bearingDeg: number) {
  return { sin: Math.sin(bearingDeg * RADIANS), cos: Math.cos(bearingDeg * RADIANS) }
}

/** Sets `crossings`, ascending, to where the row may pass in or out, radians of longitude from the centre; how many. */
function setCrossings({ nearNm, farNm, marginNm, sides }: Sector): number {
  const { northNm: y, nmPerRadian: k, turn } = sea
  const square = farNm * farNm - y * y
  if (!(square > 0)) return 0
  const outer = Math.sqrt(square) / k
  crossings[0] = -outer
  let count = 1
  const add = (dLon: number) => {
    if (!(dLon > -outer && dLon < outer)) return
    let at = count++
    for (; at > 0 && (crossings[at - 1] as number) > dLon; at--) crossings[at] = crossings[at - 1] as number
    crossings[at] = dLon
  }
  if (nearNm > 0 && nearNm * nearNm > y * y) {
    const inner = Math.sqrt(nearNm * nearNm - y * y) / k
    add(-inner)
    add(inner)
  }
  for (const { sin, cos } of sides) {
    // rightOf() + margin as a polynomial in dLon: a x^2 + b x + c.
    const a = -k * turn * sin
    const b = (k - y * turn) * cos
    const c = marginNm - y * sin
    // The root that does not lose digits first (Press et al., Numerical Recipes, 3rd ed., 5.6).
    const root = b * b - 4 * a * c
    if (!(root >= 0)) continue
    const q = -(b + (b < 0 ? -1 : 1) * Math.sqrt(root)) / 2
    add(c / q)
    add(q / a)
  }
  crossings[count++] = outer
  return count
}

function isInside({ nearNm, farNm, marginNm, all, sides }: Sector, dLon: number): boolean {
  const { northNm, nmPerRadian } = sea
  const square = northNm * northNm + (nmPerRadian * dLon) ** 2
  if (!(square <= farNm * farNm) || (nearNm > 0 && square < nearNm * nearNm)) return false
  if (all) return sides.every((each) => rightOf(each, dLon) >= -marginNm)
  return sides.some((each) => rightOf(each, dLon) >= -marginNm)
}

/** Miles to the right of a side: range times the sine of the angle from the side to the geodesic to the place. */
function rightOf({ sin, cos }: { sin: number; cos: number }, dLon: number): number {
  const { northNm, nmPerRadian, turn } = sea
  const eastNm = nmPerRadian * dLon
  return eastNm * (cos - turn * dLon * sin) - northNm * (sin + turn * dLon * cos)
}
