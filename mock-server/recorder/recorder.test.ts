import { cpSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { zoneContext } from '#domain/events/zone-context.ts'
import { DEFAULT_RULES } from '#domain/events/zone-rule.ts'
import { openRecording } from '#domain/recording/open-recording.ts'
import { zoneEvent } from '#domain/testing.ts'
import { parseZones } from '#geo/zone-file.ts'
import { LivePicture } from '../picture/live-picture.ts'
import { newFolder, squareZonesJson } from '../testing.ts'
import type { Recorder } from './recorder.ts'
import { blockText, openRecorder, readRecorded, recordSeconds, SHA, START_MS } from './testing.ts'

test('what the picture took and told comes back in its order, and nothing twice', async () => {
  const test = await openRecorder(newFolder())
  const { recorder } = test
  recorder.identity({ trackId: 'a', kind: 'vessel', name: 'SERI' })
  recorder.identity({ trackId: 'a', name: 'SERI' })
  recordSeconds(test, 3)
  recorder.beat({ nowMs: START_MS + 4000, events: [zoneEvent({ trackId: 'a' })], observations: [] })
  recorder.zones('zones-2', DEFAULT_RULES)
  expect(recorder.note({ atMs: START_MS + 1000, by: 'AZ', text: 'turns' }).ok).toBe(true)
  recorder.check(START_MS + 5000, { reports: 6, events: 1, sha256: SHA })
  await recorder.close()
  const [info] = recorder.list()
  expect(info).toMatchObject({ state: 'ended', blocks: 1, reports: 6, events: 1, lost: 0, sha256: SHA })
  expect(info).toMatchObject({ fromMs: START_MS, toMs: START_MS + 5000 })
  const read = await readRecorded(recorder, info?.id ?? '')
  expect(read.rejects).toEqual([])
  expect(read.heads).toMatchObject([{ block: 1, zones: 'zones-1', made: { by: 'server', version: 'test' } }])
  expect(read.identities).toEqual([{ trackId: 'a', kind: 'vessel', name: 'SERI' }])
  expect(read.reports.map(({ trackId, atMs }) => `${trackId} ${atMs - START_MS}`)).toEqual([
    'a 1000',
    'b 1000',
    'a 2000',
    'b 2000',
    'a 3000',
    'b 3000',
  ])
  expect(read.marks.map(({ kind }) => kind)).toEqual(['event', 'zones', 'note', 'check', 'end'])
})

test('a full block is packed, and the next begins with who is known, so that it can be read alone', async () => {
  const folder = newFolder()
  const test = await openRecorder(folder, { limits: { blockLines: 100 } })
  const { recorder } = test
  recorder.identity({ trackId: 'a', name: 'SERI' })
  recordSeconds(test, 120)
  await recorder.settled()
  const [info] = recorder.list()
  expect(info).toMatchObject({ state: 'recording', blocks: 3, reports: 240 })
  const id = info?.id ?? ''
  expect(readdirSync(join(folder, id)).sort()).toEqual([
    '0001.ndjson.gz',
    '0002.ndjson.gz',
    '0003.ndjson',
    'about.json',
    'index.json',
  ])
  const [head, identity, a, b, first] = (await blockText(folder, id, 2))
    .split('\n')
    .map((line) => line && JSON.parse(line))
  expect([head.block, head.startAtMs]).toEqual([2, a.t + 0])
  expect(identity).toEqual({ id: 'a', is: { name: 'SERI' } })
  expect([a.again, b.again, first.again]).toEqual([true, true, undefined])
  expect([a.id, b.id, first.t - b.t]).toEqual(['a', 'b', 1000])
  const whole = await readRecorded(recorder, id)
  expect(whole.reports).toHaveLength(240)
  expect(whole.heads.map(({ block }) => block)).toEqual([1, 2, 3])
  await recorder.close()
})

const parsed = parseZones(JSON.parse(squareZonesJson))
if (!parsed.ok) throw new Error(parsed.problem)
const zones = parsed.value

/** Hours of three ships at a line, some of them late, as a server would record them. */
async function recordShips(folder: string) {
  const test = await openRecorder(folder, { limits: { blockLines: 150 }, zonesVersion: zones.version })
  const { recorder, clock } = test
  const picture = new LivePicture({ zones, epoch: 'x', clock: { nowMs: () => clock.nowMs, rate: 1 }, feeds: () => [] })
  for (let i = 0; i < 400; i++) {
    clock.nowMs += 60_000
    for (const trackId of ['a', 'b', 'c']) {
      const report = {
        trackId,
        source: 'test',
        atMs: clock.nowMs - (i % 7 === 0 ? 600_000 : 0),
        lon: 110 + Math.sin(i / (5 + trackId.charCodeAt(0) / 30)) / 10,
        lat: 5,
      }
      recorder.report(report)
      picture.report(report)
    }
    recorder.beat(picture.beat())
    const { engine } = picture
    if (i % 50 === 0 || i === 399)
      recorder.check(clock.nowMs, {
        sha256: engine.eventLogHash,
        events: engine.eventCount,
        reports: engine.store.reports,
      })
  }
  return { ...test, picture }
}

async function verified(recorder: Recorder, id = '') {
  const bytes = recorder.bytesOf(id)
  if (!bytes) throw new Error(`no recording ${id}`)
  const opened = await openRecording([{ name: 'r', bytes, newDecoder: (encoding) => new TextDecoder(encoding) }], {
    context: zoneContext(zones),
    rules: DEFAULT_RULES,
  })
  if (!opened.ok) throw new Error(opened.problem.message)
  return opened.value.sources[0]?.verification
}

test('a recording replays to the very events that the live picture made, and so does a window of its beginning', async () => {
  const { recorder, clock, picture } = await recordShips(newFolder())
  const { eventCount: events, eventLogHash: sha256 } = picture.engine
  const saved = await recorder.save({ fromMs: START_MS, toMs: clock.nowMs, name: 'all' })
  const half = await recorder.save({ fromMs: START_MS + 7_200_000, toMs: clock.nowMs, name: 'from the middle' })
  await recorder.close()
  expect(events).toBeGreaterThan(20)
  const [info] = recorder.list()
  expect(info?.blocks).toBeGreaterThan(5)
  const identical = { kind: 'identical', events, sha256, upToMs: clock.nowMs, isCut: false }
  expect(await verified(recorder, info?.id)).toEqual(identical)
  if (!saved.ok || !half.ok) throw new Error('not saved')
  expect(await verified(recorder, saved.value.id)).toEqual(identical)
  expect(await verified(recorder, half.value.id)).toMatchObject({ kind: 'unknown' })
})

test('what is left of a killed server replays to the same events up to its last check', async () => {
  const [running, killed] = [newFolder(), newFolder()]
  const { recorder, clock, picture } = await recordShips(running)
  await recorder.settled()
  const id = recorder.list()[0]?.id ?? ''
  cpSync(running, killed, { recursive: true })
  await recorder.close()
  const tail = readdirSync(join(killed, id)).find((name) => name.endsWith('.ndjson')) ?? ''
  const path = join(killed, id, tail)
  truncateSync(path, statSync(path).size - 300)
  rmSync(join(killed, 'lock.sqlite-journal'), { force: true })
  const next = await openRecorder(killed, {}, clock.nowMs)
  await next.recorder.mended
  expect(next.recorder.info(id)).toMatchObject({ state: 'recovered', lost: 1 })
  const verification = await verified(next.recorder, id)
  expect(verification).toMatchObject({ kind: 'identical', isCut: true })
  expect(verification).toMatchObject({ upToMs: START_MS + 351 * 60_000 })
  expect(picture.engine.eventCount).toBeGreaterThan(20)
  await next.recorder.close()
})

test('switched off nothing is recorded; switched on, a recording begins that says it has no beginning', async () => {
  const test = await openRecorder(newFolder())
  const { recorder } = test
  recordSeconds(test, 2)
  await recorder.setRecording(false)
  expect(recorder.status.recording).toBe(false)
  recordSeconds(test, 5)
  await recorder.setRecording(true)
  recordSeconds(test, 1)
  await recorder.close()
  const [first, second] = recorder.list()
  expect([first?.state, first?.reports, second?.reports]).toEqual(['ended', 4, 2])
  const read = await readRecorded(recorder, second?.id ?? '')
  expect(read.heads).toMatchObject([{ block: 2 }])
  expect(read.reports.map(({ atMs }) => atMs - START_MS)).toEqual([7000, 7000, 8000, 8000])
})

test('while one server records, another is told so and records nothing there', async () => {
  const folder = newFolder()
  const first = await openRecorder(folder)
  const second = await openRecorder(folder)
  expect([first.problems, second.problems]).toEqual([
    [],
    [`nothing is recorded: another server records into ${folder}`],
  ])
  expect([first.recorder.isRecording, second.recorder.isRecording]).toEqual([true, false])
  recordSeconds(second, 3)
  await second.recorder.close()
  recordSeconds(first, 3)
  await first.recorder.close()
  expect(first.recorder.list()).toMatchObject([{ state: 'ended', reports: 6 }])
})
