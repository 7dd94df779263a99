import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { exportFacts } from '#domain/export/export-facts.ts'
import { EXPORT_FORMATS, type ExportFormat, exportFormat } from '#domain/export/export-format.ts'
import type { ExportSelection } from '#domain/export/selection.ts'
import { writeExport } from '#domain/export/write-export.ts'
import { parseInstant } from '#domain/formats/instant.ts'
import type { RecordingPicture } from '#domain/recording/open-recording.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { projectFolder, userPath } from '../files.ts'
import { chosenZones } from './chosen-zones.ts'
import { type FileArguments, openFileCommand, READING_HELP } from './file-command.ts'
import { playFiles } from './play-files.ts'
import { refuse, tell } from './tell.ts'

const NAMES = EXPORT_FORMATS.map(({ format }) => format)

const HELP = `Usage: eez convert FILE... --to FORMAT [--out FILE] [options]

Recorded files in another format. What the format does not hold is told, counted, on standard error.

  --to FORMAT      ${NAMES.join(', ')}
  --out FILE       where to write (default: standard output)
  --from ISO       reports from then on, such as 2026-03-14T00:00:00Z
  --until ISO      reports up to then
  --tracks IDS     only these tracks, by id, parted by commas: mmsi:533000001,uav:anka-s-1
  --zone ID        only reports inside this zone, by its id (see eez zones)
  --zones FILE     other zones: GeoJSON, a zipped shapefile, KML or KMZ (default: those of the product)
  ${READING_HELP}
`

/** `eez convert`: tracks and events of recorded files, written as something else. */
export async function convertCommand(args: readonly string[]): Promise<number> {
  const own = ['to', 'out', 'from', 'until', 'tracks', 'zone'] as const
  const file = await openFileCommand(args, { name: 'convert', help: HELP, flags: ['reading', 'zones'], own, most: 20 })
  if (typeof file === 'number') return file
  const format = formatOf(file.own.to)
  if (!format.ok) return refuse(`convert: ${format.problem}`, 2, HELP)
  const zones = await chosenZones(file.zones)
  if (!zones.ok) {
    for (const problem of zones.problem) refuse(`convert: ${problem}`, 1)
    return 1
  }
  const played = await playFiles(file, { name: 'convert', zones: zones.value, observes: false })
  if (typeof played === 'number') return played
  const selection = selectionOf(file.own, played)
  if (!selection.ok) return refuse(`convert: ${selection.problem}`, 2)
  const { store, standing } = played.engine
  const facts = exportFacts(store, selection.value, standing)
  if (facts.positions === 0) return refuse('convert: no position is left of what was chosen, expected at least one', 1)
  for (const loss of exportFormat(format.value).cannotHold(facts)) tell(`convert: ${loss}`)
  return write(format.value, file, {
    store,
    selection: selection.value,
    events: standing,
    madeAtMs: Date.now(),
    source: `eez-watch ${await version()}, from ${file.files.map(({ name }) => name).join(', ')}`,
  })
}

async function write(
  format: ExportFormat,
  { own: { out } }: FileArguments,
  job: Parameters<typeof writeExport>[1],
): Promise<number> {
  const pieces = Readable.from(writeExport(format, job), { objectMode: false })
  try {
    if (out === undefined) await pipeline(pieces, process.stdout, { end: false })
    else await pipeline(pieces, createWriteStream(userPath(out)))
    return 0
  } catch (error) {
    return refuse(
      `convert: ${out ?? 'the output'} cannot be written: ${error instanceof Error ? error.message : error}`,
      1,
    )
  }
}

function formatOf(to: string | undefined): Result<ExportFormat> {
  const found = NAMES.find((name) => name === to)
  if (found) return ok(found)
  return failed(
    to === undefined
      ? `no --to, expected one of ${NAMES.join(', ')}`
      : `--to is "${to}", expected one of ${NAMES.join(', ')}`,
  )
}

function selectionOf(
  { from, until, tracks, zone }: FileArguments['own'],
  { engine: { store, context } }: RecordingPicture,
): Result<ExportSelection> {
  const [fromMs, toMs] = [from, until].map((text) => (text === undefined ? undefined : parseInstant(text)))
  if (from !== undefined && fromMs === undefined) return failed(timeProblem('--from', from))
  if (until !== undefined && toMs === undefined) return failed(timeProblem('--until', until))
  const ids = tracks?.split(',').map((id) => id.trim())
  const unknown = ids?.find((id) => store.slotOf(id) === undefined)
  if (unknown !== undefined)
    return failed(
      `--tracks has "${unknown}", expected ids of tracks in the files, such as ${store.identity(0)?.trackId}`,
    )
  const at = zone === undefined ? -1 : context.set.zones.findIndex(({ id }) => id === zone)
  if (zone !== undefined && at < 0)
    return failed(`--zone is "${zone}", expected one of ${context.set.zones.map(({ id }) => id).join(', ')}`)
  return ok({
    ...(fromMs !== undefined && { fromMs }),
    ...(toMs !== undefined && { toMs }),
    ...(ids && { slots: ids.flatMap((id) => store.slotOf(id) ?? []) }),
    ...(at >= 0 && {
      inZone: (lon: number, lat: number) => context.index.zonesOf(context.index.at(lon, lat)).includes(at),
    }),
  })
}

function timeProblem(option: string, text: string): string {
  return `${option} is "${text}", expected an ISO 8601 time such as 2026-03-14T00:00:00Z`
}

async function version(): Promise<string> {
  return JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8')).version
}
