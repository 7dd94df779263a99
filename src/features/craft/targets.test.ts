import { expect, test } from 'vitest'
import type { TrackIdentity } from '#domain/report.ts'
import { targetText, trackIdOf } from './targets.ts'

const star: TrackIdentity = { trackId: 'mmsi:533000001', kind: 'vessel', name: 'LUCKY STAR', mmsi: 533000001 }
const twin: TrackIdentity = { trackId: 'mmsi:533000002', kind: 'vessel', name: 'Lucky Star', mmsi: 533000002 }
const contact: TrackIdentity = { trackId: 'contact:radar:3', kind: 'contact' }

test.each([
  ['as it was filled in', targetText(star), 'mmsi:533000001'],
  ['by its id', 'contact:radar:3', 'contact:radar:3'],
  ['by its MMSI, in groups too', '533 000 002', 'mmsi:533000002'],
])('a target is found %s', (_how, text, trackId) => {
  expect(trackIdOf(text, [star, twin, contact])).toEqual({ ok: true, value: trackId })
})

test('a name is enough for one, and not for two of the name', () => {
  expect(trackIdOf('lucky star', [star, contact])).toEqual({ ok: true, value: 'mmsi:533000001' })
  const both = trackIdOf('lucky star', [star, twin])
  expect(both.ok ? '' : both.problem).toBe(
    '2 targets are "lucky star", expected the id of one: mmsi:533000001, mmsi:533000002',
  )
})

test('nobody and nothing are told apart', () => {
  expect(trackIdOf('x', [star])).toMatchObject({ ok: false, problem: expect.stringContaining('"x" is no target') })
  expect(trackIdOf('  ', [star])).toMatchObject({ ok: false, problem: expect.stringContaining('no target, expected') })
})
