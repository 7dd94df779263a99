import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { type ColumnMapping, parseColumnMapping } from '#domain/formats/csv/columns.ts'
import { parseInstant } from '#domain/formats/instant.ts'
import type { FileToOpen } from '#domain/recording/open-recording.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { newDecoder, openBytes } from '../files.ts'
import { refuse } from './tell.ts'

/** What the commands on recorded files have in common: FILEs and a few options. */
export interface FileArguments {
  /** As the user wrote them; of those that could be opened. */
  readonly paths: readonly string[]
  readonly files: readonly FileToOpen[]
  /** How many could not be opened, each of which was told. */
  readonly unopened: number
  readonly startAtMs?: number
  /** What the columns of tables mean. */
  readonly columns?: ColumnMapping
  readonly hash: boolean
  /** Path of a zone file. */
  readonly zones?: string
  /** What was given of the command's own options. */
  readonly own: Readonly<Record<string, string | undefined>>
}

/** In the help of commands that take `reading`. */
export const READING_HELP = `--start ISO      when files without times begin, such as 2026-03-14T00:00:00Z
  --columns WHICH  what columns of tables mean, by their names: time=WHEN,lat=Y,lon=X,sog=SPD,speedUnit=km/h`

interface FileCommand {
  readonly name: string
  readonly help: string
  /** `reading` are the options `--start` and `--columns`. */
  readonly flags: readonly ('reading' | 'hash' | 'zones')[]
  /** Options of its own, each with a text. */
  readonly own?: readonly string[]
  /** How many files it takes; one without. */
  readonly most?: number
  /** Each file is for itself: one that cannot be opened is told, and the others are taken. */
  readonly each?: boolean
}

/** Reads the arguments and opens the files; answers the exit code instead when that is all there is to do. */
export async function openFileCommand(args: readonly string[], command: FileCommand): Promise<FileArguments | number> {
  const parsed = parse(args, command)
  if (!parsed.ok) return refuse(`${command.name}: ${parsed.problem}`, 2, command.help)
  if (parsed.value === 'help') {
    process.stdout.write(command.help)
    return 0
  }
  const files: FileToOpen[] = []
  const paths: string[] = []
  const { startAtMs, columns } = parsed.value
  for (const path of parsed.value.paths) {
    const bytes = await openBytes(path)
    if (!bytes.ok) {
      const code = refuse(`${command.name}: ${bytes.problem}`, 1)
      if (!command.each) return code
      continue
    }
    paths.push(path)
    const name = path === '-' ? 'stdin' : basename(path)
    files.push({
      name,
      bytes: bytes.value,
      newDecoder,
      ...(startAtMs !== undefined && { startAtMs }),
      ...(columns && { columns }),
    })
  }
  return { ...parsed.value, paths, files, unopened: parsed.value.paths.length - files.length }
}

interface GivenOptions {
  readonly help?: boolean
  readonly start?: string
  readonly columns?: string
  readonly hash?: boolean
  readonly zones?: string
  readonly [own: string]: string | boolean | undefined
}

function parse(
  args: readonly string[],
  { flags, own = [], most = 1 }: FileCommand,
): Result<'help' | Omit<FileArguments, 'files' | 'unopened'>> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean' },
        ...(flags.includes('reading') && { start: { type: 'string' as const }, columns: { type: 'string' as const } }),
        ...(flags.includes('zones') && { zones: { type: 'string' as const } }),
        ...(flags.includes('hash') && { hash: { type: 'boolean' as const } }),
        ...Object.fromEntries(own.map((name) => [name, { type: 'string' as const }])),
      },
    }) as { values: GivenOptions; positionals: string[] }
    if (values.help) return ok('help')
    if (positionals.length === 0) return failed('no FILE, expected one (or - for standard input)')
    if (positionals.length > most)
      return failed(`${positionals.length} files, expected ${most === 1 ? 'one' : `at most ${most}`}`)
    const startAtMs = values.start === undefined ? undefined : parseInstant(values.start)
    if (values.start !== undefined && startAtMs === undefined)
      return failed(`--start is "${values.start}", expected an ISO 8601 time such as 2026-03-14T00:00:00Z`)
    const columns = values.columns === undefined ? undefined : parseColumnMapping(values.columns)
    if (columns && !columns.ok) return failed(`--columns: ${columns.problem}`)
    const { hash = false, zones } = values
    return ok({
      paths: positionals,
      hash,
      own: Object.fromEntries(own.map((name) => [name, values[name] as string | undefined])),
      ...(startAtMs !== undefined && { startAtMs }),
      ...(columns && { columns: columns.value }),
      ...(zones !== undefined && { zones }),
    })
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error))
  }
}
