import { expect, test } from 'vitest'
import type { AlertRule, AllowedVessel } from '#domain/alerts/alert-rule.ts'
import type { TrackIdentity } from '#domain/report.ts'
import { allowedWords, chosenAtFirst, rulesAbout, vesselName } from './rule-standing.ts'

const NOW = Date.UTC(2026, 2, 14, 12, 3)
const SERI: TrackIdentity = { trackId: 'mmsi:574000001', kind: 'vessel', flag: 'VN', mmsi: 574000001 }

function rule(id: string, rest: Partial<AlertRule> = {}): AlertRule {
  return { id, name: id, enabled: true, priority: 'warning', cause: 'zone-event', when: {}, ...rest }
}

const RULES = [
  rule('entry'),
  rule('fast', { cause: 'speed', when: { minSogKn: 20 } }),
  rule('off', { enabled: false }),
  rule('drones', { when: { trackKinds: ['drone'] } }),
  rule('ours', { when: { flags: ['MY'] } }),
  rule('silent', { cause: 'feed-silent' }),
]
const ENTRY: AllowedVessel = {
  mmsi: 574000001,
  name: 'SERI',
  reason: 'licence 7',
  ruleIds: ['entry'],
  by: 'Ana',
  atMs: NOW,
}

function about(allowList: readonly AllowedVessel[] = [], alerts: Parameters<typeof rulesAbout>[2] = []) {
  return rulesAbout({ rules: RULES, allowList }, SERI, alerts, NOW)
}

test('only rules in force that are about such a track are told', () => {
  expect(about().map(({ rule: { id } }) => id)).toEqual(['entry', 'fast'])
})

test('an entry for one rule can be taken back, one for all rules only where all is changed', () => {
  expect(about([ENTRY])).toMatchObject([
    { allowed: ENTRY, undoneAs: { mmsi: 574000001 } },
    { allowed: undefined, undoneAs: undefined },
  ])
  const { ruleIds: _, ...forAll } = ENTRY
  expect(about([forAll]).map(({ allowed, undoneAs }) => [allowed, undoneAs])).toEqual([
    [forAll, undefined],
    [forAll, undefined],
  ])
  expect(about([{ ...ENTRY, untilMs: NOW }])[0]?.allowed).toBeUndefined()
})

test('the rule that alerts is chosen, and no other', () => {
  const alert = { ruleId: 'fast', trackId: SERI.trackId }
  expect([...chosenAtFirst(about([], [alert]))]).toEqual(['fast'])
  expect([...chosenAtFirst(about([], [{ ...alert, trackId: 'mmsi:1' }]))]).toEqual([])
  expect([...chosenAtFirst(about([ENTRY], [{ ...alert, ruleId: 'entry' }]))]).toEqual([])
})

test('who, when, until when and why are told as far as they are known', () => {
  expect(allowedWords(ENTRY)).toBe('allowed by Ana, Sat 14 Mar 2026 12:03:00Z: licence 7')
  const { by: _by, atMs: _atMs, ...old } = ENTRY
  expect(allowedWords({ ...old, untilMs: NOW })).toBe('allowed, until Sat 14 Mar 2026 12:03:00Z: licence 7')
})

test('a track without an MMSI is called by its id', () => {
  expect(vesselName(SERI)).toEqual({ mmsi: 574000001 })
  expect(vesselName({ trackId: 'radar:4', kind: 'contact' })).toEqual({ trackId: 'radar:4' })
})
