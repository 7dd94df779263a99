/** A text that is a number and nothing else: a spreadsheet runs nothing in it. */
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/

/**
 * A sign that begins a formula (also in its full width form), at the start or after what a spreadsheet of other settings
 * takes for the end of a cell, with what it trims between. Two bounded classes in a row that share no character: no
 * backtracking.
 */
const FORMULA =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is trimmed.
  /(^|[;\t\r\n])([\u0000-\u0008\u000B\u000C\u000E-\u0020\u007F-\u00A0\u00AD\u2000-\u200F\u2028-\u202F\u205F-\u2064\u2066-\u206F\u3000\uFEFF]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g

/** Such a text has an apostrophe of its own, which readers take for one of these. */
const LIKE_MARKED = /^'+[=+\-@]/

/**
 * Whether a text gets an apostrophe: it would be run as a formula, begins with a tab or a line break (OWASP, "CSV
 * Injection"), or looks as if it had one already.
 */
export function isRunBySpreadsheet(text: string): boolean {
  return !PLAIN_NUMBER.test(text) && (/^[\t\r]/.test(text) || LIKE_MARKED.test(text) || text.search(FORMULA) >= 0)
}

/**
 * One cell by RFC 4180. Text that a spreadsheet would run gets an apostrophe before the sign that does it; halves of
 * surrogate pairs become U+FFFD, as every UTF-8 encoder has them.
 */
export function exportCell(value: string | number | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = value.toWellFormed()
  const safe = isRunBySpreadsheet(text) ? withApostrophes(text) : text
  return /[",;\t\r\n']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function withApostrophes(text: string): string {
  const marked = text.replace(FORMULA, "$1'$2")
  return /^[\t\r]/.test(marked) || LIKE_MARKED.test(text) ? `'${marked}` : marked
}
