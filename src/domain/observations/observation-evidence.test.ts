import { expect, test } from 'vitest'
import { GFW_ENCOUNTER, GFW_GAP, DEFAULT_BEHAVIOUR_RULES as RULES } from '../behaviours/behaviour-rules.ts'
import { findingEvent } from './finding-event.ts'
import { observationEvidence } from './observation-evidence.ts'
import { claimOf, contactOf, encounterOf, gapOf } from './testing.ts'

test('an encounter shows what was measured, what it was held against, and who says so', () => {
  const { figures, rule, thresholds, source } = observationEvidence(encounterOf({ rule: GFW_ENCOUNTER }))
  expect(rule).toBe('GFW encounter')
  expect(Object.fromEntries(figures)).toMatchObject({
    'Together for': '2 h 10 min',
    'Least distance': '60 m',
    'Mean speed of both': '0.4 kn',
  })
  expect(Object.fromEntries(thresholds)).toEqual({
    Distance: '500 m or less',
    'Speed of both': 'below 2 kn',
    'Together for': '2 h 00 min or more',
    'From a port or anchorage': '5.4 NM or more',
  })
  expect(source).toContain('Global Fishing Watch')
})

test('every rule of the product says where its values come from', () => {
  const rules = [...RULES.encounters, RULES.gap, RULES.loitering, RULES.draught, RULES.circling, GFW_GAP]
  const sources = rules.map(({ name }) => {
    const gap = gapOf()
    return observationEvidence({ ...gap, rule: { ...gap.rule, name } }).source
  })
  expect(sources.filter((source) => source === 'Values are our own choice (notional).')).toEqual([])
  expect(observationEvidence({ ...gapOf(), rule: { ...gapOf().rule, name: 'of another' } }).source).toContain(
    'notional',
  )
})

test('what is not known is left out', () => {
  const names = observationEvidence(gapOf()).figures.map(([name]) => name)
  expect(names).toEqual(['From', 'Rule met', 'No report for', 'Feed heard from others', 'Expected every'])
})

test('findings of sensors show looks, chances and whose they are', () => {
  const contact = Object.fromEntries(observationEvidence(findingEvent(contactOf())).figures)
  expect(contact).toMatchObject({ 'Looks without an AIS track': '6 of the last 6', Sensor: 'uav:one/maritime-radar' })
  expect(observationEvidence(findingEvent(contactOf())).thresholds[0]?.[1]).toBe('4 or more of the last 5')
  expect(observationEvidence(findingEvent(claimOf())).thresholds[0]).toEqual(['Looks', '3 or more'])
  const claim = Object.fromEntries(observationEvidence(findingEvent(claimOf())).figures)
  expect(claim).toMatchObject({ 'Chance to miss a vessel so often': '0.00010', 'Last look': '00:00:03Z' })
})
