/**
 * The most characters that a line may have. The longest real ones, with tag block and receiver fields, stay below 300.
 */
export const LONGEST_LINE = 4096

/** Where the lines go, one call each, in order. */
export interface LineHandler {
  /**
   * The line of `text` from `start` up to but not including `end`, without its line feed; a carriage return before that
   * is still there. The text around it may be anything.
   */
  line(text: string, start: number, end: number): void
  /** A line of more than 4096 characters, of which only the start was kept. */
  tooLong(start: string): void
}

/**
 * Cuts text that comes in arbitrary pieces into lines. It never holds more than one line of text and the piece in hand.
 */
export class LineSplitter {
  readonly #handler: LineHandler
  #begun = ''
  /** The rest of a line that was too long is being thrown away. */
  #skipping = false

  constructor(handler: LineHandler) {
    this.#handler = handler
  }

  write(text: string): void {
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      if (this.#begun === '' && !this.#skipping && end - start <= LONGEST_LINE) this.#handler.line(text, start, end)
      else this.#finish(text.slice(start, end))
      start = end + 1
    }
    this.#add(text.slice(start))
  }

  /** The text ends here, with or without a line feed. */
  end(): void {
    if (this.#begun !== '' || this.#skipping) this.#finish('')
  }

  #finish(text: string): void {
    this.#add(text)
    if (!this.#skipping) this.#handler.line(this.#begun, 0, this.#begun.length)
    this.#begun = ''
    this.#skipping = false
  }

  #add(text: string): void {
    if (this.#skipping) return
    this.#begun += text
    if (this.#begun.length <= LONGEST_LINE) return
    this.#handler.tooLong(this.#begun.slice(0, LONGEST_LINE))
    this.#begun = ''
    this.#skipping = true
  }
}
