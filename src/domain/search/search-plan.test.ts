import fc from 'fast-check'
import { expect, test } from 'vitest'
import { geodesicNm } from '#geo/geodesic.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { searchPath } from './search-path.ts'
import { type SearchCraft, type SearchPlan, searchPlan } from './search-plan.ts'
import { parseSearchTask, type SearchTask, type SweepTask } from './search-task.ts'
import { convexRing, jaggedRing, searchCraft, sweepOf } from './testing.ts'

function planOf(task: SearchTask, craft: SearchCraft = searchCraft()): SearchPlan {
  const plan = searchPlan(task, craft, () => [112, 5])
  if (!plan.ok) throw new Error(plan.problem.join('\n'))
  return plan.value
}

const box: SweepTask = { pattern: 'parallel-track', area: { kind: 'box', box: [112, 4, 113, 4.5] }, spacingNm: 6 }
const sector: SearchTask = { pattern: 'sector', datum: [112, 5], radiusNm: 10, firstLegDeg: 0, patterns: 1 }
const line = { from: [112, 5], to: [113, 5] } as const

test('a sector search of nine radii at 100 kn takes 54 minutes for 10 NM', () => {
  const plan = planOf(sector)
  expect(plan.lengthNm).toBeCloseTo(90, 3)
  expect(plan.onTaskS).toBeCloseTo(3240, 0)
  expect(plan.transitOutNm).toBeCloseTo(0, 6)
  // A degree of longitude at 5 N is 110.90 km: 3.25 degrees are 194.6 NM, and 0.3 degrees north 18 NM.
  expect(plan.transitBackNm).toBeCloseTo(Math.hypot(194.6, 17.9), 0)
  expect(plan.totalS).toBeCloseTo(plan.transitOutS + plan.onTaskS + plan.transitBackS, 9)
  // 6 NM times 90 NM over pi 10^2, less 0.5 % for the circle's 36 corners.
  expect(plan.coverage.kind === 'area' && plan.coverage.factor).toBeCloseTo(540 / (Math.PI * 100), 1)
  expect(plan.coverage).not.toHaveProperty('idealDetection')
})

test('a spacing of the sweep width covers a box once', () => {
  const { coverage, legs, infeasible, warnings } = planOf(box)
  expect(legs).toBe(5)
  if (coverage.kind !== 'area') throw new Error('expected an area')
  expect(coverage.factor).toBe(1)
  expect(coverage.randomDetection).toBeCloseTo(0.632, 3)
  expect(coverage.idealDetection).toBeCloseTo(0.79, 3)
  expect(coverage.areaNm2).toBeGreaterThan(1785)
  expect(coverage.areaNm2).toBeLessThan(1795)
  expect(coverage.coveredShare).toBeGreaterThan(0.99)
  expect([infeasible, warnings]).toEqual([[], []])
})

test('half the sweep width covers half of it, and says so', () => {
  const { coverage, warnings } = planOf(box, searchCraft({ sweepWidthNm: 3 }))
  // Five strips of 3 NM in 29.86 NM, and a little for the joins at the sides.
  expect(coverage.kind === 'area' && Math.abs(coverage.coveredShare - 15 / 29.86)).toBeLessThan(0.02)
  expect(warnings).toEqual(['spacingNm is 6, more than the sweep width, 3 NM: strips between the legs are not seen'])
})

test('beyond the fuel it says what is needed and what is left', () => {
  const fuel = { enduranceLeftS: 2 * 3600, reserveS: 3600 }
  const { infeasible } = planOf(sector, searchCraft({ fuel }))
  expect(infeasible).toEqual([
    'search needs 3.9 h (out 0.0 h, on task 0.9 h, back 2.0 h, reserve 1.0 h), expected at most the 2.0 h left',
  ])
  expect(planOf(sector, searchCraft({ fuel: { ...fuel, enduranceLeftS: 4 * 3600 } })).infeasible).toEqual([])
})

test('circles smaller than the turn of the craft cannot be flown', () => {
  const craft = searchCraft({ turnRadiusNm: 3 })
  const orbit: SearchTask = {
    pattern: 'orbit',
    about: { kind: 'track', trackId: 'a' },
    radiusNm: 2,
    turn: 'left',
    laps: 1,
  }
  expect(planOf(orbit, craft).infeasible).toEqual([
    'radiusNm is 2, expected at least the turning radius of the craft, 3 NM',
  ])
  const racetrack: SearchTask = { pattern: 'racetrack', ...line, widthNm: 5, side: 'left', laps: 1 }
  expect(planOf(racetrack, craft).infeasible).toEqual([
    'widthNm is 5, expected at least the turning diameter of the craft, 6 NM',
  ])
})

test('legs nearer than the turn of the craft, and legs out of the area, are warned of', () => {
  expect(planOf(box, searchCraft({ turnRadiusNm: 4 })).warnings).toEqual([
    'spacingNm is 6, less than the turning diameter of the craft, 8 NM: turns swing out beyond the legs',
  ])
  const { warnings } = planOf({ ...box, axisDeg: 60, legEnds: 'beyond-edge' })
  expect(warnings).toHaveLength(1)
  expect(warnings[0]).toMatch(/^legs go up to \d\.\d NM beyond the edge of the area$/)
})

test('a patrol says how long a place waits for the next pass', () => {
  const barrier = planOf({ pattern: 'barrier', ...line, passes: 3 })
  const oneWayNm = geodesicNm(line.from, line.to)
  expect(barrier.coverage.kind === 'line' && barrier.coverage.roundNm).toBeCloseTo(2 * oneWayNm, 3)
  expect(barrier.coverage.kind === 'line' && barrier.coverage.revisitS).toBeCloseTo(2 * oneWayNm * 36, 1)
  const orbit = planOf({
    pattern: 'orbit',
    about: { kind: 'place', place: [112, 5] },
    radiusNm: 5,
    turn: 'left',
    laps: 4,
  })
  expect(orbit.coverage.kind === 'line' && orbit.coverage.roundNm).toBeCloseTo(10 * Math.PI * 0.99873, 2)
})

test('a craft that cannot be is told of', () => {
  const craft = searchCraft({ speedKn: 0, place: [200, 0], fuel: { enduranceLeftS: -1, reserveS: 0 } })
  expect(searchPlan(box, craft)).toEqual({
    ok: false,
    problem: [
      'craft.speedKn is 0, expected 1 to 600 knots',
      'craft.place is [200,0], expected longitude -180 to 180 and latitude -85 to 85',
      'craft.fuel.enduranceLeftS is -1, expected 0 to 8640000 seconds',
    ],
  })
})

test('the plan is the path from where the craft is, as long as its legs, and covers no less than beyond the edge it must', () => {
  const tasks = fc.oneof(sweepOf(jaggedRing, 'at-edge'), sweepOf(convexRing, 'beyond-edge'))
  fc.assert(
    fc.property(tasks, (task) => {
      fc.pre(parseSearchTask(task).ok && searchPath(task).ok)
      const craft = searchCraft({ sweepWidthNm: task.spacingNm * 1.05 + 0.1 })
      const plan = planOf(task, craft)
      expect(searchPath(task, craft.place)).toEqual({ ok: true, value: plan.places })
      const nm = plan.places.slice(1).reduce((sum, to, i) => sum + geodesicNm(plan.places[i] as LonLat, to), 0)
      expect(plan.lengthNm).toBeCloseTo(nm, 9)
      expect(plan.onTaskS).toBeCloseTo(nm * 36, 6)
      if (plan.coverage.kind !== 'area') throw new Error('expected an area')
      expect(plan.coverage.coveredShare).toBeLessThanOrEqual(1)
      if (task.legEnds === 'beyond-edge') expect(plan.coverage.coveredShare).toBe(1)
    }),
    { numRuns: 60 },
  )
})
