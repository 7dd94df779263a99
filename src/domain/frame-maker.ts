import { wrapLongitude } from '#geo/lonlat.ts'
import { initialCourseDeg } from '#geo/measure.ts'
import { type FrameZones, nameZones } from './frame-zones.ts'
import { ageingAfterS, isSleeping, isTurn, lostAfterS, nominalIntervalS, type Reporting } from './freshness.ts'
import { isJoined } from './one-motion.ts'
import { emptyFrame, FRESH, MARKS, NO_STATUS, type PictureFrame, SIGN, type Sign } from './picture.ts'
import type { TrackIdentity } from './report.ts'
import { wasTurning } from './reporting.ts'
import type { TrackReports } from './track-reports.ts'
import type { TrackStore } from './track-store.ts'

/** What of a track decides how its rows are read; shared by all that are alike, and filled again for every row. */
type Nature = { -readonly [Fact in keyof Required<Reporting>]: Reporting[Fact] } & { readonly sign: Sign }
const natures = new Map<string, Nature>()

/**
 * Answers where everyone was at an instant, by interpolation between the reports either side, and never across a gap or
 * a jump: there the last place is held and grows old.
 *
 * Of each track it remembers by which report it stood last, and until when its row goes on as it says: `changesTo` tells
 * only those whose time is up. Rows themselves are read from the reports each time: to keep what was worked out costs
 * more memory traffic than to work it out again.
 */
export class FrameMaker {
  readonly #store: TrackStore
  #room = 0
  /** By slot: number of the report that the row was read from last. */
  #at = new Int32Array()
  /** By slot: when its row goes on otherwise than it says. */
  #dueMs = new Float64Array()
  /** By slot: what is known of it, and what follows from that. */
  #identity: (TrackIdentity | undefined)[] = []
  readonly #nature: Nature[] = []
  #lengthM = new Uint16Array()
  #beamM = new Uint8Array()
  #atMs = Number.NaN
  #near = 0

  constructor(store: TrackStore) {
    this.#store = store
  }

  /** Everyone with a report not after the instant, where they were, and in which zone. */
  frameAt(atMs: number, zones: FrameZones): PictureFrame {
    const { size } = this.#store
    this.#reserve(size)
    this.#atMs = atMs
    const frame = emptyFrame(size)
    let count = 0
    for (let slot = 0; slot < size; slot++) {
      const track = this.#store.reportsOf(slot) as TrackReports
      if (this.#fill(frame, count, slot, track, track.lastAtOrBefore(atMs, track.likelyAt(atMs)))) count++
    }
    return named({ ...frame, atMs, count }, zones)
  }

  /**
   * Those whose rows go on otherwise than the last frame, or the changes after it, said: another report, another
   * freshness, or seen for the first time. Undefined when the instant lies before that frame, or there was none.
   */
  changesTo(atMs: number, zones: FrameZones): PictureFrame | undefined {
    if (!(atMs >= this.#atMs)) return undefined
    const { size } = this.#store
    this.#reserve(size)
    this.#atMs = atMs
    const dueMs = this.#dueMs
    const changed: number[] = []
    // To look through all costs less than to keep them in order.
    for (let slot = 0; slot < size; slot++) if ((dueMs[slot] as number) <= atMs) changed.push(slot)
    const frame = emptyFrame(changed.length)
    let count = 0
    for (const slot of changed) this.#bringNear(slot)
    for (const slot of changed) {
      const track = this.#store.reportsOf(slot) as TrackReports
      if (this.#fill(frame, count, slot, track, track.lastAtOrBefore(atMs, this.#at[slot]))) count++
    }
    return named({ ...frame, atMs, count }, zones)
  }

  /**
   * Reads a little of a track that is about to be read. Each track's reports are somewhere else in memory, and to wait for
   * them is most of the work: reads of many tracks in a row, each short, the processor waits for together.
   */
  #bringNear(slot: number): void {
    const at = this.#at[slot] as number
    if (at >= 0) this.#near += this.#store.reportsOf(slot)?.atMs(at) ?? 0
  }

  /** Fills a row by report `at` of a track. Answers false where it had not reported yet: then there is no row. */
  #fill(frame: PictureFrame, row: number, slot: number, track: TrackReports, at: number): boolean {
    const atMs = this.#atMs
    this.#at[slot] = at
    const toMs = at + 1 < track.length ? track.atMs(at + 1) : Number.POSITIVE_INFINITY
    if (at < 0) {
      this.#dueMs[slot] = toMs
      return false
    }
    const nature = this.#natureOf(slot)
    const fromMs = track.atMs(at)
    const passedMs = atMs - fromMs
    const fromLon = track.lon(at)
    const fromLat = track.lat(at)
    frame.slot[row] = slot
    const moves = toMs < Number.POSITIVE_INFINITY && isJoined(track, at, nature.kind)
    if (moves) {
      const lonRate = eastward(track.lon(at + 1) - fromLon) / (toMs - fromMs)
      const latRate = (track.lat(at + 1) - fromLat) / (toMs - fromMs)
      const lon = fromLon + lonRate * passedMs
      frame.lon[row] = lon >= -180 && lon <= 180 ? lon : wrapLongitude(lon)
      frame.lat[row] = fromLat + latRate * passedMs
      frame.lonRate[row] = lonRate * 1000
      frame.latRate[row] = latRate * 1000
      frame.goesOnS[row] = (toMs - atMs) / 1000
    } else {
      frame.lon[row] = fromLon
      frame.lat[row] = fromLat
    }
    frame.ageS[row] = passedMs / 1000

    const sogKn = track.sogKn(at)
    const cogDeg = track.cogDeg(at)
    const headingDeg = track.headingDeg(at)
    nature.sogKn = Number.isNaN(sogKn) ? undefined : sogKn
    nature.navStatus = track.navStatus(at)
    nature.isTurning = wasTurning(track, at)
    const intervalS = nominalIntervalS(nature)
    const ageingMs = fromMs + ageingAfterS(intervalS) * 1000
    // Between two reports it is not lost, for the next one proves it; but the older the last, the more it is a guess.
    const lostMs = moves ? Number.POSITIVE_INFINITY : fromMs + lostAfterS(intervalS) * 1000
    // It ages after the instant, not at it.
    const freshMs = ageingMs >= atMs ? ageingMs + 1 : lostMs >= atMs ? lostMs + 1 : Number.POSITIVE_INFINITY
    this.#dueMs[slot] = Math.min(toMs, freshMs)
    const fresh = atMs > lostMs ? FRESH.lost : atMs > ageingMs ? FRESH.ageing : FRESH.fresh
    frame.fresh[row] = fresh

    frame.sogKn[row] = sogKn
    frame.cogDeg[row] = cogDeg
    frame.pointsDeg[row] = !Number.isNaN(headingDeg)
      ? headingDeg
      : !Number.isNaN(cogDeg)
        ? cogDeg
        : moves
          ? wayDeg(track, at)
          : Number.NaN
    frame.altitudeM[row] = track.altitudeM(at)
    frame.navStatus[row] = nature.navStatus ?? NO_STATUS
    frame.sign[row] =
      nature.sign === SIGN.vessel && isSleeping(nature.sogKn, nature.navStatus) ? SIGN.sleeping : nature.sign
    if (!Number.isNaN(headingDeg))
      frame.marks[row] = MARKS.trueHeading | (fresh === FRESH.fresh ? turnOf(track, at, headingDeg) : 0)
    frame.lengthM[row] = this.#lengthM[slot] as number
    frame.beamM[row] = this.#beamM[slot] as number
    return true
  }

  /** Worked out again when something else is known of the track. */
  #natureOf(slot: number): Nature {
    const identity = this.#store.identity(slot) as TrackIdentity
    if (this.#identity[slot] !== identity) {
      this.#identity[slot] = identity
      this.#nature[slot] = natureOf(identity)
      this.#lengthM[slot] = wholeMetres(identity.lengthM, 0xffff)
      this.#beamM[slot] = wholeMetres(identity.beamM, 0xff)
    }
    return this.#nature[slot] as Nature
  }

  /** Makes room for so many tracks. New ones are due at once. */
  #reserve(size: number): void {
    const had = this.#room
    if (size <= had) return
    this.#room = Math.max(16, Math.ceil(size * 1.5))
    this.#at = grown(this.#at, new Int32Array(this.#room).fill(-1, had))
    this.#dueMs = grown(this.#dueMs, new Float64Array(this.#room).fill(Number.NEGATIVE_INFINITY, had))
    this.#lengthM = grown(this.#lengthM, new Uint16Array(this.#room))
    this.#beamM = grown(this.#beamM, new Uint8Array(this.#room))
  }
}

function named(frame: PictureFrame, zones: FrameZones): PictureFrame {
  nameZones(frame, zones)
  return frame
}

function grown<Column extends { set(from: Column): void }>(from: Column, into: Column): Column {
  into.set(from)
  return into
}

/** The short way, degrees, negative to the west. Few cross the antimeridian, and remainders take long. */
function eastward(deg: number): number {
  return deg >= -180 && deg < 180 ? deg : wrapLongitude(deg)
}

/** To which side the true heading turns, over a report that is fresh. */
function turnOf(track: TrackReports, at: number, headingDeg: number): number {
  if (at === 0 || Number.isNaN(headingDeg)) return 0
  const beforeDeg = track.headingDeg(at - 1)
  if (!isTurn(beforeDeg, headingDeg, (track.atMs(at) - track.atMs(at - 1)) / 1000)) return 0
  const isToStarboard = (headingDeg - beforeDeg + 360) % 360 < 180
  return isToStarboard ? MARKS.turnsToStarboard : MARKS.turnsToPort
}

function natureOf({ kind, aisClass, classBUnit }: TrackIdentity): Nature {
  const key = `${kind} ${aisClass} ${classBUnit}`
  const known = natures.get(key)
  if (known) return known
  const nature = {
    kind,
    aisClass,
    classBUnit,
    sogKn: undefined,
    navStatus: undefined,
    isTurning: false,
    sign: SIGN[kind],
  }
  natures.set(key, nature)
  return nature
}

/** A length as a frame holds it: 0 when it is not known, or too great to be one. */
function wholeMetres(metres: number | undefined, most: number): number {
  return metres !== undefined && metres > 0 && metres <= most ? Math.round(metres) : 0
}

/** The course from report i to the next, or NaN when it stayed where it was. */
function wayDeg(track: TrackReports, i: number): number {
  const [from, to] = [track.place(i), track.place(i + 1)]
  return from[0] === to[0] && from[1] === to[1] ? Number.NaN : initialCourseDeg(from, to)
}
