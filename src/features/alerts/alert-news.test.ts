import { expect, test } from 'vitest'
import type { Alert } from '#domain/alerts/alert.ts'
import { alertNews } from './alert-news.ts'
import { alertOf, NOON_MS } from './testing.ts'

const nameOf = ({ trackId }: Alert) => (trackId === undefined ? undefined : 'GEO MERIDIAN')

test('the first look says how many there are, and none when none waits', () => {
  expect(alertNews(undefined, [alertOf(), alertOf({ id: 'w', priority: 'warning' })], nameOf).polite).toBe(
    '1 alarm, 1 warning not acknowledged',
  )
  expect(alertNews(undefined, [alertOf({ state: 'active-acknowledged' })], nameOf).polite).toBe('')
})

test('an alarm is said at once, a warning when there is time, each only once', () => {
  const { told } = alertNews(undefined, [], nameOf)
  const alerts = [alertOf(), alertOf({ id: 'w', priority: 'warning', title: 'Link lost' })]
  const news = alertNews(told, alerts, nameOf)
  expect(news.assertive).toBe('Alarm: Entered Malaysia EEZ, not on any list, GEO MERIDIAN')
  expect(news.polite).toBe('Warning: Link lost, GEO MERIDIAN')
  expect(alertNews(news.told, alerts, nameOf)).toMatchObject({ assertive: '', polite: '' })
})

test('what nobody acknowledged is said again when it becomes more urgent, and what comes back too', () => {
  const { told } = alertNews(undefined, [alertOf({ priority: 'warning' })], nameOf)
  const escalated = alertOf({ escalated: { from: 'warning', atMs: NOON_MS } })
  expect(alertNews(told, [escalated], nameOf).assertive).toMatch(/^Alarm: .*nobody acknowledged it$/)
  const acknowledged = alertNews(told, [alertOf({ state: 'active-acknowledged' })], nameOf)
  expect(acknowledged).toMatchObject({ assertive: '', polite: '' })
  const returned = alertOf({ returned: { reason: 'it crossed again', atMs: NOON_MS + 60_000 } })
  expect(alertNews(acknowledged.told, [returned], nameOf).assertive).toMatch(/back again$/)
})

test('that it is over is not said: its sign and its row say so', () => {
  const { told } = alertNews(undefined, [alertOf()], nameOf)
  expect(alertNews(told, [alertOf({ state: 'rectified-unacknowledged' })], nameOf).assertive).toBe('')
})

test('of many at once the first three are said, and how many more', () => {
  const { told } = alertNews(undefined, [], nameOf)
  const many = Array.from({ length: 40 }, (_, i) =>
    alertOf({ id: `a${i}`, raisedAtMs: NOON_MS + i, title: `Entry ${i}` }),
  )
  const news = alertNews(told, [...many, alertOf({ id: 'e', priority: 'emergency', title: 'Mayday' })], nameOf)
  expect(news.assertive).toBe(
    'Emergency: Mayday, GEO MERIDIAN. Alarm: Entry 39, GEO MERIDIAN. Alarm: Entry 38, GEO MERIDIAN. And 38 alarms more',
  )
  expect(alertNews(told, many.slice(0, 4), nameOf).assertive).not.toContain('more')
})

test('one that comes again after it was closed is said again', () => {
  const { told } = alertNews(undefined, [alertOf()], nameOf)
  const closed = alertNews(told, [], nameOf)
  expect(alertNews(closed.told, [alertOf({ raisedAtMs: NOON_MS + 60_000 })], nameOf).assertive).toMatch(
    /^Alarm: Entered/,
  )
})
