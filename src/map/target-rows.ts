import { FRESH, type PictureFrame, rowOf, SIGN, type Sign } from '#domain/picture.ts'
import { type LonLat, longitudeDelta } from '#geo/lonlat.ts'
import { mercatorPerNm, mercatorX, mercatorY } from './mercator.ts'

/**
 * Rows as the graphics card reads them, 20 bytes each:
 * x, y (float32, mercator offset from the anchor) | vector dx, dy (float32, mercator) | angle (uint16, 65536 to a turn)
 * | shape (uint8) | state (uint8).
 */
export const ROW_BYTES = 20

/**
 * Offsets are taken from here, so that float32 keeps 0.2 m anywhere off Malaysia. Any other place still works, with a
 * step of at most 2 m.
 */
const ANCHOR: LonLat = [109.5, 4.5]
export const ANCHOR_X = mercatorX(ANCHOR[0])
export const ANCHOR_Y = mercatorY(ANCHOR[1])

/** What the shader can draw: every sign, and two shapes of our own. */
export const SHAPE = { ...SIGN, corners: 9, place: 10 } as const

/** State byte: how fresh in the low two bits, then this. */
export const HAS_HEADING = 4

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

/** Signs that do not travel, so that a speed on them is noise. */
const STILL = new Set<number>([SIGN.sleeping, SIGN.aid, SIGN.base])

/** Slower than this a course is noise. */
const LEAST_VECTOR_KN = 0.5

export interface PackOptions {
  /** Length of the course vectors, minutes ahead; 0 for none. */
  readonly vectorMinutes: number
  readonly selected: number | undefined
  readonly place: LonLat | undefined
}

/** Growing store of packed rows; kept between frames so that a frame allocates nothing. */
export class TargetRows {
  #bytes = new ArrayBuffer(0)
  #floats = new Float32Array(this.#bytes)
  #halves = new Uint16Array(this.#bytes)
  #octets = new Uint8Array(this.#bytes)
  #count = 0
  #targets = 0

  /** Rows in use: targets, then selection corners and marked place. */
  get count(): number {
    return this.#count
  }

  /** Targets among the rows: those of the frame that have a position. */
  get targets(): number {
    return this.#targets
  }

  /** The bytes of the rows in use. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#octets.subarray(0, this.#count * ROW_BYTES)
  }

  /** Fills the rows from a frame in drawing order. Rows without a position are left out, unknown signs drawn as `other`. */
  pack(frame: PictureFrame | undefined, { vectorMinutes, selected, place }: PackOptions): void {
    const count = frame?.count ?? 0
    this.#reserve(count + 2)
    this.#count = 0
    if (frame) {
      const next = firstPlaces(frame)
      for (let row = 0; row < count; row++) {
        if (hasPlace(frame, row)) this.#putTarget(frame, row, next, vectorMinutes)
      }
      this.#count = next[next.length - 1] as number
    }
    this.#targets = this.#count
    const chosen = selected === undefined ? -1 : rowOf(frame, selected)
    if (frame && chosen >= 0 && hasPlace(frame, chosen)) {
      this.#put(this.#count++, frame.lon[chosen] as number, frame.lat[chosen] as number, SHAPE.corners)
    }
    if (place) this.#put(this.#count++, place[0], place[1], SHAPE.place)
  }

  #putTarget(frame: PictureFrame, row: number, next: Uint32Array, vectorMinutes: number): void {
    const sign = knownSign(frame.sign[row] as number)
    const rank = RANK[sign] as number
    const at = next[rank] as number
    next[rank] = at + 1
    const lat = frame.lat[row] as number
    this.#put(at, frame.lon[row] as number, lat, sign)

    const pointsDeg = frame.pointsDeg[row] as number
    const fresh = Math.min(FRESH.lost, frame.fresh[row] as number)
    const octet = at * ROW_BYTES
    if (Number.isFinite(pointsDeg)) {
      this.#halves[(octet + 16) / 2] = Math.round((pointsDeg / 360) * 65_536)
      this.#octets[octet + 19] = fresh | HAS_HEADING
    } else {
      this.#octets[octet + 19] = fresh
    }

    const sogKn = frame.sogKn[row] as number
    const cogDeg = frame.cogDeg[row] as number
    if (fresh === FRESH.lost || STILL.has(sign) || !(sogKn >= LEAST_VECTOR_KN) || !Number.isFinite(cogDeg)) return
    const length = ((sogKn * vectorMinutes) / 60) * mercatorPerNm(lat)
    const course = (cogDeg * Math.PI) / 180
    this.#floats[octet / 4 + 2] = Math.sin(course) * length
    this.#floats[octet / 4 + 3] = -Math.cos(course) * length
  }

  /** A row that points nowhere, goes nowhere and is fresh. */
  #put(at: number, lon: number, lat: number, shape: number): void {
    const float = (at * ROW_BYTES) / 4
    // The nearer way round to the anchor keeps the offset small on both sides of the antimeridian.
    this.#floats[float] = longitudeDelta(ANCHOR[0], lon) / 360
    this.#floats[float + 1] = mercatorY(lat) - ANCHOR_Y
    this.#floats[float + 2] = 0
    this.#floats[float + 3] = 0
    this.#halves[(at * ROW_BYTES + 16) / 2] = 0
    this.#octets[at * ROW_BYTES + 18] = shape
    this.#octets[at * ROW_BYTES + 19] = FRESH.fresh
  }

  #reserve(rows: number): void {
    if (rows * ROW_BYTES <= this.#bytes.byteLength) return
    this.#bytes = new ArrayBuffer(Math.ceil(rows * 1.25) * ROW_BYTES)
    this.#floats = new Float32Array(this.#bytes)
    this.#halves = new Uint16Array(this.#bytes)
    this.#octets = new Uint8Array(this.#bytes)
  }
}

const hasPlace = (frame: PictureFrame, row: number) =>
  Number.isFinite(frame.lon[row]) && Number.isFinite(frame.lat[row])

const knownSign = (sign: number): number => (sign < RANK.length ? sign : SIGN.other)

/** Where the rows of each rank begin, and at the end how many rows there are in all: a counting sort's first half. */
function firstPlaces(frame: PictureFrame): Uint32Array {
  const first = new Uint32Array(DRAW_ORDER.length + 1)
  for (let row = 0; row < frame.count; row++) {
    if (!hasPlace(frame, row)) continue
    const after = (RANK[knownSign(frame.sign[row] as number)] as number) + 1
    first[after] = (first[after] as number) + 1
  }
  for (let rank = 1; rank < first.length; rank++) first[rank] = (first[rank] as number) + (first[rank - 1] as number)
  return first
}
