import { expect, test } from 'vitest'
import { evidenceChart } from './evidence-chart.ts'
import { evidenceHtml } from './evidence-html.ts'
import { evidenceOf } from './evidence-of.ts'
import { entryAt, HOSTILE, reportsAround, START_MS, ship, squareSet } from './testing.ts'

type Facts = Parameters<typeof evidenceOf>[0]

function htmlOf(overrides: Partial<Facts> = {}): string {
  const zones = overrides.zones ?? squareSet(110)
  const evidence = evidenceOf({
    event: entryAt(110),
    zones,
    identity: ship,
    around: reportsAround(110),
    recording: { name: 'day.nmea', eventLogSha256: 'ab'.repeat(32) },
    ...overrides,
  })
  return evidenceHtml(evidence, evidenceChart(evidence, zones), START_MS)
}

test('the printed form has the facts that an argument needs', () => {
  const html = htmlOf()
  for (const fact of [
    'Entered Zone west',
    'GEO MERIDIAN',
    '2026-03-14T00:35:15.000Z',
    '00:35:00Z to 00:35:30Z, 30 s wide',
    '1969 continental shelf agreement (27 Oct 1969)',
    'Agreed: a treaty or order in force says where it runs.',
    'Malaysia',
    'geo/facts/1969.csv',
    '04°00.000′ N 110°00.000′ E',
    'inside by turf, agrees',
    '0.1 NM, 60 s',
    'ab'.repeat(32),
    'Not for navigation and not for enforcement',
    '<svg',
  ])
    expect(html).toContain(fact)
})

test('it needs nothing else and runs nothing', () => {
  const html = htmlOf()
  expect(html).not.toMatch(/<script|<link|<img|<iframe|javascript:|https?:|\son\w+=|url\(|@import/i)
})

test('hostile texts of ship, file, zone, limit and reason stay text', () => {
  const zones = squareSet(110)
  const hostile = {
    ...zones,
    version: HOSTILE,
    zones: zones.zones.map((zone) => ({ ...zone, name: HOSTILE, note: HOSTILE, claimants: [HOSTILE] })),
    limits: zones.limits.map((limit) => ({
      ...limit,
      label: HOSTILE,
      instrument: HOSTILE,
      source: HOSTILE,
      note: HOSTILE,
      agreedBy: [HOSTILE],
      disputedBy: [HOSTILE],
    })),
  }
  const html = htmlOf({
    zones: hostile,
    identity: { ...ship, name: HOSTILE, callSign: HOSTILE, flag: HOSTILE },
    event: entryAt(110, {
      trackId: HOSTILE,
      id: HOSTILE,
      source: HOSTILE,
      zoneVersion: HOSTILE,
      withdrawn: { reason: HOSTILE, replacedBy: HOSTILE },
    }),
    recording: { name: HOSTILE, eventLogSha256: HOSTILE },
  })
  expect(html).not.toContain('<img')
  expect(html).not.toContain('"\'&')
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
})

test('a withdrawn event says so above its headline', () => {
  const html = htmlOf({ event: entryAt(110, { withdrawn: { reason: 'a late report lies outside' } }) })
  expect(html.indexOf('Withdrawn.')).toBeGreaterThan(0)
  expect(html.indexOf('Withdrawn.')).toBeLessThan(html.indexOf('<h1>'))
  expect(htmlOf()).not.toContain('Withdrawn.')
})
