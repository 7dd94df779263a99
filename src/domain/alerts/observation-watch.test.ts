import { expect, test } from 'vitest'
import { findingEvent } from '../observations/finding-event.ts'
import type { Observation } from '../observations/observation.ts'
import { contactOf, encounterOf, gapOf } from '../observations/testing.ts'
import { DEFAULT_ALERT_RULES } from './default-rules.ts'
import { AlertLab, ruleOf } from './testing.ts'

const MINUTE = 60_000
const IN_WEST = { lon: 111, lat: 5 }
const OUTSIDE = { lon: 105, lat: 5 }
const encounters = ruleOf({
  id: 'encounter',
  cause: 'observation',
  when: { zoneIds: ['west'], observationKinds: ['encounter'], trackKinds: ['vessel'], notFlags: ['MY'] },
})

/** Two foreign ships in a lab with these rules. */
function labOf(...rules: ConstructorParameters<typeof AlertLab>[0]) {
  const lab = new AlertLab(rules)
  lab.learn({ trackId: 'mmsi:1', kind: 'vessel', name: 'SERI', flag: 'MY' })
  lab.learn({ trackId: 'mmsi:2', kind: 'vessel', name: 'LAUT', flag: 'VN' })
  return lab
}

function tell(lab: AlertLab, nowMs: number, ...observations: Observation[]) {
  lab.observations = observations
  return lab.beat(nowMs)
}

test('an encounter in a zone of the rule raises an alert on the ship that the rule is about, and ends with it', () => {
  const lab = labOf(encounters)
  const begun = encounterOf({ state: 'begun', place: IN_WEST })
  const [raised, ...none] = tell(lab, MINUTE, begun)
  expect(none).toEqual([])
  expect(raised?.did).toBe('raised')
  expect(raised?.alert).toMatchObject({
    cause: 'observation',
    ruleId: 'encounter',
    trackId: 'mmsi:2',
    trackName: 'LAUT',
    zoneId: 'west',
    place: IN_WEST,
    atMs: begun.knownAtMs,
  })
  expect(raised?.alert.title).toMatch(/^Within 500 m of SERI, .*: vessel, flag Viet Nam$/)
  expect(tell(lab, 2 * MINUTE, begun)).toEqual([])
  const ended = tell(lab, 3 * MINUTE, encounterOf({ place: IN_WEST, knownAtMs: 3 * MINUTE }))
  expect(ended.map(({ did, note }) => [did, note])).toEqual([['rectified', 'over since 00:03:00Z']])
})

test('outside the zones of the rule, of other tracks and of other kinds there is no alert', () => {
  expect(tell(labOf(encounters), MINUTE, encounterOf({ place: OUTSIDE }))).toEqual([])
  expect(tell(labOf(encounters), MINUTE, encounterOf({ otherTrackId: 'mmsi:1' }))).toEqual([])
  expect(tell(labOf(encounters), MINUTE, gapOf({ trackId: 'mmsi:2', place: IN_WEST }))).toEqual([])
})

test('a rule without zones is about every place', () => {
  const anywhere = { ...encounters, when: { observationKinds: ['encounter' as const] } }
  const [raised] = tell(labOf(anywhere), MINUTE, encounterOf({ place: OUTSIDE }))
  expect(raised?.alert.place).toEqual(OUTSIDE)
  expect(raised?.alert).not.toHaveProperty('zoneId')
})

test('two rules of encounters met by the same ships are one alert, which ends with the later one', () => {
  const lab = labOf(encounters)
  const [gfw, skylight] = [encounterOf({ state: 'begun', id: 'a' }), encounterOf({ state: 'begun', id: 'b' })]
  expect(tell(lab, MINUTE, gfw, skylight).map(({ did }) => did)).toEqual(['raised', 'joined'])
  expect(tell(lab, 2 * MINUTE, encounterOf({ id: 'a', knownAtMs: 2 * MINUTE }))).toEqual([])
  expect(tell(lab, 3 * MINUTE, encounterOf({ id: 'b', knownAtMs: 3 * MINUTE })).map(({ did }) => did)).toEqual([
    'rectified',
  ])
})

test('what was over when it became known is told all the same, and that it is over', () => {
  const lab = labOf(encounters)
  expect(tell(lab, MINUTE, encounterOf()).map(({ did }) => did)).toEqual(['raised', 'rectified'])
  expect(tell(lab, 2 * MINUTE, encounterOf())).toEqual([])
})

test('who is known as one of the rule later raises the alert then', () => {
  const lab = new AlertLab([{ ...encounters, when: { ...encounters.when, shipGroups: ['fishing'] } }])
  lab.learn({ trackId: 'mmsi:1', kind: 'vessel' })
  expect(tell(lab, MINUTE, encounterOf({ state: 'begun' }))).toEqual([])
  expect(lab.beat(2 * MINUTE)).toEqual([])
  lab.learn({ trackId: 'mmsi:1', shipType: 30 })
  expect(lab.beat(3 * MINUTE).map(({ did, alert }) => [did, alert.trackId])).toEqual([['raised', 'mmsi:1']])
})

test('the allow-list is asked for each of the two', () => {
  const lab = labOf({ ...encounters, when: { ...encounters.when, notFlags: [] } })
  const allowed = { name: 'SERI', reason: 'licence 7', trackId: 'mmsi:1' }
  lab.desk.setRules({ rules: [encounters], allowList: [allowed, { ...allowed, trackId: 'mmsi:2' }] })
  expect(tell(lab, MINUTE, encounterOf({ state: 'begun' }))).toEqual([])
  lab.desk.setRules({ rules: [encounters], allowList: [] })
  expect(lab.beat(2 * MINUTE).map(({ did }) => did)).toEqual(['raised'])
})

test('a gap makes an alert only so near to the outer limit of the zones, inside or outside', () => {
  const near = ruleOf({ cause: 'observation', nearLimitNm: 5, when: { observationKinds: ['reporting-gap'] } })
  const did = (lon: number) => tell(labOf(near), MINUTE, gapOf({ place: { lon, lat: 5 } })).map((each) => each.did)
  expect([109.95, 110.05, 110.5, 112.05].map(did)).toEqual([['raised'], ['raised'], [], []])
})

test('a contact without AIS is told in the words of its finding', () => {
  const rule = ruleOf({ cause: 'observation', when: { observationKinds: ['contact-without-ais'] } })
  const lab = new AlertLab([rule])
  const [raised] = tell(lab, MINUTE, findingEvent(contactOf()))
  expect(raised?.alert.title).toMatch(/^Contact without AIS: 6 looks of uav:one\/maritime-radar .*\.$/)
  const [ended] = tell(lab, 2 * MINUTE, findingEvent(contactOf({ untilMs: 90_000 })))
  expect(ended?.note).toBe('over since 00:01:30Z')
})

test('heard again after a gap is told once, as over, if either end of the gap is near the limit', () => {
  const again = ruleOf({
    id: 'again',
    cause: 'observation',
    nearLimitNm: 5,
    when: { observationKinds: ['reporting-gap'], observationStates: ['ended'] },
  })
  const { evidence } = gapOf()
  const heardAt = (fromLon: number, toLon: number) => {
    const lab = labOf(again)
    const gap = gapOf({ place: { lon: fromLon, lat: 5 } })
    expect(tell(lab, MINUTE, gap)).toEqual([])
    const after = { atMs: 2 * MINUTE, lon: toLon, lat: 5 }
    return tell(lab, 2 * MINUTE, { ...gap, state: 'ended', knownAtMs: 2 * MINUTE, evidence: { ...evidence, after } })
  }
  expect(heardAt(109.95, 109).map(({ did, alert }) => [did, alert.place?.lon])).toEqual([
    ['raised', 109.95],
    ['rectified', 109.95],
  ])
  expect(heardAt(109, 109.96).map(({ did, alert }) => [did, alert.state, alert.place?.lon])).toEqual([
    ['raised', 'active-unacknowledged', 109.96],
    ['rectified', 'rectified-unacknowledged', 109.96],
  ])
  expect(heardAt(109, 109.5)).toEqual([])
})

test('a rule of what goes on only makes nothing of what is over, and its alert ends all the same', () => {
  const lab = labOf({ ...encounters, when: { ...encounters.when, observationStates: ['begun'] } })
  expect(tell(lab, MINUTE, encounterOf({ state: 'begun', place: IN_WEST })).map(({ did }) => did)).toEqual(['raised'])
  expect(tell(lab, 2 * MINUTE, encounterOf({ place: IN_WEST })).map(({ did }) => did)).toEqual(['rectified'])
  const late = labOf({ ...encounters, when: { ...encounters.when, observationStates: ['begun'] } })
  expect(tell(late, MINUTE, encounterOf({ place: IN_WEST }))).toEqual([])
})

test('the rules of the product ask for four kinds of observations, and only two call for more than awareness', () => {
  const told = DEFAULT_ALERT_RULES.filter(({ cause }) => cause === 'observation')
  expect(told.map(({ priority, when }) => `${priority} ${when.observationKinds}`)).toEqual([
    'warning shared-identity',
    'caution encounter',
    'caution reporting-gap',
    'warning reporting-gap',
    'caution contact-without-ais',
  ])
})
