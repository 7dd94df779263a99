import { orient2d } from 'robust-predicates'
import type { LonLat } from '../lonlat.ts'
import type { Part } from '../zone.ts'
import { type Atlas, isLand } from './atlas.ts'
import { type Edge, edgesOf, isOn, type Outline } from './limits.ts'
import { EEZ_REACH_NM, type Places } from './place.ts'
import { contains, samePlace, signedArea } from './polygons.ts'
import type { BuiltArea } from './zones.ts'

// What must hold of every build. Each check returns problems in words; none found, none returned.

/** Places along a provisional line at which its distance from the coast is looked at, degrees. */
const SAMPLE_DEG = 0.01

/** The bight of the Sarawak closing line is a corner chosen by hand, true to this. */
const REACH_SLACK_NM = 0.05

/** Rings that are open, too short or wound the wrong way (RFC 7946: outer rings counterclockwise, holes clockwise). */
export function badRings(id: string, parts: readonly Part[]): readonly string[] {
  return parts.flatMap((part, p) =>
    part.flatMap((ring, r) => {
      const where = `${id} part ${p} ring ${r}`
      if (ring.length < 4) return [`${where}: has ${ring.length} places, expected at least 4`]
      if (!samePlace(ring[0], ring.at(-1)))
        return [`${where}: ends at ${ring.at(-1)?.join(' ')}, expected ${ring[0]?.join(' ')} where it starts`]
      if (signedArea(ring) > 0 !== (r === 0))
        return [`${where}: is wound the wrong way, expected ${r === 0 ? 'counterclockwise' : 'clockwise'}`]
      return []
    }),
  )
}

/**
 * Edges that cross, or are there twice, in one zone or between zones. Exact (Shewchuk's predicates): rings without
 * such edges are simple, and parts without them are apart or one inside the other. Touching is allowed.
 */
export function crossingEdges(zones: readonly { readonly id: string; readonly parts: readonly Part[] }[]) {
  const edges = zones.flatMap(({ id, parts }) =>
    edgesOf({ parts }).map((edge) => {
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
      if (isSame(a.edge, b.edge)) problems.push(`${both(a, b)}: edge ${shown(a.edge)} is there twice`)
      else if (cross(a.edge, b.edge)) problems.push(`${both(a, b)}: edges ${shown(a.edge)} and ${shown(b.edge)} cross`)
    }
  }
  return problems
}

/** Parts that lie inside another part, given that no edges cross: then it is enough to look at one place of each. */
export function nestedParts(areas: readonly BuiltArea[]): readonly string[] {
  const parts = areas.flatMap(({ area, parts }) => parts.map((part, p) => ({ where: `${area.id} part ${p}`, part })))
  return parts.flatMap(({ where, part }) => {
    const ring = part[0] ?? []
    return parts
      .filter((other) => other.part !== part)
      .filter((other) => {
        const own = ring.find((place) => !other.part.flat().some((vertex) => samePlace(vertex, place)))
        return own !== undefined && contains([other.part], own)
      })
      .map((other) => `${where} lies inside ${other.where}, expected areas apart`)
  })
}

/** Facts on a limit at sea that are not, bit for bit, among the zone's vertices. */
export function lostFacts(area: BuiltArea, places: Places, atlas: Atlas): readonly string[] {
  const vertices = new Set(area.parts.flat(2).map((place) => place.join()))
  return factsOnLimits(area, places, atlas)
    .filter(({ ashore, place }) => !ashore && !vertices.has(place.join()))
    .map(({ name, place }) => `${area.area.id}: point ${name} at ${place.join(' ')} is not a vertex of the zone`)
}

/** Every fact that is a vertex of a limit; those on land as drawn cannot be vertices of a zone. */
export function factsOnLimits(area: BuiltArea, places: Places, atlas: Atlas) {
  return area.rings
    .flat()
    .filter(({ section }) => section.basis !== 'land')
    .flatMap(({ section }) => section.places)
    .flatMap((place) => (place.at === 'fact' ? [place] : []))
    .map(({ file, point }) => {
      const { place } = places.fact(file, point)
      return { name: `${file} ${point}`, place, ashore: isLand(atlas, place) }
    })
}

/** Limits broken by land or missing, closing ways over land that cross water, and other edges that are not coast. */
export function badOutline(area: BuiltArea, outline: Outline, atlas: Atlas): readonly string[] {
  const { id } = area.area
  const counted = area.rings.flat().flatMap(({ section }) => {
    const lines = outline.limits.filter((limit) => limit.built.section === section).map(({ line }) => line)
    const where = lines.map((line) => `${line[0]?.join(' ')} to ${line.at(-1)?.join(' ')}`).join(', ')
    if (section.basis === 'land') {
      return lines.length === 0 ? [] : [`${id}: section ${section.id} is over water from ${where}, expected land`]
    }
    return lines.length === 1
      ? []
      : [`${id}: section ${section.id} is in ${lines.length} pieces (${where}), expected one unbroken line at sea`]
  })
  const shore = atlas.land.flat().flatMap((ring) => ring.slice(1).map((to, i) => ({ from: ring[i] as LonLat, to })))
  const known = new Set(shore.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]))
  const strays = outline.coast
    .filter(({ from, to }) => !known.has(`${from} ${to}`))
    .filter((edge) => {
      const middle: LonLat = [(edge.from[0] + edge.to[0]) / 2, (edge.from[1] + edge.to[1]) / 2]
      return !shore.some((segment) => isOn(middle, segment))
    })
  return [...counted, ...strays.map((edge) => `${id}: edge ${shown(edge)} is neither coast nor on a section`)]
}

/** Provisional and claimed lines that run farther out than an EEZ may reach. */
export function tooFarOut(outline: Outline, places: Places): readonly string[] {
  return outline.limits
    .filter(({ built }) => built.section.basis === 'provisional' || built.section.basis === 'claimed')
    .flatMap(({ built, line }) => {
      let farthest: LonLat | undefined
      let farthestNm = EEZ_REACH_NM + REACH_SLACK_NM
      for (let i = 1; i < line.length; i++) {
        const [[x0, y0], [x1, y1]] = [line[i - 1] as LonLat, line[i] as LonLat]
        const steps = Math.ceil(Math.hypot(x1 - x0, y1 - y0) / SAMPLE_DEG)
        for (let step = 0; step <= steps; step++) {
          const at: LonLat = [x0 + ((x1 - x0) * step) / steps, y0 + ((y1 - y0) * step) / steps]
          const nm = places.fromCoastNm(at)
          if (nm > farthestNm) [farthest, farthestNm] = [at, nm]
        }
      }
      if (!farthest) return []
      const where = farthest.map((value) => value.toFixed(3)).join(' ')
      return [`${built.section.id}: is ${farthestNm.toFixed(2)} NM off at ${where}, expected ${EEZ_REACH_NM} at most`]
    })
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
