import * as v from 'valibot'

const number = v.pipe(v.number(), v.finite())
const time = number
const lon = v.pipe(v.number(), v.minValue(-180), v.maxValue(180))
const lat = v.pipe(v.number(), v.minValue(-90), v.maxValue(90))

const fixSchema = v.object({ atMs: time, lon, lat })

const limitSchema = v.object({ limitId: v.string(), afterNm: v.pipe(v.number(), v.finite()) })

/** A zone event from elsewhere, as `ZoneEvent` has it. */
export const eventSchema = v.object({
  id: v.string(),
  kind: v.picklist(['entered', 'exited', 'crossed', 'first-seen-inside', 'lost-inside']),
  trackId: v.string(),
  zoneId: v.string(),
  zoneVersion: v.string(),
  atMs: time,
  lon,
  lat,
  crossing: v.picklist(['interpolated', 'unknown', 'none']),
  windowMs: v.pipe(v.tuple([time, time]), v.readonly()),
  before: v.exactOptional(fixSchema),
  after: v.exactOptional(fixSchema),
  limit: v.exactOptional(limitSchema),
  out: v.exactOptional(
    v.object({
      ...fixSchema.entries,
      before: fixSchema,
      after: fixSchema,
      limit: v.exactOptional(limitSchema),
    }),
  ),
  confirmedAtMs: time,
  depthNm: v.exactOptional(number),
  rule: v.object({ bandNm: v.number(), dwellS: v.number() }),
  turfInside: v.boolean(),
  flags: v.pipe(
    v.array(
      v.picklist(['at-coast', 'in-port', 'shared-identity', 'zone-closed', 'zone-opened', 'jump', 'too-close-to-call']),
    ),
    v.readonly(),
  ),
  source: v.string(),
  withdrawn: v.exactOptional(v.object({ reason: v.string(), replacedBy: v.exactOptional(v.string()) })),
})
