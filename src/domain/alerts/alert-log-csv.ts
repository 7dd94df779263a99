import type { AlertLogRow } from './alert-log.ts'

const COLUMNS = [
  'seq',
  'at',
  'alertId',
  'did',
  'by',
  'note',
  'priority',
  'state',
  'title',
  'ruleId',
  'trackId',
  'trackName',
  'feedId',
  'zoneId',
] as const

/** The log as CSV (RFC 4180, with a first line of names; times ISO 8601, UTC). */
export function alertLogCsv(rows: readonly AlertLogRow[]): string {
  const lines = rows.map((row) => {
    const cells = { ...row, at: new Date(row.atMs).toISOString() }
    return COLUMNS.map((column) => csvCell(cells[column]))
  })
  return [COLUMNS, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('')
}

/**
 * One cell. A text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a line break) gets an
 * apostrophe before it, as OWASP advises; numbers stay numbers.
 */
export function csvCell(value: string | number | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) || safe !== value ? `"${safe.replaceAll('"', '""')}"` : safe
}
