import { expect, test } from 'vitest'
import { boxRing, zoneOf } from '#geo/testing.ts'
import type { Limit } from '#geo/zone.ts'
import { DRAWN_LIMIT } from '#geo/zone-file.ts'
import { zoneContext } from '../events/zone-context.ts'
import { twoZones } from '../testing.ts'
import { entryAhead, outerLimitNear } from './outer-limit.ts'

const sea = zoneContext(twoZones)
const both = [true, true]

test('the way into a zone is told with where and how far', () => {
  const ahead = entryAhead(sea, both, [109.9, 5], 90, 10)
  expect(ahead?.zone).toBe(0)
  expect(ahead?.place[0]).toBeCloseTo(110, 6)
  expect(ahead?.nm).toBeCloseTo(5.98, 1)
})

test('there is no way in from inside, from too far, along or away from it, or without a course', () => {
  expect(entryAhead(sea, both, [110.01, 5], 90, 300)).toBeUndefined()
  expect(entryAhead(sea, both, [109.9, 5], 90, 5)).toBeUndefined()
  expect(entryAhead(sea, both, [109.9, 5], 270, 10)).toBeUndefined()
  expect(entryAhead(sea, both, [109.9, 5], 90, 0)).toBeUndefined()
  expect(entryAhead(sea, both, [109.9, 5], Number.NaN, 10)).toBeUndefined()
  expect(entryAhead(sea, [false, false], [109.9, 5], 90, 10)).toBeUndefined()
})

test('the limit between two of the zones is no outer one, and of one of them it is', () => {
  expect(outerLimitNear(sea, both, [111.95, 5], 6)).toBeUndefined()
  expect(outerLimitNear(sea, [true, false], [111.95, 5], 6)?.nm).toBeCloseTo(2.99, 1)
})

test('from either side it is as near', () => {
  const [inside, outside] = [outerLimitNear(sea, both, [110.05, 5], 6), outerLimitNear(sea, both, [109.95, 5], 6)]
  expect([inside?.zone, outside?.zone]).toEqual([0, 0])
  expect(inside?.nm).toBeCloseTo(2.99, 1)
  expect(outside?.nm).toBeCloseTo(2.99, 1)
})

test('at the coast there is neither a way in nor a limit', () => {
  const coast: Limit = { ...DRAWN_LIMIT, id: 'coast', basis: 'coast' }
  const context = zoneContext({ version: 'coast', zones: [zoneOf([[boxRing(110, 4, 112, 6)]])], limits: [coast] })
  expect(entryAhead(context, [true], [109.9, 5], 90, 10)).toBeUndefined()
  expect(outerLimitNear(context, [true], [110.05, 5], 6)).toBeUndefined()
})
