import { queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import { failed, ok, type Result } from '#geo/result.ts'
import { fetchAnswer } from './fetch-answer.ts'

const ASK_EVERY_MS = 5000

const number = v.pipe(v.number(), v.finite())

const recordingSchema = v.object({
  id: v.string(),
  name: v.string(),
  state: v.picklist(['recording', 'ended', 'recovered', 'saved']),
  kept: v.boolean(),
  fromMs: v.exactOptional(number),
  toMs: v.exactOptional(number),
  startedAtMs: number,
  bytes: number,
  reports: number,
  events: number,
  lost: number,
})

const recorderSchema = v.object({
  recording: v.boolean(),
  fromMs: v.exactOptional(number),
  toMs: v.exactOptional(number),
  usedBytes: number,
  keptBytes: number,
  quotaBytes: number,
  retentionMs: number,
  problems: v.array(v.string()),
  recordings: v.array(recordingSchema),
})

/** A recording that the server made: of one of its runs, or a window that someone saved. */
export type ServerRecording = v.InferOutput<typeof recordingSchema>

/** What the server records and has recorded. */
export type ServerRecorder = v.InferOutput<typeof recorderSchema>

export const recorderQuery = queryOptions({
  queryKey: ['recorder'],
  queryFn: async ({ signal }) => {
    const response = await fetchAnswer('/api/recorder', { signal })
    if (!response.ok) throw new Error(`the server answers ${response.status} ${response.statusText}`)
    return v.parse(recorderSchema, await response.json())
  },
  refetchInterval: ASK_EVERY_MS,
})

/** The problem of these is a sentence of the server, which names the value and what was expected. */
export function setRecording(recording: boolean): Promise<Result<undefined>> {
  return ask('/api/recorder', 'POST', { recording })
}

export function saveWindow(window: {
  readonly fromMs: number
  readonly toMs: number
  readonly name: string
}): Promise<Result<undefined>> {
  return ask('/api/recorder/save', 'POST', window)
}

export function changeRecording(
  id: string,
  change: { readonly name?: string; readonly kept?: boolean },
): Promise<Result<undefined>> {
  return ask(`/api/recordings/${encodeURIComponent(id)}`, 'PATCH', change)
}

export function deleteRecording(id: string): Promise<Result<undefined>> {
  return ask(`/api/recordings/${encodeURIComponent(id)}`, 'DELETE')
}

/** The bytes of a recording, packed. */
export async function fetchServerRecording(id: string): Promise<Blob> {
  const response = await fetchAnswer(`/api/recorder/recordings/${encodeURIComponent(id)}`)
  if (!response.ok) throw new Error(await refusalOf(response))
  return response.blob()
}

async function ask(url: string, method: 'POST' | 'PATCH' | 'DELETE', body?: unknown): Promise<Result<undefined>> {
  try {
    const json = body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await fetchAnswer(url, { method, ...json })
    return response.ok ? ok(undefined) : failed(await refusalOf(response))
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error))
  }
}

const refusalSchema = v.object({ error: v.string() })

async function refusalOf(response: Response): Promise<string> {
  const told = v.safeParse(refusalSchema, await response.json().catch(() => undefined))
  return told.success ? told.output.error : `the server answers ${response.status} ${response.statusText}`
}
