import { CharCodeReader, type CharCodes } from './char-codes.ts'

/** One row of a table: a text, and where in it its cells begin and end. Filled again for every row. */
export class Row {
  text = ''
  /** Of the text, by the same places. */
  codes: CharCodes = new Uint8Array()
  count = 0
  #from = new Int32Array(64)
  #to = new Int32Array(64)
  /** For rows that are no part of a larger text. */
  readonly #ownCodes = new CharCodeReader()
  #start = 0
  #end = 0
  #isFilled = false
  /** From where on it is not cut yet; -1 when all is. */
  #uncut = -1

  from(cell: number): number {
    return cell < this.count ? (this.#from[cell] as number) : 0
  }

  to(cell: number): number {
    return cell < this.count ? (this.#to[cell] as number) : 0
  }

  cell(cell: number): string {
    return this.text.slice(this.from(cell), this.to(cell))
  }

  /**
   * Takes a line without quotes as it stands: the cells between `from` and `to` of a text, parted by one character. Of more
   * than `most` of them the rest stays uncut.
   */
  cut(
    text: string,
    codes: CharCodes,
    from: number,
    to: number,
    delimiter: number,
    most = Number.POSITIVE_INFINITY,
  ): void {
    this.text = text
    this.codes = codes
    this.#start = from
    this.#end = to
    this.#isFilled = false
    this.count = 0
    this.#cutOn(from, delimiter, most)
  }

  /** Whether what is uncut reads so. */
  restIs(text: string): boolean {
    const from = this.#uncut
    // Cut out and compared at once: `startsWith` takes three times as long.
    return from >= 0 && this.#end - from === text.length && this.text.slice(from, this.#end) === text
  }

  /** Cuts what is still uncut. */
  cutRest(delimiter: number): void {
    if (this.#uncut >= 0) this.#cutOn(this.#uncut, delimiter, Number.POSITIVE_INFINITY)
  }

  /** Takes cells that quotes were taken off of. They are put together by the delimiter, as the row is shown. */
  fill(cells: readonly string[], delimiter: string): void {
    this.text = cells.join(delimiter)
    this.codes = this.#ownCodes.of(this.text)
    this.#start = 0
    this.#end = this.text.length
    this.#isFilled = true
    this.#uncut = -1
    let at = 0
    for (const [i, cell] of cells.entries()) {
      this.#put(i, at, at + cell.length)
      at += cell.length + 1
    }
    this.count = cells.length
  }

  /** The line from a cell on, as it stood; undefined where there is no such cell, or quotes were taken off. */
  lineFrom(cell: number): string | undefined {
    return cell < this.count && !this.#isFilled ? this.text.slice(this.from(cell), this.#end) : undefined
  }

  /** The line as it stood, to be shown. */
  get shown(): string {
    return this.text.slice(this.#start, this.#end)
  }

  #cutOn(from: number, delimiter: number, most: number): void {
    const { codes } = this
    const end = this.#end
    let { count } = this
    let start = from
    for (let at = from; at < end; at++) {
      if (codes[at] !== delimiter) continue
      this.#put(count++, start, at)
      start = at + 1
      if (count === most) {
        this.count = count
        this.#uncut = start
        return
      }
    }
    this.#put(count++, start, end)
    this.count = count
    this.#uncut = -1
  }

  #put(cell: number, from: number, to: number): void {
    if (cell === this.#from.length) {
      this.#from = grown(this.#from)
      this.#to = grown(this.#to)
    }
    this.#from[cell] = from
    this.#to[cell] = to
  }
}

function grown(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(column.length * 2)
  longer.set(column)
  return longer
}
