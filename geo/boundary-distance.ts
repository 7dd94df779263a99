import { orient2d } from 'robust-predicates'
import { DistanceField } from './distance-field.ts'
import { EdgeTree, type NearestEdge, type Origin, originAt } from './edge-tree.ts'
import { LONGEST_DEGREE_NM } from './ellipsoid.ts'
import { geodesicNm } from './geodesic.ts'
import { type Box, isLonLat, type LonLat, longitudeDelta, wrapLongitude } from './lonlat.ts'
import type { Limit, Zone } from './zone.ts'

/** The nearest place of the boundaries that were asked about. */
export interface NearestLimit {
  /** Along the WGS 84 geodesic, nautical miles, 0 or more. */
  readonly distanceNm: number
  /** Which of `ZoneSet.limits`. */
  readonly limit: number
  /** Which of `ZoneSet.zones`; of several that share the edge, the first. */
  readonly zone: number
  readonly place: LonLat
}

export interface NearestOptions {
  /** Only the boundary of this zone, by its number in the set. */
  readonly zone?: number
  /** Only limits at sea: without where water meets land. */
  readonly sea?: boolean
}

/** Where a straight track crosses an edge of a zone. */
export interface BoundaryCrossing {
  readonly zone: number
  readonly limit: number
  /** How far along the track, 0 to 1. */
  readonly share: number
  readonly place: LonLat
}

/** What of a zone set is measured to. */
export interface BoundedZones {
  readonly version?: string
  readonly zones: readonly Pick<Zone, 'parts' | 'edgeLimits' | 'box'>[]
  readonly limits: readonly Pick<Limit, 'basis' | 'toleranceNm'>[]
}

/** The edges of one zone that are one limit. */
interface Stretch {
  readonly zone: number
  readonly limit: number
  readonly coast: boolean
  readonly toleranceNm: number
  readonly tree: EdgeTree
}

/** Of edges that are as near as this to each other, the first in the order of the set is named. Nautical miles, 2 micrometres. */
const TIE_NM = 1e-9

/** A chord is shorter than its geodesic, never longer; this only covers rounding. Nautical miles. */
const ROUNDING_NM = 1e-9

/**
 * How far places are from the boundaries of a set's zones, and which limit is the nearest.
 *
 * Edges are straight in longitude and latitude, as turf and the map see them. The nearest place of an edge is found on the
 * WGS 84 ellipsoid, and the distance to it is the geodesic; see EdgeTree for how near two edges must be to be mistaken for
 * each other (0.3 m at 200 NM). Distances go across the antimeridian and over the poles. Where a zone was cut in two at the
 * antimeridian, the cut is an edge like any other. Thresholds are answered from a coarse field of distances where that is
 * enough, with the same answer.
 */
export class BoundaryDistance {
  readonly #stretches: readonly Stretch[]
  readonly #stretchesOf: readonly (readonly Stretch[])[]
  readonly #boxes: readonly Box[]
  readonly #fields: (DistanceField | undefined)[] = []
  #field: DistanceField | undefined
  readonly #mostToleranceNm: number

  constructor({ zones, limits }: BoundedZones) {
    this.#stretchesOf = zones.map((zone, number) => stretchesOf(zone, number, limits))
    this.#stretches = this.#stretchesOf.flat()
    this.#boxes = zones.map(({ box }) => box)
    this.#mostToleranceNm = this.#stretches.reduce((most, { toleranceNm }) => Math.max(most, toleranceNm), 0)
  }

  /** The nearest boundary, or undefined when there is none (no zone, or only coast when asked for the sea) and for NaN. */
  nearest(lon: number, lat: number, { zone, sea = false }: NearestOptions = {}): NearestLimit | undefined {
    if (!isLonLat(lon, lat)) return undefined
    const stretches = zone === undefined ? this.#stretches : (this.#stretchesOf[zone] ?? [])
    const found = nearestOf(stretches, originAt(lon, lat), sea)
    if (!found) return undefined
    const place: LonLat = [found.nearest.lon, found.nearest.lat]
    const { limit, zone: itsZone } = found.stretch
    return { distanceNm: geodesicNm([lon, lat], place), limit, zone: itsZone, place }
  }

  /** Whether the boundary of a zone, coast included, is at most so many nautical miles away. False for NaN. */
  within(zone: number, lon: number, lat: number, nm: number): boolean {
    this.#fields[zone] ??= this.#fieldOf(this.#stretchesOf[zone] ?? [], this.#boxes.slice(zone, zone + 1))
    const field = this.#fields[zone]
    const about = field.aboutNm(lon, lat)
    if (about - field.slackNm > nm) return false
    if (about + field.slackNm <= nm) return true
    return isLonLat(lon, lat) && (this.#stretchesOf[zone] ?? []).some((each) => isWithin(each, originAt(lon, lat), nm))
  }

  /**
   * A distance in nautical miles that no boundary of any zone is nearer than, by one look into a table: within a degree of
   * the zones at most 4.3 NM below the true distance, farther off (and for sets that span the world) more. Infinity when
   * there is no boundary, 0 for NaN.
   */
  clearanceNm(lon: number, lat: number): number {
    if (this.#stretches.length === 0) return Number.POSITIVE_INFINITY
    this.#field ??= this.#fieldOf(this.#stretches, this.#boxes)
    const about = this.#field.aboutNm(lon, lat)
    if (!Number.isNaN(about)) return Math.max(0, about - this.#field.slackNm)
    if (!isLonLat(lon, lat)) return 0
    const origin = originAt(lon, lat)
    return this.#stretches.reduce((least, { tree }) => Math.min(least, tree.leastNm(origin)), Number.POSITIVE_INFINITY)
  }

  /**
   * Whether some limit is so near that the place may lie on its other side: at most `accuracyNm` and the limit's own
   * tolerance away. Only zones that `matters` says yes to are asked.
   */
  isDoubtful(lon: number, lat: number, accuracyNm: number, matters: (zone: number) => boolean): boolean {
    if (this.clearanceNm(lon, lat) > accuracyNm + this.#mostToleranceNm) return false
    const origin = originAt(lon, lat)
    return this.#stretches.some(
      (stretch) => matters(stretch.zone) && isWithin(stretch, origin, accuracyNm + stretch.toleranceNm),
    )
  }

  /**
   * The edges that a track crosses, in its order. The track is straight in longitude and latitude, the short way round at
   * the antimeridian. Sides are decided exactly (robust orientation), so two edges that meet are never both missed; a track
   * that begins or ends on an edge crosses it; one that runs along an edge does not. An edge of two zones is told for both.
   */
  crossings(from: LonLat, to: LonLat): readonly BoundaryCrossing[] {
    const east = longitudeDelta(from[0], to[0])
    const longestNm = (Math.abs(east) + Math.abs(to[1] - from[1])) * LONGEST_DEGREE_NM
    if (this.clearanceNm(from[0], from[1]) > longestNm) return []
    // A track that leaves the world on one side is looked at a second time from the other.
    const end = Math.abs(to[0] - from[0]) <= 180 ? to[0] : from[0] + east
    const turns = end > 180 ? [0, -360] : end < -180 ? [0, 360] : [0]
    return turns
      .flatMap((turn) => {
        const [start, finish]: [LonLat, LonLat] = [
          [from[0] + turn, from[1]],
          [end + turn, to[1]],
        ]
        return this.#stretches.flatMap((stretch) => crossingsOf(stretch, start, finish))
      })
      .sort((a, b) => a.share - b.share || a.zone - b.zone)
  }

  #fieldOf(stretches: readonly Stretch[], boxes: readonly Box[]): DistanceField {
    return new DistanceField(unionOf(boxes), (lon, lat) => {
      const origin = originAt(lon, lat)
      const found = nearestOf(stretches, origin, false)?.nearest
      return found ? geodesicNm([lon, lat], [found.lon, found.lat]) : Number.POSITIVE_INFINITY
    })
  }
}

function isWithin({ tree }: Stretch, origin: Origin, nm: number): boolean {
  if (tree.leastNm(origin) > nm) return false
  const found = tree.nearest(origin, nm + ROUNDING_NM)
  return found !== undefined && geodesicNm([origin.lon, origin.lat], [found.lon, found.lat]) <= nm
}

function nearestOf(
  stretches: readonly Stretch[],
  origin: Origin,
  sea: boolean,
): { readonly stretch: Stretch; readonly nearest: NearestEdge } | undefined {
  // The stretch whose box is the nearest is asked first: with what it answers most of the others need no search.
  let first: Stretch | undefined
  let leastNm = Number.POSITIVE_INFINITY
  for (const stretch of stretches) {
    if (sea && stretch.coast) continue
    const nm = stretch.tree.leastNm(origin)
    if (nm >= leastNm) continue
    first = stretch
    leastNm = nm
    if (nm === 0) break
  }
  const nearest = first?.tree.nearest(origin, Number.POSITIVE_INFINITY)
  if (!first || !nearest) return undefined
  let best = { stretch: first, nearest }
  let isAfter = false
  for (const stretch of stretches) {
    if (stretch === first) isAfter = true
    else if (!sea || !stretch.coast) {
      const found = stretch.tree.nearest(origin, Math.max(0, best.nearest.chordNm + (isAfter ? -TIE_NM : TIE_NM)))
      if (found) {
        best = { stretch, nearest: found }
        isAfter = true
      }
    }
  }
  return best
}

function crossingsOf({ tree, zone, limit }: Stretch, from: LonLat, to: LonLat): BoundaryCrossing[] {
  const [west, east] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])]
  const [south, north] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])]
  return tree.meeting(west, south, east, north).flatMap((edge) => {
    const share = shareAtEdge(tree.edges, edge * 4, from, to)
    if (share === undefined) return []
    const lon = wrapLongitude(from[0] + (to[0] - from[0]) * share)
    return [{ zone, limit, share, place: [lon, from[1] + (to[1] - from[1]) * share] }]
  })
}

/** How far along the track it crosses an edge. An end of an edge that is on the track's line counts as left of it. */
function shareAtEdge(edges: Float64Array, at: number, from: LonLat, to: LonLat): number | undefined {
  const [ax, ay, bx, by] = edges.subarray(at, at + 4) as unknown as [number, number, number, number]
  const isLeft = (x: number, y: number) => orient2d(from[0], from[1], to[0], to[1], x, y) >= 0
  if (isLeft(ax, ay) === isLeft(bx, by)) return undefined
  const start = orient2d(ax, ay, bx, by, from[0], from[1])
  const end = orient2d(ax, ay, bx, by, to[0], to[1])
  if ((start > 0 && end > 0) || (start < 0 && end < 0)) return undefined
  return start === end ? undefined : start / (start - end)
}

function stretchesOf(zone: BoundedZones['zones'][number], number: number, limits: BoundedZones['limits']): Stretch[] {
  const byLimit = new Map<number, number[]>()
  for (const [p, part] of zone.parts.entries()) {
    for (const [r, ring] of part.entries()) {
      for (let i = 0; i + 1 < ring.length; i++) {
        const [from, to] = [ring[i] as LonLat, ring[i + 1] as LonLat]
        const limit = zone.edgeLimits[p]?.[r]?.[i] as number
        const edges = byLimit.get(limit) ?? []
        if (edges.length === 0) byLimit.set(limit, edges)
        edges.push(from[0], from[1], to[0], to[1])
      }
    }
  }
  return [...byLimit].map(([limit, edges]) => ({
    zone: number,
    limit,
    coast: limits[limit]?.basis === 'coast',
    toleranceNm: limits[limit]?.toleranceNm ?? 0,
    tree: new EdgeTree(Float64Array.from(edges)),
  }))
}

function unionOf(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map(([west]) => west)),
    Math.min(...boxes.map(([, south]) => south)),
    Math.max(...boxes.map(([, , east]) => east)),
    Math.max(...boxes.map(([, , , north]) => north)),
  ]
}
