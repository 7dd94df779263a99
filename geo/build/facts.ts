import type { LonLat } from '../lonlat.ts'
import { failed, ok, type Result } from '../result.ts'
import { parseNumber, parseRows, type Row } from './csv.ts'

/** A published turning point: six decimals of a degree, exactly as in its file. */
export interface FactPoint {
  readonly instrument: string
  /** Its name within the file: `24`, `West 1`. */
  readonly point: string
  readonly place: LonLat
  readonly source: string
  /** What that means is said in `geo/facts/README.md` and repeated in `SOURCES.md`. */
  readonly verified: boolean
}

/** File name without `.csv` to its points, in file order. */
export type Facts = ReadonlyMap<string, readonly FactPoint[]>

const COLUMNS = ['instrument', 'point', 'lat_dms', 'lon_dms', 'lat', 'lon', 'source', 'verified']

/** Half of the sixth decimal, and a little for the arithmetic. */
const ROUNDING_DEG = 0.51e-6

/** The points of one instrument's file. Refused rows are named with what was expected. */
export function parseFacts(fileName: string, text: string): Result<readonly FactPoint[]> {
  const rows = parseRows(fileName, text, COLUMNS)
  if (!rows.ok) return rows
  const points: FactPoint[] = []
  for (const row of rows.value) {
    const point = parsePoint(row)
    if (!point.ok) return point
    if (points.some((other) => other.point === point.value.point))
      return failed(`${row.where}: point ${point.value.point} is there twice, expected names that differ`)
    points.push(point.value)
  }
  if (points.length === 0) return failed(`${fileName}: has no rows, expected turning points`)
  return ok(points)
}

function parsePoint(row: Row): Result<FactPoint> {
  for (const column of ['instrument', 'point', 'source'])
    if (row.cell(column).trim() === '') return failed(`${row.where}: ${column} is empty, expected a text`)
  const lat = parseNumber(row, 'lat', -90, 90)
  if (!lat.ok) return lat
  const lon = parseNumber(row, 'lon', -180, 180)
  if (!lon.ok) return lon
  for (const [column, value, hemispheres] of [
    ['lat', lat.value, 'NS'],
    ['lon', lon.value, 'EW'],
  ] as const) {
    const written = row.cell(`${column}_dms`)
    const degrees = degreesOf(written, hemispheres)
    if (degrees === undefined)
      return failed(`${row.where}: ${column}_dms is ${written}, expected degrees like 5°27'${hemispheres[0]}`)
    if (Math.abs(degrees - value) > ROUNDING_DEG)
      return failed(`${row.where}: ${column} is ${value}, expected ${degrees.toFixed(6)} as ${written} says`)
  }
  const verified = row.cell('verified')
  if (!['yes', 'yes (secondary)', 'no'].includes(verified))
    return failed(`${row.where}: verified is ${verified === '' ? 'empty' : verified}, expected yes or no`)
  // One file lists the limits of three areas, each numbered from its own start: a point is then `711 24`.
  const [, area] = /\(WPP\) (\d+)/.exec(row.cell('instrument')) ?? []
  return ok({
    instrument: row.cell('instrument'),
    point: area === undefined ? row.cell('point') : `${area} ${row.cell('point')}`,
    place: [lon.value, lat.value],
    source: row.cell('source'),
    verified: verified !== 'no',
  })
}

/** `5°27'N`, `98°17.5'E` or `1°10'46.5"N` in degrees; undefined for anything else. */
function degreesOf(text: string, hemispheres: string): number | undefined {
  const [, degrees, minutes, seconds = '0', hemisphere = ''] =
    /^(\d{1,3})°(\d{1,2}(?:\.\d+)?)'(?:(\d{1,2}(?:\.\d+)?)")?([NSEW])$/.exec(text) ?? []
  if (!hemispheres.includes(hemisphere) || Number(minutes) >= 60 || Number(seconds) >= 60) return undefined
  const value = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600
  return Number.isNaN(value) ? undefined : 'SW'.includes(hemisphere) ? -value : value
}
