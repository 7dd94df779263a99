import { expect, test } from 'vitest'
import { cellsWithin } from '#domain/coverage/cell-runs.ts'
import { zoneCoverage } from '#domain/coverage/zone-coverage.ts'
import type { CraftOrder } from '#domain/craft/craft-order.ts'
import { SensorPicture } from '#domain/looks/sensor-picture.ts'
import { TrackStore } from '#domain/track-store.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { Scenario } from '../scenario.ts'
import { labuan } from '../stories/anka-over.ts'
import { START_MS } from '../testing.ts'
import { createWorld } from '../world.ts'

/** What a plan promises and what is painted may differ by so much of the area: turns, and cells of a mile. */
const TOLERANCE = 0.05

const scenario: Scenario = {
  name: 'alone',
  title: 'Alone',
  description: 'One drone that stands ready.',
  parts: [
    {
      part: 'drone',
      mission: { trackId: 'uav:a', name: 'A', ...labuan, start: { airborneS: 0 } },
    },
  ],
}

const ring: readonly LonLat[] = [
  [114.0, 5.9],
  [115.0, 6.3],
  [114.6, 7.0],
  [113.7, 6.6],
  [114.0, 5.9],
]
const searches: readonly (readonly [words: string, order: CraftOrder, whole: boolean])[] = [
  ['legs as far apart as the radar searches', sweep(24), true],
  ['legs too far apart, with strips between that are not seen', sweep(45), false],
]

function sweep(spacingNm: number): CraftOrder {
  return { kind: 'search', task: { pattern: 'parallel-track', area: { kind: 'polygon', ring }, spacingNm } }
}

test.each(searches)('%s: as much is painted as was planned', (_words, order, isWhole) => {
  const world = createWorld(scenario, { seed: 1, startAtMs: START_MS, source: 'sim' })
  world.advance(START_MS)
  const plan = world.fleet.plan('uav:a', order)
  const coverage = plan.ok ? plan.value.search?.coverage : undefined
  if (!plan.ok || coverage?.kind !== 'area') return expect.fail('no plan')
  expect(plan.value.infeasible).toEqual([])
  expect(coverage.coveredShare > 0.95).toBe(isWhole)

  expect(world.fleet.order('uav:a', order).ok).toBe(true)
  const sensors = new SensorPicture(new TrackStore())
  const { transitOutS, onTaskS } = plan.value
  // From its first leg to its last: what it sees on the way out is not of the search.
  const [fromS, untilS] = [transitOutS - 300, transitOutS + onTaskS + 600]
  for (let s = 10; s <= untilS; s += 10)
    for (const look of world.advance(START_MS + s * 1000).looks) if (s >= fromS) sensors.take(look)

  const grid = sensors.coverage.live
  const painted = zoneCoverage(grid, cellsWithin(grid.lattice, [ring]), grid.latestMs)
  expect(Math.abs(1 - (painted?.never ?? 1) - coverage.coveredShare)).toBeLessThan(TOLERANCE)
})
