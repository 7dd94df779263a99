import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder } from '../testing.ts'
import { openRecorder, readRecorded, recordSeconds, START_MS } from './testing.ts'

const DAY = 86_400_000
const blocksIn = (folder: string, id: string) => readdirSync(join(folder, id)).filter((name) => name.includes('ndjson'))

test('blocks that are older than the retention go, and the recording says from when on it is', async () => {
  const folder = newFolder()
  const test = await openRecorder(folder, { limits: { blockLines: 100 }, retention: { retentionMs: DAY } })
  const { recorder, clock } = test
  recordSeconds(test, 100)
  await recorder.settled()
  expect(recorder.list()[0]?.fromMs).toBe(START_MS)
  clock.nowMs += DAY
  recordSeconds(test, 100)
  await recorder.settled()
  await recorder.tidy()
  const [info] = recorder.list()
  // The block that was being written is of both days.
  expect(info?.fromMs).toBeGreaterThan(START_MS + 45_000)
  const read = await readRecorded(recorder, info?.id ?? '')
  expect(read.heads[0]?.block).toBeGreaterThan(1)
  expect(read.heads[0]?.startAtMs).toBe(info?.fromMs)
  expect(read.reports.length).toBeGreaterThanOrEqual(200)
  await recorder.close()
})

test('beyond the quota the oldest go first, those that are kept never', async () => {
  const folder = newFolder()
  const kept = await openRecorder(folder, { limits: { blockLines: 100 } })
  recordSeconds(kept, 100)
  const [first] = kept.recorder.list()
  await kept.recorder.change(first?.id ?? '', { kept: true, name: 'first' })
  await kept.recorder.close()
  const keptBytes = kept.recorder.status.keptBytes
  expect(keptBytes).toBeGreaterThan(1000)

  const limits = { blockLines: 100 }
  const next = await openRecorder(folder, { limits, retention: { quotaBytes: 8000 } }, START_MS + DAY)
  recordSeconds(next, 1000)
  await next.recorder.settled()
  await next.recorder.tidy()
  const { status } = next.recorder
  expect(status.usedBytes).toBeLessThanOrEqual(8000)
  expect([status.keptBytes, status.quotaBytes]).toEqual([keptBytes, 8000])
  const [one, two] = next.recorder.list()
  expect(one).toMatchObject({ id: first?.id, name: 'first', kept: true, reports: 200 })
  expect(two?.blocks).toBeGreaterThan(1)
  expect(blocksIn(folder, two?.id ?? '')).not.toContain('0001.ndjson.gz')
  await next.recorder.change(first?.id ?? '', { kept: false })
  await next.recorder.tidy()
  expect(next.recorder.status.usedBytes).toBeLessThanOrEqual(8000)
  expect(next.recorder.status.keptBytes).toBe(0)
  expect(blocksIn(folder, first?.id ?? '')).not.toContain('0001.ndjson.gz')
  expect(next.recorder.info(two?.id ?? '')?.blocks).toBe(two?.blocks)
  await next.recorder.close()
})

test('a recording of which nothing is left is gone altogether', async () => {
  const folder = newFolder()
  const old = await openRecorder(folder)
  recordSeconds(old, 10)
  const id = old.recorder.list()[0]?.id ?? ''
  await old.recorder.close()
  const next = await openRecorder(folder, {}, START_MS + 8 * DAY)
  await next.recorder.mended
  expect(next.recorder.list().map((each) => each.state)).toEqual(['recording'])
  expect(existsSync(join(folder, id))).toBe(false)
  await next.recorder.close()
})

test('a name and a mark outlive the server', async () => {
  const folder = newFolder()
  const test = await openRecorder(folder)
  recordSeconds(test, 2)
  const id = test.recorder.list()[0]?.id ?? ''
  expect(await test.recorder.change(id, { name: ' Night\u0000 watch ', kept: true })).toMatchObject({ kept: true })
  await test.recorder.close()
  const again = await openRecorder(folder)
  expect(again.recorder.info(id)).toMatchObject({ name: 'Night watch', kept: true, state: 'ended' })
  await again.recorder.close()
})

test('one that is deleted is gone from the disk; the one that is being recorded is not deleted', async () => {
  const folder = newFolder()
  const test = await openRecorder(folder)
  const { recorder } = test
  recordSeconds(test, 2)
  const id = recorder.list()[0]?.id ?? ''
  expect(await recorder.remove(id)).toEqual({ ok: false, problem: 'it is being recorded, expected one that has ended' })
  await recorder.setRecording(false)
  expect(await recorder.remove(id)).toEqual({ ok: true, value: undefined })
  expect([await recorder.remove(id), recorder.list(), existsSync(join(folder, id))]).toEqual([undefined, [], false])
  await recorder.close()
})
