import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { zoneEvent } from '#domain/testing.ts'
import { newFolder } from '../testing.ts'
import type { Recorder } from './recorder.ts'
import { openRecorder, readBack, readRecorded, recordSeconds, SHA, START_MS } from './testing.ts'
import type { WindowQuery } from './window.ts'

const SECOND = 1000

async function readWindow(recorder: Recorder, query: WindowQuery) {
  const window = await recorder.window(query)
  if (!window.ok) throw new Error(window.problem)
  return readBack(window.value.text)
}

/** 300 seconds of two tracks in blocks of 100 lines, named, with an event and a note. */
async function recorded() {
  const test = await openRecorder(newFolder(), { limits: { blockLines: 100 } })
  const { recorder } = test
  recorder.identity({ trackId: 'a', name: 'FIRST' })
  recorder.identity({ trackId: 'c', name: 'NEVER SEEN' })
  recordSeconds(test, 150)
  recorder.identity({ trackId: 'a', name: 'SECOND' })
  const atMs = START_MS + 149 * SECOND
  recorder.beat({
    nowMs: test.clock.nowMs,
    events: [zoneEvent({ trackId: 'b', atMs, confirmedAtMs: atMs })],
    observations: [],
  })
  recorder.note({ atMs, text: 'turns' })
  recorder.check(test.clock.nowMs, { reports: 300, events: 1, sha256: SHA })
  recordSeconds(test, 150)
  return test
}

test.each([
  ['in the first block', 20, 30],
  ['over several blocks', 60, 250],
  ['in the block that is being written', 290, 295],
])('a window %s has who was known when it began and every report in it', async (_, from, to) => {
  const { recorder } = await recorded()
  const [fromMs, toMs] = [START_MS + from * SECOND, START_MS + to * SECOND]
  const read = await readWindow(recorder, { fromMs, toMs })
  const of = (trackId: string) => read.reports.filter((each) => each.trackId === trackId).map(({ atMs }) => atMs)
  const seconds = Array.from({ length: to - from + 2 }, (_each, i) => fromMs + (i - 1) * SECOND)
  // The newest before it, then all that are in it.
  expect(of('a')).toEqual(seconds)
  expect(of('b')).toEqual(seconds)
  const isLate = from > 150
  expect(read.identities.find(({ trackId }) => trackId === 'a')?.name).toBe(isLate ? 'SECOND' : 'FIRST')
  expect(read.identities.find(({ trackId }) => trackId === 'c')?.name).toBe('NEVER SEEN')
  expect(read.rejects).toEqual([])
  await recorder.close()
})

test('who was known is told once, though each block says it again', async () => {
  const { recorder } = await recorded()
  const window = await recorder.window({ fromMs: START_MS + 60 * SECOND, toMs: START_MS + 250 * SECOND })
  if (!window.ok) throw new Error(window.problem)
  let text = ''
  for await (const piece of window.value.text) text += piece
  const lines = text.split('\n')
  expect(lines.filter((line) => line.includes('"again":true'))).toHaveLength(2)
  expect(lines.filter((line) => line.includes('"is":'))).toHaveLength(3)
  expect(lines.filter((line) => line.includes('"format":'))).toEqual([lines[0]])
  await recorder.close()
})

test('a window has its events and notes, of the tracks that are asked for', async () => {
  const { recorder } = await recorded()
  const span = { fromMs: START_MS + 100 * SECOND, toMs: START_MS + 200 * SECOND }
  const kinds = async (query: WindowQuery) => (await readWindow(recorder, query)).marks.map(({ kind }) => kind)
  expect(await kinds(span)).toEqual(['event', 'note'])
  expect(await kinds({ ...span, trackIds: ['a'] })).toEqual(['note'])
  expect(await kinds({ fromMs: START_MS, toMs: START_MS + 50 * SECOND })).toEqual([])
  const read = await readWindow(recorder, { ...span, trackIds: ['b'] })
  expect([...new Set(read.reports.map(({ trackId }) => trackId))]).toEqual(['b'])
  expect(read.identities).toEqual([])
  await recorder.close()
})

test('thinned, no two reports of a track are closer than was asked', async () => {
  const { recorder } = await recorded()
  const query = { fromMs: START_MS + 50 * SECOND, toMs: START_MS + 250 * SECOND, everyMs: 20 * SECOND }
  const read = await readWindow(recorder, query)
  const times = read.reports.filter(({ trackId }) => trackId === 'a').map(({ atMs }) => (atMs - START_MS) / SECOND)
  expect(times).toEqual([49, 50, 70, 90, 110, 130, 150, 170, 190, 210, 230, 250])
  await recorder.close()
})

test('a report that comes late is in the window of its own time', async () => {
  const test = await openRecorder(newFolder(), { limits: { blockLines: 50 } })
  recordSeconds(test, 100)
  const late = { trackId: 'a', source: 'late', atMs: START_MS + 10_500, lon: 111, lat: 5 }
  test.recorder.report(late)
  recordSeconds(test, 100)
  const read = await readWindow(test.recorder, { fromMs: START_MS + 10_000, toMs: START_MS + 11_000 })
  expect(read.reports.filter(({ source }) => source === 'late')).toEqual([late])
  expect(read.reports).toHaveLength(2 + 4 + 1)
  await test.recorder.close()
})

test('a window from the beginning carries the checks of the recording; one from its middle, or of some, does not', async () => {
  const { recorder } = await recorded()
  const toMs = START_MS + 200 * SECOND
  const of = async (query: WindowQuery) => {
    const { heads, marks } = await readWindow(recorder, query)
    return [heads.map(({ block }) => block), marks.filter(({ kind }) => kind === 'check').length]
  }
  expect(await of({ fromMs: START_MS, toMs })).toEqual([[undefined], 1])
  expect(await of({ fromMs: START_MS, toMs: START_MS + 120 * SECOND })).toEqual([[undefined], 0])
  expect(await of({ fromMs: START_MS + 10 * SECOND, toMs })).toEqual([[2], 0])
  expect(await of({ fromMs: START_MS, toMs, trackIds: ['a'] })).toEqual([[2], 0])
  await recorder.close()
})

test('a window outside what is kept is refused, and what is kept is named', async () => {
  const { recorder } = await recorded()
  const before = await recorder.window({ fromMs: START_MS - 20 * SECOND, toMs: START_MS - 10 * SECOND })
  expect(before).toEqual({
    ok: false,
    problem:
      '2026-03-13T23:59:40.000Z to 2026-03-13T23:59:50.000Z is not kept, expected a part of 2026-03-14T00:00:00.000Z to 2026-03-14T00:05:00.000Z',
  })
  const over = await recorder.save({ fromMs: START_MS + 400 * SECOND, toMs: START_MS + 500 * SECOND, name: 'later' })
  expect(over.ok).toBe(false)
  expect(recorder.list()).toHaveLength(1)
  await recorder.close()
  const none = await openRecorder(newFolder(), { isOn: false })
  expect(await none.recorder.window({ fromMs: 0, toMs: 1 })).toMatchObject({ ok: false })
  await none.recorder.close()
})

test('a saved window is a recording of its own: named, kept, and read as any other', async () => {
  const { recorder } = await recorded()
  const [fromMs, toMs] = [START_MS + 60 * SECOND, START_MS + 250 * SECOND]
  const saved = await recorder.save({ fromMs, toMs, name: '../../etc/"passwd"\n' })
  if (!saved.ok) throw new Error(saved.problem)
  expect(saved.value).toMatchObject({ state: 'saved', kept: true, name: '../../etc/"passwd"', fromMs, toMs, events: 1 })
  const read = await readRecorded(recorder, saved.value.id)
  expect(read.reports).toHaveLength(2 * 192)
  expect(read.summary).toMatchObject({ format: 'own', packing: 'gzip', positions: 384, rejected: {} })
  expect(saved.value.reports).toBe(2 * 191)
  expect(read.heads).toMatchObject([
    {
      startAtMs: fromMs,
      name: '../../etc/"passwd"',
      zones: 'zones-1',
      made: { by: 'window', version: 'test', from: '2026-03-14T00:01:00.000Z', to: '2026-03-14T00:04:10.000Z' },
    },
  ])
  expect(read.marks.at(-1)).toEqual({ kind: 'end', atMs: toMs })
  await recorder.close()
})

test('windows over two runs of the server are one, and no second of it twice', async () => {
  const folder = newFolder()
  const first = await openRecorder(folder)
  recordSeconds(first, 100)
  await first.recorder.close()
  const second = await openRecorder(folder, {}, START_MS + 100 * SECOND)
  recordSeconds(second, 100)
  const read = await readWindow(second.recorder, { fromMs: START_MS + 90 * SECOND, toMs: START_MS + 110 * SECOND })
  const times = read.reports.filter(({ trackId }) => trackId === 'a').map(({ atMs }) => (atMs - START_MS) / SECOND)
  expect(times).toEqual(Array.from({ length: 22 }, (_, i) => 89 + i))
  await second.recorder.close()
})

test('windows can be read while the recording goes on, though blocks are packed and deleted under the hand', async () => {
  const test = await openRecorder(newFolder(), { limits: { blockLines: 100 } })
  const { recorder } = test
  let isOver = false
  const recording = (async () => {
    for (let i = 0; i < 60; i++) {
      recordSeconds(test, 20)
      await pause(2)
    }
    isOver = true
  })()
  recordSeconds(test, 20)
  let windows = 0
  while (!isOver) {
    const toMs = test.clock.nowMs
    const read = await readWindow(recorder, { fromMs: START_MS + 5 * SECOND, toMs })
    const expected = (toMs - START_MS) / SECOND - 3
    expect(read.reports.filter(({ trackId }) => trackId === 'b')).toHaveLength(expected)
    windows++
    await pause(1)
  }
  await recording
  expect(windows).toBeGreaterThan(2)
  const [info] = recorder.list()
  await recorder.setRecording(false)
  await recorder.settled()
  const late = await recorder.window({ fromMs: START_MS, toMs: test.clock.nowMs })
  if (!late.ok) throw new Error(late.problem)
  await recorder.remove(info?.id ?? '')
  const text: string[] = []
  for await (const piece of late.value.text) text.push(piece)
  expect(text).toEqual([])
  await recorder.close()
})
