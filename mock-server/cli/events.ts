import { eventLine } from '#domain/event-log.ts'
import { chosenZones } from './chosen-zones.ts'
import { openFileCommand, READING_HELP } from './file-command.ts'
import { LineWriter } from './line-writer.ts'
import { playFiles } from './play-files.ts'
import { refuse, tell } from './tell.ts'

const HELP = `Usage: eez events FILE... [options]

The zone events of recorded files, one JSON object a line, in the order in which they became known. What a later
report showed to be wrong is not among them. Several files are played together, in order of time.

  --zones FILE     other zones: GeoJSON, a zipped shapefile, KML or KMZ (default: those of the product); watch areas in it
                   have the default rule
  ${READING_HELP}
  --hash           print only the SHA-256 of that log
`

/** `eez events`: what the engine makes of recorded files. */
export async function eventsCommand(args: readonly string[]): Promise<number> {
  const file = await openFileCommand(args, {
    name: 'events',
    help: HELP,
    flags: ['zones', 'reading', 'hash'],
    most: 20,
  })
  if (typeof file === 'number') return file
  const zones = await chosenZones(file.zones)
  if (!zones.ok) {
    for (const problem of zones.problem) refuse(`events: ${problem}`, 1)
    return 1
  }
  const played = await playFiles(file, { name: 'events', zones: zones.value, observes: false })
  if (typeof played === 'number') return played
  const { engine } = played
  const out = new LineWriter(process.stdout)
  if (file.hash) out.line(engine.eventLogHash)
  else
    for (const event of engine.standing) {
      out.line(eventLine(event))
      await out.drained()
    }
  await out.end()
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
