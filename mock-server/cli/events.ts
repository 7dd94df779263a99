import { Engine } from '#domain/engine.ts'
import { eventLine } from '#domain/event-log.ts'
import { needsStart, readRecording } from '#domain/formats/recording-reader.ts'
import { openFileCommand } from './file-command.ts'
import { LineWriter } from './line-writer.ts'
import { refuse, tell } from './tell.ts'
import { loadZones } from './zones.ts'

const HELP = `Usage: eez events FILE [--start ISO] [--hash]

The zone events of a recorded file, one JSON object a line, in the order they happen to the engine.

  --start ISO   when a file without times begins, such as 2026-03-14T00:00:00Z
  --hash        print only the SHA-256 of that log
`

/** `eez events`: what the engine makes of a recorded file. */
export async function eventsCommand(args: readonly string[]): Promise<number> {
  const file = await openFileCommand(args, { name: 'events', help: HELP, flags: ['start', 'hash'] })
  if (typeof file === 'number') return file
  const engine = new Engine(await loadZones())
  const out = new LineWriter(process.stdout)
  const summary = await readRecording(out.paced(file.chunks), {
    source: file.source,
    ...(file.startAtMs !== undefined && { startAtMs: file.startAtMs }),
    sink: {
      report: (report) => {
        for (const event of engine.report(report).events) if (!file.hash) out.line(eventLine(event))
      },
      identity: (patch) => {
        engine.identity(patch)
      },
      reject: ({ line, reason, message }) => {
        if (reason !== 'no-time') tell(`events: line ${line}: ${reason}: ${message}`)
      },
    },
  })
  if (summary.ok && file.hash && !needsStart(summary.value)) out.line(engine.eventLogHash)
  await out.end()
  if (!summary.ok) return refuse(`events: ${file.path}: ${summary.problem}`, 1)
  if (needsStart(summary.value))
    return refuse(
      `events: ${file.path} has ${summary.value.untimedPositions} positions and no times: say when it begins, such as --start 2026-03-14T00:00:00Z`,
      1,
    )
  const { late, disagreements } = engine.faults
  if (late) tell(`events: ${late} reports came later than a newer one of their track and made no event`)
  if (disagreements) tell(`events: FAULT: the index and turf disagreed ${disagreements} times`)
  return 0
}
