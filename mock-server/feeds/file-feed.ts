import type { ReadRecording } from '#domain/formats/recording-reader.ts'
import type { Feed, FeedClock, FeedSink } from './feed.ts'

const BEAT_MS = 250
const LONGEST_QUIET_MS = 3_600_000
/** Identities may stand between two reports, but not many. */
const LOOK_AHEAD = 100

/** A recorded file, let out in file order and paced by its own time. */
export class FileFeed implements Feed {
  readonly id = 'file'
  readonly kind = 'file'
  readonly name: string
  readonly clock: FeedClock
  readonly #recording: ReadRecording
  #next = 0
  #skippedMs = 0
  #timer: NodeJS.Timeout | undefined

  /** @param options.speed Recorded seconds a second. */
  constructor(options: { name: string; recording: ReadRecording; speed: number; nowMs: () => number }) {
    this.name = options.name
    this.#recording = options.recording
    const startedAtMs = options.nowMs()
    const { firstAtMs = 0, lastAtMs = 0 } = options.recording.summary
    this.clock = {
      rate: options.speed,
      nowMs: () => Math.min(lastAtMs, firstAtMs + this.#skippedMs + (options.nowMs() - startedAtMs) * options.speed),
    }
  }

  start(sink: FeedSink): void {
    tellRejects(this.#recording, sink)
    sink.state('replayed', `recorded file, ${this.clock.rate}x`)
    const beat = () => {
      const { entries } = this.#recording
      this.#skipQuiet()
      const nowMs = this.clock.nowMs()
      const from = this.#next
      for (; this.#next < entries.length; this.#next++) {
        const entry = entries[this.#next]
        if (!entry) break
        if ('identity' in entry) sink.identity(entry.identity)
        else if ('look' in entry) {
          if (entry.look.toMs > nowMs) break
          sink.look?.(entry.look)
        } else if (entry.report.atMs > nowMs) break
        else sink.report(entry.report)
      }
      if (this.#next > from) sink.heard()
      if (this.#next < entries.length) return
      sink.state('ended', 'the recorded file has been played to its end')
      clearInterval(this.#timer)
    }
    this.#timer = setInterval(beat, BEAT_MS)
    beat()
  }

  /** Over hours in which the file is silent, or one report with a wrong date, nobody waits. */
  #skipQuiet(): void {
    const next = this.#recording.entries.slice(this.#next, this.#next + LOOK_AHEAD).find((entry) => 'report' in entry)
    if (!next || !('report' in next)) return
    const quietMs = next.report.atMs - this.clock.nowMs()
    if (quietMs > LONGEST_QUIET_MS) this.#skippedMs += quietMs
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}

/** The kept rejects one by one, the others of the file by their number. */
function tellRejects({ rejects, summary }: ReadRecording, sink: FeedSink): void {
  for (const reject of rejects) sink.reject(reject)
  for (const [reason, count] of Object.entries(summary.rejected)) {
    const told = rejects.filter((reject) => reject.reason === reason).length
    if (count > told) sink.rejected(reason, count - told)
  }
}
