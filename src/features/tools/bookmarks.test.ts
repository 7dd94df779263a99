import { expect, test } from 'vitest'
import { readBookmarks, readyViews, renamed, withBookmark, without } from './bookmarks.ts'
import { aimWords, measureWords, spokenMeasure } from './measure-words.ts'

const view = { lon: 113, lat: 5, zoom: 7 }
const mine = { id: 'a', name: 'Labuan', view }

test('bookmarks are kept, renamed and deleted, and read again as they were written', () => {
  const kept = withBookmark([mine], { id: 'b', name: ' Miri\u202E ', view })
  expect(kept.map(({ name }) => name)).toEqual(['Labuan', 'Miri'])
  expect(readBookmarks(JSON.stringify(kept))).toEqual(kept)
  expect(renamed(kept, 'b', 'Bintulu')[1]?.name).toBe('Bintulu')
  expect(renamed(kept, 'b', '  ')).toEqual(kept)
  expect(without(kept, 'a')).toEqual([kept[1]])
  expect(withBookmark(kept, { id: 'c', name: '', view })).toBe(kept)
})

test.each([
  undefined,
  '',
  'nonsense',
  '{}',
  '[1, null, {}]',
  '[{"id":"a","name":"x","view":{"lon":999,"lat":0,"zoom":1}}]',
])('what a browser kept wrongly, as %s, is no bookmark', (text) => {
  expect(readBookmarks(text)).toEqual([])
})

test('the whole EEZ and its areas are ready', () => {
  const zone = (id: string, kind: string, box: readonly [number, number, number, number]) => ({
    id,
    name: id,
    kind,
    box,
  })
  const zones = [
    zone('west', 'eez', [100, 1, 104, 7]),
    zone('sea', 'territorial-sea', [90, 0, 120, 10]),
    zone('east', 'eez', [109, 2, 119, 8]),
  ]
  expect(readyViews(zones).map(({ name, box }) => [name, box])).toEqual([
    ['Whole EEZ', [100, 1, 119, 8]],
    ['west', [100, 1, 104, 7]],
    ['east', [109, 2, 119, 8]],
  ])
  expect(readyViews(zones.slice(0, 1)).map(({ name }) => name)).toEqual(['west'])
  expect(readyViews([])).toEqual([])
})

test('a measure is spoken with its bearing back, and a tool that waits says for what', () => {
  const words = measureWords(
    {
      nm: 12.34,
      bearingDeg: 47,
      backDeg: 227,
      from: [0, 0],
      to: [1, 1],
      ends: [
        { kind: 'place', at: [0, 0] },
        { kind: 'target', slot: 1 },
      ],
    },
    'a place',
    'LAUT BIRU 9',
  )
  expect(spokenMeasure(words)).toBe('From a place to LAUT BIRU 9: 12.3 NM, bearing 047.0°T, back 227.0°T')
  expect(aimWords('nothing', '')).toBeUndefined()
  expect(aimWords('measure-to', 'ANKA-S 1')).toContain('Measure from ANKA-S 1')
})
