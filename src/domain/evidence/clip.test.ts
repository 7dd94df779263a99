import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ClipBox, clipRing, clipSegment } from './clip.ts'

const box: ClipBox = [0, 0, 10, 10]

test('a segment is cut where it leaves the box, and gone where it misses it', () => {
  expect(clipSegment([-5, 5], [15, 5], box)).toEqual([
    [0, 5],
    [10, 5],
  ])
  expect(clipSegment([2, 3], [4, 5], box)).toEqual([
    [2, 3],
    [4, 5],
  ])
  expect(clipSegment([-5, 5], [5, 15.1], box)).toBeUndefined()
  expect(clipSegment([-1, 0], [-1, 10], box)).toBeUndefined()
})

test('a ring round the box becomes the box, one beside it nothing', () => {
  const around = clipRing(
    [
      [-5, -5],
      [15, -5],
      [15, 15],
      [-5, 15],
    ],
    box,
  )
  expect(new Set(around.map(String))).toEqual(new Set(['0,0', '10,0', '10,10', '0,10']))
  expect(
    clipRing(
      [
        [20, 0],
        [30, 0],
        [30, 10],
      ],
      box,
    ),
  ).toEqual([])
})

test('what is left of any ring lies in the box', () => {
  const point = fc.tuple(fc.integer({ min: -30, max: 40 }), fc.integer({ min: -30, max: 40 }))
  fc.assert(
    fc.property(fc.array(point, { minLength: 3, maxLength: 12 }), (ring) => {
      for (const [x, y] of clipRing(ring, box)) {
        expect(x).toBeGreaterThanOrEqual(-1e-9)
        expect(x).toBeLessThanOrEqual(10 + 1e-9)
        expect(y).toBeGreaterThanOrEqual(-1e-9)
        expect(y).toBeLessThanOrEqual(10 + 1e-9)
      }
    }),
    { seed: 7 },
  )
})
