import { NmeaReader } from '#domain/ais/nmea-reader.ts'
import type { FeedSink } from './feed.ts'

/** Said nothing for this long, a receiver is connected but silent. */
const SILENT_AFTER_MS = 30_000

/** What TCP and UDP share: sentences in, reports out, and a watch on silence. */
export class NmeaIntake {
  readonly #sink: FeedSink
  readonly #reader: NmeaReader
  readonly #decoder = new TextDecoder('latin1')
  #silence: NodeJS.Timeout | undefined

  constructor(options: { source: string; sink: FeedSink; nowMs: () => number }) {
    this.#sink = options.sink
    this.#reader = new NmeaReader({
      source: options.source,
      sink: options.sink,
      time: { kind: 'received', nowMs: options.nowMs, lineAhead: (aheadMs) => options.sink.lineAhead?.(aheadMs) },
    })
  }

  /** Starts the watch on silence: the line is up, now it should speak. */
  opened(detail: string): void {
    this.#sink.state('starting', `${detail}, waiting for the first sentence`)
    this.#watchSilence(detail)
  }

  take(bytes: Uint8Array, detail: string): void {
    this.#sink.heard()
    this.#sink.state('live', detail)
    this.#watchSilence(detail)
    this.#reader.write(this.#decoder.decode(bytes))
  }

  /** The line is gone: what was half heard becomes rejects. Call once; the next line needs a new intake. */
  closed(): void {
    clearTimeout(this.#silence)
    this.#reader.end()
  }

  #watchSilence(detail: string): void {
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => {
      this.#sink.state('silent', `${detail}, nothing heard for ${SILENT_AFTER_MS / 1000} s`)
    }, SILENT_AFTER_MS)
  }
}
