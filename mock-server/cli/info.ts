import { needsStart, readRecording } from '#domain/formats/recording-reader.ts'
import { openFileCommand } from './file-command.ts'
import { refuse, tell } from './tell.ts'

const HELP = `Usage: eez info FILE

One JSON object: format, lines, messages {total, byType}, tracks, positions (valid ones), rejected {reason: count},
firstAt and lastAt (ISO 8601, UTC; null when the file has no times).

  --start ISO   when a file without times begins
`

/** `eez info`: what a recorded file holds. */
export async function infoCommand(args: readonly string[]): Promise<number> {
  const file = await openFileCommand(args, { name: 'info', help: HELP, flags: ['start'] })
  if (typeof file === 'number') return file
  const ignore = () => undefined
  const summary = await readRecording(file.chunks, {
    source: file.source,
    sink: { report: ignore, identity: ignore, reject: ignore },
    ...(file.startAtMs !== undefined && { startAtMs: file.startAtMs }),
  })
  if (!summary.ok) return refuse(`info: ${file.path}: ${summary.problem}`, 1)
  const { format, lines, messages, tracks, positions, rejected, firstAtMs, lastAtMs } = summary.value
  const iso = (atMs: number | undefined) => (atMs === undefined ? null : new Date(atMs).toISOString())
  process.stdout.write(
    `${JSON.stringify({ format, lines, messages, tracks, positions, rejected, firstAt: iso(firstAtMs), lastAt: iso(lastAtMs) })}\n`,
  )
  if (needsStart(summary.value))
    tell(`info: ${file.path} has no times: replaying it needs --start, such as --start 2026-03-14T00:00:00Z`)
  return 0
}
