import { failed, ok, type Result } from '#geo/result.ts'
import { utcMs } from './utc.ts'

/**
 * Reads the fields of a Gatehouse `$PGHP,1,…` line, which gives the time of reception of the AIS sentence behind it:
 * `$PGHP,1,2008,5,9,0,0,0,10,338,2,,1,09*17` is 9 May 2008, 00:00:00.010 UTC (then country, region, station and the
 * checksum of that sentence). The value is milliseconds since 1970.
 */
export function parseGatehouseTime(fields: readonly string[]): Result<number> {
  const dateAndTime = fields.slice(2, 9)
  const [year = Number.NaN, month = 0, day = 0, hour = 0, minute = 0, second = 0, millisecond = 0] = dateAndTime.map(
    (field) => (/^\d+$/.test(field) ? Number(field) : Number.NaN),
  )
  const atMs = utcMs(year, month, day, hour, minute, second, millisecond)
  return atMs === undefined || dateAndTime.length < 7
    ? failed(`$PGHP time is "${dateAndTime.join(',')}", expected year,month,day,hour,minute,second,millisecond`)
    : ok(atMs)
}
