import { expect, test } from 'vitest'
import type { AllowedVessel } from './alert-rule.ts'
import { allowedAs, listedAs, withAllowed, withoutAllowed } from './allow-list.ts'
import { ruleOf } from './testing.ts'

const SERI = { trackId: 'mmsi:5', kind: 'vessel', mmsi: 5 } as const
const entryOf = (overrides: Partial<AllowedVessel> = {}): AllowedVessel => ({
  mmsi: 5,
  name: 'SERI',
  reason: 'licensed',
  ...overrides,
})
const allowed = (entry: AllowedVessel, rule = ruleOf(), atMs = 0) => allowedAs([entry], rule, SERI, atMs) !== undefined

test('an entry of no rule is for all, and one of some rules for those', () => {
  expect([allowed(entryOf()), allowed(entryOf({ ruleIds: [] })), allowed(entryOf({ ruleIds: ['entry'] }))]).toEqual([
    true,
    true,
    true,
  ])
  expect(allowed(entryOf({ ruleIds: ['other'] }))).toBe(false)
})

test('a rule about the allowed too is left alone only by who is allowed for this very rule', () => {
  const rule = ruleOf({ when: { evenIfAllowed: true } })
  expect([allowed(entryOf(), rule), allowed(entryOf({ ruleIds: ['entry'] }), rule)]).toEqual([false, true])
  expect(listedAs([entryOf()], SERI, 0)?.reason).toBe('licensed')
  expect(listedAs([entryOf({ ruleIds: ['other'] })], SERI, 0)).toBeUndefined()
})

test('until its instant, exclusive', () => {
  const entry = entryOf({ untilMs: 10 })
  expect([allowed(entry, ruleOf(), 9), allowed(entry, ruleOf(), 10)]).toEqual([true, false])
})

const bookOf = (...allowList: AllowedVessel[]) => ({ rules: [], allowList })

test('once more for the same rule takes the place of the first, beside what is for other rules', () => {
  const others = [entryOf(), entryOf({ ruleIds: ['other'] })]
  const book = bookOf(...others, entryOf({ ruleIds: ['entry'], reason: 'old' }))
  const newer = entryOf({ ruleIds: ['entry'], reason: 'new' })
  expect(withAllowed(book, newer, 0)).toEqual({ ok: true, value: bookOf(...others, newer) })
})

test('a list that is full takes no more', () => {
  const full = bookOf(...Array.from({ length: 5000 }, (_, mmsi) => entryOf({ mmsi })))
  expect(withAllowed(full, entryOf({ mmsi: 6000 }), 0)).toMatchObject({ ok: false })
  expect(withAllowed(full, entryOf({ mmsi: 7 }), 0)).toMatchObject({ ok: true })
})

test('taken back for one rule it stays allowed for the others', () => {
  const book = bookOf(entryOf({ ruleIds: ['entry', 'other'] }), entryOf({ mmsi: 6, ruleIds: ['entry'] }))
  expect(withoutAllowed(book, 'entry', { mmsi: 5 })).toEqual({
    ok: true,
    value: bookOf(entryOf({ ruleIds: ['other'] }), entryOf({ mmsi: 6, ruleIds: ['entry'] })),
  })
  expect(withoutAllowed(book, 'entry', { mmsi: 7 })).toMatchObject({
    problem: 'the vessel is not allowed for entry',
  })
  expect(withoutAllowed(bookOf(entryOf()), 'entry', { mmsi: 5 })).toMatchObject({
    problem: expect.stringContaining('allowed for all rules'),
  })
})

test('an MMSI and the track by that MMSI are one vessel, whichever was said', () => {
  const byTrack: AllowedVessel = { trackId: 'mmsi:5', name: 'SERI', reason: 'licensed', ruleIds: ['entry'] }
  const byMmsi = entryOf({ ruleIds: ['entry'] })
  expect(withAllowed(bookOf(byTrack), byMmsi, 0)).toEqual({ ok: true, value: bookOf(byMmsi) })
  expect(withAllowed(bookOf(byMmsi), byTrack, 0)).toEqual({ ok: true, value: bookOf(byTrack) })
  expect(withoutAllowed(bookOf(byTrack), 'entry', { mmsi: 5 })).toEqual({ ok: true, value: bookOf() })
  expect(withoutAllowed(bookOf(byTrack), 'entry', { mmsi: 6 })).toMatchObject({ ok: false })
})

test('an entry that is over for an hour leaves with the next one', () => {
  const [over, recent, other] = [{ untilMs: 0 }, { mmsi: 6, untilMs: 10 }, { mmsi: 7 }].map(entryOf) as [
    AllowedVessel,
    AllowedVessel,
    AllowedVessel,
  ]
  expect(withAllowed(bookOf(over, recent), other, 3_600_000)).toEqual({ ok: true, value: bookOf(recent, other) })
})
