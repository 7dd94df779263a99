import { expect, test } from 'vitest'
import { type AlertRow, alertCounts, alertRows, CAUTIONS, heldAlerts, restWords, sortedAlerts } from './alert-rows.ts'
import { alertOf, NOON_MS } from './testing.ts'

const CALM = { isFlood: false, opened: new Set<string>() }
const alarm = alertOf({ id: 'alarm', zoneId: 'eez' })
const warning = alertOf({ id: 'warning', priority: 'warning', ruleId: 'link' })
const seen = alertOf({ id: 'seen', state: 'active-acknowledged' })
const [near, quiet] = ['near', 'quiet'].map((id) => alertOf({ id, priority: 'caution', ruleId: id }))
if (!near || !quiet) throw new Error('two cautions')

function namesOf(rows: readonly AlertRow[]): string[] {
  return rows.map((row) => (row.kind === 'group' ? `${row.key} (${row.alerts.length})` : row.alert.id))
}

test('the newest of the worst is on top, and what was seen comes after what was not', () => {
  const newer = alertOf({ id: 'newer', raisedAtMs: NOON_MS + 1 })
  expect(sortedAlerts([seen, warning, alarm, newer]).map(({ alert }) => alert.id)).toEqual([
    'newer',
    'alarm',
    'warning',
    'seen',
  ])
})

test('while the order is held nothing moves: what is seen, new or gone stays out of the way', () => {
  const before = sortedAlerts([alarm, warning])
  const now = heldAlerts(before, [
    { ...alarm, state: 'active-acknowledged' },
    alertOf({ id: 'new', raisedAtMs: NOON_MS + 5 }),
  ])
  expect(now.map(({ alert, isGone }) => `${alert.id}${isGone ? ' gone' : ''}`)).toEqual([
    'alarm',
    'warning gone',
    'new',
  ])
  expect(now[0]?.alert.state).toBe('active-acknowledged')
})

test('two cautions fold into one line and open behind it; one stands alone', () => {
  const rows = sortedAlerts([near, warning, quiet, seen])
  expect(namesOf(alertRows(rows, CALM))).toEqual(['warning', 'cautions (2)', 'seen'])
  expect(namesOf(alertRows(rows, { ...CALM, opened: new Set([CAUTIONS]) }))).toEqual([
    'warning',
    'cautions (2)',
    'near',
    'quiet',
    'seen',
  ])
  expect(namesOf(alertRows(sortedAlerts([near, warning]), CALM))).toEqual(['warning', 'near'])
})

test('in a flood those of one rule, zone and priority come together, but never an emergency', () => {
  const many = Array.from({ length: 11 }, (_, i) => alertOf({ id: `w${i}`, zoneId: 'eez', priority: 'warning' }))
  const dire = Array.from({ length: 3 }, (_, i) => alertOf({ id: `e${i}`, priority: 'emergency' }))
  const rows = sortedAlerts([...many, ...dire, warning])
  expect(namesOf(alertRows(rows, { ...CALM, isFlood: true }))).toEqual([
    'e0',
    'e1',
    'e2',
    'warning entry eez (11)',
    'warning',
  ])
  // Outside a flood only where they are many: eight do, seven do not.
  expect(namesOf(alertRows(rows, CALM))).toContain('warning entry eez (11)')
  expect(alertRows(sortedAlerts(many.slice(0, 8)), CALM)).toHaveLength(1)
  expect(alertRows(sortedAlerts(many.slice(0, 7)), CALM)).toHaveLength(7)
})

test('a group that comes apart while some of it were acknowledged loses nobody', () => {
  const half = Array.from({ length: 6 }, (_, i) =>
    alertOf({
      id: `w${i}`,
      zoneId: 'eez',
      priority: 'warning',
      state: i % 2 ? 'active-acknowledged' : 'active-unacknowledged',
    }),
  )
  const rows = sortedAlerts([...half, warning])
  const opened = new Set(['warning entry eez'])
  expect(namesOf(alertRows(rows, { isFlood: true, opened }))).toEqual([
    'warning entry eez (6)',
    'w0',
    'w2',
    'w4',
    'w1',
    'w3',
    'w5',
    'warning',
  ])
})

test('counts say how many are open and how many need somebody', () => {
  expect(alertCounts([alarm, seen, near, warning])).toEqual([
    { priority: 'emergency', open: 0, unacknowledged: 0 },
    { priority: 'alarm', open: 2, unacknowledged: 1 },
    { priority: 'warning', open: 1, unacknowledged: 1 },
    { priority: 'caution', open: 1, unacknowledged: 1 },
  ])
})

test('what is below the shown rows is counted, folded or not, each once', () => {
  const many = Array.from({ length: 11 }, (_, i) => alertOf({ id: `w${i}`, zoneId: 'eez', priority: 'warning' }))
  const rows = sortedAlerts([alarm, ...many, seen])
  const folded = alertRows(rows, { ...CALM, isFlood: true })
  expect(restWords(folded, 1)).toBe('12 more alerts, 11 not acknowledged')
  const unfolded = alertRows(rows, { isFlood: true, opened: new Set(['warning entry eez']) })
  expect(restWords(unfolded, 1)).toBe('12 more alerts, 11 not acknowledged')
  expect(restWords(unfolded, 13)).toBe('1 more alert')
  expect(restWords(unfolded, 14)).toBeUndefined()
})
