import { expect, test } from 'vitest'
import { exportFacts } from '#domain/export/export-facts.ts'
import { countText } from '#domain/notation.ts'
import { TrackStore } from '#domain/track-store.ts'
import { firstWindow, heldSpanWords, heldWords, instantText } from './export-words.ts'

const NOON_MS = Date.UTC(2026, 2, 14, 12)
const HOUR_MS = 3_600_000
const span = { fromMs: NOON_MS - 5 * HOUR_MS, toMs: NOON_MS }
const asked = { source: 'live', span, loop: undefined, knownFromMs: undefined } as const

test('of the live picture the last hour is offered, or as much of it as the page remembers', () => {
  expect(firstWindow(asked)).toEqual({ fromMs: NOON_MS - HOUR_MS, toMs: NOON_MS, isAll: false })
  expect(firstWindow({ ...asked, knownFromMs: NOON_MS - 60_000 }).fromMs).toBe(NOON_MS - 60_000)
})

test('a recording is offered whole, and what is played over and over before everything', () => {
  expect(firstWindow({ ...asked, source: 'recording' })).toEqual({ ...span, isAll: true })
  const loop = { fromMs: NOON_MS - 9, toMs: NOON_MS - 1 }
  expect(firstWindow({ ...asked, source: 'recording', loop })).toEqual({ ...loop, isAll: false })
})

const facts = exportFacts(new TrackStore(), {})

test('what a file would hold is told in numbers with their words', () => {
  expect(heldWords({ ...facts, tracks: 1, positions: 1234, events: 1 })).toBe(
    `1 track, ${countText(1234)} positions, 1 event`,
  )
})

test('a span tells its last day only where it is another', () => {
  expect(heldSpanWords(facts)).toBeUndefined()
  const [firstAtMs, lastAtMs] = [NOON_MS, NOON_MS + HOUR_MS]
  expect(heldSpanWords({ ...facts, firstAtMs, lastAtMs })).toBe('Sat 14 Mar 2026 12:00:00Z to 13:00:00Z')
  expect(heldSpanWords({ ...facts, firstAtMs, lastAtMs: lastAtMs + 12 * HOUR_MS })).toMatch(/ to Sun 15 Mar 2026 01:/)
})

test('an instant is shown as it may be typed', () => {
  expect(instantText(NOON_MS + 999)).toBe('2026-03-14 12:00:00')
})
