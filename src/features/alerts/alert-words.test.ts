import { expect, test } from 'vitest'
import { aboutWords, priorityCount, signState, stateWords } from './alert-words.ts'
import { alertOf, NOON_MS } from './testing.ts'

test('counts are in words that fit them', () => {
  expect(priorityCount('alarm', 1)).toBe('1 alarm')
  expect(priorityCount('emergency', 2)).toBe('2 emergencies')
})

test('each state has its sign, and silence ends by itself', () => {
  expect(signState(alertOf(), NOON_MS)).toBe('sounding')
  const silenced = alertOf({ silencedUntilMs: NOON_MS + 30_000, silencedBy: 'R. Aziz' })
  expect(signState(silenced, NOON_MS)).toBe('silenced')
  expect(stateWords(silenced, NOON_MS + 11_500)).toEqual(['silent for 19 s, R. Aziz'])
  expect(signState(silenced, NOON_MS + 30_000)).toBe('sounding')
  expect(stateWords(silenced, NOON_MS + 30_000)).toEqual([])
  expect(signState(alertOf({ state: 'active-acknowledged' }), NOON_MS)).toBe('acknowledged')
  expect(signState(alertOf({ state: 'rectified-unacknowledged' }), NOON_MS)).toBe('over')
})

test('it says who saw it and for whom it is, why it became more urgent, came back or is over', () => {
  const acknowledged = { by: 'R. Aziz', atMs: NOON_MS }
  expect(
    stateWords(
      alertOf({ state: 'active-acknowledged', acknowledged, assigned: { to: 'N. Lim', by: 'R. Aziz', atMs: NOON_MS } }),
      NOON_MS,
    ),
  ).toEqual(['ack by R. Aziz 12:00Z', 'for N. Lim'])
  expect(stateWords(alertOf({ escalated: { from: 'warning', atMs: NOON_MS } }), NOON_MS)).toEqual([
    'up from warning 12:00Z',
  ])
  // The acknowledgement of before does not count any more.
  expect(
    stateWords(alertOf({ acknowledged, returned: { reason: 'it crossed again', atMs: NOON_MS }, causes: 2 }), NOON_MS),
  ).toEqual(['back since 12:00Z: it crossed again', '2 times'])
  expect(
    stateWords(
      alertOf({ state: 'rectified-unacknowledged', rectified: { reason: 'heard again', atMs: NOON_MS } }),
      NOON_MS,
    ),
  ).toEqual(['heard again · acknowledge to clear'])
})

test('a row says who it is, where it stands, then what it is; of one that is gone only that', () => {
  const alert = alertOf({ silencedUntilMs: NOON_MS + 9000 })
  const subject = 'GEO MERIDIAN · fishing vessel · Panama'
  expect(aboutWords({ alert, isGone: false }, subject, NOON_MS)).toBe(
    'GEO MERIDIAN · silent for 9 s · fishing vessel · Panama',
  )
  expect(aboutWords({ alert, isGone: true }, subject, NOON_MS)).toBe('GEO MERIDIAN · closed · fishing vessel · Panama')
})
