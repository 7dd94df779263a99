import { SaxesParser, type SaxesTagPlain } from 'saxes'

/** Levels of elements. A real file nests about ten deep; this many are where a hostile one ends. */
const MAX_DEPTH = 64
/** Characters kept of the text of an element: names, numbers and times are never longer. */
const MAX_TEXT = 1000
/** Characters from one tag to the next: the outline of a country in one KML element, at 40 a point, has 200,000 points. */
const MAX_BETWEEN_TAGS = 8 * 1024 * 1024
const MAX_ATTRIBUTES = 256
/** Characters of a name: open elements are kept by theirs. */
const MAX_NAME = 1000
/** Characters that XML does not allow and references that nothing stands behind: a file with more of them is no text. */
const MAX_TEXT_FAULTS = 1000
const KEPT_OF_A_MESSAGE = 200

/** What saxes says of one bad character or reference, or of a lone `<`. Names in its messages hold no spaces. */
const OF_TEXT =
  /: (?:disallowed character\.|disallowed character in tag name|disallowed character in entity name\.|undefined entity\.|empty entity name\.|malformed character entity\.)$/

const DECLARATION = '<?xml'
/** As long as a declaration's start, so that lines and columns stay: an instruction, which every reader passes over. */
const PASSED_OVER = '<?was'

/** Ends the parser's way through its chunk, as nothing that it says after a broken structure may be believed. */
const STOPPED = new Error('the reading of this file has ended')

/** An element that begins. */
export interface XmlElement {
  /** Without its namespace prefix. */
  readonly name: string
  /** 1-based: where its tag ends. */
  readonly line: number
  readonly attributes: Readonly<Record<string, string>>
}

/** What could not be read as XML. */
export interface XmlFault {
  readonly line: number
  /** `xml-text` is one bad character or reference, after which the reading goes on; every other one ended it. */
  readonly reason: 'xml-text' | 'xml' | 'doctype' | 'depth' | 'too-long'
  readonly message: string
}

/**
 * Who hears of elements. A path holds the names of all open elements without their prefixes, from the outermost to the one
 * that it is about; it changes after the call.
 */
export interface XmlListener {
  /** True where the text of the element is wanted. Text around elements inside of it is not kept. */
  opened(element: XmlElement, path: readonly string[]): boolean
  /** The text is trimmed, at most 1,000 characters; undefined where it was not wanted. */
  closed(name: string, text: string | undefined, path: readonly string[]): void
  fault(fault: XmlFault): void
}

/**
 * Reads XML 1.0 in chunks cut anywhere, with the same outcome wherever they are cut. Prefixes of namespaces are passed
 * over. A document type is refused, so there are no entities but the five of XML itself; a broken structure, more than 64
 * levels, 256 attributes or 8 Mi characters between two tags end the reading with one fault, and what came before stays.
 * Memory is bounded by these limits, whatever the file's size.
 */
export class XmlStream {
  readonly #listener: XmlListener
  readonly #parser: SaxesParser<{ xmlns: false; position: true; fragment: boolean }>
  readonly #isRun: boolean
  readonly #path: string[] = []
  #text: string | undefined
  /** The end of a chunk that only the next one explains: half of a surrogate pair, or a part of a declaration. */
  #held = ''
  #written = 0
  #lastTagAt = 0
  #lastTagLine = 1
  #isInTag = false
  #textFaults = 0
  #isEnding = false
  #lines: number | undefined

  /** @param isRun Whether documents, or elements without one, may follow each other, as in the log of a stream. */
  constructor(listener: XmlListener, { isRun = false } = {}) {
    this.#listener = listener
    this.#isRun = isRun
    this.#parser = new SaxesParser({ xmlns: false, position: true, fragment: isRun })
    // With more than seven handlers V8 keeps the parser as a dictionary, and it is three times slower (Node 24).
    this.#parser.on('opentagstart', () => {
      this.#isInTag = true
    })
    this.#parser.on('opentag', (tag) => this.#open(tag))
    this.#parser.on('closetag', (tag) => this.#close(tag))
    this.#parser.on('cdata', this.#addText)
    this.#parser.on('doctype', () => this.#refuseDoctype())
    // saxes says where itself, as `line:column: what`.
    this.#parser.on('error', (error) => this.#hearError(error.message))
  }

  /** Lines read: to the end, or to where the reading ended. */
  get lines(): number {
    return this.#lines ?? this.#parser.line
  }

  write(text: string): void {
    if (this.#lines !== undefined) return
    const whole = this.#held + text
    const held = this.#heldLength(whole)
    this.#held = whole.slice(whole.length - held)
    this.#feed(whole.slice(0, whole.length - held))
  }

  /** Call once, after the last chunk. */
  end(): void {
    this.#feed(this.#held)
    if (this.#lines !== undefined) return
    this.#isEnding = true
    const { line } = this.#parser
    this.#untilStopped(() => this.#parser.close())
    this.#lines ??= line
  }

  #heldLength(text: string): number {
    if (this.#isRun)
      for (let length = Math.min(DECLARATION.length - 1, text.length); length > 0; length--)
        if (DECLARATION.startsWith(text.slice(-length))) return length
    const last = text.charCodeAt(text.length - 1)
    return last >= 0xd800 && last <= 0xdbff ? 1 : 0
  }

  #feed(text: string): void {
    if (this.#lines !== undefined || text === '') return
    // Half a surrogate pair is no character, and makes the parser throw.
    const sound = text.toWellFormed()
    const readable = this.#isRun ? sound.replaceAll(DECLARATION, PASSED_OVER) : sound
    this.#untilStopped(() => {
      this.#parser.write(readable)
      this.#written += readable.length
      this.#checkLength(this.#written)
    })
  }

  #untilStopped(read: () => void): void {
    try {
      read()
    } catch (error) {
      if (error !== STOPPED) throw error
    }
  }

  #open(tag: SaxesTagPlain): void {
    const { position } = this.#parser
    // An attribute has five characters at least, with the space before it.
    const hasRoomForMany = position - this.#lastTagAt > MAX_ATTRIBUTES * 5
    this.#markTag(position)
    this.#isInTag = false
    if (this.#path.length === MAX_DEPTH)
      this.#stop('depth', `elements nest deeper than ${MAX_DEPTH}, expected a few levels`)
    const { name, attributes } = tag
    if (hasRoomForMany && isMoreThan(attributes, MAX_ATTRIBUTES))
      this.#stop('too-long', `a tag has more than ${MAX_ATTRIBUTES} attributes, expected a few`)
    if (name.length > MAX_NAME)
      this.#stop('too-long', `a tag has a name of ${name.length} characters, expected at most ${MAX_NAME}`)
    const element = { name: localName(name), line: this.#parser.line, attributes }
    this.#path.push(element.name)
    this.#want(this.#listener.opened(element, this.#path))
  }

  #close(tag: SaxesTagPlain): void {
    this.#markTag()
    const text = this.#text?.trim()
    this.#want(false)
    this.#listener.closed(localName(tag.name), text, this.#path)
    this.#path.pop()
  }

  /** Text that nobody wants is not even gathered by the parser. */
  #want(isWanted: boolean): void {
    const was = this.#text !== undefined
    this.#text = isWanted ? '' : undefined
    if (isWanted && !was) this.#parser.on('text', this.#addText)
    else if (was && !isWanted) this.#parser.off('text')
  }

  readonly #addText = (text: string): void => {
    if (this.#text !== undefined && this.#text.length < MAX_TEXT)
      this.#text += text.slice(0, MAX_TEXT - this.#text.length)
  }

  #refuseDoctype(): void {
    this.#checkLength(this.#parser.position)
    this.#stop('doctype', 'a document type, expected none: it could hide entities')
  }

  #hearError(message: string): void {
    this.#checkLength(this.#parser.position)
    if (message.endsWith('inappropriately located doctype declaration.')) this.#refuseDoctype()
    if (this.#isOutside && (isOfText(message) || message.endsWith('text data outside of root node.')))
      this.#stop('xml', 'what follows outside of the root element is no XML, expected none', this.#lastTagLine)
    const told = message.slice(0, KEPT_OF_A_MESSAGE)
    if (!isOfText(message)) {
      const where = this.#isEnding ? `; the last whole tag is on line ${this.#lastTagLine}` : ''
      this.#stop('xml', `${told}, expected well-formed XML${where}`)
    }
    if (++this.#textFaults > MAX_TEXT_FAULTS)
      this.#stop('xml', `more than ${MAX_TEXT_FAULTS} characters that XML does not allow, expected text`)
    this.#listener.fault({ line: this.#parser.line, reason: 'xml-text', message: told })
  }

  /**
   * Outside of the root the parser tells of a text where that or its chunk ends, so what it says of it depends on the cuts; it
   * may be only one thing.
   */
  get #isOutside(): boolean {
    return !this.#isRun && this.#path.length === 0 && !this.#isInTag
  }

  #markTag(at = this.#parser.position): void {
    this.#checkLength(at)
    this.#lastTagAt = at
    this.#lastTagLine = this.#parser.line
  }

  /** Asked at every event and after every chunk, so that the answer does not depend on where chunks are cut. */
  #checkLength(at: number): void {
    if (at - this.#lastTagAt > MAX_BETWEEN_TAGS)
      this.#stop(
        'too-long',
        `no tag ends within ${MAX_BETWEEN_TAGS} characters after this line, expected far fewer`,
        this.#lastTagLine,
      )
  }

  #stop(reason: XmlFault['reason'], message: string, line = this.#parser.line): never {
    this.#lines = line
    this.#held = ''
    this.#listener.fault({ line, reason, message })
    throw STOPPED
  }
}

/** Whether an error leaves the structure as it is: the parser passes over one character or reference, or a lone `<`. */
function isOfText(message: string): boolean {
  return OF_TEXT.test(message)
}

function isMoreThan(attributes: Readonly<Record<string, string>>, most: number): boolean {
  let count = 0
  for (const _ in attributes) if (++count > most) return true
  return false
}

/** A name without its namespace prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The value of an attribute by its name without a prefix; one without a prefix comes first. */
export function attributeOf({ attributes }: Pick<XmlElement, 'attributes'>, name: string): string | undefined {
  const own = attributes[name]
  if (own !== undefined) return own
  for (const key in attributes) if (localName(key) === name) return attributes[key]
  return undefined
}
