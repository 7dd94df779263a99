import { connect, type Socket } from 'node:net'

/** A client of a line server that keeps what it was told. */
export class HeardLines {
  readonly socket: Socket
  text = ''
  isClosed = false
  #waiting: { wanted: () => boolean; resolve: () => void }[] = []

  constructor(port: number) {
    this.socket = connect({ port, host: '127.0.0.1' })
    this.socket.setEncoding('latin1')
    this.socket.on('data', (text: string) => {
      this.text += text
      this.#check()
    })
    this.socket.on('error', () => {})
    this.socket.on('close', () => {
      this.isClosed = true
      this.#check()
    })
  }

  /** Whole lines so far. */
  get lines(): string[] {
    return this.text.split('\r\n').slice(0, -1)
  }

  /** Resolves once something is so. */
  until(wanted: () => boolean): Promise<void> {
    if (wanted()) return Promise.resolve()
    return new Promise((resolve) => this.#waiting.push({ wanted, resolve }))
  }

  #check(): void {
    for (const each of this.#waiting.filter(({ wanted }) => wanted())) each.resolve()
    this.#waiting = this.#waiting.filter(({ wanted }) => !wanted())
  }
}

/** Resolves once something is so that nobody tells of, such as a client accepted by the server. */
export async function eventually(wanted: () => boolean): Promise<void> {
  while (!wanted()) await new Promise((resolve) => setImmediate(resolve))
}
