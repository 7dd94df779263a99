import { type Box, type LonLat, longitudeDelta } from '#geo/lonlat.ts'
import { between, boxAround, initialCourseDeg } from '#geo/measure.ts'
import type { ZoneSet } from '#geo/zone.ts'
import type { ZoneSetIndex } from '#geo/zone-set-index.ts'
import { freshness, isSleeping, isTurn } from './freshness.ts'
import { withEarlier } from './identity-past.ts'
import { isOneMotion } from './one-motion.ts'
import { FRESH, type Fresh, MARKS, NO_STATUS, type PictureFrame, SIGN, type Sign } from './picture.ts'
import type { EarlierFact, IdentityPatch, PositionReport, TrackIdentity, TrackKind } from './report.ts'
import { reportingAt } from './reporting.ts'
import { type Added, type PackedReport, TrackColumns } from './track-columns.ts'

/** As long as server and page remember what is reported live; every track keeps its last place beyond. */
export const LIVE_RETENTION_MS = 6 * 3_600_000

/** A report as the store gives it back: whose it is is known to the one who asks. */
export type StoredReport = Omit<PositionReport, 'trackId' | 'source'>

/** What names the zone of a row: the first of the set that holds it, watch areas left out, for they lie over others. */
export interface FrameZones {
  readonly index: ZoneSetIndex
  /** By zone, whether it names a row. A frame has room for 255 zones. */
  readonly named: readonly boolean[]
}

export function frameZones({ zones }: ZoneSet, index: ZoneSetIndex): FrameZones {
  return { index, named: zones.map(({ kind }, i) => kind !== 'watch-area' && i < 255) }
}

/** Where a track was, in pieces: NaN rows part pieces that must not be joined by a line. */
export interface TrackPath {
  readonly lon: Float64Array<ArrayBuffer>
  readonly lat: Float64Array<ArrayBuffer>
  readonly atMs: Float64Array<ArrayBuffer>
}

/**
 * All tracks and their reports. Answers where everyone was at any instant, by interpolation between the reports
 * either side, and never across a gap or a jump: there the last place is held and grows old.
 */
export class TrackStore {
  readonly #slots = new Map<string, number>()
  readonly #identities: TrackIdentity[] = []
  /** What tracks said of themselves before, of the few that changed it. */
  readonly #earlier = new Map<number, readonly EarlierFact[]>()
  readonly #tracks: TrackColumns[] = []
  /** Where each track stood when last asked; pays when time moves forward. */
  readonly #cursors: number[] = []
  #firstAtMs: number | undefined
  #lastAtMs: number | undefined
  #reports = 0

  /** How many tracks, with or without positions. */
  get size(): number {
    return this.#tracks.length
  }

  /** How many reports are held. */
  get reports(): number {
    return this.#reports
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
    this.#identities[slot] = after
    const past = this.#earlier.get(slot)
    const earlier = atMs === undefined ? past : withEarlier(past, before, after, atMs)
    if (earlier && earlier !== past) this.#earlier.set(slot, earlier)
    return slot
  }

  /** Puts a report in its place in time. */
  add(report: PositionReport): Added {
    const slot = this.#slots.get(report.trackId) ?? this.#open(report.trackId)
    return this.#counted((this.#tracks[slot] as TrackColumns).add(report), report.atMs)
  }

  /** As `add`, for a track by its number and a report in the units of the columns: nothing is made for it. */
  addPacked(slot: number, report: PackedReport, source: string): Added {
    const track = this.#tracks[slot]
    if (!track) throw new Error(`there is no track ${slot} of ${this.size}`)
    return this.#counted(track.addPacked(report, source), report.atMs)
  }

  /** The reports of a track as they are kept. */
  columnsOf(slot: number): TrackColumns | undefined {
    return this.#tracks[slot]
  }

  /** Everyone with a report not after the instant, where they were, and in which zone. */
  frameAt(atMs: number, zones: FrameZones): PictureFrame {
    const frame = emptyFrame(atMs, this.#tracks.length)
    let count = 0
    for (const [slot, track] of this.#tracks.entries()) {
      const at = track.lastAtOrBefore(atMs, this.#cursors[slot])
      this.#cursors[slot] = at
      if (at < 0) continue
      this.#fillRow(frame, count++, slot, track, at)
    }
    setZoneCodes(frame, count, zones)
    return { ...frame, count }
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
    this.#reports++
    this.#firstAtMs = Math.min(this.#firstAtMs ?? atMs, atMs)
    this.#lastAtMs = Math.max(this.#lastAtMs ?? atMs, atMs)
    return added
  }

  #open(trackId: string): number {
    const slot = this.#tracks.length
    this.#slots.set(trackId, slot)
    this.#tracks.push(new TrackColumns())
    this.#identities.push({ trackId, kind: 'other' })
    this.#cursors.push(-1)
    return slot
  }

  #fillRow(frame: Omit<PictureFrame, 'count'>, row: number, slot: number, track: TrackColumns, at: number): void {
    const identity = this.#identities[slot] as TrackIdentity
    const moving = at + 1 < track.length && isJoined(track, at, identity.kind)
    const [fromMs, toMs] = [track.atMs(at), moving ? track.atMs(at + 1) : Number.NaN]
    const [lon, lat] = moving
      ? between(track.place(at), track.place(at + 1), (frame.atMs - fromMs) / (toMs - fromMs))
      : track.place(at)
    const sogKn = track.sogKn(at)
    const cogDeg = track.cogDeg(at)
    const headingDeg = track.headingDeg(at)
    const ageS = Math.max(0, (frame.atMs - fromMs) / 1000)
    frame.slot[row] = slot
    frame.lon[row] = lon
    frame.lat[row] = lat
    frame.sogKn[row] = sogKn
    frame.cogDeg[row] = cogDeg
    frame.pointsDeg[row] =
      [headingDeg, cogDeg].find((deg) => !Number.isNaN(deg)) ?? (moving ? wayDeg(track, at) : Number.NaN)
    frame.altitudeM[row] = track.altitudeM(at)
    const reporting = reportingAt(identity, track, at)
    frame.navStatus[row] = reporting.navStatus ?? NO_STATUS
    frame.ageS[row] = ageS
    frame.sign[row] = signOf(identity.kind, isSleeping(reporting.sogKn, reporting.navStatus))
    const fresh = freshness(ageS, reporting)
    // Between two reports it is not lost, for the next one proves it; but the older the last, the more it is a guess.
    frame.fresh[row] = moving && fresh === FRESH.lost ? FRESH.ageing : fresh
    if (moving) setMotion(frame, row, track.place(at + 1), (toMs - frame.atMs) / 1000)
    frame.marks[row] = marksOf(track, at, fresh)
    frame.lengthM[row] = wholeMetres(identity.lengthM, 0xffff)
    frame.beamM[row] = wholeMetres(identity.beamM, 0xff)
  }
}

/** The rest of the way to the next report, taken as straight in degrees: so little is left of it when a frame is old. */
function setMotion(frame: Omit<PictureFrame, 'count'>, row: number, [lon, lat]: LonLat, seconds: number): void {
  if (!(seconds > 0)) return
  frame.lonRate[row] = longitudeDelta(frame.lon[row] as number, lon) / seconds
  frame.latRate[row] = (lat - (frame.lat[row] as number)) / seconds
  frame.goesOnS[row] = seconds
}

/** What its true heading says; of a turn only while the report is fresh. */
function marksOf(track: TrackColumns, at: number, fresh: Fresh): number {
  const headingDeg = track.headingDeg(at)
  if (Number.isNaN(headingDeg)) return 0
  if (at === 0 || fresh !== FRESH.fresh) return MARKS.trueHeading
  const beforeDeg = track.headingDeg(at - 1)
  if (!isTurn(beforeDeg, headingDeg, (track.atMs(at) - track.atMs(at - 1)) / 1000)) return MARKS.trueHeading
  const isToStarboard = (headingDeg - beforeDeg + 360) % 360 < 180
  return MARKS.trueHeading | (isToStarboard ? MARKS.turnsToStarboard : MARKS.turnsToPort)
}

/** A length as a frame holds it: 0 when it is not known, or too great to be one. */
function wholeMetres(metres: number | undefined, most: number): number {
  return metres !== undefined && metres > 0 && metres <= most ? Math.round(metres) : 0
}

/** The batch form of the index answers for all rows at once. */
function setZoneCodes(frame: Omit<PictureFrame, 'count'>, count: number, { index, named }: FrameZones): void {
  const codes = new Uint16Array(count)
  index.atBatch(frame.lon.subarray(0, count), frame.lat.subarray(0, count), codes)
  for (let row = 0; row < count; row++) {
    const code = codes[row] as number
    if (code === 0) continue
    for (const zone of index.zonesOf(code))
      if (named[zone]) {
        frame.zone[row] = zone + 1
        break
      }
  }
}

function emptyFrame(atMs: number, rows: number): Omit<PictureFrame, 'count'> {
  return {
    atMs,
    slot: new Uint32Array(rows),
    lon: new Float64Array(rows),
    lat: new Float64Array(rows),
    pointsDeg: new Float32Array(rows),
    sogKn: new Float32Array(rows),
    cogDeg: new Float32Array(rows),
    altitudeM: new Float32Array(rows),
    navStatus: new Uint8Array(rows),
    ageS: new Float32Array(rows),
    sign: new Uint8Array(rows),
    fresh: new Uint8Array(rows),
    zone: new Uint8Array(rows),
    lonRate: new Float32Array(rows),
    latRate: new Float32Array(rows),
    goesOnS: new Float32Array(rows),
    marks: new Uint8Array(rows),
    lengthM: new Uint16Array(rows),
    beamM: new Uint8Array(rows),
  }
}

/** Whether report i and the next belong to one motion. */
function isJoined(track: TrackColumns, i: number, kind: TrackKind): boolean {
  return isOneMotion(track.place(i), track.place(i + 1), track.atMs(i + 1) - track.atMs(i), kind)
}

/** The course from report i to the next, or NaN when it stayed where it was. */
function wayDeg(track: TrackColumns, i: number): number {
  const [from, to] = [track.place(i), track.place(i + 1)]
  return from[0] === to[0] && from[1] === to[1] ? Number.NaN : initialCourseDeg(from, to)
}

function signOf(kind: TrackKind, sleeping: boolean): Sign {
  return kind === 'vessel' && sleeping ? SIGN.sleeping : SIGN[kind]
}

function reportAt(track: TrackColumns, i: number): StoredReport {
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
