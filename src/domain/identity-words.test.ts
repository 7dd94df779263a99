import { expect, test } from 'vitest'
import { titleOf } from './identity-words.ts'

test.each([
  [{ trackId: 'mmsi:533000001', kind: 'vessel', name: 'SERI HERON', mmsi: 533_000_001 } as const, 'SERI HERON'],
  [{ trackId: 'mmsi:533000001', kind: 'vessel', mmsi: 533_000_001 } as const, '533 000 001'],
  [{ trackId: 'gpx:1', kind: 'other' } as const, 'gpx:1'],
  [{ trackId: 'contact:uav:anka-s-1/maritime-radar:12', kind: 'contact' } as const, 'Contact 12'],
  [{ trackId: 'contact:of nobody', kind: 'contact' } as const, 'contact:of nobody'],
])('%j is called %s', (identity, title) => {
  expect(titleOf(identity)).toBe(title)
})
