import { type Box, type LonLat, longitudeDelta } from '#geo/lonlat.ts'
import { nmPerDegree } from '../evidence/nm-per-degree.ts'

/** Size of the chart, in units of its own. */
const WIDTH_PX = 960
const HEIGHT_PX = 600
/** How much more than the tracks the chart shows. */
const MARGIN = 1.2
/** Half the height of the smallest chart, nautical miles. */
const SMALLEST_NM = 0.25

/**
 * How a place comes onto the chart: x = width / 2 + (lon - centreLon) pxPerLonDeg, longitudes the short way round from
 * the centre, y = height / 2 - (lat - centreLat) pxPerLatDeg. Plain numbers, as the player in the page works with them too.
 */
export interface BundleFrame {
  readonly widthPx: number
  readonly heightPx: number
  readonly centreLon: number
  readonly centreLat: number
  readonly pxPerLonDeg: number
  readonly pxPerLatDeg: number
  readonly pxPerNm: number
}

/** A chart that holds a box (see `boxAround`), equirectangular about its middle and right in scale there. */
export function bundleFrame([west, south, east, north]: Box): BundleFrame {
  const centreLat = (south + north) / 2
  const [lonNm, latNm] = nmPerDegree(centreLat)
  const halfWidthNm = ((east - west) / 2) * lonNm
  const halfHeightNm = ((north - south) / 2) * latNm
  const halfNm = MARGIN * Math.max(halfHeightNm, halfWidthNm * (HEIGHT_PX / WIDTH_PX), SMALLEST_NM)
  const pxPerNm = HEIGHT_PX / 2 / halfNm
  return {
    widthPx: WIDTH_PX,
    heightPx: HEIGHT_PX,
    centreLon: (west + east) / 2,
    centreLat,
    pxPerLonDeg: pxPerNm * lonNm,
    pxPerLatDeg: pxPerNm * latNm,
    pxPerNm,
  }
}

/** Where a place is drawn, the short way round from the centre. */
export function chartXy(frame: BundleFrame, [lon, lat]: LonLat): readonly [x: number, y: number] {
  return chartXyTurned(frame, [frame.centreLon + longitudeDelta(frame.centreLon, lon), lat], 0)
}

/** Where a place is drawn, its longitude taken as it stands plus a turn of -360, 0 or 360 degrees. */
export function chartXyTurned(frame: BundleFrame, [lon, lat]: LonLat, turn: number): readonly [x: number, y: number] {
  return [
    frame.widthPx / 2 + (lon + turn - frame.centreLon) * frame.pxPerLonDeg,
    frame.heightPx / 2 - (lat - frame.centreLat) * frame.pxPerLatDeg,
  ]
}
