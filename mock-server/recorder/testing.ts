import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { DEFAULT_RULES } from '#domain/events/zone-rule.ts'
import type { RecordingHead } from '#domain/formats/own-format.ts'
import { readRecording } from '#domain/formats/recording-reader.ts'
import type { RecordingSummary } from '#domain/formats/summary.ts'
import type { RecordingMark } from '#domain/recording/recording-lines.ts'
import type { IdentityPatch, PositionReport, Reject } from '#domain/report.ts'
import { Recorder, type RecorderOptions } from './recorder.ts'

/** When the recordings of tests begin: 2026-03-14 00:00 UTC. */
export const START_MS = Date.UTC(2026, 2, 14)
export const SHA = 'a'.repeat(64)

/** A recorder whose time a test tells, and what it said of problems. */
interface TestRecorder {
  readonly recorder: Recorder
  readonly problems: string[]
  /** Of the machine and of the picture alike. */
  readonly clock: { nowMs: number }
}

export async function openRecorder(
  folder: string,
  options: Partial<RecorderOptions> = {},
  startMs = START_MS,
): Promise<TestRecorder> {
  const clock = { nowMs: startMs }
  const problems: string[] = []
  const recorder = new Recorder({
    folder,
    made: { version: 'test' },
    zonesVersion: 'zones-1',
    rules: DEFAULT_RULES,
    nowMs: () => clock.nowMs,
    clockMs: () => clock.nowMs,
    onProblem: (problem) => problems.push(problem),
    ...options,
  })
  await recorder.open()
  return { recorder, problems, clock }
}

/** One report of a track each second, and the beat of each; the clock goes along. */
export function recordSeconds({ recorder, clock }: TestRecorder, seconds: number, trackIds = ['a', 'b']): void {
  for (let i = 0; i < seconds; i++) {
    clock.nowMs += 1000
    for (const [n, trackId] of trackIds.entries())
      recorder.report({ trackId, source: 'test', atMs: clock.nowMs, lon: 110 + i / 1000, lat: 4 + n / 10 })
    recorder.beat({ nowMs: clock.nowMs, events: [], observations: [] })
  }
}

/** All that a reader of recordings finds in some bytes. */
interface ReadBack {
  readonly summary: RecordingSummary
  readonly reports: PositionReport[]
  readonly identities: IdentityPatch[]
  readonly heads: RecordingHead[]
  readonly marks: RecordingMark[]
  readonly rejects: Reject[]
}

export async function readBack(bytes: AsyncIterable<Uint8Array | string>): Promise<ReadBack> {
  const found: Omit<ReadBack, 'summary'> = { reports: [], identities: [], heads: [], marks: [], rejects: [] }
  const summary = await readRecording(
    { bytes: asBytes(bytes), newDecoder: (encoding) => new TextDecoder(encoding) },
    {
      source: 'file',
      sink: {
        report: (report) => found.reports.push(report),
        identity: (identity) => found.identities.push(identity),
        head: (head) => found.heads.push(head),
        mark: (mark) => found.marks.push(mark),
        reject: (reject) => found.rejects.push(reject),
      },
    },
  )
  if (!summary.ok) throw new Error(summary.problem)
  return { ...found, summary: summary.value }
}

/** A whole recording as its reader finds it. */
export async function readRecorded(recorder: Recorder, id: string): Promise<ReadBack> {
  const bytes = recorder.bytesOf(id)
  if (!bytes) throw new Error(`no recording ${id}`)
  return readBack(bytes)
}

/** The text of a packed block. */
export async function blockText(folder: string, id: string, block: number): Promise<string> {
  return gunzipSync(await readFile(join(folder, id, `${String(block).padStart(4, '0')}.ndjson.gz`))).toString()
}

async function* asBytes(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk
}
