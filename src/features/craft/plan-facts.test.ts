import { expect, test } from 'vitest'
import type { CraftPlan } from '#domain/craft/craft-state.ts'
import { planFacts } from './plan-facts.ts'
import { craftState } from './testing.ts'

const plan: CraftPlan = {
  order: { kind: 'intercept', trackId: 'mmsi:1' },
  places: [],
  transitOutS: 3600,
  onTaskS: 0,
  transitBackS: 7200,
  fuelLeftS: 80_000,
  arrivesMs: Date.UTC(2026, 2, 14, 13),
  infeasible: [],
  warnings: [],
}
const craft = craftState()
const said = (of: CraftPlan) =>
  Object.fromEntries(planFacts(of, craft, craft.atMs).map(({ name, value }) => [name, value]))

test('what has no end of its own says so, and the fuel is told beside the reserve', () => {
  expect(said(plan)).toEqual({
    Arrives: '13:00Z, in 1 h 00 min',
    'On task': 'until told otherwise',
    'Way home': '2 h 00 min',
    'Fuel left after return': '22 h 13 min, reserve 3 h 00 min',
  })
})

test('a search says what it is expected to cover and to find', () => {
  const times = { transitOutS: 3600, onTaskS: 7200, transitBackS: 7200, totalS: 18_000 }
  const search: NonNullable<CraftPlan['search']> = {
    places: [],
    legs: 4,
    lengthNm: 284.4,
    transitOutNm: 110,
    transitBackNm: 220,
    ...times,
    coverage: {
      kind: 'area',
      areaNm2: 3573,
      factor: 1.94,
      randomDetection: 0.856,
      idealDetection: 0.99,
      coveredShare: 0.98,
    },
    infeasible: [],
    warnings: [],
  }
  const order = {
    kind: 'search',
    task: { pattern: 'parallel-track', area: { kind: 'box', box: [113, 5, 114, 6] }, spacingNm: 15 },
  } as const
  expect(said({ ...plan, order, search, onTaskS: 7200 })).toMatchObject({
    'Track spacing': '15 NM',
    Legs: '4',
    Length: '284 NM',
    Covered: '98 %',
    'Factor C': '1.94',
    'Found, random search': '86 %',
    'On task': '2 h 00 min',
  })
  const line = said({ ...plan, search: { ...search, coverage: { kind: 'line', roundNm: 157, revisitS: 5160 } } })
  expect(line).toMatchObject({ 'One round': '157 NM', 'Looked at again within': '1 h 26 min' })
  expect(line).not.toHaveProperty('Covered')
})
