import type { Box, LonLat } from '../lonlat.ts'
import { METRES_PER_NM } from '../measure.ts'
import type { Part, Ring } from '../zone.ts'
import { areaKm2 } from '../zone-measures.ts'
import { ZONES, type ZoneRecipe } from './areas.ts'
import { coastsOf, type Neighbour } from './coasts.ts'
import { NearestPlace } from './earth.ts'
import type { FactPoint, Facts } from './facts.ts'
import type { Land } from './land.ts'
import {
  CLAIMS,
  DERIVED,
  INLAND,
  ISLANDS_2002,
  type LayerRing,
  OUR_SIDES,
  SPRATLY,
  type Stop,
  THEIR_SIDES,
  walked,
} from './layers.ts'
import { type Field, levelRings, sampled } from './level-set.ts'
import { type Holds, type LimitedParts, Overlay } from './overlay.ts'
import { boxOf, boxPart, common, FACT_DECIMALS, roundedPlace, samePlace, signedArea } from './polygons.ts'
import { BASIS_ORDER, LIMITS } from './recipe-limits.ts'
import { rhumbBetween } from './rhumb.ts'
import type { LimitedRing } from './spans.ts'

/** Where Malaysia can have waters. */
const WATERS: Box = [97, 0.3, 121.4, 9.7]

/** UNCLOS Articles 3, 33 and 57. */
const REACHES_NM = { 'reach-12': 12, 'reach-24': 24, 'reach-200': 200 } as const

/** Grid on which lines are first found: narrow waters need it fine. */
const GRID_DEG = 0.01

/** How much computed lines may be simplified. */
const LINE_TOLERANCE_M = 25
const FAR_LINE_TOLERANCE_M = 45
/** 1.1 m. */
const LINE_DECIMALS = 5

/** Parts smaller than this are left over where lines and coast nearly meet. */
const SLIVER_KM2 = 0.05

/** Malaysia and Indonesia, Brunei, the Philippines meet east of here, Malaysia’s other neighbours west. */
const BORNEO_FROM_LON = 108

/** The limit that the median with each neighbour is. */
const MEDIANS: Readonly<Record<Neighbour, string>> = {
  THA: 'median-th',
  VNM: 'median-vn',
  KHM: 'median-vn',
  IDN: 'median-id',
  SGP: 'median-sg',
  BRN: 'median-bn',
  PHL: 'median-ph',
}

export interface BuiltZone extends LimitedParts {
  readonly recipe: ZoneRecipe
  readonly areaKm2: number
  /** Areas of the parts that were too small to keep. */
  readonly sliversKm2: readonly number[]
}

export interface BuiltZones {
  readonly zones: readonly BuiltZone[]
  /** Land with the vertices that zones have on its coast. */
  readonly land: readonly Part[]
  /** Edges that no limit accounts for, in words. */
  readonly problems: readonly string[]
  /** Places of computed lines that could not be moved onto their line. */
  readonly missed: ReadonlyMap<string, number>
  /** Distances to coasts, for checks. */
  readonly fields: Readonly<Record<'withIslands', NearestPlace>>
}

/** Cuts the sea into zones, and the land at the region’s box. */
export function buildZones(facts: Facts, land: Land, region: Box): BuiltZones {
  const limitOf = new Map(LIMITS.map(({ id }, i) => [id, i]))
  const inland = LIMITS.length
  const limit = (id: string): number => {
    const found = id === INLAND ? inland : limitOf.get(id)
    if (found === undefined) throw new Error(`no limit ${id} in recipe-limits.ts`)
    return found
  }
  // The source gives five islets inside the line of 1930 to the Philippines; the treaty gives them to what is Malaysia.
  const allocated: Part = [limitedRing(OUR_SIDES['sulu-ours'] ?? [], facts, limit).places]
  const { ours, oursAndIslands, ours200, islands, theirs, theirCountries } = coastsOf(land, allocated, {
    islands: (facts.get(ISLANDS_2002) ?? []).map(({ place }) => place),
    sirik: factPlace(facts, DERIVED, 'BP-Sirik'),
  })

  const layers = new Map<string, readonly LimitedRing[]>()
  const missed = new Map<string, number>()
  const addField = (id: string, field: Field, toleranceM: number, name: (middle: LonLat) => string) => {
    const found = levelRings(sampled(field, WATERS, GRID_DEG), field, toleranceM, LINE_DECIMALS)
    missed.set(id, found.missed)
    layers.set(
      id,
      found.rings.map((places) => ({
        places,
        limits: edgesOf(places).map(([a, b]) => limit(onBox(a, b) ? INLAND : name(middleOf(a, b)))),
      })),
    )
  }
  // Outer rings only: a hole is a lake, or water that two pieces of coast close off; no ship at sea is there.
  const landRings = (rings: readonly Ring[]) =>
    rings.map((places) => ({ places, limits: edgesOf(places).map(() => limit('coast')) }))
  const shores = new Overlay(new Map([['land', landRings(land.rings)]])).parts(
    (holds) => holds('land'),
    () => limit('coast'),
  )
  const dry = clippedLand(
    shores.parts.map((part) => part.slice(0, 1)),
    region,
  )
  layers.set('land', landRings(dry.flat()))
  const reachM = (id: keyof typeof REACHES_NM) => REACHES_NM[id] * METRES_PER_NM
  addField(
    'reach-12',
    (at) => reachM('reach-12') - oursAndIslands.distanceM(at),
    LINE_TOLERANCE_M,
    () => 'territorial-sea-12',
  )
  addField(
    'reach-24',
    (at) => reachM('reach-24') - oursAndIslands.distanceM(at),
    LINE_TOLERANCE_M,
    () => 'contiguous-24',
  )
  addField(
    'reach-200',
    (at) => reachM('reach-200') - ours200.distanceM(at),
    FAR_LINE_TOLERANCE_M,
    (at) => (ours200.nearest(at).index === ours.places.length ? 'outer-200-sirik' : 'outer-200'),
  )
  addField(
    'median',
    (at) => theirs.distanceM(at) - ours.distanceM(at),
    FAR_LINE_TOLERANCE_M,
    (at) => MEDIANS[theirCountries[theirs.nearest(at).index] as Neighbour],
  )
  const spratly = new NearestPlace((facts.get(SPRATLY) ?? []).map(({ place }) => place))
  addField(
    'islands-12',
    (at) => reachM('reach-12') - islands.distanceM(at),
    LINE_TOLERANCE_M,
    () => 'territorial-sea-12',
  )
  addField(
    'spratly',
    (at) => reachM('reach-12') - spratly.distanceM(at),
    LINE_TOLERANCE_M,
    () => 'spratly-12',
  )
  for (const [id, ring] of Object.entries({ ...OUR_SIDES, ...THEIR_SIDES, ...CLAIMS }))
    layers.set(id, [limitedRing(ring, facts, limit)])
  layers.set('borneo', [
    limitedRing(
      [
        {
          limit: INLAND,
          stops: [
            [BORNEO_FROM_LON, -1],
            [123, -1],
            [123, 11],
            [BORNEO_FROM_LON, 11],
          ],
        },
      ],
      facts,
      limit,
    ),
  ])

  const overlay = new Overlay(layers)
  const problems: string[] = []
  const ranks = LIMITS.map(({ basis }) => BASIS_ORDER.indexOf(basis))
  const shore = limit('coast')
  const name =
    (zone: string) => (limits: readonly number[], inside: Holds, outside: Holds, from: LonLat, to: LonLat) => {
      if (inside('land') !== outside('land')) return shore
      const able = limits.filter((each) => each !== inland && each !== shore)
      const best = able.sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b)[0]
      if (best !== undefined) return best
      problems.push(`${zone}: edge ${from.join(' ')} to ${to.join(' ')} is on no limit`)
      return shore
    }
  const zones = ZONES.map((recipe): BuiltZone => {
    const all = overlay.parts(recipe.test, name(recipe.id))
    const sizes = all.parts.map((part) => areaKm2([part]))
    const isKept = (_: unknown, i: number) => (sizes[i] ?? 0) >= SLIVER_KM2
    return {
      recipe,
      parts: all.parts.filter(isKept),
      edges: all.edges.filter(isKept),
      areaKm2: sizes.filter(isKept).reduce((sum, km2) => sum + km2, 0),
      sliversKm2: sizes.filter((km2) => km2 < SLIVER_KM2),
    }
  })
  const cut = overlay.parts(
    (holds) => holds('land'),
    () => shore,
  )
  return {
    zones,
    land: cut.parts,
    problems,
    missed,
    fields: { withIslands: oursAndIslands },
  }
}

function clippedLand(land: readonly Part[], region: Box): readonly Part[] {
  const isWithin = (part: Part) => {
    const [west, south, east, north] = boxOf(part)
    return west >= region[0] && south >= region[1] && east <= region[2] && north <= region[3]
  }
  const cut = common(
    land.filter((part) => !isWithin(part)),
    [boxPart(region)],
    FACT_DECIMALS,
  )
  return [...cut, ...land.filter(isWithin)]
}

function limitedRing(ring: LayerRing, facts: Facts, limit: (id: string) => number): LimitedRing {
  const stops = walked(ring)
  const places: LonLat[] = []
  const limits: number[] = []
  for (const [i, { stop, limit: id, isRhumb }] of stops.entries()) {
    const [from, to] = [placeOf(stop, facts), placeOf((stops[(i + 1) % stops.length] ?? stops[0])?.stop as Stop, facts)]
    if (samePlace(from, to)) continue
    const between = isRhumb ? rhumbBetween(from, to).map((place) => roundedPlace(place, FACT_DECIMALS)) : []
    for (const place of [from, ...between]) {
      places.push(place)
      limits.push(limit(id))
    }
  }
  places.push(places[0] as LonLat)
  if (signedArea(places) > 0) return { places, limits }
  return { places: places.reverse(), limits: limits.reverse() }
}

function placeOf(stop: Stop, facts: Facts): LonLat {
  return 'file' in stop ? factPlace(facts, stop.file, stop.point) : stop
}

function factPlace(facts: Facts, file: string, point: string): LonLat {
  const points = facts.get(file)
  const found = points?.find((each: FactPoint) => each.point === point)
  if (!found)
    throw new Error(`${file}: no point ${point}, it has ${points?.map((each) => each.point).join(', ') ?? 'no rows'}`)
  return found.place
}

function edgesOf(ring: Ring): readonly (readonly [LonLat, LonLat])[] {
  return ring.slice(1).map((to, i) => [ring[i] as LonLat, to])
}

function middleOf(a: LonLat, b: LonLat): LonLat {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
}

function onBox(a: LonLat, b: LonLat): boolean {
  const [west, south, east, north] = WATERS
  const isNear = (x: number, y: number) => Math.abs(x - y) < GRID_DEG / 50
  return (
    [west, east].some((x) => isNear(a[0], x) && isNear(b[0], x)) ||
    [south, north].some((y) => isNear(a[1], y) && isNear(b[1], y))
  )
}
