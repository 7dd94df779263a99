import { expect, test } from 'vitest'
import { exportFacts } from '#domain/export/export-facts.ts'
import { countText } from '#domain/notation.ts'
import { TrackStore } from '#domain/track-store.ts'
import { heldSpanWords, heldWords } from './export-words.ts'

const NOON_MS = Date.UTC(2026, 2, 14, 12)
const HOUR_MS = 3_600_000

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
