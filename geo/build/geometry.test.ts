import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LonLat } from '../lonlat.ts'
import { distanceNm, initialCourseDeg } from '../measure.ts'
import { boxRing } from '../testing.ts'
import type { Part } from '../zone.ts'
import { common, contains, rounded, tidy, without } from './polygons.ts'
import { rhumbBetween } from './rhumb.ts'
import { clippedLine } from './world.ts'

describe('rounding', () => {
  test('leaves every number of six decimals as it is, bit for bit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -180_000_000, max: 180_000_000 }), (millionths) => {
        const written = Number(`${millionths}e-6`)
        expect(rounded(written, 6)).toBe(written + 0)
      }),
    )
  })
})

describe('areas', () => {
  const big: Part = [boxRing(0, 0, 4, 4)]

  test('less what lies inside have a clockwise hole', () => {
    const [part] = without([big], [[boxRing(1, 1, 2, 2)]], 6)
    expect(part).toHaveLength(2)
    expect(contains([part ?? []], [1.5, 1.5])).toBe(false)
    expect(contains([part ?? []], [3, 3])).toBe(true)
  })

  test('in common with what lies apart are none', () => {
    expect(common([big], [[boxRing(5, 5, 6, 6)]], 6)).toEqual([])
  })

  test('come out largest first and counterclockwise, whichever way they went in', () => {
    const tidied = tidy([[boxRing(8, 8, 9, 9)], [[...boxRing(0, 0, 4, 4)].reverse()]], 6)
    expect(tidied.map((part) => part[0]?.[0])).toEqual([
      [0, 0],
      [8, 8],
    ])
  })
})

describe('a line cut at a box', () => {
  const box = [0, 0, 10, 10] as const
  test.each<[string, LonLat[], LonLat[][]]>([
    [
      'inside stays',
      [
        [1, 1],
        [2, 2],
        [3, 1],
      ],
      [
        [
          [1, 1],
          [2, 2],
          [3, 1],
        ],
      ],
    ],
    [
      'outside goes',
      [
        [11, 1],
        [12, 2],
      ],
      [],
    ],
    [
      'going out ends on the side',
      [
        [5, 5],
        [15, 5],
      ],
      [
        [
          [5, 5],
          [10, 5],
        ],
      ],
    ],
    [
      'going through starts and ends on the sides',
      [
        [-5, 5],
        [15, 5],
      ],
      [
        [
          [0, 5],
          [10, 5],
        ],
      ],
    ],
    [
      'going out and back comes in two',
      [
        [5, 5],
        [15, 5],
        [15, 6],
        [5, 6],
      ],
      [
        [
          [5, 5],
          [10, 5],
        ],
        [
          [10, 6],
          [5, 6],
        ],
      ],
    ],
  ])('%s', (_, line, pieces) => {
    expect(clippedLine(line, box)).toEqual(pieces)
  })
})

describe('a rhumb line', () => {
  const [from, to]: [LonLat, LonLat] = [
    [119.583333, 5.266667],
    [118.833333, 6.0],
  ]

  test('keeps its course, as the 1930 text states it', () => {
    const line = [from, ...rhumbBetween(from, to), to]
    expect(line).toHaveLength(9)
    for (let i = 1; i < line.length; i++) {
      // 314°19' on the ellipsoid; on the sphere of initialCourseDeg a course out of a square differs by a fifth of a degree.
      const course = initialCourseDeg(line[i - 1] as LonLat, line[i] as LonLat)
      expect(course).toBeCloseTo(initialCourseDeg(line[0] as LonLat, line[1] as LonLat), 1)
      expect(Math.abs(course - (314 + 19 / 60))).toBeLessThan(0.25)
    }
  })

  test('is some metres off the straight line in degrees, and no more than twenty', () => {
    for (const place of rhumbBetween(from, to)) {
      const share = (place[1] - from[1]) / (to[1] - from[1])
      const straight: LonLat = [from[0] + (to[0] - from[0]) * share, place[1]]
      expect(distanceNm(place, straight) * 1852).toBeLessThan(20)
      expect(distanceNm(place, straight) * 1852).toBeGreaterThan(1)
    }
  })

  test('along a meridian or a parallel needs no places between', () => {
    expect(rhumbBetween([119, 4], [119, 5])).toEqual([])
    expect(rhumbBetween([118, 6], [119, 6])).toEqual([])
  })
})
