import type { Box, LonLat } from '#geo/lonlat.ts'
import { NM_PER_DEGREE } from './motion.ts'

const RADIANS = Math.PI / 180

/**
 * The turning points of a parallel-track ("ladder") search of a box: tracks run north and south, the first along the
 * east side, then westward. Tracks lie `spacingNm` apart at the middle latitude, the outer ones half a spacing inside
 * the box, and end half a spacing short of it, so that the strip seen either side covers the box once (IAMSAR manual,
 * volume II, parallel sweep search). Throws where the box is too small for one track.
 */
export function ladderSearch([west, south, east, north]: Box, spacingNm: number): LonLat[] {
  const half = spacingNm / 2 / NM_PER_DEGREE
  const stepDeg = spacingNm / NM_PER_DEGREE / Math.cos(((south + north) / 2) * RADIANS)
  // A hair is forgiven, so that a box of exactly n spacings gets n tracks.
  const tracks = Math.floor((east - west) / stepDeg + 1e-9)
  if (!(tracks >= 1 && north - south > 2 * half))
    throw new RangeError(`box [${[west, south, east, north]}] has no room for a track at a spacing of ${spacingNm} NM`)
  const [low, high] = [south + half, north - half]
  const places: LonLat[] = []
  for (let i = 0; i < tracks; i++) {
    const lon = east - stepDeg * (i + 0.5)
    places.push(
      ...((i % 2 === 0
        ? [
            [lon, low],
            [lon, high],
          ]
        : [
            [lon, high],
            [lon, low],
          ]) satisfies LonLat[]),
    )
  }
  return places
}
