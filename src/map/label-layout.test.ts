import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Crowd, type LabelBox, labelRect, layoutLabels, type Rect } from './label-layout.ts'

const SCREEN: Rect = [0, 0, 1000, 800]
const nobody = () => 0
const at = (x: number, y: number, before?: LabelBox['before']): LabelBox => ({
  x,
  y,
  width: 90,
  height: 28,
  titleHeight: 14,
  before,
})

test('a label with room goes east, and near the right edge west', () => {
  expect(layoutLabels([at(500, 400)], SCREEN, nobody)).toEqual(['east'])
  expect(layoutLabels([at(960, 400)], SCREEN, nobody)).toEqual(['west'])
})

test('it gives way to symbols, but stays where it was for a small gain', () => {
  const eastOf = (x: number) => (rect: Rect) => (rect[0] > x && rect[1] < 400 && rect[3] > 400 ? 1 : 0)
  expect(layoutLabels([at(500, 400)], SCREEN, eastOf(500))).toEqual(['southeast'])
  expect(layoutLabels([at(500, 400, 'east')], SCREEN, eastOf(500))).toEqual(['east'])
  expect(layoutLabels([at(500, 400, 'northwest')], SCREEN, nobody)).toEqual(['northwest'])
})

test('the important label keeps its side, the other moves, and one without room is left out', () => {
  expect(layoutLabels([at(500, 400), at(500, 400)], SCREEN, nobody)).toEqual(['east', 'west'])
  const crowdedOut = layoutLabels(
    Array.from({ length: 20 }, () => at(500, 400)),
    SCREEN,
    nobody,
  )
  expect(crowdedOut[0]).toBe('east')
  expect(crowdedOut.at(-1)).toBeUndefined()
})

test('no two labels ever cover each other, and none covers the symbol of a more important one', () => {
  const box = fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 300 }) })
  fc.assert(
    fc.property(fc.array(box, { maxLength: 40 }), (places) => {
      const labels = places.map(({ x, y }) => at(x, y))
      const rects = layoutLabels(labels, SCREEN, nobody).map((side, index) =>
        side ? labelRect(labels[index] as LabelBox, side) : undefined,
      )
      for (const [index, rect] of rects.entries()) {
        if (!rect) continue
        for (const other of rects.slice(0, index)) {
          if (other)
            expect(rect[2] < other[0] || other[2] < rect[0] || rect[3] < other[1] || other[3] < rect[1]).toBe(true)
        }
        for (const { x, y } of labels.slice(0, index)) {
          expect(x >= rect[0] && x <= rect[2] && y >= rect[1] && y <= rect[3]).toBe(false)
        }
      }
    }),
  )
})

test('a crowd counts what is in and just beside a rectangle, and shrugs off what is nowhere', () => {
  const crowd = new Crowd(200, 100)
  for (const [x, y] of [
    [50, 50],
    [52, 51],
    [150, 50],
    [-5, 50],
    [50, 500],
    [Number.NaN, 50],
  ] as const) {
    crowd.add(x, y)
  }
  expect(crowd.within([40, 40, 60, 60])).toBe(2)
  expect(crowd.within([-1000, -1000, 1000, 1000])).toBe(3)
  expect(crowd.within([80, 0, 120, 100])).toBe(0)
})
