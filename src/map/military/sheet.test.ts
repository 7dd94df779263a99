import fc from 'fast-check'
import { expect, test } from 'vitest'
import { laidOut } from './sheet.ts'

test('squares stand side by side, then in the next row', () => {
  expect(laidOut([40, 50, 40], 120, 4)).toEqual({
    widthPx: 120,
    heightPx: 102,
    places: [
      { x: 58, y: 4 },
      { x: 4, y: 4 },
      { x: 4, y: 58 },
    ],
  })
  expect(laidOut([], 64, 4)).toEqual({ widthPx: 64, heightPx: 8, places: [] })
})

test('a square wider than the sheet makes it wider', () => {
  expect(laidOut([200], 64, 4)).toMatchObject({ widthPx: 208, heightPx: 208 })
})

test('whatever the sides, all lie within the sheet and none comes nearer to another than the room', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 30 }),
      fc.integer({ min: 1, max: 600 }),
      fc.integer({ min: 0, max: 16 }),
      (sides, width, room) => {
        const { widthPx, heightPx, places } = laidOut(sides, width, room)
        const squares = places.map(({ x, y }, index) => ({ x, y, side: sides[index] as number }))
        for (const [index, one] of squares.entries()) {
          expect(Math.min(one.x, one.y)).toBeGreaterThanOrEqual(room)
          expect(one.x + one.side + room).toBeLessThanOrEqual(widthPx)
          expect(one.y + one.side + room).toBeLessThanOrEqual(heightPx)
          for (const other of squares.slice(0, index)) {
            const apart = Math.max(
              other.x - one.x - one.side,
              one.x - other.x - other.side,
              other.y - one.y - one.side,
              one.y - other.y - other.side,
            )
            expect(apart).toBeGreaterThanOrEqual(room)
          }
        }
      },
    ),
  )
})
