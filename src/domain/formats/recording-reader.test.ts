import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeSentences } from '../ais/testing.ts'
import { recorded } from '../testing.ts'
import { collectRecording, needsStart } from './recording-reader.ts'

const START_MS = Date.UTC(2026, 2, 14)
const point = (i: number, atMs?: number) =>
  encodeSentences(
    { type: 1, mmsi: 533000001, lon: 110 + i / 100, lat: 4, utcSecond: i % 60 },
    atMs === undefined ? {} : { atMs },
  )

async function* chunksOf(text: string, cuts: readonly number[] = []): AsyncGenerator<string> {
  let from = 0
  for (const to of [...cuts.toSorted((a, b) => a - b), text.length]) {
    yield text.slice(from, to)
    from = to
  }
}

async function read(text: string, options: { startAtMs?: number; cuts?: readonly number[] } = {}) {
  const { cuts, ...rest } = options
  const recording = await collectRecording(recorded(chunksOf(text, cuts)), { source: 'test', ...rest })
  if (!recording.ok) throw new Error(recording.problem)
  return recording.value
}

test.each([
  ['!AIVDM,1,1,,A,15N9?cP01BGR1ttC>C03Tjon00S@,0*24', 'nmea'],
  ['# a comment first\r\n\\s:r1,c:1325394060*12\\!BSVDM,1,1', 'nmea'],
  ['<?xml version="1.0"?><gpx version="1.0">', 'gpx'],
  ['<p:gpx xmlns:p="x">', 'gpx'],
  ['<!-- was\n!AIVDM,1,1 --><gpx>', 'gpx'],
])('%j is %s', async (head, format) => {
  expect((await read(head)).summary.format).toBe(format)
})

test.each([
  ['', 'the file is empty'],
  [' \n ', 'the file is empty'],
  ['\u0000\u0001\u0002', 'the file is binary'],
  ['milk and bread', 'begins with "milk and bread", expected NMEA AIS sentences'],
])('%j is refused with what was expected', async (head, problem) => {
  const recording = await collectRecording(recorded(head), { source: 'test' })
  expect(!recording.ok && recording.problem).toContain(problem)
})

test('a file without times is not full of rejects: it needs its start', async () => {
  const text = [1, 2, 3].flatMap((i) => point(i)).join('\n')
  const { summary, entries } = await read(text)
  expect(summary).toMatchObject({ positions: 3, untimedPositions: 3, rejected: {} })
  expect(needsStart(summary)).toBe(true)
  expect(entries.some((entry) => 'report' in entry)).toBe(false)
  const started = await read(text, { startAtMs: START_MS })
  expect(started.summary).toMatchObject({ firstAtMs: START_MS + 1000, lastAtMs: START_MS + 3000, untimedPositions: 0 })
})

test('where a file is cut into chunks changes nothing', async () => {
  const text = Array.from({ length: 40 }, (_, i) => point(i, START_MS + i * 1000).join('\n')).join('\r\n')
  const whole = await read(text)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(text.length), { maxLength: 10 }), async (cuts) => {
      expect(await read(text, { cuts })).toEqual(whole)
    }),
    { seed: 7, numRuns: 30 },
  )
})
