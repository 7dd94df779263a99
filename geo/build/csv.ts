import Papa from 'papaparse'
import { failed, ok, type Result } from '../result.ts'

/** One line of a CSV file with what to call it in a message: `places.csv row 7`; the head is row 1. */
export interface Row {
  readonly where: string
  /** The cell of a column; the head has been checked, so every column asked for is there. */
  readonly cell: (column: string) => string
}

/** The rows below the head of a CSV file whose head must be exactly `columns`. */
export function parseRows(fileName: string, text: string, columns: readonly string[]): Result<readonly Row[]> {
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: true })
  const [error] = errors
  if (error) return failed(`${fileName} row ${(error.row ?? 0) + 1}: ${error.message}`)
  const [head = [], ...lines] = data
  if (head.join() !== columns.join())
    return failed(`${fileName} row 1: columns are ${head.join()}, expected ${columns.join()}`)
  const rows: Row[] = []
  for (const [i, line] of lines.entries()) {
    const where = `${fileName} row ${i + 2}`
    if (line.length !== columns.length)
      return failed(`${where}: has ${line.length} cells, expected ${columns.length} (${columns.join()})`)
    rows.push({ where, cell: (column) => line[columns.indexOf(column)] ?? '' })
  }
  return ok(rows)
}

/** A number in a cell, within a range. Text that is not wholly a plain decimal number is refused. */
export function parseNumber(row: Row, column: string, low: number, high: number): Result<number> {
  const text = row.cell(column)
  const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (value >= low && value <= high) return ok(value)
  return failed(`${row.where}: ${column} is ${text === '' ? 'empty' : text}, expected ${low}..${high}`)
}
