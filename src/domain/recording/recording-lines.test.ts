import fc from 'fast-check'
import { expect, test } from 'vitest'
import { headLine, parseOwnLine } from '../formats/own-format.ts'
import { encounterOf } from '../observations/testing.ts'
import { zoneEvent } from '../testing.ts'
import {
  checkMarkLine,
  endMarkLine,
  eventMarkLine,
  noteMarkLine,
  observationMarkLine,
  parseMark,
  type RecordingMark,
  zonesMarkLine,
} from './recording-lines.ts'

const AT_MS = Date.UTC(2026, 2, 14)
const SHA = '0123456789abcdef'.repeat(4)
const read = (line: string) => parseMark(JSON.parse(line), 1)

test('every kind of mark is read as it was written', () => {
  const event = zoneEvent({
    source: '',
    depthNm: 1.5,
    flags: ['at-coast'],
    withdrawn: { reason: 'late', replacedBy: 'b' },
  })
  const observation = encounterOf()
  const note = { id: '1', atMs: AT_MS, text: 'one\ntwo', by: 'AZ' }
  const check = { atMs: AT_MS, reports: 812, events: 14, sha256: SHA }
  const pairs: [string, RecordingMark][] = [
    [eventMarkLine(event), { kind: 'event', event }],
    [observationMarkLine(observation), { kind: 'observation', observation }],
    [checkMarkLine(check), { kind: 'check', check }],
    [zonesMarkLine(AT_MS, 'v2'), { kind: 'zones', atMs: AT_MS, version: 'v2' }],
    [noteMarkLine(note), { kind: 'note', note }],
    [endMarkLine(AT_MS), { kind: 'end', atMs: AT_MS }],
  ]
  for (const [line, mark] of pairs) {
    expect(line).not.toContain('\n')
    expect(read(line)).toEqual({ ok: true, value: mark })
    expect(parseOwnLine(line, 'file')).toEqual({ ok: true, value: { kind: 'mark', mark } })
  }
})

test('the feed of an event is not in its line, for its replay comes by another', () => {
  expect(eventMarkLine(zoneEvent({ source: 'a' }))).toBe(eventMarkLine(zoneEvent({ source: 'b' })))
})

test('kinds of a later version are passed over', () => {
  expect(read('{"weather":{"t":1}}')).toBeUndefined()
  expect(read('{}')).toBeUndefined()
})

test.each([
  ['{"event":7}', 'event'],
  ['{"event":{"id":"a"}}', 'event.kind'],
  ['{"observation":{"kind":"ufo"}}', 'observation.kind'],
  [checkMarkLine({ atMs: AT_MS, reports: 1, events: 1, sha256: 'no hash' }), 'check.sha256'],
  [checkMarkLine({ atMs: AT_MS, reports: -1, events: 1, sha256: SHA }), 'check.reports'],
  [checkMarkLine({ atMs: AT_MS, reports: 1, events: 0.5, sha256: SHA }), 'check.events'],
  [zonesMarkLine(AT_MS, 'x'.repeat(201)), 'zones.version'],
  ['{"zones":"v2"}', 'zones'],
  ['{"end":{"t":null}}', 'end.t'],
  ['{"note":{"t":1773446400000,"text":""}}', 'note'],
])('a mark that is damaged is refused, and the place named: %s', (line, place) => {
  const mark = read(line)
  expect(mark?.ok).toBe(false)
  if (mark && !mark.ok) expect(mark.problem).toMatch(new RegExp(`^${place.replace('.', '\\.')}: `))
})

test('whatever stands under the names of marks, reading it throws nothing', () => {
  const names = fc.constantFrom('event', 'observation', 'check', 'zones', 'note', 'end')
  fc.assert(
    fc.property(names, fc.jsonValue({ maxDepth: 4 }), (name, value) => {
      const mark = read(JSON.stringify({ [name]: value }))
      expect(mark).toBeDefined()
      if (mark?.ok) expect(typeof mark.value.kind).toBe('string')
    }),
    { seed: 6, numRuns: 500 },
  )
})

test('one field of a good mark spoilt, it is a mark or a problem in words', () => {
  const good = JSON.parse(eventMarkLine(zoneEvent())).event as Record<string, unknown>
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(good)), fc.jsonValue({ maxDepth: 2 }), (key, value) => {
      const mark = read(JSON.stringify({ event: { ...good, [key]: value } }))
      if (mark && !mark.ok) expect(mark.problem).toMatch(/^event\b/)
      else expect(mark?.ok).toBe(true)
    }),
    { seed: 6, numRuns: 500 },
  )
})

test('a head names the zones it was made with and is no mark of a change', () => {
  const line = headLine({ startAtMs: AT_MS, made: { by: 'server' }, zones: 'v1' })
  expect(read(line)).toMatchObject({ ok: false })
})
