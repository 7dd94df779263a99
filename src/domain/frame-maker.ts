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

/** So many stretches on it is looked for from where the track stood. */
const NEAR_STRETCHES = 4

/** What of a track decides how its rows are read; shared by all that are alike, and filled again for every row. */
type Nature = { -readonly [Fact in keyof Required<Reporting>]: Reporting[Fact] } & { readonly sign: Sign }
const natures = new Map<string, Nature>()

/**
 * What is remembered of each track, so many numbers side by side, a line of the processor's cache: they are asked for
 * together, and in columns of their own a frame of ten thousand would wait for memory most of the time.
 */
const FACTS = 8
/** When the stretch begins and ends, and when its report begins to age and is lost. */
const FROM_MS = 0
const TO_MS = 1
const AGEING_MS = 2
const LOST_MS = 3
/** Where it begins, and the motion, degrees a millisecond; 0 where the place is held. */
const LON = 4
const LAT = 5
const LON_RATE = 6
const LAT_RATE = 7

/** And so many whole numbers of each. */
const WHOLES = 4
/** Number of the report that the stretch begins with, -1 before the first. */
const AT = 0
/** What the stretch was worked out from, to see that it is out of date: revisions of the store and of the track. */
const CHECKED = 1
const REVISION = 2
const MOVES = 3

/**
 * Answers where everyone was at an instant, by interpolation between the reports either side, and never across a gap or
 * a jump: there the last place is held and grows old.
 *
 * Of each track it remembers the stretch from one report to the next on which it was last: while the instant stays on
 * it, a row is one multiplication, and `changesTo` tells only those who left theirs.
 */
export class FrameMaker {
  readonly #store: TrackStore
  /** By slot, `FACTS` of each. */
  #facts = new Float64Array()
  /** By slot, `WHOLES` of each. */
  #wholes = new Int32Array()
  #room = 0
  /** By slot: what is known of it, and what follows from that. */
  #identity: (TrackIdentity | undefined)[] = []
  readonly #nature: Nature[] = []
  #lengthM = new Uint16Array()
  #beamM = new Uint8Array()
  /** By slot: when it leaves what it shows now, for `changesTo`. To look through all costs less than to keep them in order. */
  #dueMs = new Float64Array()
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
      if (this.#stand(slot, atMs)) this.#fill(frame, count++, slot, atMs)
      this.#setDue(slot)
    }
    return named({ ...frame, atMs, count }, zones)
  }

  /**
   * Those whose rows go on otherwise than the last frame, or the changes after it, said: another report, another
   * freshness, or seen for the first time. Undefined when the instant lies before that frame, or there was none.
   */
  changesTo(atMs: number, zones: FrameZones): PictureFrame | undefined {
    if (!(atMs >= this.#atMs)) return undefined
    this.#reserve(this.#store.size)
    this.#atMs = atMs
    const changed: number[] = []
    const dueMs = this.#dueMs
    const { size } = this.#store
    for (let slot = 0; slot < size; slot++) if ((dueMs[slot] as number) <= atMs) changed.push(slot)
    const frame = emptyFrame(changed.length)
    let count = 0
    for (const slot of changed) this.#bringNear(slot, atMs)
    for (const slot of changed) {
      const isThere = this.#stand(slot, atMs)
      this.#setDue(slot)
      if (isThere) this.#fill(frame, count++, slot, atMs)
    }
    return named({ ...frame, atMs, count }, zones)
  }

  #setDue(slot: number): void {
    const nowMs = this.#atMs
    const facts = this.#facts
    const of = slot * FACTS
    const ageingMs = facts[of + AGEING_MS] as number
    const lostMs = facts[of + LOST_MS] as number
    // It ages after the instant, not at it.
    const freshMs = ageingMs >= nowMs ? ageingMs + 1 : lostMs >= nowMs ? lostMs + 1 : Number.POSITIVE_INFINITY
    this.#dueMs[slot] = Math.min(facts[of + TO_MS] as number, freshMs)
  }

  /** Puts a track on the stretch of an instant. Answers whether it had reported by then. */
  #stand(slot: number, atMs: number): boolean {
    const facts = this.#facts
    const wholes = this.#wholes
    const of = slot * FACTS
    const on = slot * WHOLES
    const { revision } = this.#store
    const isOn = atMs >= (facts[of + FROM_MS] as number) && atMs < (facts[of + TO_MS] as number)
    // Asking the track itself goes a long way through memory: not where nothing at all has changed.
    if (isOn && wholes[on + CHECKED] === revision) return (wholes[on + AT] as number) >= 0
    wholes[on + CHECKED] = revision
    const track = this.#store.reportsOf(slot) as TrackReports
    const identity = this.#store.identity(slot) as TrackIdentity
    if (isOn && wholes[on + REVISION] === track.revision && this.#identity[slot] === identity)
      return (wholes[on + AT] as number) >= 0
    wholes[on + REVISION] = track.revision
    if (this.#identity[slot] !== identity) {
      this.#identity[slot] = identity
      this.#nature[slot] = natureOf(identity)
      this.#lengthM[slot] = wholeMetres(identity.lengthM, 0xffff)
      this.#beamM[slot] = wholeMetres(identity.beamM, 0xff)
    }
    const at = track.lastAtOrBefore(atMs, this.#guess(slot, track, atMs))
    wholes[on + AT] = at
    facts[of + FROM_MS] = at < 0 ? Number.NEGATIVE_INFINITY : track.atMs(at)
    facts[of + TO_MS] = at + 1 < track.length ? track.atMs(at + 1) : Number.POSITIVE_INFINITY
    if (at >= 0) this.#work(slot, track, at)
    else {
      facts[of + AGEING_MS] = Number.NEGATIVE_INFINITY
      facts[of + LOST_MS] = Number.NEGATIVE_INFINITY
    }
    return at >= 0
  }

  /**
   * Reads a little of a track that is about to be read. Each track's reports are somewhere else in memory, and to wait for
   * them is most of the work: reads of many tracks in a row, each short, the processor waits for together.
   */
  #bringNear(slot: number, atMs: number): void {
    const of = slot * FACTS
    if (atMs >= (this.#facts[of + FROM_MS] as number) && atMs < (this.#facts[of + TO_MS] as number)) return
    const track = this.#store.reportsOf(slot) as TrackReports
    if (track.length > 0) this.#near += track.atMs(Math.max(0, this.#guess(slot, track, atMs)))
  }

  /** Near which report the instant is: reports come about evenly, and time mostly goes forward. */
  #guess(slot: number, track: TrackReports, atMs: number): number {
    const of = slot * FACTS
    const at = this.#wholes[slot * WHOLES + AT] as number
    const fromMs = this.#facts[of + FROM_MS] as number
    const toMs = this.#facts[of + TO_MS] as number
    if (at >= 0 && atMs >= fromMs && atMs < toMs + NEAR_STRETCHES * (toMs - fromMs)) return at
    return track.likelyAt(atMs)
  }

  #work(slot: number, track: TrackReports, at: number): void {
    const nature = this.#nature[slot] as Nature
    const facts = this.#facts
    const of = slot * FACTS
    const fromMs = facts[of + FROM_MS] as number
    const toMs = facts[of + TO_MS] as number
    const moves = toMs < Number.POSITIVE_INFINITY && isJoined(track, at, nature.kind)
    const lon = track.lon(at)
    const lat = track.lat(at)
    facts[of + LON] = lon
    facts[of + LAT] = lat
    facts[of + LON_RATE] = moves ? eastward(track.lon(at + 1) - lon) / (toMs - fromMs) : 0
    facts[of + LAT_RATE] = moves ? (track.lat(at + 1) - lat) / (toMs - fromMs) : 0
    const sogKn = track.sogKn(at)
    nature.sogKn = Number.isNaN(sogKn) ? undefined : sogKn
    nature.navStatus = track.navStatus(at)
    nature.isTurning = wasTurning(track, at)
    const intervalS = nominalIntervalS(nature)
    facts[of + AGEING_MS] = fromMs + ageingAfterS(intervalS) * 1000
    // Between two reports it is not lost, for the next one proves it; but the older the last, the more it is a guess.
    facts[of + LOST_MS] = moves ? Number.POSITIVE_INFINITY : fromMs + lostAfterS(intervalS) * 1000
    this.#wholes[slot * WHOLES + MOVES] = moves ? 1 : 0
  }

  #fill(frame: PictureFrame, row: number, slot: number, atMs: number): void {
    const facts = this.#facts
    const of = slot * FACTS
    const passedMs = atMs - (facts[of + FROM_MS] as number)
    const lonRate = facts[of + LON_RATE] as number
    const latRate = facts[of + LAT_RATE] as number
    const lon = (facts[of + LON] as number) + lonRate * passedMs
    frame.slot[row] = slot
    frame.lon[row] = lon >= -180 && lon <= 180 ? lon : wrapLongitude(lon)
    frame.lat[row] = (facts[of + LAT] as number) + latRate * passedMs
    const moves = this.#wholes[slot * WHOLES + MOVES] === 1
    if (moves) {
      frame.lonRate[row] = lonRate * 1000
      frame.latRate[row] = latRate * 1000
      frame.goesOnS[row] = ((facts[of + TO_MS] as number) - atMs) / 1000
    }
    frame.ageS[row] = passedMs / 1000
    const fresh =
      atMs > (facts[of + LOST_MS] as number)
        ? FRESH.lost
        : atMs > (facts[of + AGEING_MS] as number)
          ? FRESH.ageing
          : FRESH.fresh
    frame.fresh[row] = fresh
    const at = this.#wholes[slot * WHOLES + AT] as number
    const track = this.#store.reportsOf(slot) as TrackReports
    const nature = this.#nature[slot] as Nature
    const sogKn = track.sogKn(at)
    const cogDeg = track.cogDeg(at)
    const headingDeg = track.headingDeg(at)
    const navStatus = track.navStatus(at)
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
    frame.navStatus[row] = navStatus ?? NO_STATUS
    frame.sign[row] =
      nature.sign === SIGN.vessel && isSleeping(Number.isNaN(sogKn) ? undefined : sogKn, navStatus)
        ? SIGN.sleeping
        : nature.sign
    if (!Number.isNaN(headingDeg))
      frame.marks[row] = MARKS.trueHeading | (fresh === FRESH.fresh ? turnOf(track, at, headingDeg) : 0)
    frame.lengthM[row] = this.#lengthM[slot] as number
    frame.beamM[row] = this.#beamM[slot] as number
  }

  /** Makes room for so many tracks. Of the new ones nothing stands: no instant lies on a stretch of NaN. */
  #reserve(size: number): void {
    if (size <= this.#room) return
    this.#room = Math.max(16, Math.ceil(size * 1.5))
    this.#facts = grown(this.#facts, new Float64Array(this.#room * FACTS).fill(Number.NaN, this.#facts.length))
    this.#wholes = grown(this.#wholes, new Int32Array(this.#room * WHOLES).fill(-1))
    this.#lengthM = grown(this.#lengthM, new Uint16Array(this.#room))
    this.#beamM = grown(this.#beamM, new Uint8Array(this.#room))
    this.#dueMs = grown(this.#dueMs, new Float64Array(this.#room).fill(Number.NEGATIVE_INFINITY))
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
