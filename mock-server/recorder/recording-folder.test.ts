import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { newFolder } from '../testing.ts'
import { openRecorder, readRecorded, recordSeconds, START_MS } from './testing.ts'

const TRACKS = ['a', 'b']
const SECONDS = 70
let killed: string
let id: string

// As a killed server leaves it: two packed blocks, one that grows, and nothing ended.
beforeAll(async () => {
  killed = newFolder()
  const running = newFolder()
  const test = await openRecorder(running, { limits: { blockLines: 50 } })
  test.recorder.identity({ trackId: 'a', name: 'SERI' })
  recordSeconds(test, SECONDS, TRACKS)
  await test.recorder.settled()
  cpSync(running, killed, { recursive: true })
  id = test.recorder.list()[0]?.id ?? ''
  await test.recorder.close()
  rmSync(join(killed, 'lock.sqlite'), { force: true })
})

function copied(): string {
  const folder = newFolder()
  cpSync(killed, folder, { recursive: true })
  return folder
}

async function reopened(folder: string) {
  const test = await openRecorder(folder, { isOn: false })
  await test.recorder.mended
  return test
}

test('what a killed server left is taken over whole: closed, packed, told as recovered', async () => {
  const folder = copied()
  expect(readdirSync(join(folder, id)).filter((name) => name.includes('ndjson'))).toEqual([
    '0001.ndjson.gz',
    '0002.ndjson.gz',
    '0003.ndjson',
  ])
  const { recorder, problems } = await reopened(folder)
  const [info] = recorder.list()
  expect(info).toMatchObject({ state: 'recovered', blocks: 3, reports: 140, lost: 0 })
  expect(info).toMatchObject({ fromMs: START_MS, toMs: START_MS + SECONDS * 1000 })
  expect(readdirSync(join(folder, id)).filter((name) => name.endsWith('.ndjson'))).toEqual([])
  expect((await readRecorded(recorder, id)).reports).toHaveLength(140)
  expect(problems).toEqual([])
  await recorder.close()
  const again = await reopened(folder)
  expect(again.recorder.list()).toEqual([info])
  await again.recorder.close()
})

test('cut off at any byte of any file, at most the end of that file is lost, and nothing else', async () => {
  const names = readdirSync(join(killed, id)).sort()
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), fc.double({ min: 0, max: 1, noNaN: true }), async (name, part) => {
      const folder = copied()
      const path = join(folder, id, name)
      const { size } = statSync(path)
      truncateSync(path, Math.floor(size * part))
      const { recorder, problems } = await reopened(folder)
      expect(problems).toEqual([])
      const [info] = recorder.list()
      const read = await readRecorded(recorder, id).catch(() => undefined)
      const isData = name.includes('ndjson')
      if (!isData) expect(read?.reports).toHaveLength(140)
      const others = Object.fromEntries(TRACKS.map((trackId) => [trackId, new Set<number>()]))
      for (const { trackId, atMs } of read?.reports ?? []) others[trackId]?.add(atMs)
      // A block is 50 lines: no more than what one held is missing.
      expect(others.a?.size).toBeGreaterThanOrEqual(SECONDS - 25)
      expect(read?.rejects).toEqual([])
      expect(info?.reports).toBeLessThanOrEqual(140)
      expect(
        readdirSync(join(folder, id)).filter((each) => each.endsWith('.part') || each.endsWith('.ndjson')),
      ).toEqual([])
      const window = await recorder.window({ fromMs: START_MS + 1000, toMs: START_MS + 20_000 })
      if (window.ok) for await (const _ of window.value.text);
      await recorder.close()
    }),
    { seed: 6, numRuns: 60 },
  )
})

test('killed while it packed, between any two of its steps, nothing is lost', async () => {
  const spoil: ((path: string) => void)[] = [
    (path) => writeFileSync(join(path, '0003.ndjson.gz.part'), 'half'),
    (path) => writeFileSync(join(path, 'index.json.part'), '{"blo'),
    (path) => rmSync(join(path, 'index.json')),
    (path) => rmSync(join(path, 'about.json')),
    (path) => writeFileSync(join(path, 'index.json'), '{"blocks":[{"block":1},7,null]}'),
    (path) => writeFileSync(join(path, 'about.json'), '{"state":"flying"}'),
    // Packed, and the plain one not deleted yet.
    (path) => writeFileSync(join(path, '0001.ndjson'), 'old'),
  ]
  for (const each of spoil) {
    const folder = copied()
    each(join(folder, id))
    const { recorder } = await reopened(folder)
    expect(recorder.list()).toMatchObject([{ state: 'recovered', blocks: 3, reports: 140, lost: 0 }])
    expect((await readRecorded(recorder, id)).reports).toHaveLength(140)
    await recorder.close()
  }
})

test('bytes that are wrong in the middle cost what cannot be read, and are counted', async () => {
  const folder = copied()
  const path = join(folder, id, '0003.ndjson')
  const lines = readFileSync(path, 'utf8').split('\n')
  lines[8] = '{"t":1,"id":"a","lon":999,"lat":4}'
  lines[9] = '\0\0\0\0 not JSON'
  writeFileSync(path, `${lines.join('\n')}{"t":17734464`)
  const { recorder } = await reopened(folder)
  expect(recorder.list()).toMatchObject([{ state: 'recovered', reports: 138, lost: 3 }])
  expect((await readRecorded(recorder, id)).rejects).toEqual([])
  await recorder.close()
})

test('what is no recording of ours in the folder is left alone', async () => {
  const folder = copied()
  writeFileSync(join(folder, 'notes.txt'), 'mine')
  cpSync(join(folder, id), join(folder, 'my-copy'), { recursive: true })
  const { recorder } = await reopened(folder)
  expect(recorder.list()).toHaveLength(1)
  expect(readdirSync(folder)).toEqual(expect.arrayContaining([id, 'my-copy', 'notes.txt']))
  await recorder.close()
})

test('a packed block that was cut off gives what is in front of the cut', async () => {
  const folder = newFolder()
  const whole = await openRecorder(folder)
  recordSeconds(whole, 2000)
  const one = whole.recorder.list()[0]?.id ?? ''
  await whole.recorder.close()
  const path = join(folder, one, '0001.ndjson.gz')
  truncateSync(path, Math.floor(statSync(path).size * 0.7))
  const { recorder } = await reopened(folder)
  const reports = recorder.info(one)?.reports ?? 0
  expect(reports).toBeGreaterThan(2000)
  expect(reports).toBeLessThan(4000)
  expect((await readRecorded(recorder, one)).reports).toHaveLength(reports)
  expect(recorder.info(one)?.lost).toBe(1)
  await recorder.close()
})
