import { parseStreamMessage, type ResumePoint, type StreamSnapshot, type StreamUpdate } from './wire.ts'

/** One attempt at a connection; after `close` it calls back no more. */
export interface StreamSocket {
  close(): void
}

export interface SocketHandlers {
  onText(text: string): void
  onClosed(): void
}

/** The world outside, as arguments, so that a test can hold the clock and cut the line. */
export interface LinkSurroundings {
  open(resume: ResumePoint | undefined, handlers: SocketHandlers): StreamSocket
  /** Runs something once, later; answers how to call it off. */
  after(ms: number, run: () => void): () => void
  /** In [0, 1): spreads the return of many viewers after an outage. */
  random(): number
}

type LinkState = 'connecting' | 'open' | 'waiting'

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
  /** The last thing that could not be read. */
  readonly problem?: string
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

/**
 * Keeps one stream alive: connects, resumes where it broke off, notices silence, gaps and repeats, and waits longer
 * after each failure (with jitter). Every update is handed on once and in order.
 */
export class StreamLink {
  readonly #surroundings: LinkSurroundings
  readonly #listener: LinkListener
  #socket: StreamSocket | undefined
  #cancelTimer: (() => void) | undefined
  #resume: ResumePoint | undefined
  #failures = 0
  #status: LinkStatus = { state: 'connecting', seq: 0, snapshots: 0, resumes: 0, updates: 0, repeats: 0, gaps: 0 }

  constructor(surroundings: LinkSurroundings, listener: LinkListener) {
    this.#surroundings = surroundings
    this.#listener = listener
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
      onText: (text) => this.#hear(text),
      onClosed: () => this.#lose(),
    })
    this.#watchSilence()
  }

  #hear(text: string): void {
    this.#watchSilence()
    const message = parseStreamMessage(text)
    if (!message.ok) {
      this.#report({ problem: message.problem })
      this.#startOver()
      return
    }
    const { value } = message
    switch (value.type) {
      case 'snapshot':
        this.#resume = { epoch: value.epoch, seq: value.seq }
        this.#failures = 0
        this.#report({ state: 'open', seq: value.seq, snapshots: this.#status.snapshots + 1 })
        this.#listener.onSnapshot(value)
        return
      case 'resumed':
        this.#failures = 0
        this.#report({ state: 'open', resumes: this.#status.resumes + 1 })
        return
      case 'update':
        this.#take(value)
        return
    }
  }

  #take(update: StreamUpdate): void {
    const expected = (this.#resume?.seq ?? -1) + 1
    if (!this.#resume || update.seq > expected) {
      this.#report({ gaps: this.#status.gaps + 1 })
      this.#lose()
      return
    }
    if (update.seq < expected) {
      this.#report({ repeats: this.#status.repeats + 1 })
      return
    }
    this.#resume = { epoch: this.#resume.epoch, seq: update.seq }
    this.#report({ seq: update.seq, updates: this.#status.updates + 1 })
    this.#listener.onUpdate(update)
  }

  /** What was heard makes no sense: ask for the whole picture again. */
  #startOver(): void {
    this.#resume = undefined
    this.#lose()
  }

  #lose(): void {
    this.#socket?.close()
    this.#socket = undefined
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
