import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CoverageGrid } from '../coverage/coverage-grid.ts'
import { latticeOver } from '../coverage/lattice.ts'
import { lookAt, START_MS } from '../coverage/testing.ts'
import { decodeAges, encodeAges } from './sensor-picture-ages.ts'

const lattice = latticeOver([112, 4, 114, 6], 0.25)

function decoded(bytes: Uint8Array) {
  const read = decodeAges(bytes)
  if (!read.ok) throw new Error(read.problem)
  return read.value
}

test('ages come back to the minute, never younger than they are and within the same hour', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 64 }), (ages) => {
      const asOfS = START_MS / 1000
      const lastS = new Uint32Array(64)
      for (const [cell, age] of ages.entries()) lastS[cell] = asOfS - age
      const read = decoded(encodeAges({ lattice, lastS, latestMs: 0 }, START_MS))
      expect(read.lattice).toEqual(lattice)
      for (const [cell, last] of lastS.entries()) {
        const kept = read.lastS[cell] as number
        expect(last === 0).toBe(kept === 0)
        expect(last - kept).toBeGreaterThanOrEqual(0)
        expect(last - kept).toBeLessThan(60)
        for (const hours of [1, 6, 24]) expect(kept >= asOfS - hours * 3600).toBe(last >= asOfS - hours * 3600)
      }
    }),
  )
})

test('ages are told for the latest look where that is later than the time asked for', () => {
  const grid = new CoverageGrid(lattice)
  grid.paint(lookAt(600))
  expect(decoded(encodeAges(grid, START_MS)).latestMs).toBe(START_MS + 600_000)
  expect(decoded(encodeAges(grid, START_MS + 3600_000)).latestMs).toBe(START_MS + 3600_000)
})

test('what is older than the bytes hold stays seen', () => {
  const lastS = new Uint32Array(64).fill(1000)
  const read = decoded(encodeAges({ lattice, lastS, latestMs: 0 }, START_MS))
  expect(read.lastS[0]).toBe(START_MS / 1000 - 65_534 * 60)
})

test('bytes are read alike from any place of a larger buffer', () => {
  const grid = new CoverageGrid(lattice)
  grid.paint(lookAt(0))
  const bytes = encodeAges(grid, START_MS)
  const larger = new Uint8Array(bytes.length + 3)
  larger.set(bytes, 1)
  expect(decodeAges(larger.subarray(1, 1 + bytes.length))).toEqual(decodeAges(bytes))
})

test('bytes that are too few, too many or no grid are refused with what was expected', () => {
  const bytes = encodeAges(new CoverageGrid(lattice), START_MS)
  expect(decodeAges(bytes.slice(0, 12))).toEqual({ ok: false, problem: 'ages have 12 bytes, expected 40 or more' })
  expect(decodeAges(bytes.slice(0, -2))).toEqual({
    ok: false,
    problem: 'ages of 8 by 8 cells have 166 bytes, expected 168',
  })
  new DataView(bytes.buffer).setFloat64(16, Number.NaN, true)
  expect(decodeAges(bytes)).toMatchObject({ ok: false, problem: expect.stringContaining('cells of NaN degrees') })
})
