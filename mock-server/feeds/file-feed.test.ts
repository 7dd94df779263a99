import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { collectRecording, type ReadRecording } from '#domain/formats/recording-reader.ts'
import { recorded } from '#domain/testing.ts'
import { KeepingSink } from '../testing.ts'
import { FileFeed } from './file-feed.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const START = Date.UTC(2026, 2, 14, 12)
const at = (seconds: number) => ({
  report: { trackId: 'gpx:1', source: 'day', atMs: START + seconds * 1000, lon: 111, lat: 5 },
})
const name = (text: string) => ({ identity: { trackId: 'gpx:1', name: text } })

function recordingOf(entries: ReadRecording['entries'], lastS: number): ReadRecording {
  const counts = { lines: 0, messages: { total: 0, byType: {} }, tracks: 1, positions: 0, untimedPositions: 0 }
  const summary = {
    format: 'gpx',
    ...counts,
    rejected: {},
    notes: [],
    firstAtMs: START,
    lastAtMs: START + lastS * 1000,
  } as const
  return { summary, entries, rejects: [] }
}

function play(recording: ReadRecording, speed: number) {
  const sink = new KeepingSink()
  const feed = new FileFeed({ name: 'day', recording, speed, nowMs: Date.now })
  feed.start(sink)
  const heard = () => sink.reports.map(({ atMs }) => (atMs - START) / 1000)
  return { feed, sink, heard }
}

test('reports come when the recording’s own time says, in file order', () => {
  // The third is late: it stands in the file after a newer one, and comes when that has come.
  const recording = recordingOf([name('A'), at(0), at(20), at(10), name('B'), at(40)], 40)
  const { feed, sink, heard } = play(recording, 10)
  expect([heard(), sink.identities.map((each) => each.name)]).toEqual([[0], ['A']])
  vi.advanceTimersByTime(1000)
  expect(heard()).toEqual([0])
  vi.advanceTimersByTime(1000)
  expect(heard()).toEqual([0, 20, 10])
  expect(sink.identities.map((each) => each.name)).toEqual(['A', 'B'])
  feed.stop()
  vi.advanceTimersByTime(10_000)
  expect(heard()).toEqual([0, 20, 10])
})

test('at the end the feed says so once, and its clock stands', () => {
  const { feed, sink, heard } = play(recordingOf([at(0), at(5)], 5), 1)
  vi.advanceTimersByTime(60_000)
  expect(heard()).toEqual([0, 5])
  expect(sink.states.map(([state]) => state)).toEqual(['replayed', 'ended'])
  expect(feed.clock.nowMs()).toBe(START + 5000)
})

test('every reject of the file is counted, though only the first are told', async () => {
  const lines = ['!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0*24']
  for (let i = 0; i < 2500; i++) lines.push('!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0*00')
  const text = async function* () {
    yield `${lines.join('\n')}\n`
  }
  const recording = await collectRecording(recorded(text()), { source: 'day', startAtMs: START })
  if (!recording.ok) throw new Error(recording.problem)
  const { sink, feed } = play(recording.value, 1)
  expect(sink.rejects.length + (sink.counted.checksum ?? 0)).toBe(2500)
  feed.stop()
})
