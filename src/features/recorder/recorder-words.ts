import { clockText, countedText, countText, dateText } from '#domain/notation.ts'
import type { PictureState } from '../../data/picture-state.ts'
import type { ServerRecorder, ServerRecording } from '../../data/recorder.ts'

/** As the server takes it, in characters. */
export const LONGEST_NAME = 200
const DAY_MS = 86_400_000
const HALF_AN_HOUR_MS = 30 * 60_000

type RecorderState = 'on' | 'off' | 'faulty'

export const STATE_SIGNS: Readonly<Record<RecorderState, string>> = { on: '●', off: '○', faulty: '✕' }

/** One that records and cannot write is faulty. */
export function recorderState({ recording, problems }: Pick<ServerRecorder, 'recording' | 'problems'>): RecorderState {
  if (problems.length > 0) return 'faulty'
  return recording ? 'on' : 'off'
}

/** In one line: whether, what is wrong, and since when there is something. */
export function signWords({ recording, problems, fromMs }: ServerRecorder): string {
  const now = recording ? 'The server records' : 'The server does not record'
  const back = fromMs === undefined ? 'nothing yet' : `back to ${momentWords(fromMs)}`
  return [now, back, ...problems].join('; ')
}

/** What a recording is called: its name, or of which run it is. */
export function recordingName({
  name,
  state,
  startedAtMs,
}: Pick<ServerRecording, 'name' | 'state' | 'startedAtMs'>): string {
  return name !== '' ? name : `${state === 'saved' ? 'Window' : 'Run'} of ${momentWords(startedAtMs)}`
}

const STATE_WORDS: Readonly<Record<ServerRecording['state'], string>> = {
  recording: 'recording now',
  ended: 'ended',
  recovered: 'ended without warning',
  saved: 'saved window',
}

/** `saved window · kept · 12,345 reports, 6 events · 1.2 MB`. */
export function recordingWords({ state, kept, reports, events, bytes, lost }: ServerRecording): string {
  return [
    STATE_WORDS[state],
    ...(kept ? ['kept'] : []),
    `${countedText(reports, 'report')}, ${countedText(events, 'event')}`,
    megabytes(bytes),
    ...(lost > 0 ? [`${countedText(lost, 'line')} lost`] : []),
  ].join(' · ')
}

/** `Sat 14 Mar 2026 00:00:00Z to 01:30:00Z`, with the second day where it is another. */
export function spanWords({ fromMs, toMs }: Pick<ServerRecording, 'fromMs' | 'toMs'>): string {
  if (fromMs === undefined || toMs === undefined) return 'nothing yet'
  const isOneDay = dateText(fromMs) === dateText(toMs)
  return `${momentWords(fromMs)} to ${isOneDay ? clockText(toMs) : momentWords(toMs)}`
}

/** `212.0 MB of 2 000 MB, and 3.1 MB marked to be kept`. */
export function usedWords({ usedBytes, keptBytes, quotaBytes }: ServerRecorder): string {
  const kept = keptBytes > 0 ? `, and ${megabytes(keptBytes)} marked to be kept` : ''
  return `${megabytes(usedBytes)} of ${megabytes(quotaBytes)}${kept}`
}

/** `7 days; beyond that or the quota the oldest goes`. */
export function retentionWords({ retentionMs }: ServerRecorder): string {
  const days = Math.round((retentionMs / DAY_MS) * 10) / 10
  return `${days} ${days === 1 ? 'day' : 'days'}; beyond that or the quota the oldest goes`
}

/** `Sat 14 Mar 2026 00:00:00Z`. */
export function momentWords(atMs: number): string {
  return `${dateText(atMs)} ${clockText(atMs)}`
}

/** What is offered to be saved: the stretch of the live picture that is played over and over, else the last half hour. */
export function firstWindow(
  { fromMs, toMs }: Pick<ServerRecorder, 'fromMs' | 'toMs'>,
  { source, loop }: Pick<PictureState, 'source' | 'loop'>,
  shownMs: number | undefined,
): { readonly fromMs: number; readonly toMs: number } {
  const isLive = source === 'live'
  if (isLive && loop) return { fromMs: loop.fromMs, toMs: loop.toMs }
  const lastMs = (isLive ? shownMs : undefined) ?? toMs ?? shownMs ?? 0
  return { fromMs: Math.min(lastMs, Math.max(lastMs - HALF_AN_HOUR_MS, fromMs ?? 0)), toMs: lastMs }
}

function megabytes(bytes: number): string {
  if (bytes > 0 && bytes < 1e5) return `${Math.ceil(bytes / 1e3)} kB`
  return `${bytes < 1e7 ? (bytes / 1e6).toFixed(1) : countText(Math.round(bytes / 1e6))} MB`
}
