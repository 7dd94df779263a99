import { needsStart, readRecording } from '#domain/formats/recording-reader.ts'
import { openFileCommand, READING_HELP } from './file-command.ts'
import { HOW_TO_START, howToName } from './play-files.ts'
import { refuse, tell } from './tell.ts'

const HELP = `Usage: eez info FILE... [options]

For each file one JSON object: format, packing (where it is packed), lines, messages {total, byType}, tracks, positions (valid
ones), rejected {reason: count}, notes (what was taken as given), firstAt and lastAt (ISO 8601, UTC; null when the file has
no times); of several files, file too. One that cannot be read is told, and the others are read.

  ${READING_HELP}
`

/** `eez info`: what recorded files hold. */
export async function infoCommand(args: readonly string[]): Promise<number> {
  const parsed = await openFileCommand(args, { name: 'info', help: HELP, flags: ['reading'], most: 1000, each: true })
  if (typeof parsed === 'number') return parsed
  const ignore = () => undefined
  let code = parsed.unopened > 0 ? 1 : 0
  for (const [i, { name: source, bytes, newDecoder, startAtMs, columns }] of parsed.files.entries()) {
    const path = parsed.paths[i] ?? source
    const summary = await readRecording(
      { bytes, newDecoder },
      {
        source,
        sink: { report: ignore, identity: ignore, reject: ignore },
        ...(startAtMs !== undefined && { startAtMs }),
        ...(columns && { columns }),
      },
    )
    if (!summary.ok) {
      code = refuse(`info: ${path}: ${summary.problem}`, 1)
      continue
    }
    const { format, packing, lines, messages, tracks, positions, rejected, notes, firstAtMs, lastAtMs, missing } =
      summary.value
    const iso = (atMs: number | undefined) => (atMs === undefined ? null : new Date(atMs).toISOString())
    const [firstAt, lastAt] = [iso(firstAtMs), iso(lastAtMs)]
    const file = parsed.files.length + parsed.unopened > 1 ? path : undefined
    process.stdout.write(
      `${JSON.stringify({ file, format, packing, lines, messages, tracks, positions, rejected, notes, firstAt, lastAt })}\n`,
    )
    if (needsStart(summary.value))
      tell(`info: ${path} has no times: replaying it needs --start, such as ${HOW_TO_START}`)
    if (missing)
      tell(
        `info: ${path}: no column is known as ${missing.missing.join(' or ')}: reading it needs ${howToName(missing)}`,
      )
  }
  return code
}
