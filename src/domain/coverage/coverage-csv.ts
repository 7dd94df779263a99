import { csvCell } from '../alerts/alert-log-csv.ts'
import type { ZoneCoverage } from './zone-coverage.ts'

/** A zone and how much of it was looked at; undefined when it is smaller than the grid can tell. */
export interface ZoneCoverageRow {
  readonly zoneId: string
  readonly name: string
  readonly coverage: ZoneCoverage | undefined
}

const COLUMNS = [
  'zoneId',
  'name',
  'asOf',
  'areaKm2',
  'within1hPercent',
  'within6hPercent',
  'within24hPercent',
  'neverPercent',
  'revisitMeanMin',
  'revisitMedianMin',
  'revisit90thMin',
  'revisitAreaPercent',
] as const

/**
 * How much of each zone was looked at as CSV (RFC 4180, with a first line of names; times ISO 8601, UTC; percent of the
 * area and minutes with one decimal). What is not known is empty. Names that a spreadsheet would run are made safe.
 */
export function coverageCsv(zones: readonly ZoneCoverageRow[]): string {
  const lines = zones.map(({ zoneId, name, coverage }) => {
    const cells: Partial<Record<(typeof COLUMNS)[number], string | number>> = coverage
      ? { zoneId, name, ...figures(coverage) }
      : { zoneId, name }
    return COLUMNS.map((column) => csvCell(cells[column]))
  })
  return [COLUMNS, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('')
}

function figures({ asOfMs, areaKm2, within1h, within6h, within24h, never, revisit }: ZoneCoverage) {
  return {
    asOf: new Date(asOfMs).toISOString(),
    areaKm2: oneDecimal(areaKm2),
    within1hPercent: percent(within1h),
    within6hPercent: percent(within6h),
    within24hPercent: percent(within24h),
    neverPercent: percent(never),
    ...(revisit && {
      revisitMeanMin: oneDecimal(revisit.meanS / 60),
      revisitMedianMin: oneDecimal(revisit.medianS / 60),
      revisit90thMin: oneDecimal(revisit.ninetiethS / 60),
      revisitAreaPercent: percent(revisit.share),
    }),
  }
}

function percent(share: number): number {
  return oneDecimal(share * 100)
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10
}
