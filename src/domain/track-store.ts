import type { Box, LonLat } from '#geo/lonlat.ts'
import { boxAround } from '#geo/measure.ts'
import { withEarlier } from './identity-past.ts'
import { isJoined } from './one-motion.ts'
import type { EarlierFact, IdentityPatch, PositionReport, TrackIdentity } from './report.ts'
import { type Added, type PackedReport, TrackReports } from './track-reports.ts'

/** As long as server and page remember what is reported live; every track keeps its last place beyond. */
export const LIVE_RETENTION_MS = 6 * 3_600_000

/** A report as the store gives it back: whose it is is known to the one who asks. */
export type StoredReport = Omit<PositionReport, 'trackId' | 'source'>

/** Where a track was, in pieces: NaN rows part pieces that must not be joined by a line. */
export interface TrackPath {
  readonly lon: Float64Array<ArrayBuffer>
  readonly lat: Float64Array<ArrayBuffer>
  readonly atMs: Float64Array<ArrayBuffer>
}

/** All tracks and their reports. Where everyone was at an instant is asked of a `FrameMaker`. */
export class TrackStore {
  readonly #slots = new Map<string, number>()
  readonly #identities: TrackIdentity[] = []
  /** What tracks said of themselves before, of the few that changed it. */
  readonly #earlier = new Map<number, readonly EarlierFact[]>()
  readonly #tracks: TrackReports[] = []
  #firstAtMs: number | undefined
  #lastAtMs: number | undefined
  #reports = 0
  #revision = 0

  /** How many tracks, with or without positions. */
  get size(): number {
    return this.#tracks.length
  }

  /** How many reports are held. */
  get reports(): number {
    return this.#reports
  }

  /** Counts up with everything that changes. */
  get revision(): number {
    return this.#revision
  }

  get firstAtMs(): number | undefined {
    return this.#firstAtMs
  }

  get lastAtMs(): number | undefined {
    return this.#lastAtMs
  }

  /** The number of a track, if it is known. */
  slotOf(trackId: string): number | undefined {
    return this.#slots.get(trackId)
  }

  identity(slot: number): TrackIdentity | undefined {
    return this.#identities[slot]
  }

  /** What is known of a track, and what it said of itself before. */
  identityWithPast(slot: number): TrackIdentity | undefined {
    const [identity, earlier] = [this.#identities[slot], this.#earlier.get(slot)]
    return identity && earlier ? { ...identity, earlier } : identity
  }

  /** Everyone known, by slot. */
  get identities(): readonly TrackIdentity[] {
    return this.#identities
  }

  /** Where all reports lie; see `boxAround`. */
  get box(): Box | undefined {
    return boxAround(this.#places())
  }

  /**
   * Merges new facts over what is known of a track. Answers its slot when that changed anything, else undefined. What they
   * replace is remembered as having held until then: `atMs`, or the newest report of anybody.
   */
  learn(patch: IdentityPatch, atMs: number | undefined = this.#lastAtMs): number | undefined {
    const known = this.#slots.get(patch.trackId)
    const slot = known ?? this.#open(patch.trackId)
    const before = this.#identities[slot] as TrackIdentity
    const after: TrackIdentity = { ...before, ...patch }
    const changed =
      known === undefined || (Object.keys(patch) as (keyof IdentityPatch)[]).some((key) => before[key] !== after[key])
    if (!changed) return undefined
    this.#revision++
    this.#identities[slot] = after
    const past = this.#earlier.get(slot)
    const earlier = atMs === undefined ? past : withEarlier(past, before, after, atMs)
    if (earlier && earlier !== past) this.#earlier.set(slot, earlier)
    return slot
  }

  /** Puts a report in its place in time. */
  add(report: PositionReport): Added {
    const slot = this.#slots.get(report.trackId) ?? this.#open(report.trackId)
    return this.#counted((this.#tracks[slot] as TrackReports).add(report), report.atMs)
  }

  /** As `add`, for a track by its number and a report in the units of the columns: nothing is made for it. */
  addPacked(slot: number, report: PackedReport, source: string): Added {
    const track = this.#tracks[slot]
    if (!track) throw new Error(`there is no track ${slot} of ${this.size}`)
    return this.#counted(track.addPacked(report, source), report.atMs)
  }

  /** The reports of a track as they are kept. */
  reportsOf(slot: number): TrackReports | undefined {
    return this.#tracks[slot]
  }

  /** The reports of a track between two instants, oldest first, broken where they must not be joined. */
  path(slot: number, fromMs: number, toMs: number): TrackPath {
    const track = this.#tracks[slot]
    const kind = this.#identities[slot]?.kind ?? 'other'
    const [lon, lat, atMs]: [number[], number[], number[]] = [[], [], []]
    if (track) {
      const last = track.lastAtOrBefore(toMs)
      for (let i = Math.max(0, track.lastAtOrBefore(fromMs)); i <= last; i++) {
        if (lon.length && !isJoined(track, i - 1, kind)) {
          lon.push(Number.NaN)
          lat.push(Number.NaN)
          atMs.push(Number.NaN)
        }
        const place = track.place(i)
        lon.push(place[0])
        lat.push(place[1])
        atMs.push(track.atMs(i))
      }
    }
    return { lon: Float64Array.from(lon), lat: Float64Array.from(lat), atMs: Float64Array.from(atMs) }
  }

  /** The reports of a track from an instant on, as they were stored, oldest first. */
  history(slot: number, fromMs = Number.NEGATIVE_INFINITY): StoredReport[] {
    const track = this.#tracks[slot]
    if (!track) return []
    const from = track.lastAtOrBefore(fromMs - 1) + 1
    return Array.from({ length: track.length - from }, (_, i) => reportAt(track, from + i))
  }

  /** The newest report of every track that has one. */
  newest(): Omit<PositionReport, 'source'>[] {
    return this.#tracks.flatMap((track, slot) =>
      track.length ? [{ trackId: this.#identities[slot]?.trackId ?? '', ...reportAt(track, track.length - 1) }] : [],
    )
  }

  /** How many reports fall into each of `bins` equal spans between two instants. */
  histogram(fromMs: number, toMs: number, bins: number): Uint32Array<ArrayBuffer> {
    const counts = new Uint32Array(bins)
    const perMs = bins / Math.max(1, toMs - fromMs)
    for (const track of this.#tracks) {
      for (let i = track.lastAtOrBefore(fromMs - 1) + 1; i < track.length && track.atMs(i) <= toMs; i++) {
        const bin = Math.min(bins - 1, Math.floor((track.atMs(i) - fromMs) * perMs))
        counts[bin] = (counts[bin] as number) + 1
      }
    }
    return counts
  }

  /** Drops reports before an instant; every track keeps its last place. */
  forgetBefore(atMs: number): void {
    this.#revision++
    this.#reports = 0
    for (const track of this.#tracks) {
      track.forgetBefore(atMs)
      this.#reports += track.length
    }
    if (this.#firstAtMs !== undefined) this.#firstAtMs = Math.max(this.#firstAtMs, atMs)
  }

  *#places(): Generator<LonLat> {
    for (const track of this.#tracks) for (let i = 0; i < track.length; i++) yield track.place(i)
  }

  #counted(added: Added, atMs: number): Added {
    if (added === 'duplicate') return added
    this.#revision++
    this.#reports++
    this.#firstAtMs = Math.min(this.#firstAtMs ?? atMs, atMs)
    this.#lastAtMs = Math.max(this.#lastAtMs ?? atMs, atMs)
    return added
  }

  #open(trackId: string): number {
    const slot = this.#tracks.length
    this.#slots.set(trackId, slot)
    this.#tracks.push(new TrackReports())
    this.#identities.push({ trackId, kind: 'other' })
    return slot
  }
}

function reportAt(track: TrackReports, i: number): StoredReport {
  const [lon, lat] = track.place(i)
  const [sogKn, cogDeg, headingDeg] = [present(track.sogKn(i)), present(track.cogDeg(i)), present(track.headingDeg(i))]
  const [altitudeM, navStatus] = [present(track.altitudeM(i)), track.navStatus(i)]
  return {
    atMs: track.atMs(i),
    lon,
    lat,
    ...(sogKn !== undefined && { sogKn }),
    ...(cogDeg !== undefined && { cogDeg }),
    ...(headingDeg !== undefined && { headingDeg }),
    ...(altitudeM !== undefined && { altitudeM }),
    ...(navStatus !== undefined && { navStatus }),
  }
}

function present(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value
}
