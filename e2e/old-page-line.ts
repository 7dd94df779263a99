import { connect, createServer, type Server } from 'node:net'

/** A line to a server on which every page asks for the stream in another version, as one that was opened before an update does. */
export class OldPageLine {
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  static async to(serverUrl: string, version: number): Promise<OldPageLine> {
    const target = new URL(serverUrl)
    const server = createServer((near) => {
      const far = connect(Number(target.port), target.hostname)
      near.on('data', (bytes) => far.write(Buffer.from(asked(bytes.toString('latin1'), version), 'latin1')))
      far.pipe(near)
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        one.on('error', () => other.destroy())
        one.on('close', () => other.destroy())
      }
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new OldPageLine(server)
  }

  get url(): string {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('the line is closed')
    return `http://127.0.0.1:${address.port}`
  }

  close(): void {
    this.#server.close()
  }
}

function asked(text: string, version: number): string {
  return text.replace(/^(GET \/api\/stream\?\S*?wire=)\d+/m, `$1${version}`)
}
