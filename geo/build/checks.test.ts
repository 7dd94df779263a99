import { describe, expect, test } from 'vitest'
import type { LonLat } from '../lonlat.ts'
import { boxRing } from '../testing.ts'
import type { Part, Ring } from '../zone.ts'
import { badRings, crossingEdges } from './checks.ts'

const zone = (id: string, ...parts: Part[]) => ({ id, parts })
const bowTie: Ring = [
  [0, 0],
  [2, 2],
  [2, 0],
  [0, 2],
  [0, 0],
]

describe('edges', () => {
  test('of a plain area and of areas that touch do not cross', () => {
    expect(crossingEdges([zone('a', [boxRing(0, 0, 2, 2)]), zone('b', [boxRing(2, 1, 4, 5)])])).toEqual([])
  })

  test('cross where a ring crosses itself', () => {
    expect(crossingEdges([zone('a', [bowTie])])).toEqual(['a: edges 0 0 to 2 2 and 2 0 to 0 2 cross'])
  })

  test('cross where two areas overlap', () => {
    const problems = crossingEdges([zone('a', [boxRing(0, 0, 2, 2)]), zone('b', [boxRing(1, 1, 3, 3)])])
    expect(problems).toHaveLength(2)
    expect(problems[0]).toMatch(/^a and b: edges/)
  })

  test('that are there twice are found', () => {
    const spike: Ring = [...boxRing(0, 0, 2, 2).slice(0, 3), [5, 5], [2, 2], [0, 2], [0, 0]]
    expect(crossingEdges([zone('a', [spike])])).toEqual(['a: edge 2 2 to 5 5 is there twice'])
  })
})

describe('rings', () => {
  const square = boxRing(0, 0, 4, 4)
  const hole = [...boxRing(1, 1, 2, 2)].reverse()

  test('closed, counterclockwise outside and clockwise in holes are good', () => {
    expect(badRings('a', [[square, hole]])).toEqual([])
  })

  test.each<[string, Part, string]>([
    [
      'a clockwise outer ring',
      [[...square].reverse()],
      'a part 0 ring 0: is wound the wrong way, expected counterclockwise',
    ],
    [
      'a counterclockwise hole',
      [square, boxRing(1, 1, 2, 2)],
      'a part 0 ring 1: is wound the wrong way, expected clockwise',
    ],
    ['an open ring', [square.slice(0, 4)], 'a part 0 ring 0: ends at 0 4, expected 0 0 where it starts'],
    ['a line', [[square[0], square[1], square[0]] as LonLat[]], 'a part 0 ring 0: has 3 places, expected at least 4'],
  ])('%s is not', (_, part, expected) => {
    expect(badRings('a', [part])).toEqual([expected])
  })
})
