import type { TrackHistory } from '#domain/stream/wire.ts'
import { asSent } from '#domain/stream/wire-units.ts'
import type { StoredReport } from '#domain/track-store.ts'
import type { LivePicture } from './picture/live-picture.ts'

/** Of everyone, no track gives more than one report in this time. */
const THIN_TO_MS = 10_000
/** Pages that open together share one text; what they miss meanwhile is less than the thinning takes out. */
const SHARED_FOR_MS = 5000

/** What the server remembers of the tracks. */
export class History {
  readonly #picture: LivePicture
  readonly #nowMs: () => number
  #shared: { readonly minutes: number; readonly madeAtMs: number; readonly json: string } | undefined

  constructor(picture: LivePicture, nowMs: () => number) {
    this.#picture = picture
    this.#nowMs = nowMs
  }

  /** Every report of one track in the last minutes; of a track that is not known, nothing. */
  ofTrack(trackId: string, minutes: number): TrackHistory[] {
    const { store } = this.#picture.engine
    const slot = store.slotOf(trackId)
    return slot === undefined ? [] : [{ trackId, reports: sent(store.history(slot, this.#fromMs(minutes))) }]
  }

  /** The last minutes of every track as JSON text, thinned to one report each 10 s; up to 5 s old. */
  ofEveryone(minutes: number): string {
    const nowMs = this.#nowMs()
    const kept = this.#shared
    if (kept?.minutes === minutes && nowMs - kept.madeAtMs < SHARED_FOR_MS) return kept.json
    const json = JSON.stringify(this.#everyone(this.#fromMs(minutes)))
    this.#shared = { minutes, madeAtMs: nowMs, json }
    return json
  }

  #everyone(fromMs: number): TrackHistory[] {
    const { store } = this.#picture.engine
    return store.identities.map(({ trackId }, slot) => ({
      trackId,
      reports: sent(thinned(store.history(slot, fromMs))),
    }))
  }

  #fromMs(minutes: number): number {
    return this.#picture.nowMs - minutes * 60_000
  }
}

/** As fine as the stream has them: else the page would hold the same report twice, once of each. */
function sent(reports: readonly StoredReport[]): StoredReport[] {
  return reports.map(asSent)
}

/** Oldest first; each at least 10 s after the one before. */
function thinned(reports: readonly StoredReport[]): StoredReport[] {
  let nextAtMs = Number.NEGATIVE_INFINITY
  return reports.filter(({ atMs }) => {
    if (atMs < nextAtMs) return false
    nextAtMs = atMs + THIN_TO_MS
    return true
  })
}
