import { readRecording } from '#domain/formats/recording-reader.ts'
import { openFileCommand, READING_HELP } from './file-command.ts'
import { LineWriter } from './line-writer.ts'
import { jsonLine, refuse, tell } from './tell.ts'

const HELP = `Usage: eez decode FILE [options]

What a recorded file says, one JSON object a line. Of AIS sentences each message: line (of the sentence that completed it),
type, mmsi and the decoded fields with units in their names. Of any other format each report and each thing that became known
of a track, as {"report":...} and {"identity":...}. What a sender did not know is absent. Rejects go to standard error.

  ${READING_HELP}
`

/** `eez decode`: what a file says as JSON lines. */
export async function decodeCommand(args: readonly string[]): Promise<number> {
  const parsed = await openFileCommand(args, { name: 'decode', help: HELP, flags: ['reading'] })
  if (typeof parsed === 'number') return parsed
  const [file] = parsed.files
  if (!file) return 1
  const out = new LineWriter(process.stdout)
  // Of sentences everything is in their messages; a report would say it twice.
  let hasMessages = false
  const tellEntry = (entry: object) => {
    if (!hasMessages) out.line(jsonLine(entry))
  }
  const summary = await readRecording(
    { bytes: out.paced(file.bytes), newDecoder: file.newDecoder },
    {
      source: file.name,
      ...(file.startAtMs !== undefined && { startAtMs: file.startAtMs }),
      ...(file.columns && { columns: file.columns }),
      onMessage: (message, line) => {
        hasMessages = true
        const { type, mmsi, ...fields } = message
        out.line(jsonLine({ line, type, mmsi, ...fields }))
      },
      sink: {
        report: ({ source: _, ...report }) => tellEntry({ report }),
        identity: (identity) => tellEntry({ identity }),
        reject: ({ line, reason, message }) => {
          if (reason !== 'no-time') tell(`decode: line ${line}: ${reason}: ${message}`)
        },
      },
    },
  )
  await out.end()
  return summary.ok ? 0 : refuse(`decode: ${parsed.paths[0]}: ${summary.problem}`, 1)
}
