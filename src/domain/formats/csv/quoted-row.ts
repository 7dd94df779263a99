/** A row of tracks is a tenth of it; the rest of a longer one is dropped, and the row told. */
export const LONGEST_ROW = 64 * 1024
/** A name or an address may go over some lines. A quote that nobody closes may not swallow the table. */
const MOST_LINES = 10
const QUOTE = 34
const RETURN = 13
const SPACE = 32

/** A row of which cells stand in quotes. */
interface QuotedRow {
  /** Without their quotes. */
  readonly cells: readonly string[]
  /** Where in the text the break after it stands. */
  readonly end: number
  /** As many as it goes over. */
  readonly lines: number
}

/** `unfinished`: more of the text tells. `unclosed`: a quote opens a cell and none closes it, so it means nothing. */
export type QuotedRowFound = QuotedRow | 'unfinished' | 'unclosed'

/**
 * The row that begins at a place of a text. As in RFC 4180 a quote counts where a cell begins with it; it is closed by the next
 * that stands before a delimiter or the end of the line, spaces between them or not, and two stand for one. What is found is the
 * same however much of the text is there: of a row that is not whole it may only be that more must come.
 *
 * @param isEnd No more comes, and the text ends with a line break.
 */
export function quotedRow(
  text: string,
  from: number,
  delimiter: number,
  lineBreak: number,
  isEnd: boolean,
): QuotedRowFound {
  const stop = Math.min(text.length, from + LONGEST_ROW + 1)
  const more = isEnd || stop - from > LONGEST_ROW ? 'unclosed' : 'unfinished'
  const cells: string[] = []
  let lines = 1
  let at = from
  for (;;) {
    const start = at
    if (text.charCodeAt(at) === QUOTE && at < stop) {
      let isDoubled = false
      let isClosed = false
      while (!isClosed) {
        if (++at >= stop) return more
        const code = text.charCodeAt(at)
        if (code === lineBreak && ++lines > MOST_LINES) return 'unclosed'
        if (code !== QUOTE) continue
        let next = at + 1
        if (next < stop && text.charCodeAt(next) === QUOTE) {
          isDoubled = true
          at = next
          continue
        }
        while (next < stop && text.charCodeAt(next) === SPACE) next++
        if (next < stop && text.charCodeAt(next) === RETURN && lineBreak !== RETURN) next++
        if (next >= stop) return more
        const after = text.charCodeAt(next)
        if (after !== lineBreak && (after !== delimiter || text.charCodeAt(next - 1) === RETURN)) continue
        const cell = text.slice(start + 1, at)
        cells.push(isDoubled ? cell.replaceAll('""', '"') : cell)
        at = next
        isClosed = true
      }
    } else {
      while (at < stop && text.charCodeAt(at) !== delimiter && text.charCodeAt(at) !== lineBreak) at++
      if (at >= stop) return more
      const isLast = text.charCodeAt(at) === lineBreak
      cells.push(text.slice(start, isLast && at > start && text.charCodeAt(at - 1) === RETURN ? at - 1 : at))
    }
    if (text.charCodeAt(at) === lineBreak) return { cells, end: at, lines }
    at++
  }
}
