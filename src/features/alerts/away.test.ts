import { expect, test } from 'vitest'
import type { AlertLogRow } from '#domain/alerts/alert-log.ts'
import { AWAY_AFTER_MS, absence, missedAlerts, missedWords } from './away.ts'
import { deedWords } from './log-words.ts'
import { NOON_MS } from './testing.ts'

function row(seq: number, alertId: string, did: AlertLogRow['did']): AlertLogRow {
  const atMs = NOON_MS + seq * 1000
  return { seq, atMs, alertId, did, ruleId: 'entry', priority: 'alarm', state: 'active-unacknowledged', title: alertId }
}

test('each alert is told once, with what was done last, the newest first', () => {
  const missed = missedAlerts([row(1, 'a', 'raised'), row(2, 'b', 'escalated'), row(3, 'a', 'acknowledged')])
  expect(missed.map(({ alertId, wasRaised, last }) => [alertId, wasRaised, last.did])).toEqual([
    ['a', true, 'acknowledged'],
    ['b', false, 'escalated'],
  ])
  expect(missedWords(missed)).toBe('1 raised, 1 changed')
  expect(missedWords(missed.slice(0, 1))).toBe('1 raised')
})

test('up to two minutes is no absence, nor is a look by the clock of another server', () => {
  expect(absence(NOON_MS, NOON_MS + AWAY_AFTER_MS, AWAY_AFTER_MS)).toBeUndefined()
  expect(absence(NOON_MS, NOON_MS + AWAY_AFTER_MS + 1, AWAY_AFTER_MS)).toEqual({
    fromMs: NOON_MS,
    toMs: NOON_MS + AWAY_AFTER_MS + 1,
  })
  expect(absence(NOON_MS, NOON_MS - 1, 0)).toBeUndefined()
  expect(absence(undefined, NOON_MS, 0)).toBeUndefined()
})

test('a line of the log says who did what and why', () => {
  expect(deedWords({ did: 'acknowledged', by: 'R. Aziz', note: 'seen by\u202e radar' })).toBe(
    'acknowledged by R. Aziz: seen by radar',
  )
  expect(deedWords({ did: 'escalated' })).toBe('escalated, nobody acknowledged it')
})
