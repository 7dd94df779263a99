import { connect, createServer, type Server, type Socket } from 'node:net'

/** A line to a server that a test can cut and mend: bytes in, bytes out, nothing changed. */
export class CuttableLine {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  #cut = false

  private constructor(server: Server) {
    this.#server = server
  }

  static async to(serverUrl: string): Promise<CuttableLine> {
    const target = new URL(serverUrl)
    const server = createServer()
    const line = new CuttableLine(server)
    server.on('connection', (near) => {
      if (line.#cut) {
        near.destroy()
        return
      }
      const far = connect(Number(target.port), target.hostname)
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        line.#sockets.add(from)
        from.pipe(to)
        from.on('error', () => to.destroy())
        from.on('close', () => {
          to.destroy()
          line.#sockets.delete(from)
        })
      }
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return line
  }

  get url(): string {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('the line is closed')
    return `http://127.0.0.1:${address.port}`
  }

  cut(): void {
    this.#cut = true
    for (const socket of this.#sockets) socket.destroy()
  }

  mend(): void {
    this.#cut = false
  }

  close(): void {
    this.cut()
    this.#server.close()
  }
}
