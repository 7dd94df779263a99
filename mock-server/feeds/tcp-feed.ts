import { connect, type Socket } from 'node:net'
import type { Feed, FeedSink } from './feed.ts'
import { NmeaIntake } from './nmea-intake.ts'
import { Retry } from './retry.ts'

const CONNECT_TIMEOUT_MS = 10_000

/** What went wrong, in words for an operator. */
const PROBLEMS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the receiver broke the connection',
  EHOSTUNREACH: 'no way to the receiver',
  ENETUNREACH: 'no way to the receiver',
  ENOTFOUND: 'no host of that name',
  ETIMEDOUT: 'the receiver does not answer',
}

/** NMEA 0183 from a receiver that listens on TCP. Comes back by itself, waiting longer after each failure. */
export class TcpFeed implements Feed {
  readonly id: string
  readonly kind = 'tcp'
  readonly name: string
  readonly #host: string
  readonly #port: number
  readonly #nowMs: () => number
  readonly #retry = new Retry()
  #socket: Socket | undefined
  #stopped = false

  constructor(options: { host: string; port: number; nowMs: () => number }) {
    this.#host = options.host
    this.#port = options.port
    this.#nowMs = options.nowMs
    this.name = `AIS ${options.host}:${options.port}`
    this.id = `tcp://${options.host}:${options.port}`
  }

  start(sink: FeedSink): void {
    const intake = new NmeaIntake({ source: this.id, sink, nowMs: this.#nowMs })
    const detail = `connected to ${this.#host}:${this.#port}`
    const socket = connect({ host: this.#host, port: this.#port, timeout: CONNECT_TIMEOUT_MS })
    this.#socket = socket
    let problem = 'the receiver closed the connection'
    socket.on('connect', () => {
      socket.setTimeout(0)
      socket.setKeepAlive(true, CONNECT_TIMEOUT_MS)
      intake.opened(detail)
    })
    socket.on('timeout', () => socket.destroy(new Error(`no answer within ${CONNECT_TIMEOUT_MS / 1000} s`)))
    socket.on('data', (bytes) => {
      this.#retry.succeeded()
      intake.take(bytes, detail)
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      problem = PROBLEMS[error.code ?? ''] ?? error.message
    })
    socket.on('close', () => {
      intake.closed()
      if (this.#stopped) return
      sink.state('lost', `${problem}; ${this.#retry.later(() => this.start(sink))}`)
    })
  }

  stop(): void {
    this.#stopped = true
    this.#retry.stop()
    this.#socket?.destroy()
  }
}
