import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LonLat } from '#geo/lonlat.ts'
import { outlineRing, parseArea, parseLine, parsePlace, placesText } from './places-text.ts'

test('two positions are opposite corners of a box, whichever they are', () => {
  const box = { ok: true, value: { kind: 'box', box: [113, 5, 114, 6] } }
  expect(parseArea('5 N 113 E\n6 N 114 E')).toEqual(box)
  expect(parseArea('\n6, 113\n5, 114\n')).toEqual(box)
})

test('a box over the antimeridian goes the shorter way round', () => {
  expect(parseArea('5, -179\n6, 179')).toEqual({ ok: true, value: { kind: 'box', box: [179, 5, -179, 6] } })
})

test('three positions and more go round the area', () => {
  expect(parseArea('5, 113\n5, 114\n6, 114')).toEqual({
    ok: true,
    value: {
      kind: 'polygon',
      ring: [
        [113, 5],
        [114, 5],
        [114, 6],
      ],
    },
  })
})

test.each([
  ['', /^0 positions, expected 2 opposite corners/],
  ['5, 113', /^1 position, expected 2/],
  ['5, 113\n5, 213', /^line 2: longitude is 213/],
])('the area %j is refused', (text, told) => {
  const area = parseArea(text)
  expect(area.ok ? '' : area.problem).toMatch(told)
})

test('a line has two ends', () => {
  expect(parseLine('5, 113\n6, 114')).toEqual({ ok: true, value: { from: [113, 5], to: [114, 6] } })
  expect(parseLine('5, 113')).toEqual({ ok: false, problem: '1 position, expected 2: both ends of the line' })
})

test('one position in any notation, and none', () => {
  expect(parsePlace('5°30′ N 113 E')).toEqual({ ok: true, value: [113, 5.5] })
  expect(parsePlace('49N GE 31471 65179').ok).toBe(true)
  expect(parsePlace(' ')).toEqual({ ok: false, problem: 'no position, expected one' })
})

test('what was drawn is read again as it was, to a few metres', () => {
  const degree = (least: number, most: number) => fc.double({ min: least, max: most, noNaN: true })
  const corner = fc.tuple(degree(-170, 170), degree(-70, 70))
  fc.assert(
    fc.property(corner, degree(0.1, 3), degree(0.1, 3), ([west, south], wide, high) => {
      const drawn = outlineRing({ kind: 'box', box: [west, south, west + wide, south + high] })
      const text = placesText(drawn)
      expect(text.split('\n')).toHaveLength(2)
      const area = parseArea(text)
      const again = area.ok && area.value.kind === 'box' ? area.value.box : []
      for (const [i, edge] of [west, south, west + wide, south + high].entries()) expect(again[i]).toBeCloseTo(edge, 4)
    }),
    { seed: 5 },
  )
})

test('a ring is told without its first place once more, and a line as it is', () => {
  const ring: LonLat[] = [
    [113, 5],
    [114, 5],
    [114.5, 6],
    [113, 5],
  ]
  expect(placesText(ring).split('\n')).toHaveLength(3)
  expect(placesText(ring.slice(0, 2)).split('\n')).toHaveLength(2)
})
