import { lostAfterS, nominalIntervalS } from '#domain/freshness.ts'
import type { IdentityPatch, PositionReport, TrackKind } from '#domain/report.ts'

/** A report that comes this much after its time means that one between was missed. */
const MISSED_FROM_INTERVALS = 1.5
const WINDOW_MS = 10 * 60_000
const SLICE_MS = 60_000

interface Heard {
  readonly kind: TrackKind
  readonly aisClass: 'A' | 'B' | undefined
  readonly classBUnit: IdentityPatch['classBUnit']
  readonly atMs: number
  readonly lon: number
  readonly lat: number
  /** What its last report promised, seconds. */
  readonly intervalS: number
}

/** What a feed's own tracks promise, and what of it came. */
export class FeedTracks {
  readonly #tracks = new Map<string, Heard>()
  readonly #slices: { fromMs: number; came: number; missed: number }[] = []
  #twice = 0
  #newestMs = Number.NEGATIVE_INFINITY

  identity(patch: IdentityPatch): void {
    const known = this.#tracks.get(patch.trackId)
    this.#tracks.set(patch.trackId, {
      ...(known ?? { atMs: Number.NEGATIVE_INFINITY, lon: 0, lat: 0, intervalS: Number.POSITIVE_INFINITY }),
      kind: patch.kind ?? known?.kind ?? 'other',
      aisClass: patch.aisClass ?? known?.aisClass,
      classBUnit: patch.classBUnit ?? known?.classBUnit,
    })
  }

  /** Takes a report that arrived at `arrivedMs`. */
  report(report: PositionReport, arrivedMs: number): void {
    const { trackId, atMs, lon, lat, sogKn, navStatus } = report
    const known = this.#tracks.get(trackId)
    if (known && known.atMs === atMs && known.lon === lon && known.lat === lat) {
      this.#twice++
      return
    }
    if (known && atMs < known.atMs) return
    if (known) this.#judgeGap((atMs - known.atMs) / 1000, known.intervalS, arrivedMs)
    const nature = {
      kind: known?.kind ?? ('other' as const),
      aisClass: known?.aisClass,
      classBUnit: known?.classBUnit,
    }
    this.#tracks.set(trackId, {
      ...nature,
      atMs,
      lon,
      lat,
      intervalS: nominalIntervalS({ ...nature, sogKn, navStatus }),
    })
    this.#newestMs = Math.max(this.#newestMs, atMs)
  }

  get twice(): number {
    return this.#twice
  }

  /**
   * What the tracks that were not lost when the feed last spoke promise together. Not as of now: a feed that falls
   * silent still owes what it owed.
   */
  get promise(): { readonly perMinute: number; readonly shortestS: number } | undefined {
    let perMinute = 0
    let shortestS = Number.POSITIVE_INFINITY
    for (const { atMs, intervalS } of this.#tracks.values()) {
      if ((this.#newestMs - atMs) / 1000 > lostAfterS(intervalS) || !Number.isFinite(atMs)) continue
      perMinute += 60 / intervalS
      shortestS = Math.min(shortestS, intervalS)
    }
    return perMinute > 0 ? { perMinute, shortestS } : undefined
  }

  /** See `FeedTruth.missedShare`; undefined where nothing was promised. */
  missedShare(nowMs: number): number | undefined {
    let [came, missed] = [0, 0]
    for (const slice of this.#slices) {
      if (nowMs - slice.fromMs >= WINDOW_MS) continue
      came += slice.came
      missed += slice.missed
    }
    return came + missed === 0 ? undefined : missed / (came + missed)
  }

  #judgeGap(gapS: number, intervalS: number, arrivedMs: number): void {
    if (!Number.isFinite(gapS) || gapS > lostAfterS(intervalS)) return
    let slice = this.#slices.at(-1)
    if (!slice || arrivedMs - slice.fromMs >= SLICE_MS) {
      slice = { fromMs: arrivedMs, came: 0, missed: 0 }
      this.#slices.push(slice)
      if (this.#slices.length > WINDOW_MS / SLICE_MS) this.#slices.shift()
    }
    slice.came++
    if (gapS >= MISSED_FROM_INTERVALS * intervalS) slice.missed += Math.round(gapS / intervalS) - 1
  }
}
