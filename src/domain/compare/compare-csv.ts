import { csvCell } from '../alerts/alert-log-csv.ts'
import type { Comparison } from './comparison.ts'

const COLUMNS = [
  'at',
  'atOfB',
  'trackA',
  'trackB',
  'rangeNm',
  'bearingAToBDeg',
  'bearingBToADeg',
  'closingKn',
  'relativeKn',
  'speedAKn',
  'speedBKn',
  'knownSinceRowBefore',
  'closest',
] as const

/**
 * The rows of a comparison as CSV (RFC 4180, with a first line of names; times ISO 8601, UTC; `atOfB` is b's own time). What
 * is not known is empty. Ids that a spreadsheet would run are made safe.
 */
export function compareCsv({ samples, trackA, trackB, shiftBMs, closest }: Comparison): string {
  const lines = Array.from(samples.atMs, (atMs, row) => [
    iso(atMs),
    iso(atMs - shiftBMs),
    trackA,
    trackB,
    rounded(samples.rangeNm[row], 4),
    bearing(samples.bearingDeg[row]),
    bearing(samples.backDeg[row]),
    rounded(samples.closingKn[row], 2),
    rounded(samples.relativeKn[row], 2),
    rounded(samples.aKn[row], 2),
    rounded(samples.bKn[row], 2),
    samples.joined[row] ? 'yes' : 'no',
    closest && atMs === closest.atMs ? 'yes' : '',
  ])
  return [COLUMNS, ...lines.map((cells) => cells.map(csvCell))].map((cells) => `${cells.join(',')}\r\n`).join('')
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString()
}

function bearing(deg: number | undefined): number | undefined {
  const whole = rounded(deg, 1)
  return whole === 360 ? 0 : whole
}

function rounded(value: number | undefined, digits: number): number | undefined {
  if (value === undefined || Number.isNaN(value)) return undefined
  // No minus zero.
  return Number(value.toFixed(digits)) || 0
}
