import { clockText, countText, dateText } from '#domain/notation.ts'
import type { ServerRecorder, ServerRecording } from '../../data/recorder.ts'

const DAY_MS = 86_400_000

/** What a recording is called: its name, or of which run it is. */
export function recordingName({
  name,
  state,
  startedAtMs,
}: Pick<ServerRecording, 'name' | 'state' | 'startedAtMs'>): string {
  return name !== ''
    ? name
    : `${state === 'saved' ? 'Window' : 'Run'} of ${dateText(startedAtMs)} ${clockText(startedAtMs)}`
}

const STATE_WORDS: Readonly<Record<ServerRecording['state'], string>> = {
  recording: 'recording now',
  ended: 'ended',
  recovered: 'ended without warning',
  saved: 'saved window',
}

/** `ended · Sat 14 Mar 2026 00:00:00Z to 01:30:00Z · 12,345 reports, 6 events · 1.2 MB`. */
export function recordingWords({ state, fromMs, toMs, reports, events, bytes, lost }: ServerRecording): string {
  const span = fromMs === undefined || toMs === undefined ? 'nothing yet' : spanWords(fromMs, toMs)
  return [
    STATE_WORDS[state],
    span,
    `${countText(reports)} reports, ${countText(events)} events`,
    megabytes(bytes),
    ...(lost > 0 ? [`${countText(lost)} lines lost`] : []),
  ].join(' · ')
}

/** How much of what may be used is used, and how long it is kept. */
export function shelfWords({ usedBytes, keptBytes, quotaBytes, retentionMs }: ServerRecorder): string {
  const kept = keptBytes > 0 ? `, ${megabytes(keptBytes)} of it marked to be kept` : ''
  return `${megabytes(usedBytes)} used${kept}; the oldest goes beyond ${megabytes(quotaBytes)} or ${daysText(retentionMs)}`
}

function spanWords(fromMs: number, toMs: number): string {
  const sameDay = dateText(fromMs) === dateText(toMs)
  return `${dateText(fromMs)} ${clockText(fromMs)} to ${sameDay ? '' : `${dateText(toMs)} `}${clockText(toMs)}`
}

function megabytes(bytes: number): string {
  return `${bytes < 1e7 ? (bytes / 1e6).toFixed(1) : countText(Math.round(bytes / 1e6))} MB`
}

function daysText(ms: number): string {
  const days = Math.round((ms / DAY_MS) * 10) / 10
  return `${days} ${days === 1 ? 'day' : 'days'}`
}
