import { initialCourseDeg } from '#geo/measure.ts'
import { type FrameZones, nameZones } from './frame-zones.ts'
import { ageingAfterS, isSleeping, isTurn, lostAfterS, nominalIntervalS, type Reporting } from './freshness.ts'
import { emptyFrame, FRESH, MARKS, NO_STATUS, type PictureFrame, SIGN, type Sign } from './picture.ts'
import { PlaceFinder, TOGETHER } from './place-finder.ts'
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
  readonly #finder: PlaceFinder
  #room = 0
  /** By slot: when its row goes on otherwise than it says. */
  #dueMs = new Float64Array()
  /** By slot: what is known of it, and what follows from that. */
  #identity: (TrackIdentity | undefined)[] = []
  readonly #nature: Nature[] = []
  #lengthM = new Uint16Array()
  #beamM = new Uint8Array()
  #everyone = new Uint32Array()
  #due = new Uint32Array()
  #atMs = Number.NaN

  constructor(store: TrackStore) {
    this.#store = store
    this.#finder = new PlaceFinder(store)
  }

  /** Everyone with a report not after the instant, where they were, and in which zone. */
  frameAt(atMs: number, zones: FrameZones): PictureFrame {
    const { size } = this.#store
    this.#reserve(size)
    return this.#frameOf(this.#everyone.subarray(0, size), atMs, zones, false)
  }

  /**
   * Those whose rows go on otherwise than the last frame, or the changes after it, said: another report, another
   * freshness, or seen for the first time. Undefined when the instant lies before that frame, or there was none.
   */
  changesTo(atMs: number, zones: FrameZones): PictureFrame | undefined {
    if (!(atMs >= this.#atMs)) return undefined
    const { size } = this.#store
    this.#reserve(size)
    const [dueMs, due] = [this.#dueMs, this.#due]
    let count = 0
    // To look through all costs less than to keep them in order.
    for (let slot = 0; slot < size; slot++) if ((dueMs[slot] as number) <= atMs) due[count++] = slot
    return this.#frameOf(due.subarray(0, count), atMs, zones, true)
  }

  #frameOf(slots: Uint32Array, atMs: number, zones: FrameZones, goesOn: boolean): PictureFrame {
    const frame = emptyFrame(slots.length)
    this.#atMs = atMs
    let count = 0
    for (let from = 0; from < slots.length; from += TOGETHER) {
      const some = slots.subarray(from, from + TOGETHER)
      const rows = this.#finder.place(frame, count, some, atMs, goesOn)
      if (rows < some.length) this.#await(some)
      this.#say(frame, count, rows)
      this.#judge(frame, count, rows)
      count += rows
    }
    const filled = { ...frame, atMs, count }
    nameZones(filled, zones)
    return filled
  }

  /** Those that had not reported are due when they first do. */
  #await(slots: Uint32Array): void {
    for (const slot of slots) {
      if (this.#finder.reportOf(slot) >= 0) continue
      const track = this.#store.reportsOf(slot)
      this.#dueMs[slot] = track && track.length > 0 ? track.atMs(0) : Number.POSITIVE_INFINITY
    }
  }

  /** What they said of themselves. */
  #say(frame: PictureFrame, first: number, rows: number): void {
    const { slot: slots, sogKn, cogDeg, altitudeM, navStatus, pointsDeg, goesOnS } = frame
    for (let row = first; row < first + rows; row++) {
      const slot = slots[row] as number
      const track = this.#store.reportsOf(slot) as TrackReports
      const at = this.#finder.reportOf(slot)
      const course = track.cogDeg(at)
      const heading = track.headingDeg(at)
      sogKn[row] = track.sogKn(at)
      cogDeg[row] = course
      altitudeM[row] = track.altitudeM(at)
      navStatus[row] = track.navStatus(at) ?? NO_STATUS
      if (!Number.isNaN(heading)) pointsDeg[row] = heading
      else if (!Number.isNaN(course)) pointsDeg[row] = course
      else pointsDeg[row] = (goesOnS[row] as number) > 0 ? wayDeg(track, at) : Number.NaN
    }
  }

  /** How old it is what they said, until when it holds, and what follows from what is known of them. */
  #judge(frame: PictureFrame, first: number, rows: number): void {
    const atMs = this.#atMs
    const { slot: slots, fresh: freshes, sign: signs, marks, lengthM, beamM, goesOnS } = frame
    const [dueMs, lengths, beams] = [this.#dueMs, this.#lengthM, this.#beamM]
    for (let row = first; row < first + rows; row++) {
      const slot = slots[row] as number
      const track = this.#store.reportsOf(slot) as TrackReports
      const at = this.#finder.reportOf(slot)
      const fromMs = track.atMs(at)
      const toMs = at + 1 < track.length ? track.atMs(at + 1) : Number.POSITIVE_INFINITY
      const sogKn = track.sogKn(at)
      const headingDeg = track.headingDeg(at)
      const nature = this.#natureOf(slot)
      nature.sogKn = Number.isNaN(sogKn) ? undefined : sogKn
      nature.navStatus = track.navStatus(at)
      nature.isTurning = wasTurning(track, at)
      const intervalS = nominalIntervalS(nature)
      const ageingMs = fromMs + ageingAfterS(intervalS) * 1000
      // Between two reports it is not lost, for the next one proves it; but the older the last, the more it is a guess.
      const lostMs = (goesOnS[row] as number) > 0 ? Number.POSITIVE_INFINITY : fromMs + lostAfterS(intervalS) * 1000
      // It ages after the instant, not at it.
      const freshMs = ageingMs >= atMs ? ageingMs + 1 : lostMs >= atMs ? lostMs + 1 : Number.POSITIVE_INFINITY
      dueMs[slot] = Math.min(toMs, freshMs)
      const fresh = atMs > lostMs ? FRESH.lost : atMs > ageingMs ? FRESH.ageing : FRESH.fresh
      freshes[row] = fresh
      signs[row] =
        nature.sign === SIGN.vessel && isSleeping(nature.sogKn, nature.navStatus) ? SIGN.sleeping : nature.sign
      if (!Number.isNaN(headingDeg))
        marks[row] = MARKS.trueHeading | (fresh === FRESH.fresh ? turnOf(track, at, headingDeg) : 0)
      lengthM[row] = lengths[slot] as number
      beamM[row] = beams[slot] as number
    }
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
    this.#finder.reserve(this.#room)
    this.#dueMs = grown(this.#dueMs, new Float64Array(this.#room).fill(Number.NEGATIVE_INFINITY, had))
    this.#lengthM = grown(this.#lengthM, new Uint16Array(this.#room))
    this.#beamM = grown(this.#beamM, new Uint8Array(this.#room))
    this.#everyone = new Uint32Array(this.#room).map((_, slot) => slot)
    this.#due = new Uint32Array(this.#room)
  }
}

function grown<Column extends { set(from: Column): void }>(from: Column, into: Column): Column {
  into.set(from)
  return into
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
