import { expect, test } from 'vitest'
import { searchPath } from '#domain/search/search-path.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { between } from '#geo/measure.ts'
import { isSea } from '../sea.ts'
import { malaysianWaters } from '../water/malaysian-waters.ts'
import { wayLengthNm } from '../water/water-way.ts'
import { patrolBoxes } from './patrol-boxes.ts'
import { patternOnWater } from './sea-pattern.ts'

const waters = malaysianWaters()

function allSea(places: readonly LonLat[]): boolean {
  return places.every((place, i) => {
    const next = places[i + 1]
    return !next || Array.from({ length: 200 }, (_, step) => between(place, next, step / 200)).every(isSea)
  })
}

test('a pattern on open sea stays as it is', () => {
  const places: LonLat[] = [[112, 6], [113, 6], [113, 6.2], [112, 6.2]] // biome-ignore format: one line
  expect(patternOnWater(waters, places)).toEqual({
    ok: true,
    value: { places, lengthNm: wayLengthNm(places), leftOut: 0 },
  })
})

test('a pattern across an island leaves the island out and goes round it', () => {
  const across: LonLat[] = [[115.0, 5.35], [115.5, 5.35]] // biome-ignore format: one line
  const cut = patternOnWater(waters, across)
  if (!cut.ok) throw new Error(cut.problem)
  expect(cut.value.places[0]).toEqual(across[0])
  expect(cut.value.leftOut).toBeGreaterThan(0.1)
  expect(cut.value.leftOut).toBeLessThan(0.9)
  expect(allSea(cut.value.places)).toBe(true)
})

test('a pattern on land is refused, and so is one that the coast cuts to pieces', () => {
  const inland = patternOnWater(waters, [[116.4, 5.2], [116.6, 5.3]]) // biome-ignore format: one line
  expect(inland.ok ? '' : inland.problem).toMatch(/^area is on land/)
  const toAndFro = Array.from({ length: 80 }, (_, i): LonLat => [i % 2 === 0 ? 115.0 : 115.5, 5.35])
  const pieces = patternOnWater(waters, toAndFro)
  expect(pieces.ok ? '' : pieces.problem).toMatch(/cut by land into \d+ stretches, expected at most 60/)
})

test.each(Object.entries(patrolBoxes))('all of %s is on clear water', (_, task) => {
  const path = searchPath(task)
  if (!path.ok) throw new Error(path.problem.join())
  const pattern = patternOnWater(waters, path.value)
  if (!pattern.ok) throw new Error(pattern.problem)
  expect(pattern.value.leftOut).toBe(0)
  expect(allSea(pattern.value.places)).toBe(true)
})
