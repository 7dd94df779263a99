import { expect, test } from 'vitest'
import { isOurZone, shortZoneWords, verdictWords } from './zone-words.ts'

test('a place in an EEZ is inside it, and one in no zone is outside', () => {
  expect(verdictWords({ name: 'Malaysia EEZ, Peninsula east', kind: 'eez' })).toBe(
    'Inside Malaysia EEZ, Peninsula east',
  )
  expect(verdictWords(undefined)).toBe('Outside our zones')
})

test('disputed and foreign water is never said to be ours', () => {
  const claim = { name: 'Point X', kind: 'overlapping-claim' } as const
  const abroad = { name: 'Brunei', kind: 'neighbour' } as const
  expect(verdictWords(claim)).toBe('Inside Point X, claimed by more than one state')
  expect(verdictWords(abroad)).toBe('Inside Brunei, not ours')
  expect([claim, abroad, undefined].map(isOurZone)).toEqual([false, false, false])
  expect([claim, abroad, undefined].map(shortZoneWords)).not.toContain('EEZ')
})

test('the short words tell the kinds apart', () => {
  const kinds = ['territorial-sea', 'contiguous-zone', 'eez', 'joint-area', 'overlapping-claim', 'neighbour'] as const
  expect(new Set(kinds.map((kind) => shortZoneWords({ name: '', kind }))).size).toBe(kinds.length)
})
