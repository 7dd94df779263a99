import { zoneContext } from '#domain/events/zone-context.ts'
import { DEFAULT_RULES } from '#domain/events/zone-rule.ts'
import { openRecording, type RecordingPicture } from '#domain/recording/open-recording.ts'
import type { BoundaryDistance } from '#geo/boundary-distance.ts'
import type { ZoneSet } from '#geo/zone.ts'
import type { FileArguments } from './file-command.ts'
import { refuse, tell } from './tell.ts'

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
  const { kind, file, message } = opened.problem
  const inWords = kind === 'needs-start' ? `${message} Say it, such as --start 2026-03-14T00:00:00Z` : message
  return refuse(`${name}: ${inWords.replace(files[file]?.name ?? '', paths[file] ?? '')}`, 1)
}
