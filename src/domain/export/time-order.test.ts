import fc from 'fast-check'
import { expect, test } from 'vitest'
import { report } from '../testing.ts'
import { selectedTracks } from './selection.ts'
import { storeOf } from './testing.ts'
import { inTimeOrder } from './time-order.ts'

test('the merge gives every chosen row once, as a stable sort of all of them would', () => {
  const times = fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }), { maxLength: 9 })
  fc.assert(
    fc.property(times, fc.integer({ min: 1, max: 4 }), (tracks, every) => {
      const store = storeOf(
        tracks.map((_, i) => ({ trackId: `t${i}` })),
        tracks.flatMap((list, i) => list.map((atMs, n) => report({ trackId: `t${i}`, atMs, lon: n }))),
      )
      const selected = selectedTracks(store, { inZone: (lon) => lon % every === 0 })
      const merged = [...inTimeOrder(selected)].map(({ track, row }) => [track.columns.atMs(row), track.slot, row])
      const sorted = selected
        .flatMap(({ columns, slot }) => Array.from({ length: columns.length }, (_, row) => ({ columns, slot, row })))
        .filter(({ columns, row }) => columns.lon(row) % every === 0)
        .map(({ columns, slot, row }) => [columns.atMs(row), slot, row] as const)
        .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
      expect(merged).toEqual(sorted)
    }),
    { seed: 6 },
  )
})
