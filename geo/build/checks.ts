import { orient2d } from 'robust-predicates'
import type { LonLat } from '../lonlat.ts'
import { METRES_PER_NM } from '../measure.ts'
import type { Part, Ring } from '../zone.ts'
import type { NearestPlace } from './earth.ts'
import type { Facts } from './facts.ts'
import { contains, samePlace, signedArea } from './polygons.ts'
import { LIMITS } from './recipe-limits.ts'
import { offLineM } from './simplify.ts'

// What must hold of every build, and of geo/data as committed. Each check returns problems in words; none found, none
// returned.

interface Shape {
  readonly id: string
  readonly parts: readonly Part[]
}

interface Edge {
  readonly from: LonLat
  readonly to: LonLat
}

/** Rings that are open, too short or wound the wrong way (RFC 7946: outer rings counterclockwise, holes clockwise). */
export function badRings({ id, parts }: Shape): readonly string[] {
  return parts.flatMap((part, p) =>
    part.flatMap((ring, r) => {
      const where = `${id} part ${p} ring ${r}`
      if (ring.length < 4) return [`${where}: has ${ring.length} places, expected at least 4`]
      if (!samePlace(ring[0], ring.at(-1)))
        return [`${where}: ends at ${ring.at(-1)?.join(' ')}, expected ${ring[0]?.join(' ')} where it starts`]
      if (signedArea(ring) > 0 !== (r === 0))
        return [`${where}: is wound the wrong way, expected ${r === 0 ? 'counterclockwise' : 'clockwise'}`]
      const seen = new Set(ring.slice(1).map(String))
      return seen.size === ring.length - 1 ? [] : [`${where}: passes a place twice, expected a simple ring`]
    }),
  )
}

/**
 * Edges that cross, or are there twice, in one shape or between shapes. Exact (Shewchuk's predicates): rings without
 * such edges are simple, and parts without them are apart or one inside the other. Touching is allowed, and shapes side
 * by side may share an edge, each walking it the other way.
 */
export function crossingEdges(shapes: readonly Shape[]): readonly string[] {
  const edges = shapes.flatMap(({ id, parts }) =>
    edgesOf(parts).map((edge) => {
      const [west, east] = [Math.min(edge.from[0], edge.to[0]), Math.max(edge.from[0], edge.to[0])]
      return { id, edge, west, east }
    }),
  )
  edges.sort((a, b) => a.west - b.west)
  const both = (a: { id: string }, b: { id: string }) => (a.id === b.id ? a.id : `${a.id} and ${b.id}`)
  const problems: string[] = []
  for (const [i, a] of edges.entries()) {
    for (let j = i + 1; j < edges.length; j++) {
      const b = edges[j] as (typeof edges)[number]
      if (b.west > a.east) break
      if (isSame(a.edge, b.edge)) {
        if (a.id === b.id || samePlace(a.edge.from, b.edge.from))
          problems.push(`${both(a, b)}: edge ${shown(a.edge)} is there twice`)
      } else if (cross(a.edge, b.edge))
        problems.push(`${both(a, b)}: edges ${shown(a.edge)} and ${shown(b.edge)} cross`)
    }
  }
  return problems
}

/** Parts that lie inside another part, given that no edges cross: then it is enough to look at one place of each. */
export function nestedParts(shapes: readonly Shape[]): readonly string[] {
  const parts = shapes.flatMap(({ id, parts }) => parts.map((part, p) => ({ where: `${id} part ${p}`, part })))
  return parts.flatMap(({ where, part }) =>
    parts
      .filter((other) => other.part !== part)
      .filter((other) => {
        const vertices = new Set(other.part.flat().map(String))
        const own = part[0]?.find((place) => !vertices.has(String(place)))
        return own !== undefined && contains([other.part], own)
      })
      .map((other) => `${where} lies inside ${other.where}, expected areas apart`),
  )
}

/** How near a cited point must be to the boundary it makes. */
export const CITED_WITHIN_M = 100

/** Points that make no boundary of a zone, with the reason. */
const NO_BOUNDARY: readonly (readonly [file: string, point: RegExp, reason: string])[] = [
  ['1930-', /^1$/, 'north of our waters, between Philippine islands'],
  ['1930-', /^2$/, 'the parallel from 3 to 2 is our limit only as far as the median'],
  ['1969-', /^25$/, 'beyond 200 NM'],
  ['1970-', /^1$/, 'north-west of where the territorial seas meet; Indonesia’s line passes it'],
  ['1970-', /^6 /, 'binds Indonesia only'],
  ['1973-', /^[2-5]$/, 'between Indonesia and Singapore'],
  ['1979-mys-tha-territorial-sea', /^East 1$/, 'the land end, ashore as the coast is mapped'],
  ['2002-', /./, 'islands: middle of a circle'],
  ['brn-', /end/, 'beyond 200 NM'],
  ['brn-', /^E land terminus/, 'the land end, ashore as the coast is mapped'],
  ['derived-', /./, 'base points'],
  ['idn-', /^571 9$/, 'north of the line of 1971'],
  ['idn-', /^571 30$/, 'point 1 of 1970; the strip has ended before'],
  ['idn-', /^571 (35|39|4\d|50)$/, 'Indonesian waters'],
  ['idn-', /^711 ([6-9]|25|38|39|40|41|42|43)$/, 'beyond our waters, or repeats another point'],
  ['idn-', /^711 (36|37)$/, 'beyond the median'],
  ['idn-', /^711 2[0-2]$/, 'by Middle Rocks and South Ledge, which our box beyond that line holds'],
  ['idn-', /^711 51$/, 'by Tanjung Datu, off our waters'],
  ['idn-', /^716 [12]$/, 'Indonesia’s side of the median'],
  ['idn-', /^716 31$/, 'beyond our waters'],
  ['spratly-', /./, 'features: middle of a circle'],
]

export interface CitedPoint {
  readonly name: string
  readonly offM: number
  /** Why it makes no boundary. */
  readonly reason?: string
}

/** Every cited point with its distance from the nearest zone edge at sea. */
export function citedPoints(facts: Facts, shapes: readonly Shape[]): readonly CitedPoint[] {
  const edges = shapes.flatMap(({ parts }) => edgesOf(parts))
  return [...facts].flatMap(([file, points]) =>
    points.map(({ point, place }) => {
      const reason = NO_BOUNDARY.find(([start, match]) => file.startsWith(start) && match.test(point))?.[2]
      let offM = Number.POSITIVE_INFINITY
      for (const { from, to } of edges) {
        const [low, high] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])]
        if (place[1] < low - 0.1 || place[1] > high + 0.1) continue
        offM = Math.min(offM, offLineM(place, from, to))
      }
      return { name: `${file} ${point}`, offM, ...(reason !== undefined && { reason }) }
    }),
  )
}

/** Cited points that are off the boundary they make, or on one though they are said to make none. */
export function lostPoints(cited: readonly CitedPoint[]): readonly string[] {
  return cited.flatMap(({ name, offM, reason }) => {
    if (offM > CITED_WITHIN_M === (reason !== undefined)) return []
    const off = `${name}: is ${Math.round(offM)} m off`
    return reason === undefined
      ? `${off} every limit, expected ${CITED_WITHIN_M} at most`
      : `${off} a limit, expected none near it: ${reason}`
  })
}

/** What the zones may measure together, km²: from what the recipe gave before (geo/facts/README.md). */
const LAND_TO_LIMIT_KM2 = [514_000, 521_000] as const

/** Areas of single zones that would mean a mistake if left, km². */
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  'my-th-joint-development-area': [7_200, 7_330],
  'my-vn-defined-area': [1_990, 2_070],
}

export function badAreas(zones: readonly { readonly id: string; readonly kind: string; readonly areaKm2: number }[]) {
  const waters = zones.filter(({ kind }) => kind === 'territorial-sea' || kind === 'eez')
  const all = waters.reduce((sum, { areaKm2 }) => sum + areaKm2, 0)
  const measured = [
    { id: 'land to limit', areaKm2: all, range: LAND_TO_LIMIT_KM2 },
    ...zones.flatMap(({ id, areaKm2 }) => (RANGES[id] ? [{ id, areaKm2, range: RANGES[id] }] : [])),
  ]
  return measured
    .filter(({ areaKm2, range: [low, high] }) => areaKm2 < low || areaKm2 > high)
    .map(({ id, areaKm2, range }) => `${id}: measures ${Math.round(areaKm2)} km², expected ${range.join('..')}`)
}

/** Vertices of 12 and 24 NM lines that are not that far from the coast; `withinM` is what simplifying may cost. */
export function wrongDistances(
  zones: readonly (Shape & { readonly edges: readonly (readonly (readonly number[])[])[] })[],
  coast: NearestPlace,
  withinM: number,
): readonly string[] {
  const reachesM = new Map([
    [LIMITS.findIndex(({ id }) => id === 'territorial-sea-12'), 12 * METRES_PER_NM],
    [LIMITS.findIndex(({ id }) => id === 'contiguous-24'), 24 * METRES_PER_NM],
  ])
  return zones.flatMap(({ id, parts, edges }) =>
    parts.flatMap((part, p) =>
      part.flatMap((ring, r) =>
        (edges[p]?.[r] ?? []).flatMap((limit, i) => {
          const reachM = reachesM.get(limit)
          const place = ring[i] as LonLat
          if (reachM === undefined) return []
          const offM = Math.abs(coast.distanceM(place) - reachM)
          return offM <= withinM
            ? []
            : [`${id}: ${place.join(' ')} is ${Math.round(offM)} m off its distance, expected ${withinM} at most`]
        }),
      ),
    ),
  )
}

function edgesOf(parts: readonly Part[]): readonly Edge[] {
  return parts.flat().flatMap((ring: Ring) => ring.slice(1).map((to, i): Edge => ({ from: ring[i] as LonLat, to })))
}

function cross({ from: a, to: b }: Edge, { from: c, to: d }: Edge): boolean {
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) return false
  const side = (p: LonLat, q: LonLat, r: LonLat) => Math.sign(orient2d(p[0], p[1], q[0], q[1], r[0], r[1]))
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

function isSame(a: Edge, b: Edge): boolean {
  return (samePlace(a.from, b.from) && samePlace(a.to, b.to)) || (samePlace(a.from, b.to) && samePlace(a.to, b.from))
}

function shown({ from, to }: Edge): string {
  return `${from.join(' ')} to ${to.join(' ')}`
}
