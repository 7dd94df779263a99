import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Crowd, type LabelBox, labelRect, layoutLabels, type Rect, SIDES } from './label-layout.ts'

const SCREEN: Rect = [0, 0, 1000, 800]
const nobody = () => 0
const at = (x: number, y: number, before?: LabelBox['before'], rank = 0): LabelBox => ({
  x,
  y,
  width: 90,
  height: 28,
  titleHeight: 14,
  rank,
  mostHidden: Number.POSITIVE_INFINITY,
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

/** A scene of targets with labels of some ranks, and symbols that labels would hide. */
const scene = fc.record({
  targets: fc.array(
    fc.record({
      x: fc.integer({ min: 0, max: 500 }),
      y: fc.integer({ min: 0, max: 400 }),
      rank: fc.integer({ min: 0, max: 3 }),
      mostHidden: fc.constantFrom(1, 4, Number.POSITIVE_INFINITY),
    }),
    { minLength: 1, maxLength: 60 },
  ),
  dots: fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 400 })), { maxLength: 80 }),
})
/** No edge is near. */
const SEA: Rect = [-1000, -1000, 2000, 2000]
const steps = fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 })), { minLength: 60 })
const hidden = (dots: readonly (readonly [number, number])[]) => {
  const crowd = new Crowd(600, 500)
  for (const [x, y] of dots) crowd.add(x, y)
  return crowd.within
}
const anew = (labels: readonly LabelBox[], sides: readonly LabelBox['before'][]) =>
  labels.map((label, index) => ({ ...label, before: sides[index] }))

test('with nothing changed every label stays where it is, and nobody comes', () => {
  fc.assert(
    fc.property(scene, ({ targets, dots }) => {
      const labels = targets.map(({ x, y, rank, mostHidden }) => ({ ...at(x, y, undefined, rank), mostHidden }))
      const first = layoutLabels(labels, SCREEN, hidden(dots))
      expect(layoutLabels(anew(labels, first), SCREEN, hidden(dots))).toEqual(first)
    }),
  )
})

test('while targets move a label goes only where something at least as important stands in its way, or too much is hidden', () => {
  fc.assert(
    fc.property(scene, steps, ({ targets, dots }, moves) => {
      const labels = targets.map(({ x, y, rank }) => at(x, y, undefined, rank))
      const first = layoutLabels(labels, SEA, hidden(dots))
      const moved = anew(labels, first).map((label, i) => {
        const [dx, dy] = moves[i % moves.length] as readonly [number, number]
        return { ...label, x: label.x + dx, y: label.y + dy }
      })
      const second = layoutLabels(moved, SEA, hidden(dots))
      const rects = moved.map((label, i) => second[i] && labelRect(label, second[i]))
      for (const [i, label] of moved.entries()) {
        if (!label.before || second[i] === label.before) continue
        const place = labelRect(label, label.before)
        const inTheWay = moved.some((other, j) => {
          if (j === i || other.rank > label.rank) return false
          const rect = rects[j]
          const symbol: Rect = [other.x - 15, other.y - 15, other.x + 15, other.y + 15]
          return (rect && touch(place, rect)) || touch(place, symbol)
        })
        // A jump by choice is to a place that hides clearly fewer symbols, and nobody is pushed away by it.
        const jumped = rects[i]
        const isBetter = jumped !== undefined && hidden(dots)(jumped) < hidden(dots)(place)
        expect(inTheWay || isBetter).toBe(true)
      }
    }),
  )
})
const touch = (a: Rect, b: Rect) => a[0] < b[2] + 3 && b[0] < a[2] + 3 && a[1] < b[3] + 3 && b[1] < a[3] + 3

test('a label keeps its side while its target sails past others that have room', () => {
  let sides: readonly LabelBox['before'][] = []
  for (let x = 100; x < 700; x += 5) {
    const labels = [at(x, 300), at(400, 200), at(400, 400)].map((label, i) => ({ ...label, before: sides[i] }))
    const next = layoutLabels(labels, SCREEN, nobody)
    if (sides.length > 0) expect(next).toEqual(sides)
    sides = next
  }
})

test('what is only of interest stays away where it would hide others, and a newcomer needs more room than who is there', () => {
  const two = (rect: Rect) => (rect[0] < 400 ? 2 : 3)
  expect(layoutLabels([{ ...at(500, 400), mostHidden: 1 }], SCREEN, two)).toEqual([undefined])
  expect(layoutLabels([{ ...at(500, 400, 'east'), mostHidden: 1 }], SCREEN, two)).toEqual(['east'])
  // 33 px below: a gap of 5 px between the two texts.
  const lower = (before?: LabelBox['before']) =>
    layoutLabels([at(500, 400, 'east'), at(500, 433, before, 1)], SCREEN, nobody)[1]
  expect([lower('east'), lower()]).toEqual(['east', 'southeast'])
})

test('a more important label pushes away one of less importance, never one of the same', () => {
  const there = SIDES.map((side) => at(500, 400, side, 1))
  const shown = layoutLabels(anew(there, layoutLabels(there, SCREEN, nobody)), SCREEN, nobody)
  const newcomer = (rank: number) =>
    layoutLabels([...anew(there, shown), { ...at(500, 400, undefined, rank) }], SCREEN, nobody)
  expect(newcomer(1).slice(0, -1)).toEqual(shown)
  expect(newcomer(1).at(-1)).toBeUndefined()
  expect(newcomer(0).at(-1)).toBeDefined()
})

test('a label jumps to a better side only where nobody else has their words', () => {
  const crowded = (rect: Rect) => (rect[0] > 500 ? 9 : 0)
  const other = at(300, 400, 'east', 1)
  expect(layoutLabels([at(500, 400, 'east')], SCREEN, crowded)).toEqual(['west'])
  // Its words reach from 324 to 414, right where those of the first would go on any of its western sides.
  expect(layoutLabels([at(500, 400, 'east'), { ...other, height: 60, titleHeight: 60 }], SCREEN, crowded)).toEqual([
    'east',
    'east',
  ])
})

test('words whose ship is out of sight never hang into the screen', () => {
  for (const [x, y] of [
    [-5, 400],
    [1005, 400],
    [500, 815],
  ] as const) {
    const label = at(x, y)
    const [side] = layoutLabels([label], SCREEN, nobody)
    const [left, top, right, bottom] = side ? labelRect(label, side) : SCREEN
    expect(left > 1000 || top > 800 || right < 0 || bottom < 0).toBe(side !== undefined)
  }
})
