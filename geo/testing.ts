import fc from 'fast-check'
import type { LonLat } from './lonlat.ts'
import type { Part, Ring, Zone } from './zone.ts'

/** A star-shaped ring round a centre: always simple, so a valid polygon whatever the radii. */
function starRing(centre: LonLat, radii: readonly number[], clockwise = false): Ring {
  const places = radii.map((radius, i): LonLat => {
    const angle = ((clockwise ? -i : i) * 2 * Math.PI) / radii.length
    return [centre[0] + Math.cos(angle) * radius, centre[1] + Math.sin(angle) * radius]
  })
  return [...places, places[0] as LonLat]
}

/** A jagged island-in-a-lake part (with a hole) and a second part beside it. */
export const jaggedParts: fc.Arbitrary<readonly Part[]> = fc
  .tuple(
    fc.array(fc.double({ min: 0.5, max: 1, noNaN: true }), { minLength: 3, maxLength: 40 }),
    fc.array(fc.double({ min: 0.05, max: 0.2, noNaN: true }), { minLength: 3, maxLength: 12 }),
    fc.array(fc.double({ min: 0.1, max: 0.4, noNaN: true }), { minLength: 3, maxLength: 12 }),
  )
  .map(([outer, hole, beside]) => [
    [starRing([110, 4], outer), starRing([110, 4], hole, true)],
    [starRing([111.6, 4.2], beside)],
  ])

/** A closed rectangle. */
export function boxRing(west: number, south: number, east: number, north: number): Ring {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
}

/** A zone with everything that a test does not care about filled in; all its edges are limit 0. */
export function zoneOf(parts: readonly Part[], overrides: Partial<Zone> = {}): Zone {
  const places = parts.flat(2)
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)]
  return {
    id: 'z',
    name: 'Zone z',
    kind: 'eez',
    claimants: ['MY'],
    parts,
    edgeLimits: parts.map((part) => part.map((ring) => new Uint16Array(ring.length - 1))),
    box: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)],
    ...overrides,
  }
}

/**
 * Places where a wrong index would show: vertices, middles of edges, hairs beside them, the same latitude as a vertex, and
 * the nearest sides and corners of the world's lattice of cells.
 */
export function telltalePlaces(parts: readonly Part[], cellDeg: number): LonLat[] {
  const places: LonLat[] = []
  for (const ring of parts.flat()) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [a, b] = [ring[i] as LonLat, ring[i + 1] as LonLat]
      const middle: LonLat = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
      for (const [lon, lat] of [a, middle]) {
        places.push([lon, lat], [lon + 1e-12, lat], [lon - 1e-12, lat], [lon, lat + 1e-12], [lon, lat - 1e-12])
        places.push([lon - 0.3, lat], [lon + 0.3, lat])
        const [sideLon, sideLat] = [Math.round(lon / cellDeg) * cellDeg, Math.round(lat / cellDeg) * cellDeg]
        places.push([sideLon, lat], [lon, sideLat], [sideLon, sideLat])
      }
    }
  }
  return places
}
