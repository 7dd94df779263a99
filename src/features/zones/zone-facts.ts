import { areaToEquatorKm2 } from '#geo/ellipsoid.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import type { Limit, Part, Ring, Zone, ZoneKind } from '#geo/zone.ts'

/** Kinds in the order of the list, with their names. */
export const KIND_NAMES: Record<Exclude<ZoneKind, 'watch-area'>, string> = {
  'territorial-sea': 'Territorial sea',
  'contiguous-zone': 'Contiguous zone',
  eez: 'Exclusive economic zone',
  'joint-area': 'Joint areas',
  'overlapping-claim': 'Overlapping claims',
  neighbour: 'Neighbours',
}

/** A limit and how much of a zone's boundary it is. */
export interface LimitShare {
  readonly limit: Limit
  readonly lengthNm: number
  /** A place on it, half way along what is the zone's. */
  readonly middle: LonLat
}

/** The limits of a zone, longest first, each with its length on the sphere. */
export function limitsOf(
  { parts, edgeLimits }: Pick<Zone, 'parts' | 'edgeLimits'>,
  limits: readonly Limit[],
): LimitShare[] {
  const edges = new Map<Limit, { readonly to: LonLat; readonly lengthNm: number }[]>()
  for (const [p, part] of parts.entries())
    for (const [r, ring] of part.entries())
      for (const [i, limitAt] of (edgeLimits[p]?.[r] ?? []).entries()) {
        const [limit, from, to] = [limits[limitAt], ring[i], ring[i + 1]]
        if (!limit || !from || !to) continue
        const edge = { to, lengthNm: distanceNm(from, to) }
        const known = edges.get(limit)
        if (known) known.push(edge)
        else edges.set(limit, [edge])
      }
  return [...edges]
    .map(([limit, all]) => ({ limit, lengthNm: lengthOf(all), middle: middleOf(all) }))
    .sort((a, b) => b.lengthNm - a.lengthNm)
}

/** The corner at which half of the edges, of which there is one at least, is done. */
function middleOf(edges: readonly { readonly to: LonLat; readonly lengthNm: number }[]): LonLat {
  let restNm = lengthOf(edges) / 2
  for (const { to, lengthNm } of edges) {
    restNm -= lengthNm
    if (restNm <= 0) return to
  }
  return edges.at(-1)?.to as LonLat
}

/** How much of a zone's limit at sea both sides agreed, in words: `41 % of its limit at sea is agreed`. */
export function agreedWords(shares: readonly Omit<LimitShare, 'middle'>[]): string {
  const atSea = shares.filter(({ limit }) => limit.basis !== 'coast')
  if (atSea.length === 0) return 'no limit at sea'
  if (atSea.every(({ limit }) => limit.basis === 'drawn')) return 'its limits do not say what they rest on'
  const total = lengthOf(atSea)
  const agreed = lengthOf(atSea.filter(({ limit }) => limit.basis === 'agreed'))
  return `${Math.round((agreed / total) * 100)} % of its limit at sea is agreed`
}

/**
 * Area in square kilometres on the WGS 84 ellipsoid, holes taken off. Sides are straight on the equal-area cylinder,
 * which for sides of some miles is the geodesic.
 */
export function areaKm2(parts: readonly Part[]): number {
  const ofPart = ([outer, ...holes]: Part) => ringKm2(outer) - holes.reduce((sum, hole) => sum + ringKm2(hole), 0)
  return parts.reduce((sum, part) => sum + ofPart(part), 0)
}

function ringKm2(ring: Ring = []): number {
  let doubled = 0
  for (const [i, to] of ring.entries()) {
    const from = ring[i - 1]
    if (from) doubled += (to[0] - from[0]) * (areaToEquatorKm2(from[1]) + areaToEquatorKm2(to[1]))
  }
  return Math.abs(doubled / 2)
}

function lengthOf(stretches: readonly { readonly lengthNm: number }[]): number {
  return stretches.reduce((sum, { lengthNm }) => sum + lengthNm, 0)
}
