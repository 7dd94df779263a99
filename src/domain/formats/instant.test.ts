import { expect, test } from 'vitest'
import { parseInstant } from './instant.ts'

test.each([
  ['2026-03-14T12:04:31Z', '2026-03-14T12:04:31.000Z'],
  ['2026-03-14T12:04:31.25Z', '2026-03-14T12:04:31.250Z'],
  ['2026-03-14 12:04:31', '2026-03-14T12:04:31.000Z'],
  ['2026-03-14 12:04:31 UTC', '2026-03-14T12:04:31.000Z'],
  ['2026-03-14T20:04:31+08:00', '2026-03-14T12:04:31.000Z'],
  ['2026-03-14T07:04-0500', '2026-03-14T12:04:00.000Z'],
  ['2026-03-14', '2026-03-14T00:00:00.000Z'],
])('%s is %s', (text, expected) => {
  expect(new Date(parseInstant(text) ?? Number.NaN).toISOString()).toBe(expected)
})

test.each([
  '',
  'yesterday',
  '2026-02-30',
  '2026-13-01',
  '2026-03-14T24:00:00Z',
  '14/03/2026',
  '1773489871',
  '0001-01-01',
  '2100-01-01',
  '2026-03-14T00:00:00+99:99',
])('%j is no instant', (text) => {
  expect(parseInstant(text)).toBeUndefined()
})
