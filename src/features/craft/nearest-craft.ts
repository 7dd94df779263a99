import type { CraftState } from '#domain/craft/craft-state.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'

/** The craft nearest to a place, of those that take orders and answer; else of all. */
export function nearestTo(craft: readonly CraftState[], place: LonLat | undefined): CraftState | undefined {
  const free = craft.filter(({ refuses, link }) => refuses === undefined && link.state === 'ok')
  const among = free.length > 0 ? free : craft
  if (!place) return among[0]
  return among.toSorted((a, b) => distanceNm(a.place, place) - distanceNm(b.place, place))[0]
}
