import { Engine } from '#domain/engine.ts'
import { eventLine } from '#domain/event-log.ts'
import { zoneContext } from '#domain/events/zone-context.ts'
import { needsStart, readRecording } from '#domain/formats/recording-reader.ts'
import { chosenZones } from './chosen-zones.ts'
import { openFileCommand } from './file-command.ts'
import { LineWriter } from './line-writer.ts'
import { refuse, tell } from './tell.ts'

const HELP = `Usage: eez events FILE [--zones FILE] [--start ISO] [--hash]

The zone events of a recorded file, one JSON object a line, in the order in which they became known. What a later
report showed to be wrong is not among them.

  --zones FILE  other zones: GeoJSON, a zipped shapefile, KML or KMZ (default: those of the product); watch areas in it
                have the default rule
  --start ISO   when a file without times begins, such as 2026-03-14T00:00:00Z
  --hash        print only the SHA-256 of that log
`

/** `eez events`: what the engine makes of a recorded file. */
export async function eventsCommand(args: readonly string[]): Promise<number> {
  const file = await openFileCommand(args, { name: 'events', help: HELP, flags: ['zones', 'start', 'hash'] })
  if (typeof file === 'number') return file
  const zones = await chosenZones(file.zones)
  if (!zones.ok) {
    for (const problem of zones.problem) refuse(`events: ${problem}`, 1)
    return 1
  }
  const engine = new Engine(zoneContext(zones.value))
  const out = new LineWriter(process.stdout)
  const summary = await readRecording(out.paced(file.chunks), {
    source: file.source,
    ...(file.startAtMs !== undefined && { startAtMs: file.startAtMs }),
    sink: {
      report: (report) => {
        engine.report(report)
      },
      identity: (patch) => {
        engine.identity(patch)
      },
      reject: ({ line, reason, message }) => {
        if (reason !== 'no-time') tell(`events: line ${line}: ${reason}: ${message}`)
      },
    },
  })
  if (summary.ok && !needsStart(summary.value)) {
    engine.finish()
    if (file.hash) out.line(engine.eventLogHash)
    else for (const event of engine.standing) out.line(eventLine(event))
  }
  await out.end()
  if (!summary.ok) return refuse(`events: ${file.path}: ${summary.problem}`, 1)
  if (needsStart(summary.value))
    return refuse(
      `events: ${file.path} has ${summary.value.untimedPositions} positions and no times: say when it begins, such as --start 2026-03-14T00:00:00Z`,
      1,
    )
  const { late, jumps, ahead, disagreements } = engine.faults
  if (late)
    tell(
      `events: ${late} reports came more than two minutes after a newer one of their track, and were put in their place`,
    )
  if (jumps) tell(`events: ${jumps} reports lie where their track cannot have been, and made no event`)
  if (ahead) tell(`events: ${ahead} reports are of a time that nothing bears out, and made no event`)
  if (disagreements) tell(`events: FAULT: the index and turf disagreed ${disagreements} times`)
  return 0
}
