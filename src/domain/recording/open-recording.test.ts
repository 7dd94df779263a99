import { expect, test } from 'vitest'
import type { BoundaryDistance } from '#geo/boundary-distance.ts'
import { landBoundary } from '#geo/land-boundary.ts'
import { zoneContext } from '../events/zone-context.ts'
import { DEFAULT_RULES } from '../events/zone-rule.ts'
import { headLine, identityLine, reportLine } from '../formats/own-format.ts'
import { lookLine } from '../formats/own-look.ts'
import { contactSouth, LOOK_START_MS, lookOfDrone } from '../looks/sensor-picture-testing.ts'
import { recorded, report, twoZones } from '../testing.ts'
import { openRecording } from './open-recording.ts'

const SHIP = 'mmsi:533000001'
const MINUTE = 60_000
const HOUR = 3_600_000

function recordingOf(lines: readonly string[], shore?: BoundaryDistance) {
  async function* chunks() {
    for (const line of lines) yield `${line}\n`
  }
  return openRecording([{ name: 'a.jsonl', ...recorded(chunks()) }], {
    context: zoneContext(twoZones),
    rules: DEFAULT_RULES,
    ...(shore && { shore }),
  })
}

test('what sensors of a recording saw without AIS is a track and an observation of it, as it was live', async () => {
  const steps = [1, 2, 3, 4, 5, 6]
  const opened = await recordingOf([
    headLine({ startAtMs: LOOK_START_MS, made: { by: 'test' } }),
    ...steps.flatMap((step) => [
      reportLine(report({ trackId: SHIP, atMs: LOOK_START_MS + step * 10_000, lon: 105, lat: 5 })),
      lookLine(lookOfDrone(step, [contactSouth(step)])),
    ]),
  ])
  if (!opened.ok) expect.fail(opened.problem.message)
  const { engine, sensors } = opened.value
  expect(engine.observations).toMatchObject([
    { kind: 'contact-without-ais', state: 'begun', trackId: 'contact:uav:one/maritime-radar:1' },
  ])
  const slot = engine.store.slotOf('contact:uav:one/maritime-radar:1') ?? -1
  expect(engine.store.identity(slot)?.kind).toBe('contact')
  expect(engine.store.history(slot)).toHaveLength(3)
  expect(sensors?.findings).toHaveLength(1)
})

test('what vessels of a recording did is judged to its end, and a file without looks has no sensors', async () => {
  const at = (minute: number) => report({ trackId: SHIP, atMs: minute * MINUTE, lon: 105, lat: 5 })
  const lines = Array.from({ length: 8 }, (_, i) => reportLine(at(i)))
  const opened = await recordingOf([
    headLine({ startAtMs: 0, made: { by: 'test' } }),
    identityLine({ trackId: SHIP, kind: 'vessel', name: 'SERI' }),
    ...lines.slice(0, 4),
    identityLine({ trackId: SHIP, name: 'LAUT' }),
    ...lines.slice(4),
  ])
  if (!opened.ok) expect.fail(opened.problem.message)
  expect(opened.value.engine.observations).toMatchObject([
    { kind: 'identity-change', trackId: SHIP, atMs: 3 * MINUTE, evidence: { was: 'SERI', is: 'LAUT' } },
  ])
  expect(opened.value.sensors).toBeUndefined()
})

/** A ship that hardly moves for six hours, and then sails on for two. */
const idler = Array.from({ length: 8 * 60 }, (_, minute) =>
  reportLine(
    report({
      trackId: SHIP,
      atMs: minute * MINUTE,
      lon: 105 + Math.max(0, minute - 360) / 360,
      lat: 5,
      sogKn: minute < 360 ? 0.2 : 10,
    }),
  ),
)
const idling = [headLine({ startAtMs: 0, made: { by: 'test' } }), ...idler]

test('what began and what ended in a recording are both told, for who looks at a time between', async () => {
  const opened = await recordingOf(idling)
  if (!opened.ok) expect.fail(opened.problem.message)
  const loitering = opened.value.observations.filter(({ kind }) => kind === 'loitering')
  expect(loitering.map(({ state, knownAtMs }) => [state, knownAtMs / HOUR])).toEqual([
    ['begun', 4],
    ['ended', 7],
  ])
  expect(opened.value.engine.observations.map(({ state }) => state)).not.toContain('begun')
})

test('near a shore nobody loiters, in a recording as live', async () => {
  const island = [105.1, 105.2, 105.2, 105.1, 105.1].map(
    (lon, i) => [lon, i === 0 || i === 1 || i === 4 ? 5 : 5.1] as const,
  )
  const opened = await recordingOf(idling, landBoundary([[island]]))
  if (!opened.ok) expect.fail(opened.problem.message)
  expect(opened.value.observations.map(({ kind }) => kind)).not.toContain('loitering')
})
