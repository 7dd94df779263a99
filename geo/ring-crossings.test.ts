import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LonLat } from './lonlat.ts'
import { findRingFaults, ringContainers } from './ring-crossings.ts'
import { boxRing } from './testing.ts'
import type { Ring } from './zone.ts'

/** How often a ring goes round a place, counterclockwise above 0. */
function winding(ring: Ring, [lon, lat]: LonLat): number {
  let turns = 0
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i] as LonLat, ring[i + 1] as LonLat]
    const left = (b[0] - a[0]) * (lat - a[1]) - (lon - a[0]) * (b[1] - a[1])
    if (a[1] <= lat && b[1] > lat && left > 0) turns++
    if (a[1] > lat && b[1] <= lat && left < 0) turns--
  }
  return turns
}

const cross = (o: LonLat, a: LonLat, b: LonLat) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])

/**
 * What must hold by topology: a ring that nowhere crosses itself goes round every place 0 times or once, always in the
 * same sense; around a crossing three different counts meet. Edges that run along each other are found by trying all.
 */
function isFaulty(ring: Ring): boolean {
  const edges = ring.slice(1).map((to, i) => [ring[i] as LonLat, to] as const)
  for (const [i, [a, b]] of edges.entries())
    for (const [c, d] of edges.slice(i + 1)) {
      if (cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0) return true
      if (cross(a, b, c) !== 0 || cross(a, b, d) !== 0) continue
      const along = ([lon, lat]: LonLat) => lon * (b[0] - a[0]) + lat * (b[1] - a[1])
      const from = Math.max(Math.min(along(a), along(b)), Math.min(along(c), along(d)))
      if (from < Math.min(Math.max(along(a), along(b)), Math.max(along(c), along(d)))) return true
    }
  return ring.some(([lon, lat]) => {
    const counts = new Set<number>()
    for (let step = 0; step < 720; step++) {
      const angle = ((step + 0.31) / 720) * 2 * Math.PI
      counts.add(winding(ring, [lon + Math.cos(angle) * 1e-3, lat + Math.sin(angle) * 1e-3]))
    }
    return counts.size > 2
  })
}

const place = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
const gridRing = fc
  .array(place, { minLength: 3, maxLength: 9 })
  .map((places): Ring => [...places, places[0] as LonLat])
  .filter((ring) => ring.every((each, i) => i === 0 || each[0] !== ring[i - 1]?.[0] || each[1] !== ring[i - 1]?.[1]))

test('a ring on a coarse grid has faults when topology says so, however its vertices and edges meet', {
  timeout: 60_000,
}, () => {
  const counts = { faulty: 0, good: 0, touching: 0 }
  fc.assert(
    fc.property(gridRing, (ring) => {
      const faulty = isFaulty(ring)
      counts[faulty ? 'faulty' : 'good']++
      if (!faulty && new Set(ring.map(String)).size < ring.length - 1) counts.touching++
      expect(findRingFaults([ring], 10).faults.length > 0).toBe(faulty)
    }),
    { seed: 3, numRuns: 3000 },
  )
  expect(counts.good).toBeGreaterThan(100)
  expect(counts.touching).toBeGreaterThan(3)
})

test('a bow tie is named by its two edges', () => {
  const ring: Ring = [
    [0, 0],
    [2, 2],
    [2, 0],
    [0, 2],
    [0, 0],
  ]
  expect(findRingFaults([ring], 10)).toEqual({
    faults: [{ kind: 'cross', at: { ring: 0, edge: 0 }, other: { ring: 0, edge: 2 } }],
    complete: true,
  })
})

test('rings that cross in vertices of both are told, rings that touch in one are not', () => {
  const square = boxRing(0, 0, 4, 4)
  const through: Ring = [
    [4, 4],
    [6, 2],
    [4, 0],
    [2, 2],
    [4, 4],
  ]
  const notched: Ring = [
    [0, 0],
    [4, 0],
    [4, 2],
    [4, 4],
    [0, 4],
    [0, 0],
  ]
  const tip: Ring = [
    [4, 2],
    [6, 1],
    [6, 3],
    [4, 2],
  ]
  expect(findRingFaults([square, through], 10).faults.map(({ kind }) => kind)).toContain('cross')
  expect(findRingFaults([notched, tip], 10).faults).toEqual([])
  expect(findRingFaults([square, tip], 10).faults).toEqual([])
})

test('a crossing is seen though it is smaller than rounding', () => {
  const sliver: Ring = [
    [100, 1],
    [101, 1 + 1e-15],
    [102, 1],
    [102, 1 + 1e-14],
    [101, 1 - 1e-15],
    [100, 1 + 1e-14],
    [100, 1],
  ]
  expect(findRingFaults([sliver], 10).faults.length).toBeGreaterThan(0)
})

test('a ball of wool is given up, not unravelled', () => {
  const wool = Array.from({ length: 8000 }, (_, i): LonLat => [Math.cos(i * 2.39996) * 5, Math.sin(i * 2.39996) * 5])
  const faults = findRingFaults([[...wool, wool[0] as LonLat]], 50)
  expect([faults.faults.length, faults.complete]).toEqual([50, false])
})

test('the rings around each ring are named, touching ones too', () => {
  const diamond: Ring = [
    [0, 2],
    [2, 0],
    [4, 2],
    [2, 4],
    [0, 2],
  ]
  const rings = [boxRing(0, 0, 4, 4), diamond, boxRing(1.9, 1.9, 2.1, 2.1), boxRing(9, 0, 10, 1)]
  expect(ringContainers(rings)).toEqual([[], [0], [0, 1], []])
})
