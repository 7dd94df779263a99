const LONGEST_NAME = 200
const CONTROL = /[\p{Cc}\u2028\u2029]/u
const TURNS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
const ODD = /[\p{Cc}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u

/**
 * A stranger's text on one line: without control characters and those that turn the direction of writing (Unicode Standard
 * Annex 9), trimmed, at most so many characters long. A copy, as by `copyOf`.
 */
export function storedText(text: string, most = LONGEST_NAME): string {
  if (text.length <= most && !ODD.test(text)) return copyOf(text).trim()
  return Array.from(text.replace(TURNS, ''), (char) => (CONTROL.test(char) ? ' ' : char))
    .slice(0, most)
    .join('')
    .trim()
}

/**
 * The same text, made anew: in V8 a part that is cut from a chunk holds the whole chunk in memory for as long as it lives.
 * Cut from a text that is hardly longer, it holds no more than that.
 */
export function copyOf(text: string): string {
  return ` ${text}`.slice(1)
}
