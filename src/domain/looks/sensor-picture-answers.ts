import * as v from 'valibot'
import type { Footprint } from '../coverage/footprint.ts'

/*
 * What the server answers about when the sea was last looked at. One shape for both sides; times are milliseconds since 1970.
 */

const shares = { within1h: v.number(), within6h: v.number(), within24h: v.number(), never: v.number() }

const zoneCoverageSchema = v.object({
  asOfMs: v.number(),
  areaKm2: v.number(),
  ...shares,
  revisit: v.exactOptional(
    v.object({ meanS: v.number(), medianS: v.number(), ninetiethS: v.number(), share: v.number() }),
  ),
})

const asOf = {
  asOfMs: v.number(),
  /** What the looks that are kept speak for; missing before the first. */
  known: v.exactOptional(v.object({ fromMs: v.number(), toMs: v.number() })),
  /** What it means that a place was seen, in words. */
  meaning: v.string(),
}

/** How much of each zone was looked at. A zone outside the watched sea, or smaller than it can tell, has no figures. */
export const coverageAnswerSchema = v.object({
  ...asOf,
  zones: v.array(
    v.object({
      zoneId: v.string(),
      name: v.string(),
      kind: v.string(),
      coverage: v.exactOptional(zoneCoverageSchema),
    }),
  ),
})
export type CoverageAnswer = v.InferOutput<typeof coverageAnswerSchema>

/** The shares of a zone over time, oldest first, a row a minute: time, within 1, 6 and 24 h, and never. */
export const coverageHistorySchema = v.object({
  zoneId: v.string(),
  name: v.string(),
  rows: v.array(v.tuple([v.number(), v.number(), v.number(), v.number(), v.number()])),
})
export type CoverageHistory = v.InferOutput<typeof coverageHistorySchema>

const lonLatSchema = v.tuple([v.number(), v.number()])
const footprintSchema: v.GenericSchema<unknown, Footprint> = v.variant('shape', [
  v.object({
    shape: v.literal('sector'),
    centre: lonLatSchema,
    minRangeNm: v.number(),
    maxRangeNm: v.number(),
    fromDeg: v.number(),
    toDeg: v.number(),
  }),
  v.object({ shape: v.literal('polygon'), rings: v.array(v.array(lonLatSchema)) }),
])

/** The newest footprint of each sensor since a time; one that is off has none. */
export const recentLooksSchema = v.object({
  nowMs: v.number(),
  looks: v.array(v.object({ sensorId: v.string(), atMs: v.number(), footprint: footprintSchema })),
})
export type RecentLooks = v.InferOutput<typeof recentLooksSchema>

/** Whether a place, or a track between its reports, was under a sensor. */
export const seenAnswerSchema = v.object({
  kind: v.picklist(['seen', 'not-seen', 'not-known', 'no-gap']),
  fromMs: v.exactOptional(v.number()),
  toMs: v.exactOptional(v.number()),
  sightings: v.array(v.object({ sensorId: v.string(), fromMs: v.number(), toMs: v.number() })),
  words: v.string(),
})
export type SeenInWords = v.InferOutput<typeof seenAnswerSchema>
