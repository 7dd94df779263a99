import type { BoundaryDistance } from '#geo/boundary-distance.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { Engine } from './engine.ts'
import type { ZoneContext } from './events/zone-context.ts'
import {
  KEPT_REJECTS,
  needsStart,
  type RecordingSummary,
  readRecording,
  type TextChunks,
} from './formats/recording-reader.ts'
import { SensorPicture } from './looks/sensor-picture.ts'
import type { SensorReport } from './looks/sensor-report.ts'
import { type Observation, withTold } from './observations/observation.ts'
import type { Reject } from './report.ts'

/** Observations that are told of a file, those that ended twice: the newest. */
const MOST_OBSERVATIONS = 20_000

/** A recorded file played through the engine, and all that is to be told of it. */
export interface RecordingPicture {
  readonly name: string
  readonly engine: Engine
  readonly summary: RecordingSummary
  /** What vessels did beside, and what sensors say of them, as each was told: see `withTold`. */
  readonly observations: readonly Observation[]
  /** The first rejects, in file order; `summary.rejected` counts them all. */
  readonly rejects: readonly Reject[]
  /** What sensors saw, when the file holds looks of any. */
  readonly sensors?: SensorPicture
}

/** Why a file could not be replayed. `needs-start` can be mended by saying when it begins. */
export interface RecordingProblem {
  readonly kind: 'unreadable' | 'empty' | 'needs-start'
  readonly message: string
}

/**
 * Reads a recorded file through the engine. Nothing is kept of a file that cannot be replayed.
 *
 * @param shore The boundary of the land: without it nothing is near a shore for the watch for behaviours.
 */
export async function openRecording(
  file: { readonly name: string; readonly chunks: TextChunks; readonly startAtMs?: number },
  context: ZoneContext,
  shore?: BoundaryDistance,
): Promise<Result<RecordingPicture, RecordingProblem>> {
  const engine = new Engine(context, shore && { shore })
  const rejects: Reject[] = []
  let sensors: SensorPicture | undefined
  const look = (report: SensorReport): void => {
    sensors ??= new SensorPicture(engine.store)
    const news = sensors.take(report)
    // A look that cannot be leaves the picture as it was, as it does live.
    if (!news.ok) return
    for (const identity of news.value.identities) engine.identity(identity)
    for (const each of news.value.reports) engine.report(each)
    for (const finding of news.value.findings) engine.observe(finding)
  }
  const summary = await readRecording(file.chunks, {
    source: file.name,
    ...(file.startAtMs !== undefined && { startAtMs: file.startAtMs }),
    sink: {
      report: (report) => engine.report(report),
      identity: (patch) => engine.identity(patch),
      look,
      reject: (reject) => {
        if (rejects.length < KEPT_REJECTS) rejects.push(reject)
      },
    },
  })
  if (!summary.ok) return failed({ kind: 'unreadable', message: `${file.name}: ${summary.problem}` })
  if (needsStart(summary.value)) {
    const positions = summary.value.untimedPositions.toLocaleString('en')
    return failed({
      kind: 'needs-start',
      message: `${file.name} has ${positions} positions but no times. When does it begin?`,
    })
  }
  if (summary.value.firstAtMs === undefined) {
    return failed({
      kind: 'empty',
      message: `${file.name} holds no usable position${rejectWords(summary.value.rejected)}`,
    })
  }
  engine.finish()
  // A lone report of another century would stretch the time of everything else.
  const lastAtMs = engine.lastTakenMs ?? summary.value.lastAtMs
  const ended = { ...summary.value, ...(lastAtMs !== undefined && { lastAtMs }) }
  const observations = withTold([], engine.takeObservations(), MOST_OBSERVATIONS)
  return ok({ name: file.name, engine, summary: ended, observations, rejects, ...(sensors && { sensors }) })
}

function rejectWords(rejected: RecordingSummary['rejected']): string {
  const counts = Object.entries(rejected).map(([reason, count]) => `${count} ${reason}`)
  return counts.length ? ` (rejected: ${counts.join(', ')})` : ', expected at least one'
}
