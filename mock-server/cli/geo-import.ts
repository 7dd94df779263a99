import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { plainText } from '#domain/notation.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { vertexCount } from '#geo/zone-validity.ts'
import { builtZones } from '../built-data.ts'
import { userPath } from '../files.ts'
import { areaInputsOf } from '../zones/imported-areas.ts'
import { type ImportedFile, officialOf, stemOf } from '../zones/imported-file.ts'
import { readZoneFile } from '../zones/read-zone-file.ts'
import { zoneFolder } from '../zones/zone-folder.ts'
import { ZoneStore } from '../zones/zone-store.ts'
import { refuse, tell } from './tell.ts'

const HELP = `Usage: eez import-zones FILE [--as base|watch] [--name TEXT] [--check] [--data DIR]
       eez import-zones --built [--data DIR]

Puts the zones of a file in force: GeoJSON (Marine Regions' own too), a zipped shapefile, KML or KMZ, on WGS 84 in
degrees. Every problem is told with feature, part, ring and vertex; the zones in force stay as they were then.

  --as base     in the place of the official zones (the default); all of the file must be good
  --as watch    as watch areas beside them; what is good is taken
  --name TEXT   what the official zones are called, else the file's name
  --check       only says what would be taken
  --built       puts the zones that came with the product back in force
  --data DIR    where zones are kept (default: data, in the project)
`

interface ImportArguments {
  readonly path?: string
  readonly as: 'base' | 'watch'
  readonly name?: string
  readonly check: boolean
  readonly dataFolder?: string
}

/** `eez import-zones`: what the upload in the app does, from the command line. */
export async function importZonesCommand(args: readonly string[]): Promise<number> {
  const parsed = parse(args)
  if (!parsed.ok) return refuse(`import-zones: ${parsed.problem}`, 2, HELP)
  if (parsed.value === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  const options = parsed.value
  const store = new ZoneStore({
    built: await builtZones(),
    folder: zoneFolder(options.dataFolder),
    nowMs: Date.now,
    newId: () => randomUUID().slice(0, 8),
  })
  for (const problem of store.problems) tell(`import-zones: ${problem}`)
  if (options.path === undefined) {
    say(`in force: ${store.restoreBuilt().name}, version ${store.base.version}`)
    return 0
  }
  return importFile(options.path, options, store)
}

async function importFile(path: string, options: ImportArguments, store: ZoneStore): Promise<number> {
  const bytes = await readBytes(path)
  if (!bytes.ok) return refuse(`import-zones: ${bytes.problem}`, 1)
  const file = plainText(basename(path), 120)
  const read = readZoneFile(bytes.value, file)
  const stay = `the zones in force stay as they were: version ${store.current.zones.version}`
  if (!read.ok) {
    for (const problem of read.problem) tell(`import-zones: ${file}: ${problem}`)
    return refuse(`import-zones: nothing of ${file} was taken, ${stay}`, 1)
  }
  return options.as === 'base'
    ? importBase(read.value, { file, stay, options, store })
    : importAreas(read.value, { file, stay, options, store })
}

interface Import {
  readonly file: string
  readonly stay: string
  readonly options: ImportArguments
  readonly store: ZoneStore
}

function importBase(imported: ImportedFile, { file, stay, options, store }: Import): number {
  const official = officialOf(imported)
  describe(file, official.ok ? official.value : imported)
  if (!official.ok) {
    for (const problem of official.problem) tell(`import-zones: ${file}: ${problem}`)
    return refuse(`import-zones: ${file} cannot replace the official zones unless all of it is good, ${stay}`, 1)
  }
  if (options.check) {
    say(`nothing was changed: ${file} can replace the official zones`)
    return 0
  }
  const name = plainText(options.name ?? '', 120) || stemOf(file)
  const base = store.importBase(official.value, { name, file })
  say(
    `in force: ${base.name}, version ${base.version}, zones: ${base.zones} (a running server takes them up by itself)`,
  )
  return 0
}

function importAreas(imported: ImportedFile, { file, stay, options, store }: Import): number {
  describe(file, imported)
  const { inputs, problems } = areaInputsOf(imported, file)
  for (const problem of problems) tell(`import-zones: ${file}: ${problem}`)
  if (inputs.length === 0) return refuse(`import-zones: nothing of ${file} was taken, ${stay}`, 1)
  if (options.check) {
    say(`nothing was changed: zones of ${file} that can be watch areas: ${inputs.length}`)
    return 0
  }
  const added = store.addAreas(inputs)
  if (!added.ok) return refuse(`import-zones: ${added.problem}, ${stay}`, 1)
  say(`in force: watch areas added: ${added.value.length}, version ${store.current.zones.version}`)
  return 0
}

function describe(file: string, { format, zones, notes }: ImportedFile): void {
  say(`${file}: ${format}, zones: ${zones.length}`)
  for (const { id, name, kind, claimants, parts } of zones)
    say(`${id}: ${name}, ${kind ?? 'no kind'}, ${claimants.join(' ') || 'no claimant'}, ${vertexCount(parts)} vertices`)
  for (const note of notes) say(`note: ${note}`)
}

async function readBytes(path: string): Promise<Result<Uint8Array>> {
  try {
    return ok(await readFile(userPath(path)))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return failed(`${path} cannot be opened: ${code === 'ENOENT' ? 'no such file' : message}`)
  }
}

function parse(args: readonly string[]): Result<ImportArguments | 'help'> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        as: { type: 'string', default: 'base' },
        name: { type: 'string' },
        check: { type: 'boolean', default: false },
        built: { type: 'boolean', default: false },
        data: { type: 'string' },
        help: { type: 'boolean' },
      },
    })
    if (values.help) return ok('help')
    const { as, name, check, built, data } = values
    if (as !== 'base' && as !== 'watch') return failed(`--as is "${as}", expected base or watch`)
    const [path, ...more] = positionals
    if (more.length > 0) return failed(`${positionals.length} files, expected one`)
    if (built === (path !== undefined))
      return failed(built ? 'a FILE and --built, expected one of them' : 'no FILE, expected one')
    return ok({
      as,
      check,
      ...(path !== undefined && { path }),
      ...(name !== undefined && { name }),
      ...(data !== undefined && { dataFolder: data }),
    })
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error))
  }
}

function say(line: string): void {
  process.stdout.write(`${plainText(line, 500)}\n`)
}
