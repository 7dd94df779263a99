import type { IdentityPatch, PositionReport } from '#domain/report.ts'
import type { Result } from '#geo/result.ts'
import { AisFleet, type AisFleetCounts } from './ais-fleet.ts'
import { LineServer, type LineServerCounts, type LineServerOptions } from './line-server.ts'

export interface AisOutputOptions extends LineServerOptions {
  /** Name of the receiver for tag blocks, 1 to 15 letters and digits; left out, plain sentences without a time. */
  readonly station?: string
}

/**
 * Tracks as AIS sentences on TCP, as a receiver on shore gives them out: NMEA 0183 lines that end in CR LF, the same for
 * every client from the moment it connects. It takes reports and identities like any sink.
 */
export class AisOutput {
  readonly #fleet: AisFleet
  readonly #server: LineServer
  #waiting: string[] = []

  constructor({ station, ...server }: AisOutputOptions) {
    this.#fleet = new AisFleet(station === undefined ? {} : { station })
    this.#server = new LineServer(server)
  }

  get counts(): AisFleetCounts & LineServerCounts {
    return { ...this.#fleet.counts, ...this.#server.counts }
  }

  /** Opens the port, and says which. */
  listen(): Promise<Result<number>> {
    return this.#server.listen()
  }

  identity(patch: IdentityPatch): void {
    this.#queue(this.#fleet.identity(patch))
  }

  report(report: PositionReport): void {
    this.#queue(this.#fleet.report(report))
  }

  async close(): Promise<void> {
    this.#flush()
    await this.#server.close()
  }

  /** What comes in one go, such as a second of the simulator, is one write. */
  #queue(lines: readonly string[]): void {
    if (lines.length === 0) return
    if (this.#waiting.length === 0) queueMicrotask(() => this.#flush())
    this.#waiting.push(...lines)
  }

  #flush(): void {
    const lines = this.#waiting
    this.#waiting = []
    if (lines.length > 0) this.#server.send(`${lines.join('\r\n')}\r\n`)
  }
}
