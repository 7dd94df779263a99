import { BoundaryDistance } from './boundary-distance.ts'
import type { Part } from './zone.ts'
import { boxOfParts } from './zone-validity.ts'

/**
 * Distances to the edge of the land.
 *
 * @param toleranceNm How far off the coast may be drawn, nautical miles.
 */
export function landBoundary(land: readonly Part[], toleranceNm = 0): BoundaryDistance {
  const edgeLimits = land.map((part) => part.map((ring) => new Uint16Array(ring.length - 1)))
  return new BoundaryDistance({
    zones: [{ parts: land, edgeLimits, box: boxOfParts(land) }],
    limits: [{ basis: 'coast', toleranceNm }],
  })
}
