import type { Box, LonLat } from './lonlat.ts'
import { findRingFaults, ringContainers } from './ring-crossings.ts'
import type { Part, Ring } from './zone.ts'

/** The most vertices of all zones of one file: an index of that many is built within a second. */
export const MOST_VERTICES = 250_000

/** The most problems told of one file. */
export const MOST_PROBLEMS = 50

/** The largest box of one zone, square degrees. Its grid takes 5 bytes for each 0.02 degrees squared: 45 MB at most. */
const LARGEST_BOX_SQUARE_DEG = 3600

/** The same for all zones of a file together. */
const LARGEST_BOXES_SQUARE_DEG = 3 * LARGEST_BOX_SQUARE_DEG

/** Below this an area is none: about one square metre. */
const LEAST_AREA_SQUARE_DEG = 1e-10

/** Degrees go to 180, in some files to 360; what is beyond is most often metres. */
const SURELY_NOT_DEGREES = 360

/** Why a shape cannot be a zone. Part, ring and vertex are counted from 0, as in GeoJSON; ring 0 is the outer one. */
export interface ShapeProblem {
  readonly part: number
  readonly ring: number
  readonly vertex?: number
  /** Begins with the value and ends with what was expected; the place is for the reader to add. */
  readonly text: string
}

/** What came of coordinates: the parts when they have the form of polygons, else all that is wrong with the form. */
export interface ReadPolygons {
  readonly parts: readonly Part[]
  readonly problems: readonly ShapeProblem[]
}

/**
 * The coordinates of a MultiPolygon as parts: closed rings of at least 4 places within the world. Heights are dropped.
 * Of each ring the first place that is none is told, with how many follow.
 */
export function readPolygons(polygons: unknown): ReadPolygons {
  if (!Array.isArray(polygons) || polygons.length === 0)
    return { parts: [], problems: [{ part: 0, ring: 0, text: `${shown(polygons)}, expected polygons` }] }
  const problems: ShapeProblem[] = []
  const parts = polygons.map((polygon: unknown, part): Part => {
    if (!Array.isArray(polygon) || polygon.length === 0) {
      problems.push({ part, ring: 0, text: `${shown(polygon)}, expected rings` })
      return []
    }
    return polygon.map((json: unknown, ring): Ring => {
      const read = readRing(json)
      if (!('places' in read)) problems.push({ part, ring, ...read })
      return 'places' in read ? read.places : []
    })
  })
  return { parts, problems }
}

function readRing(ring: unknown): { readonly places: Ring } | { readonly vertex?: number; readonly text: string } {
  if (!Array.isArray(ring) || ring.length < 4)
    return {
      text: `${Array.isArray(ring) ? ring.length : 'no'} places, expected at least 4, the last the same as the first`,
    }
  const places: LonLat[] = []
  let firstBad: { readonly vertex: number; readonly text: string } | undefined
  let bad = 0
  for (const [vertex, position] of ring.entries()) {
    const [lon, lat]: unknown[] = Array.isArray(position) ? position : []
    const problem = positionProblem(lon, lat)
    if (problem !== undefined) {
      firstBad ??= { vertex, text: `${shown(position)}${problem}` }
      bad++
    } else places.push([lon as number, lat as number])
  }
  if (firstBad)
    return bad === 1 ? firstBad : { ...firstBad, text: `${firstBad.text} (and ${bad - 1} more in this ring)` }
  const [first, last] = [places[0], places.at(-1)]
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    return { text: `starts at ${shown(first)} and ends at ${shown(last)}, expected a closed ring` }
  return { places }
}

/** What is wrong with a position, as words that follow it. */
function positionProblem(lon: unknown, lat: unknown): string | undefined {
  if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat))
    return ', expected [longitude, latitude] as numbers'
  const [x, y] = [Math.abs(lon), Math.abs(lat)]
  if (x <= 180 && y <= 90) return undefined
  if (x > SURELY_NOT_DEGREES || y > SURELY_NOT_DEGREES) return ' looks like metres, expected degrees on WGS 84'
  if (x <= 90 && y <= 180) return ' has the latitude first, expected [longitude -180..180, latitude -90..90]'
  return x > 180 && y <= 90
    ? ` is beyond the antimeridian, expected longitude -180..180: split the zone at 180 and write ${shown(lon - Math.sign(lon) * 360)}`
    : ', expected [longitude -180..180, latitude -90..90]'
}

/**
 * What is wrong with parts whose rings are closed and within the world; empty when they can be a zone. Repeated
 * vertices, poles, edges across the antimeridian and flat rings are told first, and only without them what crosses,
 * runs along or holds what. Which way a ring winds does not matter here: see `rightWound`. 250,000 vertices take
 * about half a second.
 */
export function shapeProblems(parts: readonly Part[], most = MOST_PROBLEMS): readonly ShapeProblem[] {
  const vertices = vertexCount(parts)
  if (vertices > MOST_VERTICES)
    return [{ part: 0, ring: 0, text: `${vertices} vertices, expected at most ${MOST_VERTICES}` }]
  if (vertices === 0) return []
  const rings = numbered(parts)
  const problems = rings.flatMap(({ part, ring, places }) =>
    ringProblems(places).map((each) => ({ part, ring, ...each })),
  )
  if (problems.length > 0) return problems.slice(0, most)

  const found = findRingFaults(
    rings.map(({ places }) => places),
    most,
  )
  const faults = found.faults.map(({ kind, at, other }): ShapeProblem => {
    const [mine, its] = [rings[at.ring], rings[other.ring]] as [NumberedRing, NumberedRing]
    const does = kind === 'cross' ? 'crosses' : 'runs along'
    const whose = mine === its ? 'the same ring' : `${ringWords(its)} of part ${its.part + 1}`
    return {
      part: mine.part,
      ring: mine.ring,
      vertex: at.edge,
      text: `edge ${edgeText(mine.places, at.edge)} ${does} edge ${edgeText(its.places, other.edge)} at vertex ${other.edge + 1} of ${whose}, expected rings that do not cross or overlap`,
    }
  })
  if (faults.length > 0) return faults
  if (!found.complete)
    return [{ part: 0, ring: 0, text: 'edges lie over each other too often to be checked, expected a simpler shape' }]
  return [...tinyRings(rings), ...nestingProblems(rings)].slice(0, most)
}

/** Parts with outer rings counterclockwise and holes clockwise (RFC 7946, 3.1.6), and how many rings were turned round. */
export function rightWound(parts: readonly Part[]): { readonly parts: readonly Part[]; readonly turned: number } {
  let turned = 0
  const wound = parts.map((part) =>
    part.map((ring, r) => {
      if (signedArea(ring) > 0 === (r === 0)) return ring
      turned++
      return ring.toReversed()
    }),
  )
  return { parts: wound, turned }
}

/**
 * Parts from rings that do not say which holds which: a ring within an even number of others is an outer one, the rest
 * are holes of the innermost ring around them. For formats that only list rings.
 */
export function nestRings(rings: readonly Ring[]): readonly Part[] {
  const containers = ringContainers(rings)
  const depth = (ring: number) => containers[ring]?.length ?? 0
  const parts = new Map<number, Ring[]>()
  for (const [r, ring] of rings.entries()) if (depth(r) % 2 === 0) parts.set(r, [ring])
  for (const [r, ring] of rings.entries()) {
    if (depth(r) % 2 === 0) continue
    const around = containers[r]?.find((each) => depth(each) === depth(r) - 1)
    const part = around === undefined ? undefined : parts.get(around)
    // Rings that cross nest in no order; the check that follows tells them.
    if (part) part.push(ring)
    else parts.set(r, [ring])
  }
  return [...parts.values()]
}

/** How many vertices the rings have, the closing ones not counted. */
export function vertexCount(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + part.reduce((all, ring) => all + ring.length - 1, 0), 0)
}

/** The box around the outer rings of parts; there must be one. */
export function boxOfParts(parts: readonly Part[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const part of parts)
    for (const [lon, lat] of part[0] ?? []) {
      west = Math.min(west, lon)
      east = Math.max(east, lon)
      south = Math.min(south, lat)
      north = Math.max(north, lat)
    }
  return [west, south, east, north]
}

/** Whether a shape's box is too large for an index, in words. */
export function boxProblem(parts: readonly Part[]): string | undefined {
  const size = boxSquareDeg(parts)
  if (size <= LARGEST_BOX_SQUARE_DEG) return undefined
  return `its box takes ${Math.round(size)} square degrees, expected at most ${LARGEST_BOX_SQUARE_DEG} (60 by 60)`
}

/** Whether shapes are too much together for one picture, in words. Each of them is small enough by itself. */
export function sizeProblem(shapes: readonly (readonly Part[])[]): string | undefined {
  const vertices = shapes.reduce((sum, parts) => sum + vertexCount(parts), 0)
  if (vertices > MOST_VERTICES) return `all zones have ${vertices} vertices together, expected at most ${MOST_VERTICES}`
  const size = shapes.reduce((sum, parts) => sum + boxSquareDeg(parts), 0)
  if (size <= LARGEST_BOXES_SQUARE_DEG) return undefined
  return `the boxes of all zones take ${Math.round(size)} square degrees together, expected at most ${LARGEST_BOXES_SQUARE_DEG}`
}

function boxSquareDeg(parts: readonly Part[]): number {
  const [west, south, east, north] = boxOfParts(parts)
  return (east - west) * (north - south)
}

/**
 * What is wrong with the `crs` member of a GeoJSON file (GeoJSON 2008; RFC 7946 took it away): it may name WGS 84 in
 * degrees, longitude first, and nothing else.
 */
export function crsProblem(json: object): string | undefined {
  const crs: unknown = 'crs' in json ? json.crs : undefined
  if (crs === undefined || crs === null) return undefined
  const properties = typeof crs === 'object' && 'properties' in crs ? crs.properties : undefined
  const name = typeof properties === 'object' && properties !== null && 'name' in properties ? properties.name : crs
  if (typeof name === 'string' && /(:|^)(CRS84|EPSG:([\d.]*:)?4326|WGS ?84)$/i.test(name)) return undefined
  return `crs is ${shown(name)}, expected WGS 84 in degrees (CRS84 or EPSG:4326)`
}

interface NumberedRing {
  readonly part: number
  readonly ring: number
  readonly places: Ring
}

function numbered(parts: readonly Part[]): NumberedRing[] {
  return parts.flatMap((rings, part) => rings.map((places, ring) => ({ part, ring, places })))
}

/** `outer ring`, `hole 1`. */
export function ringWords({ ring }: { readonly ring: number }): string {
  return ring === 0 ? 'outer ring' : `hole ${ring}`
}

function ringProblems(ring: Ring): { readonly vertex?: number; readonly text: string }[] {
  const problems: { vertex?: number; text: string }[] = []
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i] as LonLat, ring[i + 1] as LonLat]
    if (a[0] === b[0] && a[1] === b[1])
      problems.push({ vertex: i + 1, text: `${shown(b)} is the vertex before again, expected each once` })
    if (Math.abs(a[1]) === 90)
      problems.push({ vertex: i, text: `${shown(a)} is a pole, expected places that have a longitude` })
    if (Math.abs(b[0] - a[0]) > 180)
      problems.push({
        vertex: i,
        text: `edge ${edgeText(ring, i)} crosses the antimeridian, expected a zone split there: one part that ends at 180 and one that begins at -180`,
      })
  }
  if (problems.length === 0 && isFlat(ring)) problems.push({ text: 'all places lie on one line, expected an area' })
  return problems
}

/** Whether a ring encloses nothing: there and back along a meridian, a parallel or another straight line. */
function isFlat(ring: Ring): boolean {
  const start = ring[0] as LonLat
  const away = ring.find(([lon, lat]) => lon !== start[0] || lat !== start[1])
  if (!away) return true
  const [dLon, dLat] = [away[0] - start[0], away[1] - start[1]]
  return ring.every(([lon, lat]) => dLon * (lat - start[1]) === dLat * (lon - start[0]))
}

function tinyRings(rings: readonly NumberedRing[]): ShapeProblem[] {
  return rings.flatMap(({ part, ring, places }) => {
    const area = Math.abs(signedArea(places))
    if (area >= LEAST_AREA_SQUARE_DEG) return []
    return [
      { part, ring, text: `${area.toExponential(1)} square degrees, expected an area of at least a square metre` },
    ]
  })
}

/** Holes that lie outside their outer ring or in another hole, and parts within parts. */
function nestingProblems(rings: readonly NumberedRing[]): ShapeProblem[] {
  const containers = ringContainers(rings.map(({ places }) => places))
  return rings.flatMap(({ part, ring }, r): ShapeProblem[] => {
    const around = (containers[r] ?? []).map((each) => rings[each] as NumberedRing)
    if (ring > 0) {
      const own = around.filter((each) => each.part === part)
      if (!own.some((each) => each.ring === 0))
        return [{ part, ring, text: 'lies outside its outer ring, expected a hole within it' }]
      const other = own.find((each) => each.ring > 0)
      return other ? [{ part, ring, text: `lies in ${ringWords(other)}, expected holes apart` }] : []
    }
    const holder = around.find(
      (each) => each.ring === 0 && !around.some((hole) => hole.part === each.part && hole.ring > 0),
    )
    return holder ? [{ part, ring, text: `lies in part ${holder.part + 1}, expected parts that do not overlap` }] : []
  })
}

/** Area by the shoelace formula from the first place, square degrees; above 0 for counterclockwise. */
function signedArea(ring: Ring): number {
  const [lon0, lat0] = ring[0] as LonLat
  let twice = 0
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i] as LonLat, ring[i + 1] as LonLat]
    twice += (a[0] - lon0) * (b[1] - lat0) - (b[0] - lon0) * (a[1] - lat0)
  }
  return twice / 2
}

function edgeText(ring: Ring, edge: number): string {
  return `${shown(ring[edge])} to ${shown(ring[edge + 1])}`
}

/** A value as it may stand in a message: short, on one line. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
