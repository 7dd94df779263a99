import { failed, ok, type Result } from '#geo/result.ts'
import { type DayOrder, dayOrderOf, hasDayOrder } from './cell-times.ts'
import { MEANING_WORDS, MEANINGS, type Meaning, meaningOf, normalised, type Unit, unitOf } from './meanings.ts'

/** Which column has what, by its place, as a file's header says or as someone chose it. */
export interface Columns {
  readonly at: Readonly<Partial<Record<Meaning, number>>>
  readonly speedUnit: Unit
  readonly altitudeUnit: Unit
  readonly dayOrder: DayOrder
  /** What was taken as given, in sentences. */
  readonly notes: readonly string[]
}

/**
 * What a user says of the columns of a file: by meaning the place of the column from 0, or the text of the header, of which
 * the first that has it is meant; null for none, though one has a name that is known.
 */
export type ColumnMapping = Readonly<Partial<Record<Meaning, number | string | null>>> & {
  readonly speedUnit?: Unit
  readonly altitudeUnit?: Unit
}

/** Why a table cannot be read as tracks, and what there is to choose from. */
export interface MissingColumns {
  readonly missing: readonly ('time' | 'lat' | 'lon')[]
  readonly header: readonly string[]
  /** The first rows, for who chooses. */
  readonly rows: readonly (readonly string[])[]
}

/** Finds out what the columns of a table mean; without time, latitude or longitude it says what is missing. */
export function readColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  chosen: ColumnMapping = {},
): Result<Columns, MissingColumns> {
  const notes: string[] = []
  const at = withChosen(byNames(header, rows, notes), header, chosen, notes)
  const hasTime = at.time !== undefined || (at.date !== undefined && at.clock !== undefined)
  const missing = [
    ...(hasTime ? [] : (['time'] as const)),
    ...(at.lat === undefined ? (['lat'] as const) : []),
    ...(at.lon === undefined ? (['lon'] as const) : []),
  ]
  if (missing.length > 0) return failed({ missing, header, rows })
  return ok({
    at,
    speedUnit: chosen.speedUnit ?? speedUnitOf(header, at, notes),
    altitudeUnit: chosen.altitudeUnit ?? altitudeUnitOf(header, at, notes),
    dayOrder: dayOrder(header, rows, at, notes),
    notes,
  })
}

type Places = Partial<Record<Meaning, number>>

function byNames(header: readonly string[], rows: readonly (readonly string[])[], notes: string[]): Places {
  const best = new Map<Meaning, { readonly place: number; readonly rank: number }>()
  const seen = new Set<string>()
  for (const [place, cell] of header.entries()) {
    const found = meaningOf(cell)
    if (!found) continue
    const name = normalised(cell)
    if (seen.has(name)) {
      notes.push(`Two columns are called "${cell.trim().slice(0, 40)}": the first was taken.`)
      continue
    }
    seen.add(name)
    const known = best.get(found.meaning)
    if (!known || found.rank < known.rank) best.set(found.meaning, { place, rank: found.rank })
  }
  const at: Places = Object.fromEntries([...best].map(([meaning, { place }]) => [meaning, place]))
  // A date beside a time that is no more than a time of day: the two belong together.
  if (at.date !== undefined && at.time !== undefined && at.clock === undefined && isClock(rows, at.time)) {
    at.clock = at.time
    delete at.time
  }
  if (at.time === undefined && at.clock === undefined && at.date !== undefined && !isDateOnly(rows, at.date)) {
    at.time = at.date
    delete at.date
  }
  // State vectors of aircraft call the way over ground a heading.
  if (at.icao24 !== undefined && at.mmsi === undefined && at.cog === undefined && at.heading !== undefined) {
    at.cog = at.heading
    delete at.heading
  }
  return at
}

function withChosen(named: Places, header: readonly string[], chosen: ColumnMapping, notes: string[]): Places {
  const at: Places = { ...named }
  for (const meaning of MEANINGS) {
    const wanted = chosen[meaning]
    if (wanted === undefined) continue
    const place =
      typeof wanted === 'string' ? header.findIndex((cell) => cell.trim() === wanted.trim()) : (wanted ?? undefined)
    if (place === undefined) delete at[meaning]
    else if (header[place] !== undefined) at[meaning] = place
    else
      notes.push(
        `No column is called "${String(wanted).slice(0, 40)}", which was to be the ${MEANING_WORDS[meaning].toLowerCase()}.`,
      )
  }
  return at
}

const UNITS: readonly Unit[] = ['kn', 'm/s', 'km/h', 'mph', 'm', 'ft']

/**
 * What someone types of columns: `time=WHEN,lat=Y,lon=X`. Nothing behind the sign means that no column is it. `speedUnit`
 * and `altitudeUnit` take a unit. Fails for what is not a meaning or a unit, and names those that are.
 */
export function parseColumnMapping(text: string): Result<ColumnMapping> {
  const mapping: Record<string, string | null> = {}
  for (const part of text.split(',')) {
    const [what = '', ...rest] = part.split('=')
    const [meaning, name] = [what.trim(), rest.join('=').trim()]
    if (meaning === 'speedUnit' || meaning === 'altitudeUnit') {
      if (!UNITS.some((unit) => unit === name))
        return failed(`${meaning} is "${name.slice(0, 40)}", expected one of ${UNITS.join(', ')}`)
      mapping[meaning] = name
    } else if (rest.length > 0 && MEANINGS.some((each) => each === meaning)) mapping[meaning] = name || null
    else
      return failed(
        `"${part.trim().slice(0, 40)}" is not a meaning=name, expected one of ${MEANINGS.join(', ')}, speedUnit, altitudeUnit, such as time=WHEN`,
      )
  }
  return ok(mapping as ColumnMapping)
}

function isClock(rows: readonly (readonly string[])[], place: number): boolean {
  const cells = rows.map((row) => row[place]?.trim() ?? '').filter((cell) => cell !== '')
  return cells.length > 0 && cells.every((cell) => /^\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(cell))
}

function isDateOnly(rows: readonly (readonly string[])[], place: number): boolean {
  return rows.every((row) => !/[T\s]\d{1,2}:\d{2}/.test(row[place]?.trim() ?? ''))
}

function speedUnitOf(header: readonly string[], at: Places, notes: string[]): Unit {
  const cell = at.sog === undefined ? undefined : header[at.sog]
  if (cell === undefined) return 'kn'
  const unit = unitOf(cell)
  if (unit !== undefined) return unit
  const isAircraft = normalised(cell) === 'velocity'
  if (!/^(sog|speedoverground)$/.test(normalised(cell)))
    notes.push(
      `The unit of "${cell.trim().slice(0, 40)}" is not said: taken as ${isAircraft ? 'metres a second' : 'knots'}.`,
    )
  return isAircraft ? 'm/s' : 'kn'
}

function altitudeUnitOf(header: readonly string[], at: Places, notes: string[]): Unit {
  const cell = at.altitude === undefined ? undefined : header[at.altitude]
  if (cell === undefined) return 'm'
  const unit = unitOf(cell)
  if (unit === undefined) notes.push(`The unit of "${cell.trim().slice(0, 40)}" is not said: taken as metres.`)
  return unit ?? 'm'
}

function dayOrder(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  { time, date }: Places,
  notes: string[],
): DayOrder {
  const place = date ?? time ?? 0
  const dates = rows.map((row) => row[place] ?? '')
  const settled = dayOrderOf(dates)
  if (settled) return settled
  // The Danish archive writes days first, and says "Type of mobile" like nobody else.
  const isDanish = header.some((cell) => normalised(cell) === 'typeofmobile')
  if (!isDanish && dates.some(hasDayOrder))
    notes.push(
      `Dates such as "${dates.find(hasDayOrder)?.trim().slice(0, 20)}" can be taken two ways: the day was taken to stand first.`,
    )
  return 'day-first'
}
