import type { Sentence } from './sentence.ts'

/** Lines that a message may wait for its missing parts. */
const WAIT_LINES = 500

/**
 * Lines by which a part may overtake part 1. Sequence ids run from 0 to 9 and come round again within some hundred
 * lines, so that an older part found waiting is more likely the end of another message, whose part 1 was lost.
 */
const OVERTAKE_LINES = 50
/** Sequence ids run from 0 to 9 on two channels: more messages are hardly under way at once. */
const KEPT_COMPLETED = 20

/** All sentences of one AIS message, part 1 first. */
export interface AssembledMessage {
  readonly parts: readonly Sentence[]
  /** When it was received: the time of the first of its lines that had one, milliseconds since 1970 UTC. */
  readonly atMs: number | undefined
}

/** A message that never got all its parts. */
export interface IncompleteMessage {
  /** The 1-based line and the text of its first part. */
  readonly line: number
  readonly text: string
  readonly message: string
}

/** A message that waits for parts; `parts` has a hole for each. */
interface Waiting {
  readonly first: Sentence
  readonly line: number
  readonly text: string
  readonly parts: (Sentence | undefined)[]
  missing: number
  atMs: number | undefined
}

/**
 * Puts the sentences of long messages together, from several receivers in one log. What belongs together is told by the
 * group number of the tag blocks where both sentences have one, else by talker, sequence id and channel; in either case
 * by the number of parts, and by the receiver where both name it. Parts may come in any order. A part that is there
 * already is passed over when it is the same, and begins a new message when it is another. It never holds more than one sentence for each of the last 500 lines.
 */
export class Assembly {
  readonly #onIncomplete: (incomplete: IncompleteMessage) => void
  /** Oldest first. */
  #waiting: Waiting[] = []
  /** The last few messages completed, each with the line that did it. */
  #completed: readonly Waiting[] = []

  constructor(onIncomplete: (incomplete: IncompleteMessage) => void) {
    this.#onIncomplete = onIncomplete
  }

  /** Takes one sentence of several and the line it stands on; gives the message that it completes, if any. */
  add(sentence: Sentence, line: number, text: string): AssembledMessage | undefined {
    this.#giveUpBefore(line - WAIT_LINES)

    let waiting = this.#waiting.find((candidate) => belongsTo(sentence, candidate.first))
    if (waiting ? isRepeatIn(waiting, sentence) : this.#isTailOfCompleted(sentence, line)) return undefined
    if (waiting !== undefined && beginsAnew(sentence, line, waiting)) {
      this.#remove(waiting)
      this.#giveUp(waiting)
      waiting = undefined
    }
    if (waiting === undefined) {
      const parts = Array.from<Sentence | undefined>({ length: sentence.total })
      waiting = { first: sentence, line, text, parts, missing: sentence.total, atMs: undefined }
      this.#waiting.push(waiting)
    }
    waiting.parts[sentence.number - 1] = sentence
    waiting.missing -= 1
    waiting.atMs ??= sentence.atMs
    if (waiting.missing > 0) return undefined

    this.#remove(waiting)
    this.#completed = [...this.#completed.slice(1 - KEPT_COMPLETED), { ...waiting, line }]
    return { parts: waiting.parts.filter((part) => part !== undefined), atMs: waiting.atMs }
  }

  /** No line will follow: whatever still waits is incomplete. */
  end(): void {
    this.#giveUpBefore(Number.POSITIVE_INFINITY)
  }

  /** The end of a message that was completed a moment ago, heard by another receiver: not the end of the next one. */
  #isTailOfCompleted(sentence: Sentence, line: number): boolean {
    return (
      sentence.number > 1 &&
      this.#completed.some(
        (done) => line - done.line <= OVERTAKE_LINES && belongsTo(sentence, done.first) && isRepeatIn(done, sentence),
      )
    )
  }

  #giveUpBefore(line: number): void {
    while (this.#waiting[0] !== undefined && this.#waiting[0].line < line) {
      const [oldest] = this.#waiting.splice(0, 1)
      if (oldest !== undefined) this.#giveUp(oldest)
    }
  }

  #remove(waiting: Waiting): void {
    this.#waiting.splice(this.#waiting.indexOf(waiting), 1)
  }

  #giveUp({ line, text, parts, first }: Waiting): void {
    const got = parts.flatMap((part) => part?.number ?? []).join(', ')
    const message = `only part ${got} of ${first.total} came, expected all within ${WAIT_LINES} lines`
    this.#onIncomplete({ line, text, message })
  }
}

function belongsTo(sentence: Sentence, first: Sentence): boolean {
  if (sentence.total !== first.total || !agree(sentence.station, first.station)) return false
  if (sentence.group !== undefined && first.group !== undefined) return sentence.group === first.group
  return (
    sentence.sequenceId === first.sequenceId && sentence.channel === first.channel && sentence.address === first.address
  )
}

/** Two receivers without names send the same part twice. */
function isRepeatIn({ parts }: Waiting, sentence: Sentence): boolean {
  const known = parts[sentence.number - 1]
  return known !== undefined && known.payload === sentence.payload && known.fillBits === sentence.fillBits
}

/** Not every line of a message names its receiver, so only two different names set parts apart. */
function agree(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other
}

function beginsAnew(sentence: Sentence, line: number, waiting: Waiting): boolean {
  if (waiting.parts[sentence.number - 1] !== undefined) return true
  return sentence.number === 1 && sentence.group === undefined && line - waiting.line > OVERTAKE_LINES
}
