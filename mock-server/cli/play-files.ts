import { zoneContext } from '#domain/events/zone-context.ts'
import { DEFAULT_RULES } from '#domain/events/zone-rule.ts'
import type { MissingColumns } from '#domain/formats/summary.ts'
import { openRecording, type RecordingPicture } from '#domain/recording/open-recording.ts'
import type { BoundaryDistance } from '#geo/boundary-distance.ts'
import type { ZoneSet } from '#geo/zone.ts'
import type { FileArguments } from './file-command.ts'
import { refuse, tell } from './tell.ts'

/** What makes a file without times one that can be replayed. */
export const HOW_TO_START = '--start 2026-03-14T00:00:00Z'

/** What makes a table whose columns are not known one that can be read. */
export function howToName({ missing, header }: MissingColumns): string {
  const name = header.find((cell) => cell.trim() !== '')?.trim() ?? ''
  return `--columns ${JSON.stringify(missing.map((meaning) => `${meaning}=${name}`).join(','))}, with the names of the right columns`
}

interface Playing {
  /** Of the command, for what is told. */
  readonly name: string
  readonly zones: ZoneSet
  readonly shore?: BoundaryDistance
  readonly observes?: boolean
}

/** Plays recorded files through the engine as the page does; tells what was rejected. Answers the exit code where they cannot be. */
export async function playFiles(
  { files, paths }: FileArguments,
  { name, zones, shore, observes = true }: Playing,
): Promise<RecordingPicture | number> {
  const opened = await openRecording(files, {
    context: zoneContext(zones),
    rules: DEFAULT_RULES,
    observes,
    ...(shore && { shore }),
    onReject: ({ line, reason, message }, file) => {
      if (reason === 'no-time') return
      const where = `${files.length > 1 ? `${paths[file]}: ` : ''}${line > 0 ? `line ${line}: ` : ''}`
      tell(`${name}: ${where}${reason}: ${message}`)
    },
  })
  if (opened.ok) return opened.value
  const { kind, file, message, missing } = opened.problem
  const mend = kind === 'needs-start' ? HOW_TO_START : missing ? howToName(missing) : ''
  const inWords = `${message}${mend && ` Say it, such as ${mend}`}`
  return refuse(`${name}: ${inWords.replace(files[file]?.name ?? '', paths[file] ?? '')}`, 1)
}
