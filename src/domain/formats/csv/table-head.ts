import papaparse from 'papaparse'
import { meaningOf } from './meanings.ts'

/// <reference path="./papaparse.d.ts" />

/** Where a table begins, and how its cells are parted. */
export interface TableHead {
  readonly delimiter: string
  /** Cells of the header, as they stand. */
  readonly header: readonly string[]
  /** Lines before the first row, the header among them. */
  readonly lines: number
  /** Some rows, to see what they look like. */
  readonly rows: readonly (readonly string[])[]
}

const DELIMITERS = [',', ';', '\t', '|']
/** Titles and remarks above the header. */
const MOST_LINES_ABOVE = 30
const SAMPLE_ROWS = 50
const LONGEST_HEADER = 20_000

/**
 * Finds the header of a table in the head of a file: the first line with columns that are known, at least two of them; else
 * the first of several lines in a row with as many cells, of which the next has a number.
 */
export function findTableHead(text: string): TableHead | undefined {
  const lines = text.split(/\r\n|\r|\n/, MOST_LINES_ABOVE + SAMPLE_ROWS + 2)
  let plain: TableHead | undefined
  for (let i = 0; i < Math.min(lines.length, MOST_LINES_ABOVE); i++) {
    const line = lines[i] as string
    if (line.trim() === '' || line.length > LONGEST_HEADER) continue
    const delimiter = delimiterOf(line)
    if (delimiter === undefined) continue
    const header = cellsOf(line, delimiter)
    const known = header.filter((cell) => meaningOf(cell)).length
    const rows = () =>
      lines
        .slice(i + 1, i + 1 + SAMPLE_ROWS)
        .filter((each) => each.trim() !== '')
        .map((each) => cellsOf(each, delimiter))
    if (known >= 2) return { delimiter, header, lines: i + 1, rows: rows() }
    if (plain || header.length < 2) continue
    const found = rows()
    const isTable = found.slice(0, 2).length === 2 && found.slice(0, 2).every((row) => row.length === header.length)
    if (
      isTable &&
      found[0]?.some((cell) => /^\s*[+-]?\d/.test(cell)) &&
      !header.some((cell) => /^\s*[+-]?\d+(\.\d+)?\s*$/.test(cell))
    )
      plain = { delimiter, header, lines: i + 1, rows: found }
  }
  return plain
}

/** The delimiter of which a line has most; undefined for a line of one cell. */
function delimiterOf(line: string): string | undefined {
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length - 1)
  const most = Math.max(...counts)
  return most === 0 ? undefined : DELIMITERS[counts.indexOf(most)]
}

function cellsOf(line: string, delimiter: string): string[] {
  return papaparse.parse<string[]>(line, { delimiter }).data[0] ?? []
}

/** Whether a file's head is a table, with columns that are known or not. */
export function looksLikeCsv(head: string): boolean {
  return findTableHead(head.slice(0, 65_536)) !== undefined
}
