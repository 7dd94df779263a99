import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import type { Box, LonLat } from '../lonlat.ts'
import type { Ring } from '../zone.ts'
import { NearestPlace } from './earth.ts'
import { boxesTouch, boxOf, roundedPlace, signedArea } from './polygons.ts'
import { simplified, simplifiedRing } from './simplify.ts'

/** ISO 3166-1 alpha-3 codes, as the coast names its countries. */
export type Country = string

/** The land of the region, told apart into coast and borders, each with its country. */
export interface Land {
  /** Outlines of land with borders and lakes left out, simplified, counterclockwise. They may touch or cross a little. */
  readonly rings: readonly Ring[]
  /** Borders between countries, simplified. */
  readonly borders: readonly (readonly LonLat[])[]
  /** The coast of a country in pieces, simplified as `rings` are. */
  readonly coastOf: (country: Country) => readonly (readonly LonLat[])[]
  /** The same, as the source has it. */
  readonly fullCoastOf: (country: Country) => readonly (readonly LonLat[])[]
}

/** 11 m, as the source has them. */
const COAST_DECIMALS = 4

/**
 * How much of the coast is left out, metres, by the distance from Malaysia's coast in kilometres. Ours stays nearly as
 * it is; the neighbours' across the water is drawn a little coarser, the far rest coarse.
 */
const TOLERANCES: readonly (readonly [withinKm: number, metres: number])[] = [
  [2, 30],
  [60, 70],
  [150, 150],
  [300, 400],
  [Number.POSITIVE_INFINITY, 1000],
]

const BORDER_TOLERANCE_M = 600

/** Islands smaller than this are left out where the coast is drawn coarse, square kilometres by kilometres away. */
const ISLANDS: readonly (readonly [beyondKm: number, km2: number])[] = [
  [250, 1.5],
  [600, 4],
]

const KM2_PER_DEG2 = 12_364

interface Arc {
  readonly line: readonly LonLat[]
  readonly country: Country
  readonly isBorder: boolean
}

/** Reads the countries' land: edges that two countries share are borders, all others coast. */
export function readLand(json: string, region: Box, ours: Country): Land {
  const { features } = JSON.parse(json) as FeatureCollection<Polygon | MultiPolygon, { A3: Country }>
  const edges = new Map<string, { from: LonLat; to: LonLat; country: Country; net: number }>()
  for (const { geometry, properties } of features) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    for (const polygon of polygons) {
      const outer = placesOf(polygon[0] ?? [])
      if (!boxesTouch(boxOf([outer]), region)) continue
      for (const [r, positions] of polygon.entries()) {
        const ring = r === 0 ? outer : placesOf(positions)
        const isAsIs = signedArea(ring) > 0 === (r === 0)
        for (let i = 1; i < ring.length; i++) {
          const [from, to] = isAsIs
            ? [ring[i - 1] as LonLat, ring[i] as LonLat]
            : [ring[i] as LonLat, ring[i - 1] as LonLat]
          const key = `${from}|${to}`
          const edge = edges.get(key) ?? { from, to, country: properties.A3, net: 0 }
          edge.net++
          edges.set(key, edge)
        }
      }
    }
  }
  const coast: Step[] = []
  const border: Step[] = []
  for (const { from, to, country, net } of edges.values()) {
    const back = edges.get(`${to}|${from}`)
    if (!back) for (let i = 0; i < net; i++) coast.push({ from, to, country })
    else if (country < back.country) border.push({ from, to, country })
  }
  const arcs = [...arcsOf(coast, border, false), ...arcsOf(border, coast, true)]
  const near = new NearestPlace(
    arcs.filter(({ country, isBorder }) => country === ours && !isBorder).flatMap((a) => a.line),
  )
  const toleranceM = (place: LonLat) => {
    const km = near.distanceM(place) / 1000
    return TOLERANCES.find(([within]) => km <= within)?.[1] ?? 0
  }
  const isClosed = ({ line }: Arc) => String(line[0]) === String(line.at(-1))
  const coarser = (arc: Arc): Arc => ({
    ...arc,
    line: isClosed(arc) ? simplifiedRing(arc.line, toleranceM) : simplified(arc.line, toleranceM),
  })
  const isWanted = (arc: Arc) => {
    if (!isClosed(arc)) return true
    const area = signedArea(arc.line) * KM2_PER_DEG2
    // Clockwise: a lake, or the sea side of a ring that only touches itself.
    if (area <= 0) return false
    const km = near.distanceM(arc.line[0] as LonLat) / 1000
    return !ISLANDS.some(([beyondKm, km2]) => km > beyondKm && area < km2)
  }
  const full = arcs.filter(({ isBorder }) => !isBorder)
  const shores = full.filter(isWanted).map(coarser)
  const lines = (of: readonly Arc[], country: Country) =>
    of.filter((arc) => arc.country === country).map(({ line }) => line)
  return {
    rings: joined(shores).filter((ring) => signedArea(ring) > 0),
    borders: arcs.filter(({ isBorder }) => isBorder).map(({ line }) => simplified(line, () => BORDER_TOLERANCE_M)),
    coastOf: (country) => lines(shores, country),
    fullCoastOf: (country) => lines(full.filter(isWanted), country),
  }
}

interface Step {
  readonly from: LonLat
  readonly to: LonLat
  readonly country: Country
}

/** Steps chained into arcs that end where more than two steps meet, the country changes, or coast and border meet. */
function arcsOf(steps: readonly Step[], others: readonly Step[], isBorder: boolean): readonly Arc[] {
  const out = new Map<string, Step[]>()
  const degree = new Map<string, number>()
  for (const step of steps) {
    const key = String(step.from)
    out.set(key, [...(out.get(key) ?? []), step])
    for (const end of [key, String(step.to)]) degree.set(end, (degree.get(end) ?? 0) + 1)
  }
  const meets = new Set(others.flatMap(({ from, to }) => [String(from), String(to)]))
  const isNode = (key: string) => degree.get(key) !== 2 || meets.has(key)
  const used = new Set<Step>()
  const follow = (start: Step): Arc => {
    const line: LonLat[] = [start.from]
    let step: Step | undefined = start
    while (step && !used.has(step)) {
      used.add(step)
      line.push(step.to)
      const key: string = String(step.to)
      const next: Step | undefined = isNode(key) ? undefined : out.get(key)?.[0]
      step = next && next.country === start.country ? next : undefined
    }
    return { line, country: start.country, isBorder }
  }
  const starts = steps.filter(({ from, country }) => {
    const key = String(from)
    return isNode(key) || steps.length === 0 || !out.get(key)?.every((each) => each.country === country)
  })
  return [...starts, ...steps].flatMap((step) => (used.has(step) ? [] : [follow(step)]))
}

/** Arcs put together to closed rings, leaving each meeting place by the first arc not yet taken. */
function joined(arcs: readonly Arc[]): readonly Ring[] {
  const out = new Map<string, Arc[]>()
  for (const arc of arcs) {
    const key = String(arc.line[0])
    out.set(key, [...(out.get(key) ?? []), arc])
  }
  const rings: Ring[] = []
  for (const arcsHere of out.values()) {
    for (let arc = arcsHere.shift(); arc; arc = arcsHere.shift()) {
      const ring = [...arc.line]
      const home = String(ring[0])
      while (String(ring.at(-1)) !== home) {
        const next = out.get(String(ring.at(-1)))?.shift()
        if (!next) throw new Error(`the coast at ${ring.at(-1)?.join(' ')} goes no further, expected a closed outline`)
        ring.push(...next.line.slice(1))
      }
      rings.push(ring)
    }
  }
  return rings
}

function placesOf(positions: readonly Position[]): readonly LonLat[] {
  const places = positions.map(([lon = 0, lat = 0]) => roundedPlace([lon, lat], COAST_DECIMALS))
  return places.filter((place, i) => i === 0 || String(place) !== String(places[i - 1]))
}
