import { expect, test } from 'vitest'
import { findingEvent } from '#domain/observations/finding-event.ts'
import { contactOf, encounterOf, gapOf } from '#domain/observations/testing.ts'
import { zoneEvent } from '#domain/testing.ts'
import { listedItems, observationChoices } from './listed-items.ts'

const events = [zoneEvent({ id: 'e1', confirmedAtMs: 1000 }), zoneEvent({ id: 'e2', confirmedAtMs: 2000 })]
const observations = [
  gapOf({ id: 'gap', knownAtMs: 1500 }),
  encounterOf({ id: 'encounter', knownAtMs: 2000 }),
  findingEvent(contactOf({ untilMs: 3000 })),
]
const [, , contact] = observations
const idsOf = (choice: Parameters<typeof listedItems>[2]) =>
  listedItems(events, observations, choice).map(({ id }) => id)

test('observations stand among the zone events, newest first', () => {
  expect(idsOf('all')).toEqual([contact?.id, 'e2', 'encounter', 'gap', 'e1'])
})

test('one kind of observations can be listed, or none', () => {
  expect(idsOf('reporting-gap')).toEqual(['e2', 'gap', 'e1'])
  expect(idsOf('none')).toEqual(['e2', 'e1'])
})

test('only kinds that there are can be chosen, each with its number, and the one that is chosen', () => {
  const wordsOf = (choice: Parameters<typeof observationChoices>[1]) =>
    observationChoices(observations, choice).map(({ words }) => words)
  expect(wordsOf('all')).toEqual(['All (3)', 'Reporting gap (1)', 'Encounter (1)', 'Contact without AIS (1)', 'None'])
  expect(wordsOf('circling')).toContain('Positions on a circle (0)')
})
