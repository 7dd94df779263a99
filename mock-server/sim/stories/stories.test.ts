import { describe, expect, test } from 'vitest'
import { headLine, identityLine, reportLine } from '#domain/formats/own-format.ts'
import { lookLine } from '#domain/formats/own-look.ts'
import { collectRecording } from '#domain/formats/recording-reader.ts'
import { recorded } from '#domain/testing.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import { START_MS, scenarioNamed } from '../testing.ts'
import { createWorld } from '../world.ts'
import type { ExpectedEvent } from './expected.ts'
import { type Told, Watch, watched } from './testing.ts'

/** How long each must be played for all that it promises. */
const STORIES: readonly (readonly [name: string, seconds: number])[] = [
  ['patrol', 1800],
  ['crossing', 300],
  ['quiet-day', 3600],
  ['luconia', 3600],
  ['transfer', 4500],
  ['reporting-gap', 4500],
  ['identity-taken', 900],
  ['spoofing', 4500],
  ['malacca-night', 4200],
  ['distress', 7200],
  ['link-lost', 3600],
  ['sulu', 3600],
]

const isIt = ({ what, trackIds, afterS: [from, to] }: ExpectedEvent, told: Told) =>
  told.what === what &&
  told.atS >= from &&
  told.atS <= to &&
  trackIds.every((id) => told.trackIds.some((each) => each === id || (id === 'contact' && each.startsWith('contact:'))))

describe.each(STORIES)('%s', (name, seconds) => {
  const scenario = scenarioNamed(name)
  const { world, watch } = watched(scenario, seconds)

  test('brings about what is written down, when it should', () => {
    const { told } = watch
    const missing = (scenario.expects ?? []).filter((expected) => !told.some((each) => isIt(expected, each)))
    expect(missing).toEqual([])
  })

  test('every order of it was taken', () => {
    expect(world.refused).toEqual([])
  })

  test('has one hash, again and from its recording', async () => {
    expect(watched(scenario, seconds).watch.hash).toBe(watch.hash)
    expect(await hashOfRecording(name, seconds)).toBe(watch.hash)
  })
})

/** As `eez scenario` writes it and a replay reads it, in stretches of its own. */
async function hashOfRecording(name: string, seconds: number): Promise<string> {
  const world = createWorld(scenarioNamed(name), { seed: 1, startAtMs: START_MS, source: 'sim' })
  const lines = [headLine({ startAtMs: START_MS, made: { name } })]
  for (let s = 0; s <= seconds; s++) {
    const { identities, reports, looks } = world.advance(START_MS + s * 1000)
    lines.push(...identities.map(identityLine), ...reports.map(reportLine), ...looks.map(lookLine))
  }
  async function* chunks() {
    yield lines.map((line) => `${line}\n`).join('')
  }
  const recording = await collectRecording(recorded(chunks()), { source: 'file' })
  if (!recording.ok) throw new Error(recording.problem)
  expect(recording.value.rejects).toEqual([])
  const watch = new Watch()
  for (const [i, entry] of recording.value.entries.entries()) {
    if ('report' in entry) watch.report(entry.report)
    else if ('look' in entry) watch.look(entry.look)
    else watch.identity(entry.identity)
    if (i % 5000 === 0) watch.settle()
  }
  watch.finish()
  return watch.hash
}

test('on a quiet day nobody is told of anything but comings and goings', () => {
  const { told } = watched(scenarioNamed('quiet-day'), 3600).watch
  expect(told.length).toBeGreaterThan(100)
  expect([...new Set(told.map(({ what }) => what))].sort()).toEqual(['entered', 'exited', 'first-seen-inside'])
})

test('intruders carry a country code of no state, and everybody else an invented number of a state', () => {
  for (const [name] of STORIES)
    for (const part of scenarioNamed(name).parts) {
      if (part.part !== 'scripted' && part.part !== 'ship') continue
      expect(String(part.mmsi)).toMatch(part.flag === undefined ? /^290/ : /^\d{3}9/)
    }
})

test('the drone of the lost line turns home, and takes the order that waited when the line is back', () => {
  const { world } = watched(scenarioNamed('link-lost'), 500)
  const at = (s: number) => {
    world.advance(START_MS + s * 1000)
    return world.fleet.states[0] ?? expect.fail()
  }
  expect(at(580)).toMatchObject({ phase: 'on-task', link: { state: 'ok' } })
  expect(at(1000)).toMatchObject({ link: { state: 'lost' }, pendingOrder: { kind: 'hold' } })
  const heard = at(2900)
  expect(heard.atMs).toBeLessThan(START_MS + 610_000)
  const back = at(3002)
  expect(back.link.state).toBe('ok')
  expect(distanceNm(back.place, heard.place)).toBeGreaterThan(20)
  expect(at(3010)).toMatchObject({ order: { kind: 'hold' }, phase: 'transit' })
})

test('in the Sulu Sea one drone relieves the other, and the patrol ship comes up with the boat', () => {
  const { world } = watched(scenarioNamed('sulu'), 60)
  const place = (trackId: string): LonLat =>
    world.fleet.states.find((each) => each.trackId === trackId)?.place ?? [0, 0]
  let [closestNm, relieved] = [Number.POSITIVE_INFINITY, false]
  for (let s = 60; s < 4 * 3600; s += 10) {
    const boat = world.advance(START_MS + s * 1000).reports.findLast(({ trackId }) => trackId === 'mmsi:290000405')
    if (boat) closestNm = Math.min(closestNm, distanceNm([boat.lon, boat.lat], place('mmsi:533970021')))
    const [one, two] = world.fleet.states
    relieved ||= one?.phase === 'returning' && two?.phase === 'on-task'
  }
  expect(relieved).toBe(true)
  expect(closestNm).toBeLessThan(1)
})
