import { expect, test } from 'vitest'
import { followed, panned, SHORTEST_VIEW_MS, viewedWindow, wholeView, zoomed } from './time-view.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NOON = Date.UTC(2026, 2, 14, 12)
const span = { fromMs: NOON, toMs: NOON + 10 * HOUR }

test('what is under the pointer stays there when one zooms in', () => {
  const anchor = NOON + 3 * HOUR
  const shown = viewedWindow('recording', span, zoomed('recording', span, span, 4, anchor))
  expect(shown.toMs - shown.fromMs).toBe(2.5 * HOUR)
  expect((anchor - shown.fromMs) / (shown.toMs - shown.fromMs)).toBeCloseTo(0.3)
})

test('it goes from a minute to everything and no further', () => {
  const close = viewedWindow('recording', span, zoomed('recording', span, span, 1e9, NOON + HOUR))
  expect(close.toMs - close.fromMs).toBe(SHORTEST_VIEW_MS)
  expect(viewedWindow('recording', span, zoomed('recording', span, close, 1e-9, NOON))).toEqual(span)
  const week = { fromMs: NOON - 7 * 24 * HOUR, toMs: NOON }
  const live = viewedWindow('live', week, zoomed('live', week, viewedWindow('live', week, undefined), 1e-9, NOON))
  expect((live.toMs - live.fromMs) / HOUR).toBe(7 * 24)
})

test('a recording shorter than a minute is shown whole at any zoom', () => {
  const short = { fromMs: NOON, toMs: NOON + 5000 }
  expect(zoomed('recording', short, short, 8, NOON + 1000)).toBeUndefined()
})

test('at the live edge a zoomed view goes along, elsewhere it stays', () => {
  const later = { ...span, toMs: span.toMs + 5 * MINUTE }
  const atEdge = zoomed('live', span, viewedWindow('live', span, undefined), 4, span.toMs)
  expect(viewedWindow('live', later, atEdge).toMs).toBeGreaterThanOrEqual(later.toMs)
  const earlier = zoomed('live', span, viewedWindow('live', span, undefined), 4, span.toMs - 50 * MINUTE)
  expect(viewedWindow('live', later, earlier)).toEqual(viewedWindow('live', span, earlier))
})

test('it moves along to the ends and not beyond', () => {
  const shown = { fromMs: NOON + HOUR, toMs: NOON + 2 * HOUR }
  expect(viewedWindow('recording', span, panned(span, shown, 30 * MINUTE)).fromMs).toBe(NOON + 1.5 * HOUR)
  expect(viewedWindow('recording', span, panned(span, shown, -5 * HOUR)).fromMs).toBe(NOON)
  expect(viewedWindow('recording', span, panned(span, shown, 50 * HOUR)).toMs).toBe(span.toMs)
})

test('the playhead that runs out at one side comes in again near that side', () => {
  const shown = { fromMs: NOON + HOUR, toMs: NOON + 2 * HOUR }
  const forward = NOON + 2 * HOUR + 1000
  const after = viewedWindow('recording', span, followed(span, shown, forward))
  expect((forward - after.fromMs) / HOUR).toBeCloseTo(0.1)
  const back = NOON + HOUR - 1000
  const before = viewedWindow('recording', span, followed(span, shown, back))
  expect((before.toMs - back) / HOUR).toBeCloseTo(0.1)
})

test('all of a live picture ends at its edge', () => {
  expect(wholeView('live', span)).toEqual({ lengthMs: 10 * HOUR, toMs: undefined })
  expect(wholeView('recording', span)).toBeUndefined()
})
