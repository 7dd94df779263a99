import { expect, test } from 'vitest'
import { spokenAge, targetSentence } from './target-words.ts'

const meridian = { trackId: 'mmsi:352118704', kind: 'vessel', name: 'GEO MERIDIAN', flag: 'PA', shipType: 70 } as const
const state = {
  zone: { name: 'Malaysia EEZ', kind: 'eez' },
  sogKn: 7.2,
  cogDeg: 141.4,
  ageS: 4.6,
  lost: false,
  priority: 'alarm',
} as const

test('a target is one line to be heard', () => {
  expect(targetSentence(meridian, state)).toBe(
    'GEO MERIDIAN, cargo ship, Panama, inside Malaysia EEZ, 7.2 knots, course 141, 4 seconds old, alarm',
  )
})

test('what is not known is not said, and a lost one has no speed', () => {
  const bare = { trackId: 'radar:14', kind: 'contact' } as const
  const unknown = { ...state, zone: undefined, sogKn: Number.NaN, cogDeg: undefined, priority: undefined }
  expect(targetSentence(bare, unknown)).toBe('Contact 14, sensor contact, outside our zones, 4 seconds old')
  expect(targetSentence(meridian, { ...state, lost: true, ageS: 18 * 60 })).toBe(
    'GEO MERIDIAN, cargo ship, Panama, inside Malaysia EEZ, no report for 18 minutes, alarm',
  )
})

test('ages are whole words', () => {
  expect([1, 59, 60, 3600, 3660, 90_000].map(spokenAge)).toEqual([
    '1 second',
    '59 seconds',
    '1 minute',
    '1 hour',
    '1 hour 1 minute',
    '1 day 1 hour',
  ])
})
