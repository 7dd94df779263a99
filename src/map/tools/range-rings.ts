import type { LonLat } from '#geo/lonlat.ts'
import type { Anchor } from './anchor.ts'
import { geodesicRing } from './geodesic-lines.ts'

/** Spacings of range rings, nautical miles: the range scales of a ship's radar (IMO MSC.192(79), 5.3.1). */
export const RING_STEPS_NM = [0.25, 0.5, 0.75, 1.5, 3, 6, 12, 24] as const
export const RING_COUNTS = [1, 2, 3, 4, 6, 8] as const

export interface RangeRings {
  readonly centre: Anchor
  readonly stepNm: number
  readonly count: number
}

export interface DrawnRing {
  readonly line: readonly LonLat[]
  readonly label: string
}

/** The rings round a place, the smallest first, each with its radius. */
export function ringsAround(place: LonLat, { stepNm, count }: Pick<RangeRings, 'stepNm' | 'count'>): DrawnRing[] {
  return Array.from({ length: count }, (_, i) => {
    const nm = stepNm * (i + 1)
    return { line: geodesicRing(place, nm), label: `${nm} NM` }
  })
}
