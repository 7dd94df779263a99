import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer'
import { isInt32 } from './export-facts.ts'
import type { ExportJob } from './export-job.ts'
import { reportAt } from './report-at.ts'
import { selectedTracks } from './selection.ts'
import { inTimeOrder, type Place } from './time-order.ts'
import { isoTime } from './units.ts'

/** Rows that are held at once, and read at once by those who read a part. */
const ROWS_A_GROUP = 100_000

type Cell = string | number | bigint | undefined

interface Column {
  readonly name: string
  readonly type: Pick<SchemaElement, 'type' | 'converted_type' | 'logical_type'>
  readonly isRequired?: boolean
}

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const
const WHOLE = { type: 'INT32' } as const
const REAL = { type: 'DOUBLE' } as const
const TIME = {
  type: 'INT64',
  converted_type: 'TIMESTAMP_MILLIS',
  logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
} as const

const COLUMNS: readonly Column[] = [
  { name: 'track_id', type: TEXT, isRequired: true },
  { name: 'mmsi', type: WHOLE },
  { name: 'time', type: TIME, isRequired: true },
  { name: 'lon', type: REAL, isRequired: true },
  { name: 'lat', type: REAL, isRequired: true },
  { name: 'sog_kn', type: REAL },
  { name: 'cog_deg', type: REAL },
  { name: 'heading_deg', type: REAL },
  { name: 'altitude_m', type: REAL },
  { name: 'nav_status', type: WHOLE },
  { name: 'name', type: TEXT },
  { name: 'call_sign', type: TEXT },
  { name: 'imo', type: WHOLE },
  { name: 'ship_type', type: WHOLE },
  { name: 'kind', type: TEXT, isRequired: true },
  { name: 'source', type: TEXT, isRequired: true },
]

const SCHEMA: SchemaElement[] = [
  { name: 'reports', num_children: COLUMNS.length },
  ...COLUMNS.map(({ name, type, isRequired }) => ({
    name,
    ...type,
    repetition_type: isRequired ? ('REQUIRED' as const) : ('OPTIONAL' as const),
  })),
]

/**
 * Parquet with one row a report in time order, in row groups of 100,000, compressed with Snappy. Times are UTC
 * milliseconds; knots, degrees, metres; what is not known is null. Bytes come a row group at a time: no more than one is
 * held, beside what the library keeps for the end of the file.
 */
export function* parquetExport(job: ExportJob): Generator<Uint8Array<ArrayBuffer>> {
  const writer = new ByteWriter()
  const made = { madeAt: isoTime(job.madeAtMs), source: job.source.toWellFormed() }
  const kvMetadata = Object.entries(made).map(([key, value]) => ({ key, value }))
  const parquet = new ParquetWriter({ writer, schema: SCHEMA, kvMetadata, createdBy: 'eez-watch' })
  let cells: Cell[][] = COLUMNS.map(() => [])
  let rows = 0
  for (const place of inTimeOrder(selectedTracks(job.store, job.selection))) {
    const row = rowOf(place)
    for (const [i, column] of cells.entries()) column.push(row[i])
    if (++rows < ROWS_A_GROUP) continue
    writeGroup(parquet, cells)
    yield taken(writer)
    cells = COLUMNS.map(() => [])
    rows = 0
  }
  writeGroup(parquet, cells)
  parquet.finish()
  yield taken(writer)
}

function writeGroup(parquet: ParquetWriter, cells: readonly Cell[][]): void {
  const columnData = COLUMNS.map(({ name }, i) => ({ name, data: cells[i] as Cell[] }))
  parquet.write({ columnData, rowGroupSize: ROWS_A_GROUP })
}

/** What was written since the last time. The writer's `index` may go back, as its own comment says; its `offset` counts on. */
function taken(writer: ByteWriter): Uint8Array<ArrayBuffer> {
  const bytes = writer.getBytes().slice()
  writer.index = 0
  return bytes
}

/** In the order of the columns. */
function rowOf(place: Place): Cell[] {
  const { trackId, source, atMs, lon, lat, sogKn, cogDeg, headingDeg, altitudeM, navStatus } = reportAt(place)
  const { mmsi, name, callSign, imo, shipType, kind } = place.track.identity
  return [
    trackId,
    wholeNumber(mmsi),
    BigInt(Math.round(atMs)),
    lon,
    lat,
    sogKn,
    cogDeg,
    headingDeg,
    altitudeM,
    navStatus,
    name,
    callSign,
    wholeNumber(imo),
    wholeNumber(shipType),
    kind,
    source,
  ]
}

function wholeNumber(value: number | undefined): number | undefined {
  return value !== undefined && isInt32(value) ? value : undefined
}
