import type { Feature, FeatureCollection } from 'geojson'
import { rangeAndBearing } from '#geo/geodesic.ts'
import { type LonLat, longitudeDelta } from '#geo/lonlat.ts'

/** What of our craft is drawn beside the craft themselves. */
export interface DrawnCraft {
  /** The way that a craft has before it, from where it is. */
  readonly remaining?: readonly LonLat[]
  /** What an order would come to. */
  readonly plan?: {
    /** To where the task begins, from where the craft is. */
    readonly transit: readonly LonLat[]
    /** Turning points of the task. */
    readonly places: readonly LonLat[]
  }
  /** What is to be searched: one ring, or a line of two places. */
  readonly area?: readonly LonLat[]
}

/** Less is no corner but a piece of a curve, as an orbit is drawn. */
const CORNER_DEG = 25

/** Lines and places for the layers of `craft-layers.ts`, longitudes running on past 180 where a way crosses that. */
export function craftFeatures({ remaining = [], plan, area = [] }: DrawnCraft): FeatureCollection {
  const transit = plan?.transit ?? []
  const places = plan?.places ?? []
  const features = [
    line('area', area),
    line('remaining', remaining),
    line('transit', transit),
    line('planned', places),
    ...(places.length > 0 ? [point('start', places[0] as LonLat, 'Start', 0)] : []),
    ...cornersOf(places).map((corner, i) => point('corner', corner, String(i + 1), i + 1)),
  ]
  return { type: 'FeatureCollection', features: features.filter((feature) => feature !== undefined) }
}

/** The places at which a path turns, but for its first. */
function cornersOf(places: readonly LonLat[]): readonly LonLat[] {
  return places.filter((at, i) => {
    const [before, after] = [places[i - 1], places[i + 1]]
    if (!before || !after) return false
    const turnDeg = longitudeDelta(rangeAndBearing(before, at).bearingDeg, rangeAndBearing(at, after).bearingDeg)
    return Math.abs(turnDeg) >= CORNER_DEG
  })
}

function line(part: string, places: readonly LonLat[]): Feature | undefined {
  if (places.length < 2) return undefined
  const coordinates: number[][] = []
  for (const [lon, lat] of places) {
    const last = coordinates.at(-1)?.[0]
    coordinates.push([last === undefined ? lon : last + longitudeDelta(last, lon), lat])
  }
  return { type: 'Feature', properties: { part }, geometry: { type: 'LineString', coordinates } }
}

function point(part: string, [lon, lat]: LonLat, label: string, order: number): Feature {
  return {
    type: 'Feature',
    properties: { part, label, order },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  }
}
