/** What may come next in a JSON text. */
type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or ]' | ', or }' | 'end'

/** Where a text stops being JSON, and what was expected there. */
interface JsonBreak {
  /** From 0; the length of the text when it ends too early. */
  readonly at: number
  readonly expected: string
}

const MAY_CLOSE: readonly Expected[] = ['value or ]', 'name or }', ', or ]', ', or }']
const SPACE = /[ \t\r\n]/
/** A number or a word: what is longer is none. */
const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d{0,400})(?:\.\d{1,400})?(?:[eE][+-]?\d{1,10})?)(?![\w.+-])/y

/**
 * Finds where a text stops being JSON (RFC 8259), as parsers do not all say. Undefined when it does not, as far as this can tell.
 * Nesting is followed in a list, which is as long as the text is deep.
 */
export function findJsonBreak(text: string): JsonBreak | undefined {
  const closers: ('}' | ']')[] = []
  let expected = 'value' as Expected
  let at = 0
  for (;;) {
    while (at < text.length && SPACE.test(text[at] ?? '')) at++
    const character = text[at]
    if (expected === 'end') return character === undefined ? undefined : { at, expected }
    if (character === undefined) return { at, expected }
    const closer = closers.at(-1)
    if (character === closer && MAY_CLOSE.includes(expected)) {
      closers.pop()
      at++
      expected = afterValue(closers)
    } else if (expected === ':' || expected === ', or ]' || expected === ', or }') {
      if (character !== (expected === ':' ? ':' : ',')) return { at, expected }
      expected = expected === ', or }' ? 'name' : 'value'
      at++
    } else if (character === '"') {
      const end = endOfString(text, at + 1)
      if (end.isBroken) return { at: end.at, expected: 'the rest of a text in double quotes' }
      at = end.at
      expected = expected === 'name' || expected === 'name or }' ? ':' : afterValue(closers)
    } else if (expected === 'name' || expected === 'name or }') return { at, expected }
    else if (character === '[' || character === '{') {
      closers.push(character === '[' ? ']' : '}')
      expected = character === '[' ? 'value or ]' : 'name or }'
      at++
    } else {
      SCALAR.lastIndex = at
      if (!SCALAR.test(text)) return { at, expected }
      at = SCALAR.lastIndex
      expected = afterValue(closers)
    }
  }
}

function afterValue(closers: readonly ('}' | ']')[]): Expected {
  const closer = closers.at(-1)
  return closer === undefined ? 'end' : closer === ']' ? ', or ]' : ', or }'
}

/** Behind the closing quote; or where the text ends, or holds a control character or an escape that JSON has not. */
function endOfString(text: string, from: number): { readonly at: number; readonly isBroken: boolean } {
  for (let at = from; at < text.length; at++) {
    const character = text[at] ?? ''
    if (character === '"') return { at: at + 1, isBroken: false }
    if (character < ' ') return { at, isBroken: true }
    if (character !== '\\') continue
    const escaped = text.slice(at + 1, at + 6)
    if (!/^(?:["\\/bfnrt]|u[\da-fA-F]{4})/.test(escaped)) return { at, isBroken: true }
    at++
  }
  return { at: text.length, isBroken: true }
}
