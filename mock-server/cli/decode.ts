import { readRecording } from '#domain/formats/recording-reader.ts'
import { openFileCommand } from './file-command.ts'
import { LineWriter } from './line-writer.ts'
import { jsonLine, refuse, tell } from './tell.ts'

const HELP = `Usage: eez decode FILE

The AIS messages of a file, one JSON object a line: line (of the sentence that completed the message), type, mmsi and
the decoded fields with units in their names. What a sender did not know is absent. Rejects go to standard error.
`

/** `eez decode`: AIS messages as JSON lines. */
export async function decodeCommand(args: readonly string[]): Promise<number> {
  const file = await openFileCommand(args, { name: 'decode', help: HELP, flags: [] })
  if (typeof file === 'number') return file
  const out = new LineWriter(process.stdout)
  const ignore = () => undefined
  const summary = await readRecording(out.paced(file.chunks), {
    source: file.source,
    onMessage: (message, line) => {
      const { type, mmsi, ...fields } = message
      out.line(jsonLine({ line, type, mmsi, ...fields }))
    },
    sink: {
      report: ignore,
      identity: ignore,
      reject: ({ line, reason, message }) => {
        if (reason !== 'no-time') tell(`decode: line ${line}: ${reason}: ${message}`)
      },
    },
  })
  await out.end()
  if (!summary.ok) return refuse(`decode: ${file.path}: ${summary.problem}`, 1)
  if (summary.value.format !== 'nmea')
    return refuse(`decode: ${file.path} is a ${summary.value.format} file, expected NMEA AIS sentences`, 1)
  return 0
}
