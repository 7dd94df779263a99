import { expect, test } from 'vitest'
import { TrailBook, type TrailRequest } from './trails-book.ts'
import { DOT, STARTS, TRAIL_ROW_BYTES, TrailRows } from './trails-rows.ts'

const MINUTE_MS = 60_000

/** A ship eastward, a position a minute, as the store would answer. */
const path = (fromMinute: number, toMinute: number) => {
  const minutes = Array.from({ length: toMinute - fromMinute + 1 }, (_, i) => fromMinute + i)
  return {
    lon: Float64Array.from(minutes, (minute) => 110 + minute * 0.01),
    lat: Float64Array.from(minutes, (minute) => 4 + (minute % 2) * 0.01),
    atMs: Float64Array.from(minutes, (minute) => minute * MINUTE_MS),
  }
}
const answer = (book: TrailBook, requests: readonly TrailRequest[], toMinute: number) => {
  for (const request of requests) {
    const paths = request.slots.map(() => path(Math.floor(request.fromMs / MINUTE_MS), toMinute))
    book.take(request, paths, toMinute * MINUTE_MS)
  }
}
const lineOf = (book: TrailBook, slot: number) => {
  book.refine([slot], 1e-6)
  return book.line(slot)
}
const ask = (book: TrailBook, slots: readonly number[], from: number, to: number, fresh = false) =>
  book.missing(
    slots.map((slot) => ({ slot, fresh })),
    from * MINUTE_MS,
    to * MINUTE_MS,
  )

test('of a known trail only what is new is asked for, and the whole comes of it', () => {
  const book = new TrailBook()
  const first = ask(book, [7, 8], 0, 60)
  expect(first).toEqual([{ slots: [7, 8], fromMs: 0 }])
  answer(book, first, 60)
  expect(lineOf(book, 7)).toHaveLength(61)
  const next = ask(book, [7, 8, 9], 2, 62)
  expect(next).toEqual([
    { slots: [9], fromMs: 2 * MINUTE_MS },
    { slots: [7, 8], fromMs: 60 * MINUTE_MS },
  ])
  answer(book, next, 62)
  expect(book.columns(7)?.atMs).toEqual(path(0, 62).atMs)
  expect(lineOf(book, 7)).toHaveLength(63)
})

test('when time runs back, reaches further back, or a trail is to be fresh, all of it is asked for', () => {
  const book = new TrailBook()
  answer(book, ask(book, [7], 10, 60), 60)
  expect(ask(book, [7], 5, 55)).toEqual([{ slots: [7], fromMs: 5 * MINUTE_MS }])
  expect(ask(book, [7], 0, 60)).toEqual([{ slots: [7], fromMs: 0 }])
  expect(ask(book, [7], 10, 60, true)).toEqual([{ slots: [7], fromMs: 10 * MINUTE_MS }])
})

test('a trail that nobody wants is forgotten, and one that is mostly too old is asked for anew', () => {
  const book = new TrailBook()
  answer(book, ask(book, [7, 8], 0, 60), 60)
  expect(ask(book, [8], 30, 90)).toEqual([{ slots: [8], fromMs: 30 * MINUTE_MS }])
  expect(book.columns(7)).toBeUndefined()
})

test('a gap at the seam stays a gap', () => {
  const book = new TrailBook()
  answer(book, ask(book, [7], 0, 10), 10)
  const request = { slots: [7], fromMs: 10 * MINUTE_MS }
  const tail = {
    lon: Float64Array.of(110.1, Number.NaN, 111),
    lat: Float64Array.of(4, Number.NaN, 4),
    atMs: Float64Array.of(10 * MINUTE_MS, Number.NaN, 40 * MINUTE_MS),
  }
  book.take(request, [tail], 40 * MINUTE_MS)
  expect(lineOf(book, 7).at(-1)).toMatchObject({ lon: 111, starts: true })
})

test('there is an end to how many positions are drawn', () => {
  const book = new TrailBook()
  const long = { lon: new Float64Array(150_000), lat: new Float64Array(150_000), atMs: new Float64Array(150_000) }
  book.take({ slots: [1, 2, 3], fromMs: 0 }, [long, long, long], 1)
  expect(book.within([3, 1, 2])).toEqual([3, 1])
})

test('rows cut a line at the trail’s age and know where it starts', () => {
  const book = new TrailBook()
  answer(book, ask(book, [7], 0, 4), 4)
  const rows = new TrailRows()
  rows.clear(1.5 * MINUTE_MS)
  rows.putLine(lineOf(book, 7), 'ours', 1.5 * MINUTE_MS)
  rows.putDots([[110, 4]], 'selected')
  const bytes = new Uint8Array(rows.bytes)
  const view = new DataView(bytes.buffer)
  const looks = Array.from({ length: bytes.length / TRAIL_ROW_BYTES }, (_, i) => bytes[i * TRAIL_ROW_BYTES + 13])
  expect(looks).toEqual([1 | STARTS, 1, 1, 1, 2 | DOT | STARTS, 2 | DOT])
  const seconds = looks.map((_, i) => view.getFloat32(i * TRAIL_ROW_BYTES + 8, true))
  expect(seconds.slice(0, 4)).toEqual([0, 30, 90, 150])
  expect(rows.count).toBe(5)
})

test('lines are made in slices, and the line of before is drawn until the new one is whole', () => {
  const book = new TrailBook()
  const minutes = 9_000
  const request = { slots: [7, 8], fromMs: 0 }
  book.take(request, [path(0, minutes), path(0, minutes)], minutes * MINUTE_MS)
  const whole = lineOf(book, 7)
  expect(whole.length).toBeGreaterThan(minutes)
  let looks = 0
  const afterThree = () => ++looks % 4 === 0
  let rounds = 0
  while (!book.refine([7, 8], 1, afterThree)) {
    rounds++
    const { length } = book.line(7)
    expect(length >= whole.length || length < 100).toBe(true)
    // What comes meanwhile is in the old line and will be in the new one.
    if (rounds === 1) {
      const tail = { slots: [7], fromMs: minutes * MINUTE_MS }
      book.take(tail, [path(minutes, minutes + 1)], (minutes + 1) * MINUTE_MS)
      expect(book.line(7).at(-1)?.atMs).toBe((minutes + 1) * MINUTE_MS)
    }
  }
  expect(rounds).toBeGreaterThan(1)
  expect(book.line(7).at(-1)?.atMs).toBe((minutes + 1) * MINUTE_MS)
  const atOnce = new TrailBook()
  atOnce.take(request, [path(0, minutes + 1), path(0, minutes)], minutes * MINUTE_MS)
  atOnce.refine([7, 8], 1)
  expect([book.line(7), book.line(8)]).toEqual([atOnce.line(7), atOnce.line(8)])
})
