import { localName } from './xml-stream.ts'

/** The first element of a text. */
interface RootElement {
  /** Without its namespace prefix. */
  readonly name: string
  /** What stands between its name and the next `>`, with it, or the end of what there is. */
  readonly rest: string
  /** Where its tag ends. */
  readonly end: number
}

/** The first element of an XML text, after declarations, comments and a document type; undefined when it is no XML. */
export function rootElement(head: string): RootElement | undefined {
  let at = 0
  while (at < head.length) {
    if (isSpace(head.charCodeAt(at))) at++
    else if (head.startsWith('<?', at)) at = after(head, '?>', at)
    else if (head.startsWith('<!--', at)) at = after(head, '-->', at)
    else if (head.startsWith('<!DOCTYPE', at)) at = afterDoctype(head, at)
    else return elementAt(head, at)
  }
  return undefined
}

function elementAt(head: string, at: number): RootElement | undefined {
  const name = /^<([A-Za-z_][\w.:-]{0,60})(?=[\s/>])/.exec(head.slice(at, at + 80))?.[1]
  if (name === undefined) return undefined
  const from = at + 1 + name.length
  const to = head.indexOf('>', from)
  const end = to < 0 ? head.length : to + 1
  return { name: localName(name), rest: head.slice(from, end), end }
}

/** Its end is the first `>`, or, where it holds declarations in brackets, the first after these. */
function afterDoctype(head: string, at: number): number {
  const end = head.indexOf('>', at)
  const bracket = head.indexOf('[', at)
  return after(head, '>', bracket >= 0 && bracket < end ? after(head, ']', bracket) : at)
}

function after(head: string, what: string, from: number): number {
  const found = head.indexOf(what, from)
  return found < 0 ? head.length : found + what.length
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d || code === 0xfeff
}
