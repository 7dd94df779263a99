import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CoverageGrid } from './coverage-grid.ts'
import { CoverageReplay } from './coverage-replay.ts'
import { latticeOver } from './lattice.ts'
import { anySector, lookAt, START_MS, sector, seenKm2 } from './testing.ts'

const lattice = latticeOver([109, 1, 115, 7], 0.1)

test('at any earlier time, in any order, the grid is what it was then', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anySector, fc.integer({ min: 1, max: 900 })), { minLength: 2, maxLength: 25 }),
      fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
      (steps, asked) => {
        const replay = new CoverageReplay(lattice, { snapshotEveryMs: 600_000, mostSnapshots: 3 })
        const truth = new CoverageGrid(lattice)
        const states: { atMs: number; lastS: Uint32Array; looks: Uint16Array }[] = []
        let atS = 0
        for (const [footprint, afterS] of steps) {
          atS += afterS
          replay.add(lookAt(atS, footprint))
          truth.paint(lookAt(atS, footprint))
          states.push({ atMs: START_MS + atS * 1000, lastS: truth.lastS.slice(), looks: truth.looks.slice() })
        }
        for (const choice of asked) {
          const state = states[choice % states.length]
          if (!state) throw new Error('expected a state')
          const grid = replay.gridAt(state.atMs)
          if (!grid.ok) throw new Error(grid.problem)
          expect(grid.value.lastS).toEqual(state.lastS)
          expect(grid.value.looks).toEqual(state.looks)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('a flight in steps of a second is told half-way to within the cells of its edge', () => {
  const fine = latticeOver([111, 3, 114, 5])
  const [replay, truth] = [new CoverageReplay(fine), new CoverageGrid(fine)]
  for (let i = 0; i < 600; i++) {
    const [from, to] = [i, i + 1].map((second) => sector({ centre: [112 + second / 2000, 4] }))
    if (!from || !to) throw new Error('expected two')
    const step = { sensorId: 'a', fromMs: START_MS + i * 1000, toMs: START_MS + (i + 1) * 1000, from, to }
    replay.add(step)
    if (i < 330) truth.paint(step)
  }
  const half = replay.gridAt(START_MS + 330_000)
  if (!half.ok) throw new Error(half.problem)
  expect(half.value.latestMs).toBe(START_MS + 330_000)
  expect(Math.abs(seenKm2(half.value) / seenKm2(truth) - 1)).toBeLessThan(0.01)
  expect(replay.gridAt(START_MS + 600_000)).toEqual({ ok: true, value: replay.live })
})

test('before the first look nothing was seen', () => {
  const replay = new CoverageReplay(lattice)
  replay.add(lookAt(10))
  const before = replay.gridAt(START_MS)
  expect(before.ok && seenKm2(before.value)).toBe(0)
})

test('a time whose looks were dropped is refused, with the earliest that can be had', () => {
  const replay = new CoverageReplay(lattice, { mostLooks: 10, snapshotEveryMs: 3_600_000 })
  for (let i = 0; i < 40; i++) replay.add(lookAt(i * 1800, sector(), `s${i % 2}`))
  const early = replay.gridAt(START_MS + 3600_000)
  expect(early.ok).toBe(false)
  expect(early.ok ? '' : early.problem).toMatch(
    /^time is 2026-01-01T01:00:00\.000Z, expected 2026-01-01T\d\d:\d\d:00\.000Z or later: looks before are not kept$/,
  )
  expect(replay.gridAt(START_MS + 39 * 1800_000 - 1).ok).toBe(true)
})

test('a cleared replay is as new', () => {
  const replay = new CoverageReplay(lattice)
  replay.add(lookAt(10))
  replay.clear()
  const grid = replay.gridAt(START_MS)
  expect(grid.ok && seenKm2(grid.value)).toBe(0)
  expect(replay.log.size).toBe(0)
})
