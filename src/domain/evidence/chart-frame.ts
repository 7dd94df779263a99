import { type LonLat, longitudeDelta } from '#geo/lonlat.ts'
import { nmPerDegree } from './nm-per-degree.ts'

/** How much more than the places themselves the chart shows. */
const MARGIN = 1.5
/** Half the height of the smallest chart, nautical miles. */
const SMALLEST_NM = 0.1

/** A small flat chart: where its middle is and how a place comes onto it. Pixels count right and down. */
export interface ChartFrame {
  readonly widthPx: number
  readonly heightPx: number
  readonly centre: LonLat
  readonly pxPerNm: number
  /** Where a place is drawn, the short way round from the centre. */
  xy(place: LonLat): readonly [x: number, y: number]
  /** Where a place is drawn, its longitude taken as it stands plus a turn of -360, 0 or 360 degrees. */
  xyTurned(place: LonLat, turn: number): readonly [x: number, y: number]
}

/**
 * A chart that shows all the places, equirectangular about their middle: right in scale in both directions there.
 * Places across the antimeridian come out side by side. The list must not be empty.
 */
export function chartFrame(places: readonly LonLat[], widthPx: number, heightPx: number): ChartFrame {
  const [firstLon, firstLat] = places[0] as LonLat
  const lons = places.map(([lon]) => longitudeDelta(firstLon, lon))
  const lats = places.map(([, lat]) => lat)
  const centre: LonLat = [firstLon + middle(lons), middle([firstLat, ...lats])]
  const [lonNm, latNm] = nmPerDegree(centre[1])
  const halfWidthNm = ((Math.max(...lons) - Math.min(...lons)) / 2) * lonNm
  const halfHeightNm = ((Math.max(...lats) - Math.min(...lats)) / 2) * latNm
  const halfNm = MARGIN * Math.max(halfHeightNm, halfWidthNm * (heightPx / widthPx), SMALLEST_NM / MARGIN)
  const pxPerNm = heightPx / 2 / halfNm
  const xyOf = (eastNm: number, northNm: number) =>
    [widthPx / 2 + eastNm * pxPerNm, heightPx / 2 - northNm * pxPerNm] as const
  return {
    widthPx,
    heightPx,
    centre,
    pxPerNm,
    xy: ([lon, lat]) => xyOf(longitudeDelta(centre[0], lon) * lonNm, (lat - centre[1]) * latNm),
    xyTurned: ([lon, lat], turn) => xyOf((lon + turn - centre[0]) * lonNm, (lat - centre[1]) * latNm),
  }
}

function middle(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2
}
