import { expect, test } from 'vitest'
import type { Zone, ZoneSet } from '#geo/zone.ts'
import { knownZones, nameOfZone, setOfZone, withZones } from './known-zones.ts'

function zone(id: string, name: string): Zone {
  return { id, name, kind: 'watch-area', claimants: [], parts: [], edgeLimits: [], box: [0, 0, 0, 0] }
}

function set(version: string, ...zones: Zone[]): ZoneSet {
  return { version, zones, limits: [] }
}

const both = set('a', zone('eez', 'EEZ'), zone('watch:1', 'Reef'))
const without = set('b', zone('eez', 'EEZ'))

test('a watch area that is deleted keeps its name, and the set that it was last in', () => {
  const known = withZones(knownZones(both), without)
  expect(nameOfZone(known, 'watch:1')).toBe('Reef')
  expect(setOfZone(known, 'watch:1')).toBe(both)
  expect(setOfZone(known, 'eez')).toBe(without)
  const later = withZones(known, set('c'))
  expect(setOfZone(later, 'watch:1')).toBe(both)
  expect(setOfZone(later, 'eez')).toBe(without)
})

test('a zone that is in force goes by its newest name', () => {
  const known = withZones(withZones(knownZones(both), without), set('c', zone('watch:1', 'Reef, north')))
  expect(nameOfZone(known, 'watch:1')).toBe('Reef, north')
  expect(setOfZone(known, 'watch:1').version).toBe('c')
})

test('of an area deleted before the page was opened nothing is known but that', () => {
  expect(nameOfZone(knownZones(without), 'watch:1')).toBe('a watch area that was deleted')
  expect(nameOfZone(knownZones(without), 'other')).toBe('other')
})

test('only the newest sets are kept, but all names', () => {
  let known = knownZones(set('0', zone('watch:0', 'area 0')))
  for (let i = 1; i <= 20; i++) known = withZones(known, set(`${i}`, zone(`watch:${i}`, `area ${i}`)))
  expect(known.ended.size).toBe(8)
  expect(setOfZone(known, 'watch:19').version).toBe('19')
  expect(setOfZone(known, 'watch:0')).toBe(known.now)
  expect(nameOfZone(known, 'watch:0')).toBe('area 0')
})
