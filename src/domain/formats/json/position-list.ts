import { listOr, numberOr } from './json-value.ts'
import { type MotionColumn, motionAt } from './motion-names.ts'
import type { Motion, Place, TrackWriter } from './track-writer.ts'

/** The positions of a moving thing in order, with what else is known of each, one entry a position. */
interface PositionList {
  readonly trackId: string
  readonly place: Place
  /** Arrays of longitude, latitude, and perhaps height in metres and time. */
  readonly coordinates: readonly unknown[]
  /** As many as the coordinates; absent where times may be fourth coordinates, or nowhere. */
  readonly times?: readonly unknown[] | undefined
  readonly columns: readonly MotionColumn[]
  /** Speeds and headings told by their times. */
  readonly motionAtTime?: ((time: unknown) => Motion | undefined) | undefined
  /** How many positions of the same feature came before. */
  readonly before?: number
}

/** Reports the positions of a list. Answers how many of them lack a time, which is for the feature to tell. */
export function writePositions(list: PositionList, writer: TrackWriter): number {
  const { trackId, place, coordinates, times, columns, motionAtTime, before = 0 } = list
  let untimed = 0
  for (const [index, coordinate] of coordinates.entries()) {
    const [lon, lat, height, fourth] = listOr(coordinate)
    const time = times ? times[index] : fourth
    const told = motionAtTime?.(time)
    const motion = columns.length === 0 ? told : { ...told, ...motionAt(columns, index) }
    const altitudeM = numberOr(height)
    const found = { trackId, place, index: before + index, lon, lat, time, altitudeM, motion }
    if (writer.position(found) === 'untimed') untimed++
  }
  return untimed
}

/**
 * Values that come one a position, shared out to the lines of a feature: of arrays in arrays each line its own, of a flat
 * array as many as each line is long. Undefined for a line that they do not fit, so that no value is given to another's
 * position.
 */
export function sharedOut(
  values: readonly unknown[],
  lines: readonly (readonly unknown[])[],
): readonly (readonly unknown[] | undefined)[] {
  if (values.some(Array.isArray))
    return lines.map((line, index) => {
      const own = listOr(values[index])
      return own.length === line.length ? own : undefined
    })
  const total = lines.reduce((sum, line) => sum + line.length, 0)
  let before = 0
  return lines.map((line) => {
    const own = values.slice(before, before + line.length)
    before += line.length
    return values.length === total ? own : undefined
  })
}
