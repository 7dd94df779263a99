import type { Engine } from '#domain/engine.ts'
import { titleOf } from '#domain/identity-words.ts'
import { observationWords } from '#domain/observations/observation.ts'
import { landBoundary } from '#geo/land-boundary.ts'
import { builtLand } from '../built-data.ts'
import { chosenZones } from './chosen-zones.ts'
import { openFileCommand, READING_HELP } from './file-command.ts'
import { LineWriter } from './line-writer.ts'
import { playFiles } from './play-files.ts'
import { jsonLine, refuse } from './tell.ts'

const HELP = `Usage: eez behaviours FILE... [options]

What vessels of recorded files did beside crossing limits, and what sensors of them saw, one JSON object a line, each with
its evidence and the thresholds it was judged by: gaps in reporting, loitering, encounters, changes of speed, draught and
identity, stops in a zone, positions that cannot be, one identity from two places, contacts without AIS. They say what was
seen, not what it means.

  --zones FILE     other zones: GeoJSON, a zipped shapefile, KML or KMZ (default: those of the product)
  ${READING_HELP}
`

/** `eez behaviours`: what is observed in recorded files. */
export async function behavioursCommand(args: readonly string[]): Promise<number> {
  const file = await openFileCommand(args, { name: 'behaviours', help: HELP, flags: ['zones', 'reading'], most: 20 })
  if (typeof file === 'number') return file
  const zones = await chosenZones(file.zones)
  if (!zones.ok) {
    for (const problem of zones.problem) refuse(`behaviours: ${problem}`, 1)
    return 1
  }
  const shore = landBoundary(await builtLand())
  const played = await playFiles(file, { name: 'behaviours', zones: zones.value, shore })
  if (typeof played === 'number') return played
  const { engine } = played
  const nameOf = (id: string) => nameIn(engine, zones.value.zones, id)
  const out = new LineWriter(process.stdout)
  for (const observation of engine.observations)
    out.line(jsonLine({ words: observationWords(observation, nameOf), ...observation }))
  await out.end()
  return 0
}

/** What a track or a zone is called. */
function nameIn(
  { store }: Engine,
  zones: readonly { readonly id: string; readonly name: string }[],
  id: string,
): string {
  const slot = store.slotOf(id)
  const identity = slot === undefined ? undefined : store.identity(slot)
  return identity ? titleOf(identity) : (zones.find((zone) => zone.id === id)?.name ?? id)
}
