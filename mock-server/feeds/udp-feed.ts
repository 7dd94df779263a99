import { createSocket, type Socket } from 'node:dgram'
import { isIPv6 } from 'node:net'
import type { Feed, FeedSink } from './feed.ts'
import { NmeaIntake } from './nmea-intake.ts'
import { Retry } from './retry.ts'

const NEWLINE = 0x0a

/** NMEA 0183 in datagrams sent to an address of this machine. */
export class UdpFeed implements Feed {
  readonly id: string
  readonly kind = 'udp'
  readonly name: string
  readonly #host: string
  readonly #port: number
  readonly #nowMs: () => number
  readonly #retry = new Retry()
  #socket: Socket | undefined

  constructor(options: { host: string; port: number; nowMs: () => number }) {
    this.#host = options.host
    this.#port = options.port
    this.#nowMs = options.nowMs
    this.name = `AIS udp ${options.port}`
    this.id = `udp://${options.host}:${options.port}`
  }

  start(sink: FeedSink): void {
    const intake = new NmeaIntake({ source: this.id, sink, nowMs: this.#nowMs })
    const detail = `listening on ${this.#host}:${this.#port}`
    const socket = createSocket({ type: isIPv6(this.#host) ? 'udp6' : 'udp4' })
    this.#socket = socket
    socket.on('listening', () => {
      this.#retry.succeeded()
      intake.opened(detail)
    })
    socket.on('message', (bytes) => {
      intake.take(bytes, detail)
      // A datagram holds whole sentences, but many senders leave out the last line end.
      if (bytes.at(-1) !== NEWLINE) intake.take(Uint8Array.of(NEWLINE), detail)
    })
    socket.on('error', ({ message }) => {
      // Closed here, so no longer ours to close in `stop`.
      this.#socket = undefined
      socket.close()
      const again = this.#retry.later(() => this.start(sink))
      sink.state('lost', `cannot listen on ${this.#host}:${this.#port}: ${message}; ${again}`)
    })
    socket.on('close', () => intake.closed())
    socket.bind(this.#port, this.#host)
  }

  stop(): void {
    this.#retry.stop()
    this.#socket?.close()
    this.#socket = undefined
  }
}
