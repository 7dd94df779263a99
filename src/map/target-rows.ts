import type { AlertPriority } from '#domain/alerts/alert.ts'
import { FRESH, MARKS, type PictureFrame, rowOf, SIGN, type Sign } from '#domain/picture.ts'
import { type LonLat, longitudeDelta } from '#geo/lonlat.ts'
import { MAX_LATITUDE, mercatorX, mercatorY, quickMercatorY } from './mercator.ts'

/**
 * Rows as the graphics card reads them, 24 bytes each, so that symbols move between frames without a byte more:
 * x, y (float32, mercator offset from the anchor, at the frame's instant) | how long the motion to the next report goes
 * on, seconds, or where the place is held less than nothing: the age of the report (float32) | where it points, course
 * (2 uint16, 65536 to a turn) | speed (uint16, 64 to a knot, 0 where no vector is due) | length (uint16, m) | shape,
 * state, marks (MARKS of the frame), beam in m (4 uint8).
 */
export const ROW_BYTES = 24
/** The motion itself (2 float32, mercator a second) stands apart: a live picture has none, and need not carry it. */
export const MOTION_BYTES = 8
const FLOATS = ROW_BYTES / 4
const HALVES = ROW_BYTES / 2
const SPEED_STEPS = 64
const TURN = 65_536 / 360

/**
 * Offsets are taken from here, so that float32 keeps 0.2 m anywhere off Malaysia. Any other place still works, with a
 * step of at most 2 m.
 */
const ANCHOR: LonLat = [109.5, 4.5]
export const ANCHOR_X = mercatorX(ANCHOR[0])
export const ANCHOR_Y = mercatorY(ANCHOR[1])

/** What the shader can draw: every sign, and two shapes of our own. */
export const SHAPE = { ...SIGN, corners: 9, place: 10 } as const

/** State byte: how fresh in the low two bits, then these; how urgent its alert is (0 for none to 3) in bits 3 and 4. */
export const HAS_HEADING = 4
export const URGENCY_SHIFT = 3
export const FLASHES = 32
export const IS_DIMMED = 64

/** How the map shows the target of an alert. */
export interface AlertedTarget {
  readonly priority: AlertPriority
  /** Nobody has acknowledged it. */
  readonly flashing: boolean
}

/** An emergency looks like an alarm: its words and its sound tell them apart. */
const URGENCY: Readonly<Record<AlertPriority, number>> = { caution: 1, warning: 2, alarm: 3, emergency: 3 }
const MOST_URGENT = 3

/** Who covers whom, the lowest first. */
const DRAW_ORDER: readonly Sign[] = [
  SIGN.aid,
  SIGN.base,
  SIGN.sleeping,
  SIGN.other,
  SIGN.vessel,
  SIGN.contact,
  SIGN.aircraft,
  SIGN.patrol,
  SIGN.drone,
]
const RANK = Uint8Array.from(Object.values(SIGN), (sign) => DRAW_ORDER.indexOf(sign))
/** Behind the signs come the alerted, by urgency. */
const RANKS = DRAW_ORDER.length + MOST_URGENT

/** Signs that do not travel, so that a speed on them is noise. */
const STILL: readonly Sign[] = [SIGN.sleeping, SIGN.aid, SIGN.base]
const IS_STILL = Uint8Array.from(Object.values(SIGN), (sign) => (STILL.includes(sign) ? 1 : 0))

/** Slower than this a course is noise. */
const LEAST_VECTOR_KN = 0.5

export interface PackOptions {
  readonly selected: number | undefined
  readonly place: LonLat | undefined
  /** By slot. They are drawn over everyone else. */
  readonly alerted: ReadonlyMap<number, AlertedTarget>
  /** Who passes the filter, by slot: all others step back, but for the alerted and the selected. Undefined without a filter. */
  readonly shown: ReadonlySet<number> | undefined
}

/** Growing store of packed rows; kept between frames so that a frame allocates nothing. */
export class TargetRows {
  #bytes = new ArrayBuffer(0)
  #floats = new Float32Array(this.#bytes)
  #halves = new Uint16Array(this.#bytes)
  #octets = new Uint8Array(this.#bytes)
  #motions = new Float32Array()
  /** By row of the frame: where it stands among ours. */
  #places = new Uint32Array()
  #count = 0
  #targets = 0
  #moves = false

  /** Rows in use: targets, then selection corners and marked place. */
  get count(): number {
    return this.#count
  }

  /** Whether somebody goes on after the instant of the frame. */
  get moves(): boolean {
    return this.#moves
  }

  /** Targets among the rows: those of the frame that have a position. */
  get targets(): number {
    return this.#targets
  }

  /** The bytes of the rows in use. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#octets.subarray(0, this.#count * ROW_BYTES)
  }

  /** The motions of the rows in use; nothing in them counts unless `moves`. */
  get motions(): Float32Array<ArrayBuffer> {
    return this.#motions.subarray(0, this.#count * 2)
  }

  /** Fills the rows from a frame in drawing order. Rows without a position are left out, unknown signs drawn as `other`. */
  pack(frame: PictureFrame | undefined, options: PackOptions): void {
    const { selected, place } = options
    const count = frame?.count ?? 0
    this.#reserve(count + 2)
    this.#count = 0
    this.#moves = false
    if (frame) {
      const next = firstPlaces(frame, options.alerted)
      for (let row = 0; row < count; row++) {
        if (!hasPlace(frame, row)) continue
        const at = takePlace(frame, row, next, options.alerted)
        this.#places[row] = at
        this.#putTarget(frame, row, at, options)
      }
      this.#count = next[next.length - 1] as number
    }
    this.#targets = this.#count
    const chosen = selected === undefined ? -1 : rowOf(frame, selected)
    if (frame && chosen >= 0 && hasPlace(frame, chosen)) {
      this.#putMark(this.#count, SHAPE.corners)
      this.#putPlace(this.#count, frame.lon[chosen] as number, frame.lat[chosen] as number)
      this.#putMotion(this.#count++, frame, chosen)
    }
    if (place) {
      this.#putMark(this.#count, SHAPE.place)
      this.#putPlace(this.#count++, place[0], place[1])
    }
  }

  /**
   * Fills some rows of the frame again that was packed last, where they stand. Who would be drawn over others than before
   * comes to that with the next frame.
   */
  patch(frame: PictureFrame, rows: Uint32Array, options: PackOptions): void {
    const { selected } = options
    for (const row of rows) {
      if (!hasPlace(frame, row)) continue
      this.#putTarget(frame, row, this.#places[row] as number, options)
      if (frame.slot[row] !== selected) continue
      this.#putPlace(this.#targets, frame.lon[row] as number, frame.lat[row] as number)
      this.#putMotion(this.#targets, frame, row)
    }
  }

  #putTarget(frame: PictureFrame, row: number, at: number, { selected, alerted, shown }: PackOptions): void {
    const sign = knownSign(frame.sign[row] as number)
    const slot = frame.slot[row] as number
    const alert = alerted.size === 0 ? undefined : alerted.get(slot)
    this.#putPlace(at, frame.lon[row] as number, frame.lat[row] as number)
    this.#putMotion(at, frame, row)

    const fresh = Math.min(FRESH.lost, frame.fresh[row] as number)
    const marks = frame.marks[row] as number
    let state: number = fresh
    if (marks & MARKS.trueHeading) state |= HAS_HEADING
    if (alert) state |= (URGENCY[alert.priority] << URGENCY_SHIFT) | (alert.flashing ? FLASHES : 0)
    else if (shown && slot !== selected && !shown.has(slot)) state |= IS_DIMMED

    const half = at * HALVES
    const isUnderWay = fresh !== FRESH.lost && IS_STILL[sign] === 0
    const cogDeg = frame.cogDeg[row] as number
    const sogKn = frame.sogKn[row] as number
    const hasVector = isUnderWay && sogKn >= LEAST_VECTOR_KN && Number.isFinite(cogDeg)
    this.#halves[half + 6] = turned(frame.pointsDeg[row] as number)
    this.#halves[half + 7] = turned(cogDeg)
    this.#halves[half + 8] = hasVector ? Math.min(0xffff, sogKn * SPEED_STEPS + 0.5) | 0 : 0
    this.#halves[half + 9] = frame.lengthM[row] as number
    const octet = at * ROW_BYTES
    // Asleep or not, who is alerted is seen at full size.
    this.#octets[octet + 20] = alert && sign === SIGN.sleeping ? SIGN.vessel : sign
    this.#octets[octet + 21] = state
    this.#octets[octet + 22] = marks
    this.#octets[octet + 23] = frame.beamM[row] as number
  }

  #putPlace(at: number, lon: number, lat: number): void {
    const float = at * FLOATS
    // The nearer way round to the anchor keeps the offset small on both sides of the antimeridian.
    const away = lon - ANCHOR[0]
    this.#floats[float] = (Math.abs(away) < 180 ? away : longitudeDelta(ANCHOR[0], lon)) / 360
    this.#floats[float + 1] = quickMercatorY(lat) - ANCHOR_Y
  }

  #putMotion(at: number, frame: PictureFrame, row: number): void {
    const goesOnS = frame.goesOnS[row] as number
    const lonRate = frame.lonRate[row] as number
    const latRate = frame.latRate[row] as number
    const ageS = frame.ageS[row] as number
    const lat = frame.lat[row] as number
    // Beyond the edge of the map, where places are held, nothing moves either.
    const isOnMap = Math.abs(lat) < MAX_LATITUDE
    // Not a number times nothing is not a number either, and takes the whole symbol with it.
    if (goesOnS > 0 && goesOnS < Number.POSITIVE_INFINITY && isOnMap && Number.isFinite(lonRate + latRate)) {
      this.#motions[at * 2] = lonRate / 360
      this.#motions[at * 2 + 1] = -latRate / 360 / Math.cos((lat * Math.PI) / 180)
      this.#floats[at * FLOATS + 2] = goesOnS
      this.#moves = true
    } else {
      this.#motions[at * 2] = 0
      this.#motions[at * 2 + 1] = 0
      this.#floats[at * FLOATS + 2] = ageS > 0 && ageS < Number.POSITIVE_INFINITY ? -ageS : 0
    }
  }

  /** A mark of our own: it points nowhere and goes nowhere by itself. */
  #putMark(at: number, shape: number): void {
    this.#octets.fill(0, at * ROW_BYTES, (at + 1) * ROW_BYTES)
    this.#octets[at * ROW_BYTES + 20] = shape
    this.#motions.fill(0, at * 2, at * 2 + 2)
  }

  #reserve(rows: number): void {
    if (rows * ROW_BYTES <= this.#bytes.byteLength) return
    this.#bytes = new ArrayBuffer(Math.ceil(rows * 1.25) * ROW_BYTES)
    this.#floats = new Float32Array(this.#bytes)
    this.#halves = new Uint16Array(this.#bytes)
    this.#octets = new Uint8Array(this.#bytes)
    this.#motions = new Float32Array((this.#bytes.byteLength / ROW_BYTES) * 2)
    this.#places = new Uint32Array(this.#bytes.byteLength / ROW_BYTES)
  }
}

const hasPlace = (frame: PictureFrame, row: number) =>
  Number.isFinite(frame.lon[row]) && Number.isFinite(frame.lat[row])

/** Degrees as a row holds them; upright where nothing is known. */
const turned = (deg: number) => Math.round(deg * TURN) | 0

const knownSign = (sign: number): number => (sign < RANK.length ? sign : SIGN.other)

const rankOf = (sign: number, alert: AlertedTarget | undefined): number =>
  alert ? DRAW_ORDER.length + URGENCY[alert.priority] - 1 : (RANK[sign] as number)

/** Takes the next place of the rank of a row. */
function takePlace(frame: PictureFrame, row: number, next: Uint32Array, alerted: PackOptions['alerted']): number {
  const alert = alerted.size === 0 ? undefined : alerted.get(frame.slot[row] as number)
  const rank = rankOf(knownSign(frame.sign[row] as number), alert)
  const at = next[rank] as number
  next[rank] = at + 1
  return at
}

/** Where the rows of each rank begin, and at the end how many rows there are in all: a counting sort's first half. */
function firstPlaces(frame: PictureFrame, alerted: PackOptions['alerted']): Uint32Array {
  const first = new Uint32Array(RANKS + 1)
  for (let row = 0; row < frame.count; row++) {
    if (!hasPlace(frame, row)) continue
    const after =
      rankOf(
        knownSign(frame.sign[row] as number),
        alerted.size === 0 ? undefined : alerted.get(frame.slot[row] as number),
      ) + 1
    first[after] = (first[after] as number) + 1
  }
  for (let rank = 1; rank < first.length; rank++) first[rank] = (first[rank] as number) + (first[rank - 1] as number)
  return first
}
