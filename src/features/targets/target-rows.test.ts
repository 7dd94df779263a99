import { expect, test } from 'vitest'
import { emptyFrame } from '#domain/picture.ts'
import type { TrackIdentity } from '#domain/report.ts'
import { TargetBook } from '#domain/target-book.ts'
import { NO_OPTIONS } from './target-desk.ts'
import { itemAt, itemCount, lineOf, placeByKey, placeOf, targetRow } from './target-rows.ts'

const order = {
  rows: Uint32Array.of(4, 0, 1),
  groups: [
    { title: 'Ours', count: 1 },
    { title: 'Others', count: 2 },
  ] as const,
}

test('a head stands over each group, and lines and places lead to each other', () => {
  expect(itemCount(order)).toBe(5)
  expect(Array.from({ length: 6 }, (_, i) => itemAt(order, i))).toEqual([
    { type: 'head', title: 'Ours', count: 1 },
    { type: 'target', place: 0 },
    { type: 'head', title: 'Others', count: 2 },
    { type: 'target', place: 1 },
    { type: 'target', place: 2 },
    undefined,
  ])
  expect([0, 1, 2].map((place) => lineOf(order, place))).toEqual([1, 3, 4])
})

test('a track is found by its number wherever it stands', () => {
  const frame = { ...emptyFrame(), count: 5, slot: Uint32Array.of(9, 8, 7, 6, 5) }
  expect([5, 9, 7, undefined].map((slot) => placeOf(frame, order, slot))).toEqual([0, 1, -1, -1])
})

test('keys go from row to row over the heads and stop at the ends', () => {
  const by = (key: string, from = -1) => placeByKey(3, from, key, 10)
  expect([by('ArrowDown'), by('ArrowUp'), by('Home'), by('End')]).toEqual([0, 2, 0, 2])
  expect([by('ArrowDown', 0), by('ArrowUp', 1), by('PageDown', 0), by('PageUp', 2)]).toEqual([1, 0, 2, 0])
  expect([by('ArrowDown', 2), by('ArrowUp', 0)]).toEqual([2, 0])
  expect(by('x', 1)).toBeUndefined()
  expect(placeByKey(0, -1, 'End', 10)).toBeUndefined()
})

test('whatever a track calls itself, its row has one plain line of a bounded length', () => {
  const hostile: TrackIdentity[] = [
    { trackId: 'a', kind: 'vessel', name: '<img src=x onerror=alert(1)>' },
    { trackId: 'b', kind: 'vessel', name: '\u202eEVIL\u2066 \u0000\n\tNAME' },
    { trackId: 'c', kind: 'vessel', name: 'N'.repeat(10_000) },
    { trackId: 'd', kind: 'vessel', mmsi: 5_330_000_011 },
    { trackId: 'e', kind: 'contact' },
    { trackId: 'f', kind: 'vessel', name: ' \u200b ', mmsi: 533000001 },
  ]
  const frame = {
    ...emptyFrame(),
    count: hostile.length,
    slot: Uint32Array.from(hostile, (_, i) => i),
    sogKn: new Float32Array(hostile.length).fill(Number.NaN),
  }
  const book = new TargetBook()
  book.learn(frame.slot, frame.count, (slot) => hostile[slot], hostile.length)
  const titles = hostile.map((_, slot) => {
    const entry = book.entry(slot)
    return entry && targetRow(frame, slot, entry, NO_OPTIONS).title
  })
  expect(titles).toEqual([
    // Shown as text, never as markup.
    '<img src=x onerror=alert(1)>',
    'EVIL NAME',
    `${'N'.repeat(59)}…`,
    '5330000011',
    'e',
    '533 000 001',
  ])
})
