import { areaToEquatorKm2 } from './ellipsoid.ts'
import { geodesicNm } from './geodesic.ts'
import type { LonLat } from './lonlat.ts'
import type { Part, Ring, Zone } from './zone.ts'

/** Edges are measured in pieces no longer than this, because they are straight in degrees and not on the ellipsoid. */
const LONGEST_PIECE_DEG = 0.5

/**
 * Area on WGS 84, square kilometres, 0 or more: of every part the outer ring less its holes, whichever way they wind. Exact
 * for edges that are straight in longitude and latitude, but for a Simpson rule over pieces of half a degree (1 in 10^9).
 */
export function areaKm2(parts: readonly Part[]): number {
  return parts.reduce((sum, [outer = [], ...holes]) => {
    const without = holes.reduce((all, hole) => all + Math.abs(ringKm2(hole)), 0)
    return sum + Math.abs(ringKm2(outer)) - without
  }, 0)
}

/** How long the boundary of a zone is, nautical miles along its edges, by limit (its number in the set). */
export function lengthsNm({ parts, edgeLimits }: Pick<Zone, 'parts' | 'edgeLimits'>): ReadonlyMap<number, number> {
  const lengths = new Map<number, number>()
  for (const [p, part] of parts.entries()) {
    for (const [r, ring] of part.entries()) {
      for (let i = 0; i + 1 < ring.length; i++) {
        const limit = edgeLimits[p]?.[r]?.[i] as number
        lengths.set(limit, (lengths.get(limit) ?? 0) + edgeNm(ring[i] as LonLat, ring[i + 1] as LonLat))
      }
    }
  }
  return lengths
}

/** How long a line is, nautical miles along its edges, which are straight in longitude and latitude. */
export function lengthNm(line: readonly LonLat[]): number {
  return line.slice(1).reduce((sum, place, i) => sum + edgeNm(line[i] as LonLat, place), 0)
}

function edgeNm(from: LonLat, to: LonLat): number {
  const places = cut(from, to)
  return places.slice(1).reduce((sum, place, i) => sum + geodesicNm(places[i] as LonLat, place), 0)
}

/** Sum over the edges of the area between them and the equator (the divergence theorem), signed by the winding. */
function ringKm2(ring: Ring): number {
  let sum = 0
  for (let i = 0; i + 1 < ring.length; i++) {
    const places = cut(ring[i] as LonLat, ring[i + 1] as LonLat)
    for (let k = 0; k + 1 < places.length; k++) {
      const [a, b] = [places[k] as LonLat, places[k + 1] as LonLat]
      const mean = (areaToEquatorKm2(a[1]) + 4 * areaToEquatorKm2((a[1] + b[1]) / 2) + areaToEquatorKm2(b[1])) / 6
      sum += (b[0] - a[0]) * mean
    }
  }
  return sum
}

function cut(from: LonLat, to: LonLat): LonLat[] {
  const span = Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]))
  const count = Math.max(1, Math.ceil(span / LONGEST_PIECE_DEG))
  return Array.from({ length: count + 1 }, (_, i): LonLat => {
    if (i === count) return to
    return [from[0] + ((to[0] - from[0]) * i) / count, from[1] + ((to[1] - from[1]) * i) / count]
  })
}
