import * as v from 'valibot'
import { failed, ok, type Result } from '#geo/result.ts'
import type { Contact } from '../association/contact.ts'
import type { SensorReport } from '../looks/sensor-report.ts'
import type { Pose } from '../sensors/sensor.ts'
import { LONGEST_TRACK_ID } from './track-ids.ts'

/*
 * What a sensor did and saw, as a line of a recording: poses as [time, longitude, latitude, heading, altitude], contacts as
 * [longitude, latitude, sigma in nautical miles, speed, course], the last two only where the sensor measures them.
 *
 *   {"look":"uav:anka-s-1/maritime-radar","by":"uav:anka-s-1","fit":"anka-s","sensor":"maritime-radar",
 *    "from":[1773446400000,114.2,6.3,90,5486],"to":[1773446410000,114.21,6.3,90,5486],"sea":3,"saw":[[114.6,6.4,0.2]]}
 *
 * "aim":[look, depression] where a camera is pointed, "off":true when it was.
 */

/** A sensor's report as a line. */
export function lookLine(report: SensorReport): string {
  const { sensorId, platformId, fit, sensor, fromMs, toMs, from, to, aim, seaState, contacts, paused } = report
  return JSON.stringify({
    look: sensorId,
    by: platformId,
    fit,
    sensor,
    from: poseRow(fromMs, from),
    to: poseRow(toMs, to),
    aim: aim && [aim.lookDeg, aim.depressionDeg],
    sea: seaState,
    saw: contacts.map(contactRow),
    off: paused,
  })
}

function poseRow(atMs: number, { place: [lon, lat], headingDeg, altitudeM }: Pose) {
  return [atMs, lon, lat, headingDeg, altitudeM]
}

/** All contacts of a look are of its end. */
function contactRow({ lon, lat, sigmaNm, sogKn, cogDeg }: Contact) {
  return sogKn === undefined || cogDeg === undefined ? [lon, lat, sigmaNm] : [lon, lat, sigmaNm, sogKn, cogDeg]
}

const FURTHEST_MS = 8.64e15
/** More than any sensor here sees at once. */
const MOST_CONTACTS = 5000

const between = (least: number, most: number, what: string) => {
  const words = (issue: { readonly received: string }) => `is ${issue.received}, expected ${what}`
  return v.pipe(v.number(words), v.minValue(least, words), v.maxValue(most, words))
}
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_TRACK_ID))
const lon = between(-180, 180, 'a longitude')
const lat = between(-90, 90, 'a latitude')
const poseSchema = v.strictTuple([
  between(0, FURTHEST_MS, 'milliseconds since 1970'),
  lon,
  lat,
  between(-360, 360, 'degrees true'),
  between(-100, 30_000, 'metres above the sea'),
])
const sigma = v.pipe(between(0, 1000, 'nautical miles above 0'), v.gtValue(0))
const contactSchema = v.union([
  v.strictTuple([lon, lat, sigma]),
  v.strictTuple([lon, lat, sigma, between(0, 200, 'knots'), between(-360, 360, 'degrees true')]),
])

const lookSchema = v.object({
  look: id,
  by: id,
  fit: v.picklist(['anka-s', 'patrol-ship']),
  sensor: v.picklist(['maritime-radar', 'sar-swath', 'eo-ir-cone', 'ais-receiver']),
  from: poseSchema,
  to: poseSchema,
  aim: v.exactOptional(v.strictTuple([between(-360, 360, 'degrees'), between(0, 90, 'degrees')])),
  sea: between(0, 9, 'a sea state from 0 to 9'),
  saw: v.pipe(v.array(contactSchema), v.maxLength(MOST_CONTACTS)),
  off: v.exactOptional(v.boolean()),
})

/** Reads such a line. The problem names the place, the value and what was expected. */
export function parseLook(found: Readonly<Record<string, unknown>>): Result<SensorReport> {
  const parsed = v.safeParse(lookSchema, found, { abortEarly: true })
  if (!parsed.success) {
    const [issue] = parsed.issues
    return failed(`${v.getDotPath(issue) ?? 'look'} ${issue.message}`)
  }
  const { look, by, fit, sensor, from, to, aim, sea, saw, off } = parsed.output
  if (to[0] < from[0]) return failed(`to is at ${to[0]} ms, expected ${from[0]} ms or later, where from is`)
  return ok({
    sensorId: look,
    platformId: by,
    fit,
    sensor,
    fromMs: from[0],
    toMs: to[0],
    from: poseOf(from),
    to: poseOf(to),
    ...(aim && { aim: { lookDeg: aim[0], depressionDeg: aim[1] } }),
    seaState: sea,
    contacts: saw.map((row) => contactOf(row, to[0])),
    ...(off && { paused: true }),
  })
}

function poseOf([, lonDeg, latDeg, headingDeg, altitudeM]: v.InferOutput<typeof poseSchema>): Pose {
  return { place: [lonDeg, latDeg], headingDeg, altitudeM }
}

function contactOf(
  [lonDeg, latDeg, sigmaNm, sogKn, cogDeg]: v.InferOutput<typeof contactSchema>,
  atMs: number,
): Contact {
  const motion = sogKn !== undefined && cogDeg !== undefined ? { sogKn, cogDeg } : {}
  return { atMs, lon: lonDeg, lat: latDeg, sigmaNm, ...motion }
}
