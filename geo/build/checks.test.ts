import { describe, expect, test } from 'vitest'
import type { LonLat } from '../lonlat.ts'
import { boxRing } from '../testing.ts'
import type { Part, Ring } from '../zone.ts'
import { badAreas, badRings, citedPoints, crossingEdges, lostPoints, nestedParts } from './checks.ts'

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

describe('shapes side by side', () => {
  test('share an edge, each walking it the other way', () => {
    expect(crossingEdges([zone('a', [boxRing(0, 0, 2, 2)]), zone('b', [boxRing(2, 0, 4, 2)])])).toEqual([])
  })

  test('do not lie over each other unseen', () => {
    const [a, b] = [zone('a', [boxRing(0, 0, 9, 9)]), zone('b', [boxRing(2, 2, 4, 4)])]
    expect(nestedParts([a, b])).toEqual(['b part 0 lies inside a part 0, expected areas apart'])
    expect(crossingEdges([a, zone('b', [boxRing(0, 0, 9, 9)])])[0]).toMatch(/is there twice$/)
  })
})

describe('cited points', () => {
  const facts = (place: LonLat) =>
    new Map([['a-treaty', [{ instrument: 'A treaty', point: '1', place, source: 'seen', verified: true }]]])
  const square = zone('a', [boxRing(100, 3, 104, 6)])

  test('on an edge are found there, others are told with how far they are off', () => {
    expect(lostPoints(citedPoints(facts([102, 3]), [square]))).toEqual([])
    expect(lostPoints(citedPoints(facts([102, 3.002]), [square]))).toEqual([
      'a-treaty 1: is 221 m off every limit, expected 100 at most',
    ])
  })

  test('that are said to make no boundary are not near one', () => {
    const point = { name: 'a-treaty 2', reason: 'binds others only' }
    expect(lostPoints([{ ...point, offM: 5000 }])).toEqual([])
    expect(lostPoints([{ ...point, offM: 12 }])).toEqual([
      'a-treaty 2: is 12 m off a limit, expected none near it: binds others only',
    ])
  })
})

test('areas out of range are told', () => {
  const sea = (areaKm2: number) => badAreas([{ id: 'my-eez', kind: 'eez', areaKm2 }])
  expect(sea(516_000)).toEqual([])
  expect(sea(530_000)).toEqual(['land to limit: measures 530000 km², expected 514000..521000'])
})

describe('rings', () => {
  const figureEight: Ring = [
    [0, 0],
    [4, 0],
    [2, 2],
    [4, 4],
    [0, 4],
    [2, 2],
    [0, 0],
  ]
  const square = boxRing(0, 0, 4, 4)
  const hole = [...boxRing(1, 1, 2, 2)].reverse()

  test('closed, counterclockwise outside and clockwise in holes are good', () => {
    expect(badRings(zone('a', [square, hole]))).toEqual([])
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
    ['one that passes a place twice', [figureEight], 'a part 0 ring 0: passes a place twice, expected a simple ring'],
  ])('%s is not', (_, part, expected) => {
    expect(badRings(zone('a', part))).toEqual([expected])
  })
})
