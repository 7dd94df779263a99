import type { PictureFrame } from '#domain/picture.ts'
import { type LonLat, longitudeDelta } from '#geo/lonlat.ts'
import type { Project } from './globe-screen.ts'
import { mercatorY, WORLD_PX } from './mercator.ts'

/** A target near a place. */
export interface TargetHit {
  readonly slot: number
  readonly distancePx: number
}

/**
 * The row drawn nearest to a place, at most `radiusPx` away on the screen; undefined when there is none.
 * A scan of all rows: a box test throws most out before any mercator sum. Of two equally near, the one drawn later
 * in the frame. Rows without a position are never picked. `elapsedS` after the instant of the frame those who go on
 * are picked where they have come to.
 */
export function nearestTarget(
  frame: PictureFrame,
  at: LonLat,
  zoom: number,
  radiusPx: number,
  elapsedS = 0,
): TargetHit | undefined {
  const worldPx = WORLD_PX * 2 ** zoom
  const reachLon = (radiusPx / worldPx) * 360
  // A degree of latitude is never drawn shorter than one of longitude, so this box holds the whole circle.
  const reachLat = reachLon
  const atY = mercatorY(at[1])
  let best: number | undefined
  let bestSquare = radiusPx * radiusPx
  for (let row = 0; row < frame.count; row++) {
    const goneS = Math.min(elapsedS, frame.goesOnS[row] as number)
    const lat = (frame.lat[row] as number) + goneS * (frame.latRate[row] as number)
    if (!(Math.abs(lat - at[1]) <= reachLat)) continue
    const lonDelta = longitudeDelta(at[0], (frame.lon[row] as number) + goneS * (frame.lonRate[row] as number))
    if (!(Math.abs(lonDelta) <= reachLon)) continue
    const dx = (lonDelta / 360) * worldPx
    const dy = (mercatorY(lat) - atY) * worldPx
    const square = dx * dx + dy * dy
    if (square <= bestSquare) {
      bestSquare = square
      best = frame.slot[row]
    }
  }
  return best === undefined ? undefined : { slot: best, distancePx: Math.sqrt(bestSquare) }
}

/** The same on the globe: nearest on the screen to a point of it, among those whom the earth does not hide. */
export function nearestOnScreen(
  frame: PictureFrame,
  point: { readonly x: number; readonly y: number },
  project: Project,
  radiusPx: number,
  elapsedS = 0,
): TargetHit | undefined {
  let best: number | undefined
  let bestSquare = radiusPx * radiusPx
  for (let row = 0; row < frame.count; row++) {
    const goneS = Math.min(elapsedS, frame.goesOnS[row] as number)
    const lon = (frame.lon[row] as number) + goneS * (frame.lonRate[row] as number)
    const { x, y } = project(lon, (frame.lat[row] as number) + goneS * (frame.latRate[row] as number))
    const square = (x - point.x) ** 2 + (y - point.y) ** 2
    if (square <= bestSquare) {
      bestSquare = square
      best = frame.slot[row]
    }
  }
  return best === undefined ? undefined : { slot: best, distancePx: Math.sqrt(bestSquare) }
}
