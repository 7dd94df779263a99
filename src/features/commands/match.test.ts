import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyFrame } from '#domain/picture.ts'
import type { TrackIdentity } from '#domain/report.ts'
import { byRecent, type Entry, findEntries, inOrder } from './entry.ts'
import { findTargets } from './find-targets.ts'
import { Best, matchRank, normalized, wordsRank } from './match.ts'

test('the whole text is better than its beginning, that better than a word of it, and that better than a part', () => {
  const ranks = ['geo meridian', 'geo', 'meri', 'dian', 'x'].map((wanted) => matchRank('geo meridian', wanted))
  expect(ranks).toEqual([0, 1, 2, 3, undefined])
})

test('words may come in any order', () => {
  expect(wordsRank('hide overlapping claims', 'claims hide')).toBeDefined()
  expect(wordsRank('hide overlapping claims', 'claims show')).toBeUndefined()
  expect(normalized('  Geo   MERIDIAN ')).toBe('geo meridian')
})

test('the best of many are those that a sort would put first', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(6)), fc.integer({ min: 1, max: 5 }), (ranks, most) => {
      const best = new Best<number>(most)
      for (const [place, rank] of ranks.entries()) best.offer(place, rank)
      const sorted = ranks.map((rank, item) => ({ item, rank })).toSorted((a, b) => a.rank - b.rank)
      expect(best.ranked).toEqual(sorted.slice(0, most))
    }),
  )
})

const entry = (id: string, title = id): Entry => ({ id, type: 'command', title, detail: '', run: () => undefined })

test('what was used lately comes first among equals, and never before a better answer', () => {
  const entries = [entry('a', 'Zones'), entry('b', 'Zoom in'), entry('c', 'Rezoom')]
  expect(inOrder(findEntries(entries, 'zo', 9), ['c', 'b']).map(({ id }) => id)).toEqual(['b', 'a', 'c'])
  expect(byRecent(entries, ['gone', 'c']).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
})

const COUNT = 10_000
const identities = Array.from(
  { length: COUNT },
  (_, i): TrackIdentity => ({
    trackId: `mmsi:${533_000_000 + i}`,
    kind: 'vessel',
    mmsi: 533_000_000 + i,
    name: i === 7000 ? 'GEO MERIDIAN' : `SERI VOYAGER ${i}`,
    callSign: `9W${i}`,
    flag: 'MY',
    shipType: 70,
  }),
)
const frame = { ...emptyFrame(), count: COUNT, slot: Uint32Array.from(identities.keys()) }
const find = (wanted: string) => findTargets(frame, (slot) => identities[slot], wanted, 8)

test('a target is found by name, MMSI and call sign, a name first', () => {
  expect(find('meridian').map(({ row }) => row)).toEqual([7000])
  expect(find('533 007 000')[0]?.row).toBe(7000)
  expect(find('9w7000')[0]?.row).toBe(7000)
  expect(find('voyager')).toHaveLength(8)
  expect(find('nobody')).toEqual([])
})
