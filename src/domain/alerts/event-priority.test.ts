import { expect, test } from 'vitest'
import type { Zone } from '#geo/zone.ts'
import { twoZones, zoneEvent } from '../testing.ts'
import { priorityOfEvent } from './event-priority.ts'
import { ruleOf } from './testing.ts'

const zone = twoZones.zones[0] as Zone
const foreign = { trackId: 'mmsi:574000001', kind: 'vessel', flag: 'VN' } as const
const entries = ruleOf({ priority: 'caution', when: { zoneKinds: [zone.kind], notFlags: ['MY'] } })
const here = ruleOf({ id: 'here', priority: 'warning', when: { zoneIds: [zone.id] } })
const event = zoneEvent({ zoneId: zone.id, kind: 'entered' })

test('of the rules about an event the most urgent counts', () => {
  expect(priorityOfEvent(event, foreign, zone, [entries])).toBe('caution')
  expect(priorityOfEvent(event, foreign, zone, [entries, here])).toBe('warning')
})

test('without a rule about it an event has no priority', () => {
  expect(priorityOfEvent(event, { ...foreign, flag: 'MY' }, zone, [entries])).toBeUndefined()
  expect(priorityOfEvent({ ...event, kind: 'exited' }, foreign, zone, [entries, here])).toBeUndefined()
  expect(priorityOfEvent(event, foreign, undefined, [entries, here])).toBeUndefined()
  expect(priorityOfEvent(event, foreign, zone, [{ ...here, enabled: false }])).toBeUndefined()
  expect(priorityOfEvent(event, foreign, zone, [{ ...here, cause: 'gap' }])).toBeUndefined()
})

test('what was withdrawn has none', () => {
  expect(priorityOfEvent({ ...event, withdrawn: { reason: 'late' } }, foreign, zone, [here])).toBeUndefined()
})
