import { describe, expect, test } from 'vitest'
import { boxRing, zoneOf } from './testing.ts'
import type { Limit, Part, Zone } from './zone.ts'
import { DRAWN_LIMIT } from './zone-file.ts'
import { ZoneLocator } from './zone-locator.ts'

const SEA: Limit = { ...DRAWN_LIMIT, id: 'sea', basis: 'agreed', toleranceNm: 0.2 }
const COAST: Limit = { ...DRAWN_LIMIT, id: 'coast', basis: 'coast', toleranceNm: 1 }

/**
 *   8 +---------------+          eez 100..108 by 0..8 with land to its south (coast),
 *     | eez  +-----+  |          a claim 103..105 by 3..5 in it, a watch area 90..110 by -4..9 over everything,
 *     |      |claim|  |          and a neighbour 108..112 by 0..8 to its east
 *   0 +======coast====+
 */
const claim = zoneOf([[boxRing(103, 3, 105, 5)]], {
  id: 'claim',
  kind: 'overlapping-claim',
  claimants: ['MY', 'VN'],
})
const eez = zoneOf([[boxRing(100, 0, 108, 8)]], { id: 'eez', edgeLimits: [[Uint16Array.of(1, 0, 0, 0)]] })
const neighbour = zoneOf([[boxRing(108, 0, 112, 8)]], { id: 'neighbour', kind: 'neighbour', claimants: ['ID'] })
const watch = zoneOf([[boxRing(90, -4, 110, 9)]], { id: 'watch', kind: 'watch-area', claimants: [] })
const land: Part[] = [[boxRing(100, -3, 108, 0)]]

const locatorOf = (zones: readonly Zone[], parts: readonly Part[] = land) =>
  new ZoneLocator({ version: 'test', zones, limits: [SEA, COAST] }, parts)

describe('ZoneLocator', () => {
  const locator = locatorOf([watch, claim, eez, neighbour])

  test('the first zone that is no watch area names the place; all that hold it are told, with who claims it', () => {
    const inClaim = locator.at(104, 4)
    expect(inClaim.verdict).toBe('overlapping-claim')
    expect(inClaim.zones.map(({ id }) => id)).toEqual(['watch', 'claim', 'eez'])
    expect(inClaim.claimants).toEqual(['MY', 'VN'])
    expect(locator.at(101, 7).verdict).toBe('eez')
    expect(locator.at(110, 4)).toMatchObject({ verdict: 'neighbour', claimants: ['ID'] })
    expect(locator.at(95, 4)).toMatchObject({ verdict: 'outside', zones: [{ id: 'watch' }], claimants: [] })
  })

  test('a place on land is on land, and outside when no land is known', () => {
    expect(locator.at(104, -1).verdict).toBe('land')
    expect(locatorOf([eez], []).at(104, -1).verdict).toBe('outside')
    // The waterline belongs to the zone.
    expect(locator.at(104, 0).verdict).toBe('eez')
  })

  test('the distance is to the nearest limit at sea: positive in our waters, negative outside, in others and on land', () => {
    expect(locator.at(101, 0.1)).toMatchObject({ distanceNm: expect.closeTo(60.1, 0), basis: 'agreed' })
    expect(locator.at(101, 0.1).limit).toBe(SEA)
    expect(locator.at(104, 4.9).distanceNm).toBeCloseTo(5.97, 2)
    expect(locator.at(99, 4).distanceNm).toBeCloseTo(-59.96, 2)
    expect(locator.at(108.5, 4).distanceNm).toBeCloseTo(-29.98, 1)
    expect(locator.at(104, -0.5).distanceNm).toBeLessThan(-200)
    // The watch area's own sides are no limits.
    expect(locator.at(90, 4).distanceNm).toBeCloseTo(-599.7, 0)
  })

  test('is certain beyond accuracy and tolerance of every edge that could name the place otherwise', () => {
    const nmNorth = (nm: number) => nm / 59.7
    // The coast is good to 1 NM, the limit at sea to 0.2.
    expect(locator.at(101, nmNorth(1.05), 0.01).certain).toBe(true)
    expect(locator.at(101, nmNorth(1.05), 0.1).certain).toBe(false)
    expect(locator.at(101, 8 - nmNorth(0.25), 0.01).certain).toBe(true)
    expect(locator.at(101, 8 - nmNorth(0.25), 0.1).certain).toBe(false)
    expect(locator.at(101, 8 + nmNorth(0.25), 0.1).certain).toBe(false)
    expect(locator.at(101, -nmNorth(1.05), 0.1).certain).toBe(false)
    expect(locator.at(101, -nmNorth(1.5), 0.1).certain).toBe(true)
    // In the claim the sides of the EEZ that holds it have no say, in the EEZ those of the claim have.
    expect(locatorOf([claim, zoneOf([[boxRing(103, 3, 105.0001, 9)]])]).at(104.9, 4, 1).certain).toBe(true)
    expect(locator.at(104, 5 + nmNorth(0.25), 0.1).certain).toBe(false)
    // And a watch area's never.
    expect(locator.at(101, 8.9999999, 0).certain).toBe(true)
  })

  test('another land is a limit too for a place outside all zones', () => {
    const island: Part[] = [[boxRing(90, 0, 91, 1)]]
    const other = locatorOf([eez], [...land, ...island])
    expect(other.at(91.01, 0.5, 0.1)).toMatchObject({ verdict: 'outside', certain: false })
    expect(other.at(91.1, 0.5, 0.1)).toMatchObject({ verdict: 'outside', certain: true })
    expect(other.at(90.99, 0.5, 0.1)).toMatchObject({ verdict: 'land', certain: false })
  })

  test('NaN and places off the globe are outside and never certain; a set without zones has no distance', () => {
    expect(locator.at(Number.NaN, 4)).toMatchObject({
      verdict: 'outside',
      zones: [],
      distanceNm: undefined,
      certain: false,
    })
    expect(locator.at(104, 95)).toMatchObject({ verdict: 'outside', certain: false })
    expect(locatorOf([watch]).at(95, 4)).toMatchObject({ verdict: 'outside', distanceNm: undefined, certain: true })
  })
})
