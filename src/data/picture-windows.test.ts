import { expect, test } from 'vitest'
import { firstWindow, wholeWindow, windowAround } from './picture-windows.ts'

const NOON_MS = Date.UTC(2026, 2, 14, 12)
const HOUR_MS = 3_600_000
const span = { fromMs: NOON_MS - 5 * HOUR_MS, toMs: NOON_MS }
const live = { source: 'live', span, loop: undefined, knownFromMs: undefined } as const
const recording = { ...live, source: 'recording' } as const

test('of the live picture its last stretch is offered, or as much of it as the page remembers', () => {
  expect(firstWindow(live, HOUR_MS)).toEqual({ fromMs: NOON_MS - HOUR_MS, toMs: NOON_MS })
  expect(firstWindow({ ...live, knownFromMs: NOON_MS - 60_000 }, HOUR_MS).fromMs).toBe(NOON_MS - 60_000)
})

test('a recording is offered whole, and what is played over and over before everything', () => {
  expect(firstWindow(recording, HOUR_MS)).toEqual(span)
  const loop = { fromMs: NOON_MS - 9, toMs: NOON_MS - 1 }
  expect(firstWindow({ ...recording, loop }, HOUR_MS)).toEqual(loop)
})

test('all there is of the live picture begins where the page remembers it', () => {
  expect(wholeWindow({ ...live, knownFromMs: NOON_MS - HOUR_MS })).toEqual({ fromMs: NOON_MS - HOUR_MS, toMs: NOON_MS })
  expect(wholeWindow({ ...live, span: undefined })).toEqual({ fromMs: 0, toMs: 0 })
})

test('a window around an instant ends where there is nothing more', () => {
  expect(windowAround(NOON_MS - 60_000, 5, span)).toEqual({ fromMs: NOON_MS - 6 * 60_000, toMs: NOON_MS })
})
