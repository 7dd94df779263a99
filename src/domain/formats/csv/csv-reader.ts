import { type FormatReader, KEPT_OF_A_LINE, type ReaderOptions } from '../format-reader.ts'
import { Tally } from '../tally.ts'
import { type ColumnMapping, type MissingColumns, readColumns } from './columns.ts'
import { CsvRows } from './csv-rows.ts'
import { LONGEST_ROW } from './quoted-row.ts'
import { findTableHead, type TableHead } from './table-head.ts'

const HEAD_CHARACTERS = 64 * 1024

/**
 * Reads tables of positions, by the names of their columns in any order; see `meanings.ts`. A table whose columns do not say
 * where and when is one reject, and `missing` says what there is to choose from.
 *
 * Where the text is cut into pieces changes nothing.
 */
export class CsvReader implements FormatReader {
  readonly tally = new Tally()
  readonly #options: ReaderOptions & { readonly columns?: ColumnMapping }
  #rest = ''
  #head: TableHead | undefined
  #table: CsvRows | undefined
  #missing: MissingColumns | undefined
  #isOpen = false
  /** What parts the lines; a return before it belongs to it. */
  #break: '\n' | '\r' = '\n'
  #isTooLong = false

  constructor(options: ReaderOptions & { readonly columns?: ColumnMapping }) {
    this.#options = options
  }

  /** What the table lacks, where it cannot be read. */
  get missing(): MissingColumns | undefined {
    return this.#missing
  }

  write(text: string): void {
    if (this.#isOpen) {
      this.#take(text)
      return
    }
    this.#rest += text
    if (this.#rest.length >= HEAD_CHARACTERS) this.#begin()
  }

  end(): void {
    if (!this.#isOpen) this.#begin()
    const rest = this.#rest
    this.#rest = ''
    const isWhole = rest === '' || rest.endsWith(this.#break)
    if (this.#table) this.#table.read(isWhole ? rest : `${rest}${this.#break}`, 0, true)
    else if (!isWhole) this.tally.lines++
    this.#table?.end()
  }

  #begin(): void {
    this.#open()
    const text = this.#rest
    this.#rest = ''
    this.#take(text)
  }

  #take(piece: string): void {
    const table = this.#table
    if (!table) {
      this.#count(piece)
      return
    }
    let text = piece
    let from = 0
    if (this.#isTooLong) {
      from = text.indexOf(this.#break) + 1
      if (from === 0) return
      this.#isTooLong = false
    } else if (this.#rest !== '') {
      // Only the row that was cut, where that is enough: text put together is read at half the speed.
      from = text.indexOf(this.#break) + 1
      const cut = this.#rest + text.slice(0, from)
      const end = from === 0 ? 0 : table.read(cut)
      if (end < cut.length) {
        text = cut.slice(end) + text.slice(from)
        from = 0
      }
    }
    this.#rest = text.slice(table.read(text, from))
    if (this.#rest.length <= LONGEST_ROW) return
    table.passOver(this.#rest)
    this.#rest = ''
    this.#isTooLong = true
  }

  /** The lines of a table that is not read; what follows the last break is kept to know that there is something. */
  #count(text: string): void {
    const last = text.lastIndexOf(this.#break) + 1
    for (let at = text.indexOf(this.#break); at >= 0; at = text.indexOf(this.#break, at + 1)) this.tally.lines++
    if (last > 0 || this.#rest === '') this.#rest = text.slice(last, last + 1)
  }

  #open(): void {
    this.#isOpen = true
    const looked = this.#rest.slice(0, HEAD_CHARACTERS)
    // Of old Macs. Where there are both, a lone return is part of a cell: it may not depend on what is read together.
    if (!looked.includes('\n') && looked.includes('\r')) this.#break = '\r'
    const head = findTableHead(looked)
    if (!head) {
      this.#reject('columns', 'there is no header with columns, expected such as time,lat,lon,id', this.#rest)
      return
    }
    const { columns = {} } = this.#options
    const found = readColumns(head.header, head.rows, columns)
    this.#head = head
    this.#rest = afterLines(this.#rest, head.lines)
    this.tally.lines += head.lines
    if (!found.ok) {
      this.#missing = found.problem
      const names = head.header.map((cell) => JSON.stringify(cell.trim().slice(0, 30))).slice(0, 20)
      this.#reject(
        'columns',
        `the columns are ${names.join(', ')}, expected ${found.problem.missing.join(', ')} among them`,
        head.header.join(head.delimiter),
      )
      return
    }
    for (const note of found.value.notes) this.tally.note(note)
    this.#table = new CsvRows(this.#options, this.tally, head, found.value, this.#break)
  }

  #reject(reason: string, message: string, text: string): void {
    this.tally.reject(reason)
    this.#options.sink.reject({
      line: this.tally.lines + (this.#head ? 0 : 1),
      reason,
      message,
      text: text.slice(0, KEPT_OF_A_LINE),
    })
  }
}

function afterLines(text: string, lines: number): string {
  let from = 0
  for (let i = 0; i < lines; i++) {
    const at = text.slice(from).search(/\r\n|\r|\n/)
    if (at < 0) return ''
    from += at + (text.startsWith('\r\n', from + at) ? 2 : 1)
  }
  return text.slice(from)
}
