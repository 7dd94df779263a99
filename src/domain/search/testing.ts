import fc from 'fast-check'
import type { LonLat } from '#geo/lonlat.ts'
import type { SearchCraft } from './search-plan.ts'
import type { SweepTask } from './search-task.ts'

const RADIANS = Math.PI / 180

/** Places round a middle at these shares of 1 degree, evenly turned: a ring without crossings whatever the shares. */
function starAround([lon, lat]: LonLat, shares: readonly number[]): LonLat[] {
  return shares.map((share, i): LonLat => {
    const angle = (i * 2 * Math.PI) / shares.length
    return [lon + (share * Math.cos(angle)) / Math.cos(lat * RADIANS), lat + share * Math.sin(angle)]
  })
}

const latitude = fc.double({ min: -60, max: 60, noNaN: true })
const longitude = fc.double({ min: -178, max: 178, noNaN: true })

/** Rings with bays, some deep. */
export const jaggedRing: fc.Arbitrary<readonly LonLat[]> = fc
  .tuple(longitude, latitude, fc.array(fc.double({ min: 0.15, max: 1, noNaN: true }), { minLength: 3, maxLength: 14 }))
  .map(([lon, lat, shares]) => starAround([lon, lat], shares))

/** Rings without bays: places on an ellipse turned any way. */
export const convexRing: fc.Arbitrary<readonly LonLat[]> = fc
  .record({
    middle: fc.tuple(longitude, latitude),
    angles: fc.uniqueArray(fc.integer({ min: 0, max: 35 }), { minLength: 3, maxLength: 12 }),
    flat: fc.double({ min: 0.2, max: 1, noNaN: true }),
    turned: fc.double({ min: 0, max: Math.PI, noNaN: true }),
  })
  .map(({ middle: [lon, lat], angles, flat, turned }) =>
    angles
      .toSorted((a, b) => a - b)
      .map((step): LonLat => {
        const [x, y] = [Math.cos((step * Math.PI) / 18), flat * Math.sin((step * Math.PI) / 18)]
        const [east, north] = [x * Math.cos(turned) - y * Math.sin(turned), x * Math.sin(turned) + y * Math.cos(turned)]
        return [lon + east / Math.cos(lat * RADIANS), lat + north]
      }),
  )

/** Tasks over rings with any axis and pattern. */
export function sweepOf(
  rings: fc.Arbitrary<readonly LonLat[]>,
  legEnds: NonNullable<SweepTask['legEnds']>,
): fc.Arbitrary<SweepTask> {
  return fc
    .record({
      ring: rings,
      pattern: fc.constantFrom('parallel-track' as const, 'creeping-line' as const),
      spacingNm: fc.double({ min: 1.5, max: 12, noNaN: true }),
      axisDeg: fc.double({ min: 0, max: 360, noNaN: true }),
    })
    .map(({ ring, ...rest }) => ({ ...rest, legEnds, area: { kind: 'polygon', ring } }))
}

/** A drone over the sea off Sarawak with everything that a test does not care about filled in. */
export function searchCraft(overrides: Partial<SearchCraft> = {}): SearchCraft {
  return {
    speedKn: 100,
    turnRadiusNm: 0.5,
    sweepWidthNm: 6,
    place: [112, 5],
    fuel: { enduranceLeftS: 20 * 3600, reserveS: 3600 },
    home: [115.25, 5.3],
    ...overrides,
  }
}
