import {
  type MessageHead,
  readHead,
  StreamDecoder,
  type StreamMessage,
  type StreamSnapshot,
  type StreamUpdate,
} from './stream-message.ts'
import { OTHER_VERSION_CODE, otherVersionWords, type ResumePoint, WIRE_VERSION } from './wire.ts'

/** One attempt at a connection; after `close` it calls back no more. */
export interface StreamSocket {
  close(): void
}

export interface SocketHandlers {
  onBytes(bytes: Uint8Array): void
  /** Text is what servers of before version 3 send. */
  onText(text: string): void
  /** With the code and reason that the server gave, if it gave any. */
  onClosed(code?: number, reason?: string): void
}

/** The world outside, as arguments, so that a test can hold the clock and cut the line. */
export interface LinkSurroundings {
  open(resume: ResumePoint | undefined, handlers: SocketHandlers): StreamSocket
  /** Runs something once, later; answers how to call it off. */
  after(ms: number, run: () => void): () => void
  /** In [0, 1): spreads the return of many viewers after an outage. */
  random(): number
  /** Milliseconds since 1970. */
  nowMs(): number
  /** UTF-8; may throw. */
  decodeText(bytes: Uint8Array): string
}

type LinkState = 'connecting' | 'open' | 'waiting'

/** A time during which nothing came, and what came of it. */
export interface LinkOutage {
  /** When something was heard last before it, and when the stream was there again: milliseconds since 1970, our clock. */
  readonly fromMs: number
  readonly toMs: number
  /** Updates that the server sent meanwhile; 0 when it is another server than before, for then nobody counted. */
  readonly updates: number
  /** They all came afterwards; otherwise the whole picture did, as it is now. */
  readonly resumed: boolean
  /** The server is another one than before, or was started again. */
  readonly restarted: boolean
}

/** What became of the stream so far: the proof that nothing was missed or taken twice. */
export interface LinkStatus {
  readonly state: LinkState
  readonly seq: number
  readonly snapshots: number
  readonly resumes: number
  readonly updates: number
  /** Updates that came twice and were passed over. */
  readonly repeats: number
  /** Times an update was missing, so that the stream had to be asked for again. */
  readonly gaps: number
  /** Updates that the server left out because this page read too slowly; the whole picture came in their place. */
  readonly skipped: number
  /** The last outage that is over. */
  readonly lastOutage?: LinkOutage
  /** The last thing that could not be read. */
  readonly problem?: string
  /** Page and server speak different versions: nothing comes until the page is loaded anew. */
  readonly otherVersion?: boolean
}

export interface LinkListener {
  onSnapshot(snapshot: StreamSnapshot): void
  onUpdate(update: StreamUpdate): void
  onStatus(status: LinkStatus): void
}

/** The server sends twice a second; ten beats missed mean that the line is dead, though it looks open. */
const SILENCE_MS = 5000
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 15_000
/** Of a text or a reason, as much is looked at. */
const LOOKED_AT = 300

/**
 * Keeps one stream alive: connects, resumes where it broke off, notices silence, gaps and repeats, and waits longer
 * after each failure (with jitter). Every update is handed on once and in order.
 */
export class StreamLink {
  readonly #surroundings: LinkSurroundings
  readonly #listener: LinkListener
  readonly #decoder: StreamDecoder
  #socket: StreamSocket | undefined
  #cancelTimer: (() => void) | undefined
  #resume: ResumePoint | undefined
  /** Where the stream was when the line was lost, also when the picture is asked for anew. */
  #lost: { readonly atMs: number; readonly point: ResumePoint } | undefined
  #heardAtMs = 0
  #last: ResumePoint | undefined
  #failures = 0
  #status: LinkStatus = {
    state: 'connecting',
    seq: 0,
    snapshots: 0,
    resumes: 0,
    updates: 0,
    repeats: 0,
    gaps: 0,
    skipped: 0,
  }

  constructor(surroundings: LinkSurroundings, listener: LinkListener) {
    this.#surroundings = surroundings
    this.#listener = listener
    this.#decoder = new StreamDecoder(surroundings.decodeText)
  }

  start(): void {
    this.#connect()
  }

  stop(): void {
    this.#cancelTimer?.()
    this.#socket?.close()
    this.#socket = undefined
  }

  #connect(): void {
    this.#report({ state: 'connecting' })
    this.#socket = this.#surroundings.open(this.#resume, {
      onBytes: (bytes) => this.#hear(bytes),
      onText: (text) => this.#hearText(text),
      onClosed: (code, reason) => this.#closed(code, reason),
    })
    this.#watchSilence()
  }

  #hear(bytes: Uint8Array): void {
    this.#watchSilence()
    const head = readHead(bytes)
    // A repeat or a gap must not be decoded: it is told from what came before it.
    if (head.ok && head.value.type === 'update' && !this.#isNext(head.value)) return
    if (!head.ok && bytes.length > 0 && bytes[0] !== WIRE_VERSION) this.#report({ otherVersion: true })
    const message = head.ok ? this.#decoder.take(head.value, bytes) : head
    if (message.ok) this.#take(message.value)
    else this.#startOver(message.problem)
  }

  #take(message: StreamMessage): void {
    switch (message.type) {
      case 'snapshot':
        this.#takeSnapshot(message)
        break
      case 'resumed':
        this.#failures = 0
        this.#report({
          state: 'open',
          resumes: this.#status.resumes + 1,
          ...(this.#status.otherVersion && { otherVersion: false }),
          ...this.#outage({ updates: Math.max(0, message.upTo - message.seq), resumed: true, restarted: false }),
        })
        break
      case 'update':
        this.#reached({ epoch: this.#resume?.epoch ?? '', seq: message.seq })
        this.#report({ seq: message.seq, updates: this.#status.updates + 1 })
        this.#listener.onUpdate(message)
        break
    }
    this.#heardAtMs = this.#surroundings.nowMs()
  }

  #takeSnapshot(snapshot: StreamSnapshot): void {
    const { epoch, seq } = snapshot
    const before = this.#lost?.point ?? this.#last
    const restarted = before !== undefined && before.epoch !== epoch
    const updates = before && !restarted ? Math.max(0, seq - before.seq) : 0
    this.#failures = 0
    this.#report({
      state: 'open',
      seq,
      snapshots: this.#status.snapshots + 1,
      skipped: this.#status.skipped + (this.#lost ? 0 : updates),
      ...(this.#status.otherVersion && { otherVersion: false }),
      ...this.#outage({ updates, resumed: false, restarted }),
    })
    this.#reached({ epoch, seq })
    this.#listener.onSnapshot(snapshot)
  }

  #reached(point: ResumePoint): void {
    this.#resume = point
    this.#last = point
  }

  /** The outage that ends now, if there was one. */
  #outage(what: Pick<LinkOutage, 'updates' | 'resumed' | 'restarted'>): Pick<LinkStatus, 'lastOutage'> {
    const lost = this.#lost
    this.#lost = undefined
    return lost ? { lastOutage: { fromMs: lost.atMs, toMs: this.#surroundings.nowMs(), ...what } } : {}
  }

  #isNext({ seq }: MessageHead): boolean {
    const expected = (this.#resume?.seq ?? -1) + 1
    if (!this.#resume || seq > expected) {
      this.#report({ gaps: this.#status.gaps + 1 })
      this.#lose()
      return false
    }
    if (seq < expected) this.#report({ repeats: this.#status.repeats + 1 })
    return seq === expected
  }

  #hearText(text: string): void {
    const version = /"wire":(\d{1,5})\b/.exec(text.slice(0, LOOKED_AT))?.[1]
    this.#report({ otherVersion: true })
    this.#startOver(otherVersionWords(WIRE_VERSION, version ?? 'an older one'))
  }

  /** What was heard makes no sense: ask for the whole picture again. */
  #startOver(problem: string): void {
    this.#report({ problem })
    this.#resume = undefined
    this.#lose()
  }

  #closed(code: number | undefined, reason = ''): void {
    if (code === OTHER_VERSION_CODE) this.#report({ problem: reason.slice(0, LOOKED_AT), otherVersion: true })
    this.#lose()
  }

  #lose(): void {
    this.#socket?.close()
    this.#socket = undefined
    if (!this.#lost && this.#last) this.#lost = { atMs: this.#heardAtMs, point: this.#last }
    this.#report({ state: 'waiting' })
    const wait =
      Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures) * (0.5 + this.#surroundings.random() / 2)
    this.#failures++
    this.#timer(wait, () => this.#connect())
  }

  #watchSilence(): void {
    this.#timer(SILENCE_MS, () => this.#lose())
  }

  #timer(ms: number, run: () => void): void {
    this.#cancelTimer?.()
    this.#cancelTimer = this.#surroundings.after(ms, run)
  }

  #report(change: Partial<LinkStatus>): void {
    this.#status = { ...this.#status, ...change }
    this.#listener.onStatus(this.#status)
  }
}
