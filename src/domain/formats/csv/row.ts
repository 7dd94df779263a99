/** One row of a table: a text, and where in it its cells begin and end. Filled again for every row. */
export class Row {
  text = ''
  count = 0
  #from = new Int32Array(64)
  #to = new Int32Array(64)

  from(cell: number): number {
    return cell < this.count ? (this.#from[cell] as number) : 0
  }

  to(cell: number): number {
    return cell < this.count ? (this.#to[cell] as number) : 0
  }

  cell(cell: number): string {
    return this.text.slice(this.from(cell), this.to(cell))
  }

  /** Takes a line without quotes as it stands: the cells between `from` and `to` of a text, parted by one character. */
  cut(text: string, from: number, to: number, delimiter: number): void {
    this.text = text
    let count = 0
    let start = from
    for (let at = from; at < to; at++) {
      if (text.charCodeAt(at) !== delimiter) continue
      this.#put(count++, start, at)
      start = at + 1
    }
    this.#put(count++, start, to)
    this.count = count
  }

  /** Takes cells that quotes were taken off of. They are put together by the delimiter, as the row is shown. */
  fill(cells: readonly string[], delimiter: string): void {
    this.text = cells.join(delimiter)
    let at = 0
    for (const [i, cell] of cells.entries()) {
      this.#put(i, at, at + cell.length)
      at += cell.length + 1
    }
    this.count = cells.length
  }

  /** The line as it stood, to be shown. */
  get shown(): string {
    return this.text.slice(this.from(0), this.to(this.count - 1))
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
