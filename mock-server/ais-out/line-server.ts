import { createServer, type Server, type Socket } from 'node:net'
import { failed, ok, type Result } from '#geo/result.ts'

const LOOPBACK = '127.0.0.1'
/** Some thousand sentences: minutes of a busy sea, and nothing to this machine. */
const MOST_BACKLOG_BYTES = 1024 * 1024
const MOST_CLIENTS = 64
/** How long a client may take to read the rest when the server closes. */
const CLOSE_WITHIN_MS = 1000

export interface LineServerOptions {
  /** 0 is any port that is free. */
  readonly port: number
  /** The address to listen on; this machine alone when left out. */
  readonly host?: string
  /** What may wait for one client to read it; a client that has more waiting is dropped. */
  readonly mostBacklogBytes?: number
  readonly mostClients?: number
}

/** Counts since the server was made. */
export interface LineServerCounts {
  /** Connected now. */
  readonly clients: number
  /** Ever connected. */
  readonly accepted: number
  /** Sent away because there were too many. */
  readonly refused: number
  /** Cut off because they read too slowly. */
  readonly dropped: number
}

/** Gives the same text to everybody who connects on TCP. What clients send is not read. */
export class LineServer {
  readonly #port: number
  readonly #host: string
  readonly #mostBacklogBytes: number
  readonly #mostClients: number
  readonly #server: Server
  readonly #clients = new Set<Socket>()
  #accepted = 0
  #refused = 0
  #dropped = 0

  constructor(options: LineServerOptions) {
    this.#port = options.port
    this.#host = options.host ?? LOOPBACK
    this.#mostBacklogBytes = options.mostBacklogBytes ?? MOST_BACKLOG_BYTES
    this.#mostClients = options.mostClients ?? MOST_CLIENTS
    this.#server = createServer((socket) => this.#accept(socket))
  }

  get counts(): LineServerCounts {
    return {
      clients: this.#clients.size,
      accepted: this.#accepted,
      refused: this.#refused,
      dropped: this.#dropped,
    }
  }

  /** Opens the port, and says which. The problem says why it cannot. */
  listen(): Promise<Result<number>> {
    return new Promise((resolve) => {
      // It stays: once the port is open, a connection that could not be taken is that client's loss alone.
      this.#server.on('error', (error: NodeJS.ErrnoException) => resolve(failed(this.#problem(error))))
      this.#server.listen(this.#port, this.#host, () => {
        const address = this.#server.address()
        resolve(ok(address !== null && typeof address === 'object' ? address.port : this.#port))
      })
    })
  }

  /** Sends this to every client. Whoever then has too much waiting is dropped: the others do not wait for it. */
  send(text: string): void {
    if (text === '' || this.#clients.size === 0) return
    const bytes = Buffer.from(text, 'latin1')
    for (const socket of [...this.#clients]) {
      if (socket.writableLength + bytes.length <= this.#mostBacklogBytes) {
        socket.write(bytes)
        continue
      }
      this.#dropped += 1
      this.#clients.delete(socket)
      socket.destroy()
    }
  }

  /** Takes no more clients, lets those that are there read the rest for a second, and frees the port. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    for (const socket of this.#clients) socket.end()
    const impatience = setTimeout(() => {
      for (const socket of this.#clients) socket.destroy()
    }, CLOSE_WITHIN_MS)
    await closed
    clearTimeout(impatience)
    // The last of them is gone, though it may not have said so yet.
    this.#clients.clear()
  }

  #accept(socket: Socket): void {
    if (this.#clients.size >= this.#mostClients) {
      this.#refused += 1
      socket.destroy()
      return
    }
    this.#accepted += 1
    this.#clients.add(socket)
    socket.setNoDelay(true)
    // Read and thrown away, or the end of the connection would never be noticed.
    socket.resume()
    socket.on('close', () => this.#clients.delete(socket))
    // A client that breaks off is no failure of ours; the close that follows takes it off the list.
    socket.on('error', () => {})
  }

  #problem({ code, message }: NodeJS.ErrnoException): string {
    const place = `${this.#host}:${this.#port}`
    if (code === 'EADDRINUSE') return `${place} is taken by another program, expected a free port`
    if (code === 'EACCES') return `${place} may not be used by this user, expected a port above 1023`
    return `cannot listen on ${place}: ${message}`
  }
}
