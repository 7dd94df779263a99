import { createSocket, type Socket } from 'node:dgram'
import { isIPv6 } from 'node:net'
import type { Feed, FeedSink } from './feed.ts'
import { NmeaIntake } from './nmea-intake.ts'

/** NMEA 0183 in datagrams sent to an address of this machine. */
export class UdpFeed implements Feed {
  readonly id: string
  readonly kind = 'udp'
  readonly name: string
  readonly #host: string
  readonly #port: number
  readonly #nowMs: () => number
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
    socket.on('listening', () => intake.opened(detail))
    socket.on('message', (bytes) => {
      intake.take(bytes, detail)
      // A datagram holds whole sentences, but many senders leave out the last line end.
      if (bytes.at(-1) !== NEWLINE) intake.take(Uint8Array.of(NEWLINE), detail)
    })
    socket.on('error', (error) => {
      sink.state('lost', `cannot listen on ${this.#host}:${this.#port}: ${error.message}`)
      socket.close()
      intake.closed()
    })
    socket.on('close', () => intake.closed())
    socket.bind(this.#port, this.#host)
  }

  stop(): void {
    this.#socket?.removeAllListeners('error')
    try {
      this.#socket?.close()
    } catch (error) {
      // An error has closed it already; there is nothing left to stop.
      if (!(error instanceof Error) || !error.message.includes('Not running')) throw error
    }
  }
}

const NEWLINE = 0x0a
