import * as v from 'valibot'
import { isLonLat } from '#geo/lonlat.ts'

/** Degrees of latitude either way: nearer to a pole a course held and a straight line on a chart say little (notional). */
export const MOST_LATITUDE = 85
/** A number within bounds, both included. */
export const number = (from: number, to: number, unit: string) =>
  v.pipe(
    v.number((issue) => `is ${issue.received}, expected ${from} to ${to} ${unit}`),
    v.check(
      (value) => value >= from && value <= to,
      (issue) => `is ${issue.received}, expected ${from} to ${to} ${unit}`,
    ),
  )
/** One of some words. */
export const oneOf = <const Options extends readonly string[]>(options: Options) =>
  v.picklist(options, (issue) => `is ${issue.received}, expected one of ${options.join(', ')}`)

/** A number of degrees, its bounds left to be told for the whole place or box. */
export const degrees = v.number((issue) => `is ${issue.received}, expected a number of degrees`)

/** A place as it is told, [longitude, latitude] in degrees; at most 85 degrees from the equator. */
export const placeSchema = v.pipe(
  v.strictTuple([degrees, degrees], 'is no place, expected [longitude, latitude] in degrees'),
  v.check(
    ([lon, lat]) => isLonLat(lon, lat) && Math.abs(lat) <= MOST_LATITUDE,
    (issue) =>
      `is ${JSON.stringify(issue.input)}, expected longitude -180 to 180 and latitude -${MOST_LATITUDE} to ${MOST_LATITUDE}`,
  ),
  v.readonly(),
)

/** An object of these entries and no others. */
export const strict = <const Entries extends v.ObjectEntries>(entries: Entries, what: string) =>
  v.strictObject(entries, (issue) =>
    issue.expected === 'never'
      ? `is not known, expected only ${Object.keys(entries).join(', ')}`
      : issue.path === undefined || issue.received !== 'undefined'
        ? `is ${issue.received}, expected ${what}`
        : 'is not there, expected a value',
  )
