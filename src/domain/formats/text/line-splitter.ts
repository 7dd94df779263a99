/** No line of the formats read here is nearly so long: the rest of a longer one is dropped. */
const LONGEST_LINE = 64 * 1024

/** One line of a file, without its end. */
export interface Line {
  /** From 1. */
  readonly number: number
  readonly text: string
  readonly isCut: boolean
}

/** Makes lines of chunks of text cut anywhere. Lines end with LF or CR LF. */
export class LineSplitter {
  readonly #take: (line: Line) => void
  #rest = ''
  #isCut = false
  #lines = 0

  constructor(take: (line: Line) => void) {
    this.#take = take
  }

  /** Lines handed on so far. */
  get lines(): number {
    return this.#lines
  }

  write(text: string): void {
    let from = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      this.#add(text.slice(from, end))
      this.#end()
      from = end + 1
    }
    this.#add(text.slice(from))
  }

  /** Hands on a last line that has no end. */
  end(): void {
    if (this.#rest !== '') this.#end()
  }

  #add(text: string): void {
    const room = LONGEST_LINE - this.#rest.length
    if (text.length > room) this.#isCut = true
    this.#rest += text.slice(0, room)
  }

  #end(): void {
    const [text, isCut] = [this.#rest, this.#isCut]
    this.#rest = ''
    this.#isCut = false
    this.#lines++
    const whole = this.#lines === 1 ? text.replace(/^\ufeff/, '') : text
    this.#take({ number: this.#lines, text: whole.endsWith('\r') ? whole.slice(0, -1) : whole, isCut })
  }
}
