import { expect, test } from 'vitest'
import { findingEvent } from '../observations/finding-event.ts'
import { contactOf, encounterOf } from '../observations/testing.ts'
import { parseTail } from './wire.ts'

test('observations travel in updates, and one that is none is refused with its place', () => {
  const observations = [encounterOf(), findingEvent(contactOf())]
  expect(parseTail.update(JSON.stringify({ observations }))).toEqual({ ok: true, value: { observations } })
  const [first] = observations
  const wrong = parseTail.update(JSON.stringify({ observations: [{ ...first, place: { lon: 111, lat: 95 } }] }))
  expect(wrong.ok ? '' : wrong.problem).toMatch(/^update: observations\.0\.place\.lat: /)
})
