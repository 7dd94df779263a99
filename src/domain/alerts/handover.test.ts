import * as v from 'valibot'
import { expect, test } from 'vitest'
import { handoverLines, handoverOf, handoverSchema } from './handover.ts'
import { alertOf, feedOf, logRow } from './testing.ts'

const MINUTE = 60_000
const facts = {
  fromMs: 0,
  toMs: 480 * MINUTE,
  nowMs: 480 * MINUTE,
  rows: [
    logRow({ seq: 1, atMs: MINUTE }),
    logRow({ seq: 2, atMs: 2 * MINUTE, alertId: 'a2', priority: 'caution' }),
    logRow({ seq: 3, atMs: 3 * MINUTE, did: 'acknowledged', by: 'Ana', note: 'patrol 7 sent', trackName: 'SERI' }),
    logRow({ seq: 4, atMs: 4 * MINUTE, did: 'rectified', note: 'left' }),
    logRow({ seq: 5, atMs: 5 * MINUTE, did: 'assigned', by: 'Ana', note: 'to Ben' }),
    logRow({ seq: 6, atMs: 60 * MINUTE, alertId: 'a3' }),
    logRow({ seq: 7, atMs: 61 * MINUTE, alertId: 'a3', did: 'escalated', priority: 'alarm' }),
  ],
  open: [
    alertOf({ id: 'a1', state: 'active-acknowledged', acknowledged: { by: 'Ana', atMs: 3 * MINUTE } }),
    alertOf({ id: 'a3', priority: 'alarm', trackName: 'CAMAR', atMs: 60 * MINUTE }),
  ],
  flood: { inTenMinutes: 0, isFlood: false },
  feeds: [feedOf({ state: 'silent', silentS: 42 })],
} as const

test('the brief counts what was raised, says who did what, and puts the most pressing first', () => {
  const brief = handoverOf({ ...facts, rows: [...facts.rows], open: [...facts.open] })
  expect(v.parse(handoverSchema, JSON.parse(JSON.stringify(brief)))).toEqual(brief)
  expect(brief).toMatchObject({
    raised: { total: 3, byPriority: { emergency: 0, alarm: 0, warning: 2, caution: 1 } },
    open: [{ id: 'a3' }, { id: 'a1' }],
    unacknowledged: [{ id: 'a3' }],
    acknowledged: [{ seq: 3 }],
    remarks: [{ seq: 5 }],
    escalated: 1,
    flood: { inTenMinutes: 0, isFlood: false, mostInTenMinutes: 2 },
  })
})

test('it can be read out', () => {
  expect(handoverLines(handoverOf({ ...facts, rows: [...facts.rows], open: [...facts.open] }))).toEqual([
    'Handover for Thu 1 Jan 1970 00:00:00Z to Thu 1 Jan 1970 08:00:00Z',
    'Raised: 3 (2 warning, 1 caution); escalated: 1; at most 2 in ten minutes',
    'Open now: 2, of them not acknowledged: 1',
    '- alarm, active, unacknowledged: CAMAR: Entered Zone west; 01:00:00Z, 7 h 00 min ago',
    '- warning, active, acknowledged: mmsi:1: Entered Zone west; 00:00:00Z, 8 h 00 min ago; acknowledged by Ana',
    'Acknowledged: 1',
    '- 00:03:00Z Ana acknowledged: SERI: Entered Zone west (patrol 7 sent)',
    'Remarks:',
    '- 00:05:00Z Ana assigned: Entered Zone west (to Ben)',
    'Feeds:',
    '- Test feed: silent, last heard 42 s ago',
  ])
})
