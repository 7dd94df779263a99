import type { LonLat } from '#geo/lonlat.ts'
import { between, destination, distanceNm } from '#geo/measure.ts'
import { isSea } from '../sea.ts'

/** How near to land a scripted ship may be sent, nautical miles: room for her turns (notional). */
const CLEAR_NM = 0.5
const LOOK_EVERY_NM = 0.2
const BEARINGS = [0, 45, 90, 135, 180, 225, 270, 315]

/** The first place on a straight leg, its start left out, on land or within half a mile of it; undefined where none is. */
export function landOnLeg(from: LonLat, to: LonLat): LonLat | undefined {
  const steps = Math.max(1, Math.ceil(distanceNm(from, to) / LOOK_EVERY_NM))
  for (let i = 1; i <= steps; i++) {
    const place = between(from, to, i / steps)
    if (!isClear(place)) return place
  }
  return undefined
}

/** The first leg of a way that comes to land: `leg` 0 is the one to the first place. */
export function landOnWay(
  from: LonLat | undefined,
  places: readonly LonLat[],
): { readonly leg: number; readonly place: LonLat } | undefined {
  for (const [leg, to] of places.entries()) {
    const before = leg === 0 ? from : places[leg - 1]
    const place = before ? landOnLeg(before, to) : isClear(to) ? undefined : to
    if (place) return { leg, place }
  }
  return undefined
}

/** Whether a circle is all water, half a mile of it around it too. */
export function isOpenCircle(centre: LonLat, radiusNm: number): boolean {
  for (let nm = 0; nm < radiusNm + CLEAR_NM; nm += 0.4) {
    const bearings = Math.max(8, Math.ceil((2 * Math.PI * nm) / 0.4))
    for (let i = 0; i < bearings; i++) if (!isSea(destination(centre, (360 * i) / bearings, nm))) return false
  }
  return true
}

function isClear(place: LonLat): boolean {
  return isSea(place) && BEARINGS.every((bearing) => isSea(destination(place, bearing, CLEAR_NM)))
}
