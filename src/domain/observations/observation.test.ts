import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { findingEvent } from './finding-event.ts'
import {
  knownCount,
  OBSERVATION_KINDS,
  type Observation,
  observationSchema,
  observationsUpTo,
  observationTrackIds,
  observationWords,
  withObservations,
  withTold,
} from './observation.ts'
import { claimOf, contactOf, encounterOf, gapOf } from './testing.ts'

test('a finding keeps its id from beginning to end, and another beginning has another', () => {
  const begun = findingEvent(contactOf())
  const ended = findingEvent(contactOf({ untilMs: 9000, looks: 12, place: [112, 5] }))
  expect(ended.id).toBe(begun.id)
  expect(findingEvent(contactOf({ sinceMs: 1001 })).id).not.toBe(begun.id)
  expect(findingEvent(claimOf({ trackId: contactOf().trackId })).id).not.toBe(begun.id)
  expect([begun.state, begun.atMs, begun.knownAtMs, begun.source]).toEqual([
    'begun',
    1000,
    2000,
    'uav:one/maritime-radar',
  ])
  expect([ended.state, ended.atMs, ended.knownAtMs, ended.place]).toEqual(['ended', 1000, 9000, { lon: 112, lat: 5 }])
  expect(findingEvent(claimOf()).knownAtMs).toBe(3000)
})

test('an observation says in one line what was seen, and names the other track', () => {
  const nameOf = (id: string) => (id === 'mmsi:2' ? 'LAUT\u202E BIRU\n9' : id)
  expect(observationWords(encounterOf(), nameOf)).toMatch(/^Within 500 m of LAUT BIRU 9, both slower than 2 kn/)
  expect(observationWords(gapOf())).toBe('No report for 30 min (expected every 10 s)')
  expect(observationWords(findingEvent(contactOf()))).toMatch(/^Contact without AIS: 6 looks/)
  const { evidence } = contactOf()
  const hostile = findingEvent(contactOf({ evidence: { ...evidence, sensorId: 'a\u0000\u202E\nb' } }))
  expect(observationWords(hostile)).toContain('of a b since')
})

test('an observation names every track that it is about, its own first', () => {
  const { evidence } = contactOf()
  const end = { because: 'associated', with: 'mmsi:7' } as const
  expect(observationTrackIds(encounterOf())).toEqual(['mmsi:1', 'mmsi:2'])
  expect(observationTrackIds(findingEvent(claimOf()))).toEqual(['mmsi:1'])
  expect(observationTrackIds(findingEvent(contactOf({ untilMs: 9, evidence: { ...evidence, end } })))).toEqual([
    contactOf().trackId,
    'mmsi:7',
  ])
})

test('what is told of an observation is read again as it was, and what is no observation is refused', () => {
  for (const each of [encounterOf(), gapOf(), findingEvent(contactOf()), findingEvent(claimOf())])
    expect(v.parse(observationSchema, JSON.parse(JSON.stringify(each)))).toEqual(each)
  const contact = findingEvent(contactOf())
  const isRead = (json: unknown) => v.safeParse(observationSchema, json).success
  expect(isRead({ ...contact, kind: 'dark-ship' })).toBe(false)
  expect(isRead({ ...contact, place: { lon: 181, lat: 5 } })).toBe(false)
  expect(isRead({ ...contact, trackId: 'x'.repeat(201) })).toBe(false)
  expect(isRead({ ...contact, finding: claimOf() })).toBe(false)
  const sightings = Array.from({ length: 21 }, () => ({ atMs: 0, lon: 0, lat: 0 }))
  expect(isRead({ ...contact, finding: contactOf({ evidence: { ...contactOf().evidence, sightings } }) })).toBe(false)
})

test('every kind has its words', () => {
  expect(OBSERVATION_KINDS).toHaveLength(12)
})

test('observations come in order of when they became known, each once, however they are told', () => {
  const each = fc.record({ atMs: fc.nat(5), knownAtMs: fc.nat(5), ended: fc.boolean() })
  fc.assert(
    fc.property(fc.array(each), fc.nat(30), (told, cut) => {
      const all = told.map(
        ({ atMs, knownAtMs, ended }): Observation =>
          gapOf({ atMs, knownAtMs: ended ? 10 : knownAtMs, state: ended ? 'ended' : 'begun' }),
      )
      const once = withObservations([], all, 100)
      const pieces = withObservations(withObservations([], all.slice(0, cut), 100), all.slice(cut), 100)
      expect(pieces).toEqual(once)
      expect(new Set(once.map(({ id }) => id)).size).toBe(once.length)
      expect(once.map(({ knownAtMs }) => knownAtMs)).toEqual(
        once.map(({ knownAtMs }) => knownAtMs).sort((a, b) => a - b),
      )
      for (const { id, state } of once)
        expect(state === 'ended').toBe(all.some((told) => told.id === id && told.state === 'ended'))
    }),
  )
})

test('who looks back sees what was known then: that it went on, before it was over', () => {
  const begun = gapOf({ knownAtMs: 1000 })
  const ended = { ...begun, state: 'ended' as const, knownAtMs: 5000 }
  const other = encounterOf({ knownAtMs: 3000 })
  const told = withTold(withTold([], [begun], 100), [other, ended, begun], 100)
  expect(told).toEqual([begun, other, ended])
  const at = (atMs: number) => observationsUpTo(told, knownCount(told, atMs))
  expect(at(999)).toEqual([])
  expect(at(1000)).toEqual([begun])
  expect(at(4999)).toEqual([begun, other])
  expect(at(5000)).toEqual([other, ended])
  expect(withTold(told, [], 2)).toEqual([other, ended])
})

test('at every instant it is as if only what was known by then had been told', () => {
  const each = fc.record({ id: fc.nat(4).map(String), knownAtMs: fc.nat(9), ended: fc.boolean() })
  fc.assert(
    fc.property(fc.array(each), fc.integer({ min: -1, max: 25 }), (all, atMs) => {
      const news = all.map(({ id, knownAtMs, ended }) =>
        gapOf({ id, knownAtMs: ended ? 10 + knownAtMs : knownAtMs, state: ended ? 'ended' : 'begun' }),
      )
      const told = withTold([], news, 100)
      const known = withObservations(
        [],
        told.filter(({ knownAtMs }) => knownAtMs <= atMs),
        100,
      )
      expect(observationsUpTo(told, knownCount(told, atMs))).toEqual(known)
    }),
  )
})
