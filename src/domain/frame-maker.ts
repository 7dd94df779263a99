import { wrapLongitude } from '#geo/lonlat.ts'
import { initialCourseDeg } from '#geo/measure.ts'
import { DueQueue } from './due-queue.ts'
import { type FrameZones, nameZones } from './frame-zones.ts'
import { ageingAfterS, isSleeping, isTurn, lostAfterS, nominalIntervalS, type Reporting } from './freshness.ts'
import { isJoined } from './one-motion.ts'
import { emptyFrame, FRESH, MARKS, NO_STATUS, type PictureFrame, SIGN, type Sign } from './picture.ts'
import type { TrackIdentity } from './report.ts'
import { wasTurning } from './reporting.ts'
import type { TrackColumns } from './track-columns.ts'
import type { TrackStore } from './track-store.ts'

/** So many stretches on it is looked for from where the track stood. */
const NEAR_STRETCHES = 4

/** What of a track decides how its rows are read; shared by all that are alike, and filled again for every row. */
type Nature = { -readonly [Fact in keyof Required<Reporting>]: Reporting[Fact] } & { readonly sign: Sign }
const natures = new Map<string, Nature>()

/** Nothing of a track stands yet. */
const NOWHERE = -1

/**
 * Answers where everyone was at an instant, by interpolation between the reports either side, and never across a gap or
 * a jump: there the last place is held and grows old.
 *
 * Of each track it remembers the stretch from one report to the next on which it was last: while the instant stays on
 * it, a row is one multiplication, and `changesTo` tells only those who left theirs.
 */
export class FrameMaker {
  readonly #store: TrackStore
  /** By slot: number of the report that the stretch begins with. */
  #at = new Int32Array()
  /** By slot: what the stretch was worked out from, to see that it is out of date; `checked` is of the store. */
  #checked = new Float64Array()
  #revision = new Uint32Array()
  #identity: (TrackIdentity | undefined)[] = []
  readonly #nature: Nature[] = []
  /** By slot: when its first and its last report are of. */
  #firstMs = new Float64Array()
  #lastMs = new Float64Array()
  /** By slot: when the stretch begins and ends, and when its report begins to age and is lost. */
  #fromMs = new Float64Array()
  #toMs = new Float64Array()
  #ageingMs = new Float64Array()
  #lostMs = new Float64Array()
  /** By slot: where it begins, and the motion, degrees a millisecond; 0 where the place is held. */
  #lon = new Float64Array()
  #lat = new Float64Array()
  #lonRate = new Float64Array()
  #latRate = new Float64Array()
  #moves = new Uint8Array()
  /** By slot: what the row says all the way; marks while the report is fresh are its turn. */
  #row = emptyFrame(0)
  #turn = new Uint8Array()
  /** When each slot leaves what it shows now, for `changesTo`; not filled before it is asked. */
  readonly #due = new DueQueue()
  #isQueued = false
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
    this.#isQueued = false
    const frame = emptyFrame(size)
    let count = 0
    for (let slot = 0; slot < size; slot++) {
      this.#stand(slot, atMs)
      if ((this.#at[slot] as number) >= 0) this.#fill(frame, count++, slot, atMs)
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
    if (!this.#isQueued) this.#queueAll()
    this.#atMs = atMs
    const changed: number[] = []
    while (this.#due.firstMs <= atMs) changed.push(this.#due.take())
    const frame = emptyFrame(changed.length)
    let count = 0
    for (const slot of changed) this.#bringNear(slot, atMs)
    for (const slot of changed) {
      this.#stand(slot, atMs)
      this.#queue(slot)
      if ((this.#at[slot] as number) >= 0) this.#fill(frame, count++, slot, atMs)
    }
    return named({ ...frame, atMs, count }, zones)
  }

  #queueAll(): void {
    this.#isQueued = true
    this.#due.clear()
    for (let slot = 0; slot < this.#store.size; slot++) this.#queue(slot)
  }

  #queue(slot: number): void {
    const nowMs = this.#atMs
    const ageingMs = this.#ageingMs[slot] as number
    const lostMs = this.#lostMs[slot] as number
    // It ages after the instant, not at it.
    const freshMs = ageingMs >= nowMs ? ageingMs + 1 : lostMs >= nowMs ? lostMs + 1 : Number.POSITIVE_INFINITY
    const dueMs = Math.min(this.#toMs[slot] as number, freshMs)
    if (dueMs < Number.POSITIVE_INFINITY) this.#due.put(slot, dueMs)
  }

  /** Puts a track on the stretch of an instant. */
  #stand(slot: number, atMs: number): void {
    const { revision } = this.#store
    const isOn = atMs >= (this.#fromMs[slot] as number) && atMs < (this.#toMs[slot] as number)
    // Asking the track itself goes a long way through memory: not where nothing at all has changed.
    if (isOn && this.#checked[slot] === revision) return
    this.#checked[slot] = revision
    const track = this.#store.columnsOf(slot) as TrackColumns
    const identity = this.#store.identity(slot) as TrackIdentity
    if (isOn && this.#revision[slot] === track.revision && this.#identity[slot] === identity) return
    if (this.#revision[slot] !== track.revision) {
      this.#revision[slot] = track.revision
      this.#firstMs[slot] = track.length ? track.atMs(0) : Number.NaN
      this.#lastMs[slot] = track.length ? track.atMs(track.length - 1) : Number.NaN
    }
    if (this.#identity[slot] !== identity) {
      this.#identity[slot] = identity
      this.#nature[slot] = natureOf(identity)
      this.#row.lengthM[slot] = wholeMetres(identity.lengthM, 0xffff)
      this.#row.beamM[slot] = wholeMetres(identity.beamM, 0xff)
    }
    const at = track.lastAtOrBefore(atMs, this.#guess(slot, track, atMs))
    this.#at[slot] = at
    const hasNext = at + 1 < track.length
    this.#fromMs[slot] = at < 0 ? Number.NEGATIVE_INFINITY : track.atMs(at)
    this.#toMs[slot] = hasNext ? track.atMs(at + 1) : Number.POSITIVE_INFINITY
    if (at >= 0) this.#work(slot, track, this.#nature[slot] as Nature, at)
    else {
      this.#ageingMs[slot] = Number.NEGATIVE_INFINITY
      this.#lostMs[slot] = Number.NEGATIVE_INFINITY
    }
  }

  /**
   * Reads a little of a track that is about to be read. Each track's reports are somewhere else in memory, and to wait for
   * them is most of the work: reads of many tracks in a row, each short, the processor waits for together.
   */
  #bringNear(slot: number, atMs: number): void {
    if (atMs >= (this.#fromMs[slot] as number) && atMs < (this.#toMs[slot] as number)) return
    const track = this.#store.columnsOf(slot) as TrackColumns
    if (track.length > 0) this.#near += track.atMs(Math.max(0, this.#guess(slot, track, atMs)))
  }

  /** Near which report the instant is: reports come about evenly, and time mostly goes forward. */
  #guess(slot: number, track: TrackColumns, atMs: number): number {
    const at = this.#at[slot] as number
    const fromMs = this.#fromMs[slot] as number
    const toMs = this.#toMs[slot] as number
    if (at >= 0 && atMs >= fromMs && atMs < toMs + NEAR_STRETCHES * (toMs - fromMs)) return at
    const last = track.length - 1
    if (last < 1) return last
    const firstMs = this.#firstMs[slot] as number
    const lastMs = this.#lastMs[slot] as number
    if (atMs <= firstMs) return 0
    return atMs >= lastMs ? last : Math.floor(((atMs - firstMs) / (lastMs - firstMs)) * last)
  }

  #work(slot: number, track: TrackColumns, nature: Nature, at: number): void {
    const fromMs = this.#fromMs[slot] as number
    const toMs = this.#toMs[slot] as number
    const moves = toMs < Number.POSITIVE_INFINITY && isJoined(track, at, nature.kind)
    const lon = track.lon(at)
    const lat = track.lat(at)
    this.#lon[slot] = lon
    this.#lat[slot] = lat
    this.#moves[slot] = moves ? 1 : 0
    this.#lonRate[slot] = moves ? eastward(track.lon(at + 1) - lon) / (toMs - fromMs) : 0
    this.#latRate[slot] = moves ? (track.lat(at + 1) - lat) / (toMs - fromMs) : 0
    const sogKn = track.sogKn(at)
    nature.sogKn = Number.isNaN(sogKn) ? undefined : sogKn
    nature.navStatus = track.navStatus(at)
    nature.isTurning = wasTurning(track, at)
    const intervalS = nominalIntervalS(nature)
    this.#ageingMs[slot] = fromMs + ageingAfterS(intervalS) * 1000
    // Between two reports it is not lost, for the next one proves it; but the older the last, the more it is a guess.
    this.#lostMs[slot] = moves ? Number.POSITIVE_INFINITY : fromMs + lostAfterS(intervalS) * 1000
    const row = this.#row
    const cogDeg = track.cogDeg(at)
    const headingDeg = track.headingDeg(at)
    row.sogKn[slot] = sogKn
    row.cogDeg[slot] = cogDeg
    row.pointsDeg[slot] = !Number.isNaN(headingDeg)
      ? headingDeg
      : !Number.isNaN(cogDeg)
        ? cogDeg
        : moves
          ? wayDeg(track, at)
          : Number.NaN
    row.altitudeM[slot] = track.altitudeM(at)
    row.navStatus[slot] = nature.navStatus ?? NO_STATUS
    row.sign[slot] =
      nature.sign === SIGN.vessel && isSleeping(nature.sogKn, nature.navStatus) ? SIGN.sleeping : nature.sign
    row.marks[slot] = Number.isNaN(headingDeg) ? 0 : MARKS.trueHeading
    this.#turn[slot] = turnOf(track, at, headingDeg)
  }

  #fill(frame: PictureFrame, row: number, slot: number, atMs: number): void {
    const from = this.#row
    const passedMs = atMs - (this.#fromMs[slot] as number)
    const lonRate = this.#lonRate[slot] as number
    const latRate = this.#latRate[slot] as number
    const lon = (this.#lon[slot] as number) + lonRate * passedMs
    frame.slot[row] = slot
    frame.lon[row] = lon >= -180 && lon <= 180 ? lon : wrapLongitude(lon)
    frame.lat[row] = (this.#lat[slot] as number) + latRate * passedMs
    if (this.#moves[slot] === 1) {
      frame.lonRate[row] = lonRate * 1000
      frame.latRate[row] = latRate * 1000
      frame.goesOnS[row] = ((this.#toMs[slot] as number) - atMs) / 1000
    }
    frame.sogKn[row] = from.sogKn[slot] as number
    frame.cogDeg[row] = from.cogDeg[slot] as number
    frame.pointsDeg[row] = from.pointsDeg[slot] as number
    frame.altitudeM[row] = from.altitudeM[slot] as number
    frame.navStatus[row] = from.navStatus[slot] as number
    frame.ageS[row] = passedMs / 1000
    frame.sign[row] = from.sign[slot] as number
    const fresh =
      atMs > (this.#lostMs[slot] as number)
        ? FRESH.lost
        : atMs > (this.#ageingMs[slot] as number)
          ? FRESH.ageing
          : FRESH.fresh
    frame.fresh[row] = fresh
    frame.marks[row] = (from.marks[slot] as number) | (fresh === FRESH.fresh ? (this.#turn[slot] as number) : 0)
    frame.lengthM[row] = from.lengthM[slot] as number
    frame.beamM[row] = from.beamM[slot] as number
  }

  #reserve(size: number): void {
    const had = this.#at.length
    if (size <= had) return
    const room = Math.max(16, Math.ceil(size * 1.5))
    this.#at = grown(this.#at, new Int32Array(room).fill(NOWHERE))
    this.#checked = grown(this.#checked, new Float64Array(room).fill(-1))
    this.#revision = grown(this.#revision, new Uint32Array(room))
    this.#firstMs = grown(this.#firstMs, new Float64Array(room))
    this.#lastMs = grown(this.#lastMs, new Float64Array(room))
    this.#fromMs = grown(this.#fromMs, new Float64Array(room))
    this.#toMs = grown(this.#toMs, new Float64Array(room))
    this.#ageingMs = grown(this.#ageingMs, new Float64Array(room))
    this.#lostMs = grown(this.#lostMs, new Float64Array(room))
    this.#lon = grown(this.#lon, new Float64Array(room))
    this.#lat = grown(this.#lat, new Float64Array(room))
    this.#lonRate = grown(this.#lonRate, new Float64Array(room))
    this.#latRate = grown(this.#latRate, new Float64Array(room))
    this.#moves = grown(this.#moves, new Uint8Array(room))
    this.#turn = grown(this.#turn, new Uint8Array(room))
    // Worked out anew: what a row says is not copied.
    this.#row = emptyFrame(room)
    this.#identity = []
    this.#isQueued = false
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
function turnOf(track: TrackColumns, at: number, headingDeg: number): number {
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
function wayDeg(track: TrackColumns, i: number): number {
  const [from, to] = [track.place(i), track.place(i + 1)]
  return from[0] === to[0] && from[1] === to[1] ? Number.NaN : initialCourseDeg(from, to)
}
