import { BoundaryDistance } from './boundary-distance.ts'
import { landBoundary } from './land-boundary.ts'
import { isLonLat } from './lonlat.ts'
import type { Basis, Limit, Part, Zone, ZoneKind, ZoneSet } from './zone.ts'
import { ZoneIndex } from './zone-index.ts'
import { ZoneSetIndex } from './zone-set-index.ts'

/** What a place is in: `outside` every zone of the set. A watch area is nobody's claim and never the answer. */
type VerdictKind = Exclude<ZoneKind, 'watch-area'> | 'land' | 'outside'

/** What can be said of a place. */
export interface Verdict {
  readonly verdict: VerdictKind
  /** Every zone that holds the place, watch areas too, in the order of the set. The first that is no watch area names it. */
  readonly zones: readonly Zone[]
  /** ISO 3166-1 alpha-2 codes of all who claim it: those of every zone but watch areas, each once. */
  readonly claimants: readonly string[]
  /**
   * To the nearest limit at sea, the coast apart: WGS 84 geodesic, nautical miles; positive in our waters (in a zone that is
   * no neighbour's), negative outside them and on land. Undefined when the set has no limit at sea, and for NaN.
   */
  readonly distanceNm: number | undefined
  /** The limit that this distance is to. */
  readonly limit: Limit | undefined
  readonly basis: Basis | undefined
  /**
   * Whether the place stays in the zone that names it (or on land, or outside) wherever it may really be: every edge of
   * that zone and of those before it, coast included, is farther away than the accuracy of the place and the tolerance of
   * the edge's limit together. False is too close to call.
   */
  readonly certain: boolean
}

/** Cells of the land: it has many more edges over a wider area than a zone, and is asked less often. */
const LAND_CELL_DEG = 0.05

/** Answers which zones hold a place, how near their limits are and how sure that is. */
export class ZoneLocator {
  readonly #zones: readonly Zone[]
  readonly #limits: readonly Limit[]
  readonly #index: ZoneSetIndex
  /** Numbers of the zones that can name a place, in the order of the set. */
  readonly #naming: readonly number[]
  readonly #land: readonly Part[]
  #landIndex: ZoneIndex | undefined
  /** Over the naming zones: its zone numbers are places in #naming. */
  #distance: BoundaryDistance | undefined
  #landDistance: BoundaryDistance | undefined

  /** @param land Parts that do not overlap. Without them a place on land is outside. */
  constructor(set: ZoneSet, land: readonly Part[] = []) {
    this.#zones = set.zones
    this.#limits = set.limits
    this.#index = new ZoneSetIndex(set.zones)
    this.#naming = set.zones.flatMap(({ kind }, number) => (kind === 'watch-area' ? [] : [number]))
    this.#land = land
  }

  /**
   * Longitude and latitude in degrees; the boundary belongs to its zone; NaN and places off the globe are outside, and
   * nothing about them is certain.
   * @param accuracyNm How far off the place may be, nautical miles.
   */
  at(lon: number, lat: number, accuracyNm = 0): Verdict {
    const held = this.#index.zonesOf(this.#index.at(lon, lat))
    const zones = held.map((number) => this.#zones[number] as Zone)
    const ours = zones.filter(({ kind }) => kind !== 'watch-area')
    const first = ours[0]
    const onLand = !first && this.#landHolds(lon, lat)
    const isOurs = ours.some(({ kind }) => kind !== 'neighbour')
    this.#distance ??= this.#distanceOfNaming()
    const nearest = this.#distance.nearest(lon, lat, { sea: true })
    const limit = nearest && this.#limits[nearest.limit]
    return {
      verdict: first ? (first.kind as VerdictKind) : onLand ? 'land' : 'outside',
      zones,
      claimants: [...new Set(ours.flatMap(({ claimants }) => claimants))],
      distanceNm: nearest && (isOurs ? nearest.distanceNm : -nearest.distanceNm),
      limit,
      basis: limit?.basis,
      certain: this.#isCertain(lon, lat, accuracyNm, first),
    }
  }

  #isCertain(lon: number, lat: number, accuracyNm: number, first: Zone | undefined): boolean {
    if (!isLonLat(lon, lat)) return false
    this.#distance ??= this.#distanceOfNaming()
    // The zones after the one that names the place have no say, whichever side of their edges it is on.
    const last = first ? this.#naming.findIndex((number) => this.#zones[number] === first) : this.#naming.length
    if (this.#distance.isDoubtful(lon, lat, accuracyNm, (zone) => zone <= last)) return false
    if (first || this.#land.length === 0) return true
    this.#landDistance ??= this.#distanceOfLand()
    return !this.#landDistance.isDoubtful(lon, lat, accuracyNm, () => true)
  }

  #landHolds(lon: number, lat: number): boolean {
    if (this.#land.length === 0) return false
    this.#landIndex ??= new ZoneIndex(this.#land, LAND_CELL_DEG)
    return this.#landIndex.contains(lon, lat)
  }

  #distanceOfNaming(): BoundaryDistance {
    return new BoundaryDistance({
      zones: this.#naming.map((number) => this.#zones[number] as Zone),
      limits: this.#limits,
    })
  }

  /** The coast of all land is taken to be as good as the worst coast of a zone. */
  #distanceOfLand(): BoundaryDistance {
    const coasts = this.#limits.filter(({ basis }) => basis === 'coast')
    const toleranceNm = coasts.reduce((most, limit) => Math.max(most, limit.toleranceNm), 0)
    return landBoundary(this.#land, toleranceNm)
  }
}
