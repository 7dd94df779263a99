import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { parseInstant } from '#domain/formats/instant.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { openText } from '../files.ts'
import { refuse } from './tell.ts'

/** What `info`, `decode` and `events` have in common: one FILE and a few options. */
export interface FileArguments {
  readonly path: string
  readonly source: string
  readonly chunks: AsyncIterable<string>
  readonly startAtMs?: number
  readonly hash: boolean
  /** Path of a zone file. */
  readonly zones?: string
}

interface FileCommand {
  readonly name: string
  readonly help: string
  readonly flags: readonly ('start' | 'hash' | 'zones')[]
}

/** Reads the arguments and opens the file; answers the exit code instead when that is all there is to do. */
export async function openFileCommand(args: readonly string[], command: FileCommand): Promise<FileArguments | number> {
  const parsed = parse(args, command)
  if (!parsed.ok) return refuse(`${command.name}: ${parsed.problem}`, 2, command.help)
  if (parsed.value === 'help') {
    process.stdout.write(command.help)
    return 0
  }
  const { path } = parsed.value
  const text = await openText(path)
  if (!text.ok) return refuse(`${command.name}: ${text.problem}`, 1)
  return { ...parsed.value, source: path === '-' ? 'stdin' : basename(path), chunks: text.value }
}

function parse(
  args: readonly string[],
  { flags }: FileCommand,
): Result<'help' | Pick<FileArguments, 'path' | 'hash' | 'startAtMs' | 'zones'>> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean' },
        ...(flags.includes('start') && { start: { type: 'string' as const } }),
        ...(flags.includes('zones') && { zones: { type: 'string' as const } }),
        ...(flags.includes('hash') && { hash: { type: 'boolean' as const } }),
      },
    }) as { values: { help?: boolean; start?: string; hash?: boolean; zones?: string }; positionals: string[] }
    if (values.help) return ok('help')
    const [path, ...more] = positionals
    if (path === undefined) return failed('no FILE, expected one (or - for standard input)')
    if (more.length) return failed(`${positionals.length} files, expected one`)
    const startAtMs = values.start === undefined ? undefined : parseInstant(values.start)
    if (values.start !== undefined && startAtMs === undefined)
      return failed(`--start is "${values.start}", expected an ISO 8601 time such as 2026-03-14T00:00:00Z`)
    const { hash = false, zones } = values
    return ok({ path, hash, ...(startAtMs !== undefined && { startAtMs }), ...(zones !== undefined && { zones }) })
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error))
  }
}
