import { createServer, type Socket } from 'node:net'

/** An AIS receiver that listens on TCP and says what it is told to everyone connected. */
export class TcpReceiver {
  readonly #sockets = new Set<Socket>()
  readonly #server = createServer((socket) => {
    this.#sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => this.#sockets.delete(socket))
  })

  /** Answers the feed to ask for. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    return `tcp://127.0.0.1:${address.port}`
  }

  get isHeard(): boolean {
    return this.#sockets.size > 0
  }

  say(lines: readonly string[]): void {
    for (const socket of this.#sockets) socket.write(`${lines.join('\r\n')}\r\n`)
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
  }
}
