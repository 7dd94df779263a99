import { type LonLat, longitudeDelta } from '#geo/lonlat.ts'
import { boxLongitude, type Lattice, rowLatitude } from './lattice.ts'
import { type Spans, setUnion } from './spans.ts'

/** Rings in plain numbers, longitudes counted on from corner to corner: nothing jumps at the antimeridian. */
type Rings = readonly (readonly LonLat[])[]

/** Sets `out` to the cells whose middle an odd number of rings hold: scan lines through the middles of the rows. */
export function setPolygonSpans(out: Spans, lattice: Lattice, rings: Rings): void {
  const pairs: number[] = []
  addPolygon(pairs, lattice, unrolled(lattice, rings))
  setUnion(out, pairs)
}

/**
 * Sets `out` to the cells a polygon passes over from one place to another with the same corners, each on a straight line:
 * both polygons, and for every edge the hull of its four ends. What enters or leaves on the way must cross an edge, and
 * an edge stays within that hull, so no cell is missed.
 */
export function setSweptPolygonSpans(out: Spans, lattice: Lattice, from: Rings, to: Rings): void {
  const pairs: number[] = []
  const before = unrolled(lattice, from)
  const after = before.map((ring, r) =>
    ring.map(([lon, lat], i): LonLat => {
      const place = to[r]?.[i] ?? ([lon, lat] as const)
      return [lon + longitudeDelta(lon, place[0]), place[1]]
    }),
  )
  addPolygon(pairs, lattice, before)
  addPolygon(pairs, lattice, after)
  for (const [r, ring] of before.entries())
    for (const [i, place] of ring.entries()) {
      const next = (i + 1) % ring.length
      addHull(pairs, lattice, [place, ring[next], after[r]?.[i], after[r]?.[next]])
    }
  setUnion(out, pairs)
}

/** True when an odd number of rings hold a place (degrees). */
export function isInPolygon(rings: Rings, lon: number, lat: number): boolean {
  let inside = false
  for (const ring of rings) {
    let [beforeLon, beforeLat] = [0, 0]
    for (const [i, place] of [...ring, ring[0] ?? ([0, 0] as const)].entries()) {
      const east = i === 0 ? longitudeDelta(lon, place[0]) : beforeLon + longitudeDelta(beforeLon, place[0] - lon)
      if (i > 0 && beforeLat <= lat !== place[1] <= lat) {
        const crossing = beforeLon + ((east - beforeLon) * (lat - beforeLat)) / (place[1] - beforeLat)
        if (crossing > 0) inside = !inside
      }
      beforeLon = east
      beforeLat = place[1]
    }
  }
  return inside
}

function unrolled(lattice: Lattice, rings: Rings): LonLat[][] {
  return rings.map((ring) => {
    let before: number | undefined
    return ring.map(([lon, lat]): LonLat => {
      before = before === undefined ? boxLongitude(lattice, lon) : before + longitudeDelta(before, lon)
      return [before, lat]
    })
  })
}

function addPolygon(pairs: number[], lattice: Lattice, rings: Rings): void {
  const crossings: number[] = []
  const [first, end] = rowsOf(lattice, rings.flat())
  for (let row = first; row < end; row++) {
    const lat = rowLatitude(lattice, row)
    crossings.length = 0
    for (const ring of rings)
      for (let i = 0, last = ring.length - 1; i < ring.length; last = i++)
        addCrossing(crossings, lat, ring[last], ring[i])
    crossings.sort((a, b) => a - b)
    for (let i = 0; i + 1 < crossings.length; i += 2)
      addRun(pairs, lattice, row, crossings[i] as number, crossings[i + 1] as number)
  }
}

/** On each row the hull of a few places reaches from the first to the last crossing of all lines between them. */
function addHull(pairs: number[], lattice: Lattice, places: readonly (LonLat | undefined)[]): void {
  const [first, end] = rowsOf(
    lattice,
    places.filter((place) => place !== undefined),
  )
  const crossings: number[] = []
  for (let row = first; row < end; row++) {
    const lat = rowLatitude(lattice, row)
    crossings.length = 0
    for (let a = 0; a < places.length; a++)
      for (let b = a + 1; b < places.length; b++) addCrossing(crossings, lat, places[a], places[b])
    if (crossings.length) addRun(pairs, lattice, row, Math.min(...crossings), Math.max(...crossings))
  }
}

function addCrossing(crossings: number[], lat: number, a: LonLat | undefined, b: LonLat | undefined): void {
  if (!a || !b || a[1] <= lat === b[1] <= lat) return
  crossings.push(a[0] + ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]))
}

function rowsOf({ south, cellDeg, rows }: Lattice, places: readonly LonLat[]): readonly [first: number, end: number] {
  let [lowest, highest] = [Infinity, -Infinity]
  for (const [, lat] of places) {
    lowest = Math.min(lowest, lat)
    highest = Math.max(highest, lat)
  }
  if (!(highest >= lowest)) return [0, 0]
  return [
    Math.max(0, Math.floor((lowest - south) / cellDeg)),
    Math.min(rows, Math.ceil((highest - south) / cellDeg) + 1),
  ]
}

function addRun(pairs: number[], { west, cellDeg, columns }: Lattice, row: number, left: number, right: number): void {
  const from = Math.max(0, Math.ceil((left - west) / cellDeg - 0.5))
  const to = Math.min(columns, Math.floor((right - west) / cellDeg - 0.5) + 1)
  if (to > from) pairs.push(row * columns + from, row * columns + to)
}
