import { expect, test } from 'vitest'
import { parseAlertRuleBook } from './alert-rule.ts'
import { allowedAs } from './allow-list.ts'
import { DEFAULT_ALERT_RULES } from './default-rules.ts'
import { isEventOfRule, isRuleActiveAt, isSpeedOfRule, isTrackOfRule, isZoneOfRule } from './rule-match.ts'
import { ruleOf } from './testing.ts'

const problemsOf = (json: unknown) => {
  const book = parseAlertRuleBook(json)
  return book.ok ? [] : book.problem
}

test('the rules of the product are good rules, and survive a trip as JSON', () => {
  const book = { rules: DEFAULT_ALERT_RULES, allowList: [] }
  expect(parseAlertRuleBook(JSON.parse(JSON.stringify(book)))).toEqual({ ok: true, value: book })
})

test('what is wrong is told with its place, all of it', () => {
  expect(problemsOf({ rules: [{ ...ruleOf(), id: 'Up', enabled: 'yes', when: { zoneKinds: ['lake'] } }] })).toEqual([
    'rules.0.id is "Up", expected small letters, digits and hyphens',
    'rules.0.enabled is "yes", expected true or false',
    expect.stringMatching(/^rules\.0\.when\.zoneKinds\.0 is "lake", expected one of joint-area,/),
  ])
  expect(problemsOf({ rules: [{ ...ruleOf(), colour: 'red', when: { flags: ['Malaysia'] } }] })).toEqual([
    'rules.0.when.flags.0 is "Malaysia", expected a country code such as MY',
    'rules.0.colour is not known, expected a part of an alert rule',
  ])
  expect(problemsOf(undefined)).toEqual(['body is undefined, expected rules and allowList'])
  expect(problemsOf({ rules: [], allowList: [{ name: 'SERI', reason: '', mmsi: 1.5 }] })).toEqual([
    'allowList.0.mmsi is no whole number',
    'allowList.0.reason is empty, expected a text',
  ])
})

test('a rule has what its cause needs, an id of its own, and an entry names a vessel', () => {
  const rules = [
    ruleOf(),
    ruleOf({ cause: 'approach' }),
    ruleOf({ id: 'gap', cause: 'gap', gapS: 60 }),
    ruleOf({ id: 'fast', cause: 'speed' }),
    ruleOf({ id: 'slow', when: { minSogKn: 9, maxSogKn: 8 } }),
    ruleOf({ id: 'seen', cause: 'observation', when: { observationKinds: [] } }),
  ]
  expect(problemsOf({ rules, allowList: [{ name: 'SERI', reason: 'licensed' }] })).toEqual([
    'rules.1.approachMin is not there, expected one for cause approach',
    'rules.1.id is entry, the id of rules.0 too, expected another',
    'rules.2.nearLimitNm is not there, expected one for cause gap',
    'rules.3.when.minSogKn is not there, expected it or maxSogKn for cause speed',
    'rules.4.when.minSogKn is 9, expected at most maxSogKn, 8',
    'rules.5.when.observationKinds is not there, expected at least one kind for cause observation',
    'allowList.0 names no vessel, expected mmsi, imo or trackId',
  ])
})

test('names are made plain', () => {
  const book = parseAlertRuleBook({ rules: [ruleOf({ name: 'A\u202eB\n<b>' })] })
  expect(book.ok && book.value.rules[0]?.name).toBe('A B <b>')
})

test('zones go by kind or by id', () => {
  const eez = { id: 'a', kind: 'eez' } as const
  const area = { id: 'b', kind: 'watch-area' } as const
  const fits = (when: object) => [eez, area].map((zone) => isZoneOfRule(ruleOf({ when }), zone))
  expect([fits({}), fits({ zoneKinds: ['eez'] }), fits({ zoneIds: ['b'] })]).toEqual([
    [true, true],
    [true, false],
    [false, true],
  ])
  expect(fits({ zoneKinds: ['eez'], zoneIds: ['b'] })).toEqual([true, true])
})

test('what is at the coast, in a port or no doing of the track is masked unless asked for', () => {
  const entered = (flags: Parameters<typeof isEventOfRule>[1]['flags'], when = {}) =>
    isEventOfRule(ruleOf({ when }), { kind: 'entered', flags })
  expect([entered([]), entered(['too-close-to-call']), entered(['shared-identity'])]).toEqual([true, true, true])
  for (const flag of ['at-coast', 'in-port', 'zone-closed', 'zone-opened', 'jump'] as const) {
    expect(entered([flag])).toBe(false)
    expect(entered([flag], { evenIf: [flag] })).toBe(true)
  }
  expect(isEventOfRule(ruleOf(), { kind: 'first-seen-inside', flags: [] })).toBe(false)
  expect(isEventOfRule(ruleOf({ when: { eventKinds: ['exited'] } }), { kind: 'exited', flags: [] })).toBe(true)
})

test('a flag that is not known is on no list; a type that is not told is in no group', () => {
  const about = (when: object, identity: object) =>
    isTrackOfRule(ruleOf({ when }), { trackId: 'mmsi:1', kind: 'vessel', ...identity })
  expect([about({ notFlags: ['MY'] }, {}), about({ notFlags: ['MY'] }, { flag: 'MY' })]).toEqual([true, false])
  expect([about({ flags: ['VN'] }, {}), about({ flags: ['VN'] }, { flag: 'VN' })]).toEqual([false, true])
  expect([about({ shipGroups: ['fishing'] }, {}), about({ shipGroups: ['fishing'] }, { shipType: 30 })]).toEqual([
    false,
    true,
  ])
  expect([about({ trackKinds: ['drone'] }, {}), about({ trackKinds: [] }, {})]).toEqual([false, true])
})

test('speeds, and one that is not known, which is none', () => {
  const rule = ruleOf({ when: { minSogKn: 5, maxSogKn: 10 } })
  expect([4.9, 5, 10, 10.1, undefined, Number.NaN].map((sogKn) => isSpeedOfRule(rule, sogKn))).toEqual([
    false,
    true,
    true,
    false,
    false,
    false,
  ])
  expect(isSpeedOfRule(ruleOf(), undefined)).toBe(true)
})

test('a rule holds by its schedule, and not when it is off', () => {
  const nights = ruleOf({ when: { schedule: { fromMinute: 1320, toMinute: 240 } } })
  const at = (hour: number) => isRuleActiveAt(nights, hour * 3_600_000)
  expect([at(21), at(23), at(26), at(28)]).toEqual([false, true, true, false])
  expect(isRuleActiveAt(ruleOf({ enabled: false }), 0)).toBe(false)
})

test('a vessel is allowed by any of its numbers, until the entry ends', () => {
  const entry = { mmsi: 574_000_001, imo: 9_000_001, name: 'SERI', reason: 'licensed', untilMs: 1000 }
  const allowed = (identity: object, atMs = 0) =>
    allowedAs([entry], ruleOf(), { trackId: 'x', kind: 'vessel', ...identity }, atMs)?.reason
  expect([allowed({ mmsi: 574_000_001 }), allowed({ imo: 9_000_001 }), allowed({})]).toEqual([
    'licensed',
    'licensed',
    undefined,
  ])
  expect(allowed({ mmsi: 574_000_001 }, 1000)).toBeUndefined()
})
