import { expect, test } from 'vitest'
import { zoneContext } from '#domain/events/zone-context.ts'
import { DEFAULT_RULES } from '#domain/events/zone-rule.ts'
import { openRecording } from '#domain/recording/open-recording.ts'
import { builtZones } from '../built-data.ts'
import { newDecoder } from '../files.ts'
import { LivePicture } from '../picture/live-picture.ts'
import { scenarioNamed } from '../sim/testing.ts'
import { createWorld } from '../sim/world.ts'
import { newFolder } from '../testing.ts'
import { openRecorder, START_MS } from './testing.ts'

const zones = await builtZones()

/** An hour of a live picture that is recorded, beat by beat, as the server does it. */
async function liveHour(folder: string, scenario: string) {
  const opened = await openRecorder(folder, { zonesVersion: zones.version, limits: { blockLines: 5000 } })
  const { recorder, clock } = opened
  const picture = new LivePicture({
    zones,
    epoch: 'test',
    clock: { nowMs: () => clock.nowMs, rate: 1 },
    feeds: () => [],
    recorder,
  })
  const world = createWorld(scenarioNamed(scenario), { seed: 1, startAtMs: START_MS, source: 'sim' })
  for (let s = 0; s <= 3600; s++) {
    clock.nowMs = START_MS + s * 1000
    const { identities, reports, looks } = world.advance(clock.nowMs)
    for (const identity of identities) picture.identity(identity)
    for (const report of reports) picture.report(report)
    for (const look of looks) picture.look(look)
    picture.beat()
  }
  return { ...opened, picture }
}

async function replayed(recorder: Awaited<ReturnType<typeof liveHour>>['recorder'], id: string) {
  const bytes = recorder.bytesOf(id) ?? expect.fail()
  const opened = await openRecording([{ name: 'hour', bytes, newDecoder }], {
    context: zoneContext(zones),
    rules: DEFAULT_RULES,
  })
  if (!opened.ok) expect.fail(opened.problem.message)
  return opened.value
}

test.each(['crossing', 'luconia', 'patrol'])(
  'a live hour of %s that was recorded makes the same events again',
  { timeout: 60_000 },
  async (scenario) => {
    const { recorder, picture } = await liveHour(newFolder(), scenario)
    picture.check()
    const sha256 = picture.engine.eventLogHash
    await recorder.close()
    const [recording] = recorder.list()
    expect(recording?.blocks).toBeGreaterThan(0)
    const { sources, engine } = await replayed(recorder, recording?.id ?? '')
    expect(sources[0]?.summary.rejected).toEqual({})
    expect(sources[0]?.verification).toMatchObject({ kind: 'identical', sha256, isCut: false })
    expect(engine.store.size).toBe(picture.engine.store.size)
  },
)

test('a recording that a killed server left makes the same events up to its last minute', {
  timeout: 60_000,
}, async () => {
  const folder = newFolder()
  const { recorder } = await liveHour(folder, 'crossing')
  await recorder.settled()
  // Not closed: as it lies on the disk when the process is gone.
  const { id } = recorder.list()[0] ?? expect.fail()
  const { sources } = await replayed(recorder, id)
  expect(sources[0]?.verification).toMatchObject({ kind: 'identical', isCut: true, upToMs: START_MS + 3599_000 })
  await recorder.close()
})
