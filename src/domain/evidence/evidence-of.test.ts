import { expect, test } from 'vitest'
import type { ZoneEvent } from '../events/zone-event.ts'
import { evidenceFileName, evidenceJson } from './evidence-json.ts'
import { evidenceOf } from './evidence-of.ts'
import { evidenceSections } from './evidence-rows.ts'
import { entryAt, HOSTILE, reportsAround, START_MS, ship, squareSet } from './testing.ts'

const facts = { event: entryAt(110), zones: squareSet(110), identity: ship, around: reportsAround(110) }

test('an entry is told with time, place, window, limit, rule and check', () => {
  const evidence = evidenceOf(facts)
  expect(evidence.headline).toBe('Entered Zone west')
  expect(evidence.summary).toEqual([
    'GEO MERIDIAN entered Zone west over the limit “1969 shelf line, agreed” at 00:35:15Z on Sat 14 Mar 2026.',
    'The crossing is estimated between two reports 30 s apart; it lies in the window 00:35:00Z to 00:35:30Z, 30 s wide.',
    'It counts after 0.1 NM and 60 s past the limit: confirmed 00:36:30Z, 75 s after the crossing, 0.479 NM past the limit when it counted.',
    'turf, on the whole polygon, says that the report after is inside: it agrees.',
  ])
  expect(evidence.crossing).toMatchObject({
    at: '2026-03-14T00:35:15.000Z',
    place: { lon: 110, lat: 4, text: '04°00.000′ N 110°00.000′ E' },
    window: { from: '2026-03-14T00:35:00.000Z', to: '2026-03-14T00:35:30.000Z', widthS: 30 },
  })
  expect(evidence.limit).toMatchObject({ id: 'line-1969', basis: 'agreed', agreedBy: ['ID', 'MY'], afterNm: 0.1198 })
  expect(evidence.zone).toMatchObject({ name: 'Zone west', version: 'test-1', claimants: ['MY'] })
  expect(evidence.rule).toMatchObject({ bandNm: 0.1, dwellS: 60, confirmedAfterS: 75, depthNm: 0.4792 })
  expect(evidence.check).toMatchObject({ inside: true, agrees: true })
})

test('each report has its part, its motion, its interval and its distance to the limit, outside negative', () => {
  const { reports } = evidenceOf(facts)
  expect(reports.map(({ roles }) => roles.join())).toEqual(['', '', 'before', 'after', '', '', ''])
  const [before, after] = reports.slice(2, 4)
  expect(before).toMatchObject({ sogKn: 14.2, cogDeg: 90, sinceEventS: -15, sincePreviousS: 30, inside: false })
  // 0.002 degrees of longitude on the parallel 4 N: 222.10 m on WGS 84 (GeographicLib).
  expect(before?.distanceNm).toBeCloseTo(-0.11992, 4)
  expect(after).toMatchObject({ sinceEventS: 15, inside: true })
  expect(after?.distanceNm).toBeCloseTo(0.11992, 4)
})

test('without stored reports there are those of the event, without their motion', () => {
  const { reports } = evidenceOf({ ...facts, around: [] })
  expect(reports).toHaveLength(2)
  expect(reports[0]).not.toHaveProperty('sogKn')
})

test('the same event gives the same bytes, and they are read back', () => {
  const json = evidenceJson(evidenceOf(facts), START_MS)
  expect(evidenceJson(evidenceOf(facts), START_MS)).toBe(json)
  const read = JSON.parse(json)
  expect(Object.keys(read).slice(0, 3)).toEqual(['schema', 'schemaVersion', 'madeAt'])
  expect(read.event).toEqual(JSON.parse(JSON.stringify(facts.event)))
})

test('a withdrawn event says so before anything else', () => {
  const event = entryAt(110, { withdrawn: { reason: 'a late report lies outside', replacedBy: 'f00' } })
  const evidence = evidenceOf({ ...facts, event })
  expect(evidence.withdrawn).toEqual({ reason: 'a late report lies outside', replacedBy: 'f00' })
  expect(evidence.summary[0]).toBe('This event is withdrawn: it does not count.')
})

test('a crossing that nobody saw is no estimate', () => {
  const { summary } = evidenceOf({ ...facts, event: entryAt(110, { crossing: 'unknown' }) })
  expect(summary[0]).toContain('the crossing itself was not seen')
  expect(summary[1]).toContain('Nothing is known of the way between the two reports')
})

test('a zone that closed round a track says nothing of a limit, a crossing or a report after', () => {
  const {
    after: _,
    limit: __,
    depthNm: ___,
    ...closed
  } = entryAt(110, {
    kind: 'exited',
    crossing: 'none',
    flags: ['zone-closed'],
    confirmedAtMs: START_MS + 15_000,
  })
  const { headline, summary } = evidenceOf({ ...facts, event: closed })
  expect(headline).toBe('Zone closed with it inside: Zone west')
  expect(summary).toEqual([
    'GEO MERIDIAN was inside Zone west when it was closed, 00:35:15Z on Sat 14 Mar 2026.',
    'No limit was gone over, so that no depth or time past one counts. It stands since 00:35:15Z.',
    'turf, on the whole polygon, says that the last report before is inside.',
    'The zone was taken away, or its schedule ended: the track did not move over a limit.',
  ])
})

test('a zone that opened round a track, and a loss inside, name the report that was checked', () => {
  const base = { crossing: 'none', kind: 'first-seen-inside' } as const
  const { before: _, limit: __, ...opened } = entryAt(110, { ...base, flags: ['zone-opened'] })
  expect(evidenceOf({ ...facts, event: opened }).summary).toContain(
    'turf, on the whole polygon, says that the newest report of then is inside: it agrees.',
  )
  const { after: ___, limit: ____, ...lost } = entryAt(110, { crossing: 'none', kind: 'lost-inside' })
  expect(evidenceOf({ ...facts, event: lost }).summary).toContain(
    'turf, on the whole polygon, says that the last report before is inside: it agrees.',
  )
})

test('a rule finer than the limit is known says so', () => {
  const event = entryAt(110, { rule: { bandNm: 0.02, dwellS: 60 } })
  expect(evidenceOf({ ...facts, event }).summary[2]).toContain(
    'It counts after 0.02 NM (the limit itself is known to 0.05 NM) and 60 s past the limit',
  )
})

test('a jump tells the speed it would take, and no window in which it crossed', () => {
  const event = entryAt(110, {
    crossing: 'unknown',
    flags: ['jump'],
    before: { atMs: START_MS, lon: 108, lat: 4 },
    after: { atMs: START_MS + 60_000, lon: 111, lat: 4 },
    windowMs: [START_MS, START_MS + 60_000],
  })
  const evidence = evidenceOf({ ...facts, event, around: [] })
  // 3 degrees of longitude on the parallel 4 N: 179.88 NM along it on WGS 84, the geodesic some metres less.
  const way = '179.9 NM in 60 s, an impossible way: 10 793 kn'
  expect(evidence.summary[1]).toBe(`From the report before to the one after it is ${way}.`)
  expect(evidence.summary.join(' ')).not.toContain('wide')
  const rows = evidenceSections(evidence).flatMap((section) => section.rows)
  expect(rows).toContainEqual(['Way', way])
  expect(rows.map(([name]) => name)).not.toContain('Window')
})

test('what a zone and a limit say of themselves is not cut', () => {
  const zones = squareSet(110)
  const note = 'Nothing is agreed here. '.repeat(60).trim()
  const noted = {
    ...zones,
    zones: zones.zones.map((zone) => ({ ...zone, note })),
    limits: zones.limits.map((limit) => ({ ...limit, note })),
  }
  const evidence = evidenceOf({ ...facts, zones: noted })
  expect([evidence.zone.note, evidence.limit?.note]).toEqual([note, note])
})

test('the deepest is that of a clip; of an entry it is how deep when it counted', () => {
  const rowOf = (event: Partial<ZoneEvent>) =>
    evidenceSections(evidenceOf({ ...facts, event: entryAt(110, event) }))
      .flatMap((section) => section.rows)
      .find(([, value]) => value.startsWith('0.479 NM past'))
  expect(rowOf({})).toEqual(['Depth', '0.479 NM past the limit when it counted'])
  expect(rowOf({ kind: 'crossed' })).toEqual(['Deepest', '0.479 NM past the limit'])
})

test('in and out again tells both ways', () => {
  const { lon, lat, atMs } = entryAt(110)
  const out = { atMs: atMs + 40_000, lon, lat: lat + 0.01, before: { atMs, lon, lat }, after: { atMs, lon, lat } }
  const evidence = evidenceOf({ ...facts, event: entryAt(110, { kind: 'crossed', out }) })
  expect(evidence.leaving?.at).toBe('2026-03-14T00:35:55.000Z')
  expect(evidence.summary[0]).toMatch(/went into Zone west .* and came out again at 00:35:55Z/)
  expect(evidence.check).not.toHaveProperty('agrees')
})

test('lost and first seen have one report, and no crossing', () => {
  const { before: _, ...first } = entryAt(110, { kind: 'first-seen-inside', crossing: 'none' })
  expect(evidenceOf({ ...facts, event: first, around: [] }).reports.map(({ roles }) => roles)).toEqual([['after']])
  const { after: __, ...lost } = entryAt(110, { kind: 'lost-inside', crossing: 'none' })
  expect(evidenceOf({ ...facts, event: lost }).summary[0]).toContain('was last seen inside Zone west at 00:35:00Z')
})

test('a check that does not agree is called a fault', () => {
  const evidence = evidenceOf({ ...facts, event: entryAt(110, { turfInside: false }) })
  expect(evidence.check.agrees).toBe(false)
  expect(evidence.summary.join()).toContain('does not agree, a fault')
})

test('a zone that is not known here, and other zones than the event was made with, are said', () => {
  const evidence = evidenceOf({ ...facts, event: entryAt(110, { zoneId: 'gone', zoneVersion: 'test-0' }) })
  expect(evidence.headline).toBe('Entered gone')
  expect(evidence.zone).not.toHaveProperty('name')
  expect(evidence.reports[0]).not.toHaveProperty('distanceNm')
  expect(evidence.summary.at(-1)).toBe(
    'The event was made with zones test-0; limit and distances here are those of test-1.',
  )
})

test('across the antimeridian distances stay short', () => {
  const event = entryAt(-180, { before: { atMs: START_MS, lon: 179.998, lat: 4 } })
  const { reports } = evidenceOf({ ...facts, event, zones: squareSet(-180), around: [] })
  expect(reports[0]?.distanceNm).toBeCloseTo(-0.11992, 4)
})

test('names of strangers become one plain line, and a safe file name', () => {
  const evidence = evidenceOf({ ...facts, identity: { ...ship, name: `A\n${HOSTILE}` } })
  expect(evidence.track.title).toBe('A <img src=x onerror=alert(1)>"\'&')
  expect(evidenceFileName(evidence)).toBe('evidence-2026-03-14T00-35-15Z-A-img-src-x-onerror-alert-1-entered-5f00ab12')
})
