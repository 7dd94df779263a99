import { exportCell } from '#domain/export/csv-cell.ts'
import type { Reject } from '#domain/report.ts'

/** Rejects as a table for a spreadsheet, in file order; cells that one would run are made plain. */
export function rejectCsv(sources: readonly { readonly name: string; readonly rejects: readonly Reject[] }[]): string {
  const rows = sources.flatMap(({ name, rejects }) =>
    rejects.map(({ line, reason, message, text }) => [name, line, reason, message, text]),
  )
  return [['file', 'line', 'reason', 'found', 'text'], ...rows]
    .map((row) => `${row.map((cell) => exportCell(cell)).join(',')}\r\n`)
    .join('')
}
