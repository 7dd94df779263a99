import { mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { newFolder } from '../testing.ts'
import { openRecorder, readRecorded, recordSeconds } from './testing.ts'

const limits = { blockLines: 100, writeEveryMs: 5, retryMs: 0 }

test('a folder that cannot be used is told once, and nothing is recorded until it can', async () => {
  const folder = join(newFolder(), 'recordings')
  writeFileSync(folder, 'a file')
  const test = await openRecorder(folder)
  const { recorder, problems } = test
  recordSeconds(test, 10)
  expect(await recorder.setRecording(true)).toMatchObject({ ok: false })
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain('nothing is recorded')
  expect(recorder.status).toMatchObject({ recording: false, problems })
  rmSync(folder)
  expect(await recorder.setRecording(true)).toEqual({ ok: true, value: undefined })
  recordSeconds(test, 10)
  await recorder.close()
  expect(recorder.status.problems).toEqual([])
  expect(recorder.list()).toMatchObject([{ reports: 20, state: 'ended' }])
})

test('lines wait for a disk that takes none, and are all there when it does again', async () => {
  const folder = newFolder()
  const test = await openRecorder(folder, { limits })
  const { recorder, problems } = test
  recordSeconds(test, 20)
  await recorder.settled()
  const id = recorder.list()[0]?.id ?? ''
  // Where the next block should be is a folder.
  mkdirSync(join(folder, id, '0002.ndjson'))
  recordSeconds(test, 60)
  await vi.waitUntil(() => problems.length > 0)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain('The picture goes on')
  expect(recorder.status.problems).toHaveLength(1)
  recordSeconds(test, 60)
  rmdirSync(join(folder, id, '0002.ndjson'))
  await vi.waitUntil(() => problems.length > 1)
  expect(problems[1]).toMatch(/is written again$/)
  await recorder.close()
  expect(recorder.list()).toMatchObject([{ reports: 280, lost: 0 }])
  expect((await readRecorded(recorder, id)).reports).toHaveLength(280)
})

test('what there is no room for in memory is lost, counted, and told where it is missing', async () => {
  const folder = newFolder()
  const test = await openRecorder(folder, { limits: { ...limits, mostWaiting: 10_000 } })
  const { recorder, problems } = test
  recordSeconds(test, 20)
  await recorder.settled()
  const id = recorder.list()[0]?.id ?? ''
  mkdirSync(join(folder, id, '0002.ndjson'))
  recordSeconds(test, 200)
  await vi.waitUntil(() => problems.length > 0)
  recordSeconds(test, 50)
  rmdirSync(join(folder, id, '0002.ndjson'))
  await vi.waitUntil(() => problems.length > 1)
  expect(problems[1]).toContain('100 lines of it are lost')
  recordSeconds(test, 5)
  await recorder.close()
  expect(recorder.list()).toMatchObject([{ reports: 450, lost: 100 }])
  const { heads, reports } = await readRecorded(recorder, id)
  expect(heads.at(-1)?.made.lost).toBe(100)
  // The last before what is missing, where everyone was after it, and what came then.
  expect(reports.at(-1)?.atMs).toBe(test.clock.nowMs)
})

test('a folder that is deleted under the hand is made again, and the recording goes on', async () => {
  const folder = newFolder()
  const test = await openRecorder(folder, { limits: { ...limits, blockLines: 10_000 } })
  const { recorder, problems, clock } = test
  recordSeconds(test, 20)
  await recorder.settled()
  const id = recorder.list()[0]?.id ?? ''
  rmSync(join(folder, id), { recursive: true })
  clock.nowMs += 2000
  await vi.waitUntil(() => problems.length > 1)
  expect(problems[0]).toContain('is gone')
  recordSeconds(test, 5)
  await recorder.close()
  expect(recorder.list()[0]).toMatchObject({ state: 'ended', reports: 10 })
  expect(recorder.list()[0]?.lost).toBeGreaterThanOrEqual(40)
  const read = await readRecorded(recorder, id)
  expect(read.heads).toMatchObject([{ block: 2 }])
  expect(read.reports).toHaveLength(12)
})
