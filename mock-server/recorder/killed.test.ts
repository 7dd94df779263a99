import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { newFolder } from '../testing.ts'
import { openRecorder, readRecorded } from './testing.ts'

const url = pathToFileURL(`${import.meta.dirname}/recorder.ts`).href

/** Records a report each few milliseconds by the clock of the machine, and says how far it is. */
const SCRIPT = `
  import { Recorder } from ${JSON.stringify(url)}
  const nowMs = () => Date.now()
  const recorder = new Recorder({
    folder: process.argv[1],
    made: {},
    zonesVersion: '1',
    rules: { default: { bandNm: 0.1, dwellS: 60 }, zones: new Map() },
    nowMs,
    clockMs: nowMs,
    onProblem: (problem) => console.error(problem),
    limits: { blockLines: 150 },
  })
  await recorder.open()
  setInterval(() => {
    const atMs = nowMs()
    for (const trackId of ['a', 'b', 'c']) recorder.report({ trackId, source: 'test', atMs, lon: 110, lat: 4 })
    recorder.beat({ nowMs: atMs, events: [], observations: [] })
    console.log(atMs)
  }, 10)
`

test('killed in the middle, a recording has all but its last second, and the next one begins beside it', async () => {
  const folder = newFolder()
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
  const times: number[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    times.push(Number(line))
    // When the next write would be due soon.
    if (Number(line) - (times[0] ?? 0) > 2800) child.kill('SIGKILL')
  }
  expect(await ended).toBe('SIGKILL')

  const { recorder, problems } = await openRecorder(folder, {}, times.at(-1))
  await recorder.mended
  const [killed, next] = recorder.list()
  expect([killed?.state, next?.state]).toEqual(['recovered', 'recording'])
  expect(killed?.blocks).toBeGreaterThan(2)
  const { reports, rejects } = await readRecorded(recorder, killed?.id ?? '')
  const last = reports.at(-1)?.atMs ?? 0
  expect((times.at(-1) ?? 0) - last).toBeLessThan(1000)
  // Nothing is missing before: three reports each time.
  const upTo = times.filter((atMs) => atMs < last)
  expect(reports.filter(({ atMs }) => atMs < last)).toHaveLength(3 * upTo.length)
  expect([rejects, problems]).toEqual([[], []])
  await recorder.close()
})
