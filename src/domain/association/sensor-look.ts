import { failed, ok, type Result } from '#geo/result.ts'
import { type Contact, contactProblem } from './contact.ts'

/** One look of a sensor: its contacts, and how well it could have seen more. */
export interface SensorLook {
  readonly sensorId: string
  /** The end of the look, milliseconds since 1970. */
  readonly atMs: number
  /** None later than the end of the look. */
  readonly contacts: readonly Contact[]
  /** The chance, 0 to 1, that this look gives a contact of a track at a place; 0 outside its footprint. */
  readonly detectionAt: (lon: number, lat: number, trackId: string) => number
  /** False where no AIS was heard from this part of the sea at the time: then nothing is said of contacts without it. */
  readonly isAisHeard?: boolean
}

/** A look from outside, checked: the problem names the value, its place and what was expected. */
export function checkedSensorLook(look: SensorLook, earliestMs = Number.NEGATIVE_INFINITY): Result<SensorLook> {
  const at = `look of ${look.sensorId}`
  if (!Number.isFinite(look.atMs)) return failed(`${at}: atMs is ${look.atMs}, expected milliseconds since 1970`)
  if (look.atMs < earliestMs)
    return failed(`${at}: atMs is ${look.atMs}, expected ${earliestMs} or later: looks of one sensor come in order`)
  for (const [i, contact] of look.contacts.entries()) {
    const place = `${at}: contacts[${i}]`
    const problem = contactProblem(contact, place)
    if (problem) return failed(problem)
    if (contact.atMs > look.atMs)
      return failed(`${place}.atMs is ${contact.atMs}, expected ${look.atMs} or before, when the look ended`)
  }
  return ok(look)
}
