import { isLonLat } from '#geo/lonlat.ts'
import type { Whereabouts } from '../tasked-craft.ts'
import type { Target } from './pursuit.ts'

/** Where a track is and how it moves; undefined when that is not known or no place at all. Half a motion is none. */
export function knownTarget(whereabouts: Whereabouts, trackId: string): Target | undefined {
  const known = whereabouts(trackId)
  if (!known || !isLonLat(known.place[0], known.place[1])) return undefined
  const { place, courseDeg, speedKn } = known
  if (!Number.isFinite(courseDeg) || !Number.isFinite(speedKn)) return { place }
  return known
}
