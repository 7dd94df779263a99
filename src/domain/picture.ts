/**
 * Everything to draw at one instant, in columns: row i of every column is one track.
 * Absent numbers are NaN. All columns lie in one buffer. Made by the worker, drawn by the map, never kept in React state.
 */
export interface PictureFrame {
  /** The instant, milliseconds since 1970, UTC. */
  readonly atMs: number
  /** Rows in use; columns may be longer. */
  readonly count: number
  /** Number of the track in its store: dense from 0, stable while the store lives. */
  readonly slot: Uint32Array<ArrayBuffer>
  readonly lon: Float64Array<ArrayBuffer>
  readonly lat: Float64Array<ArrayBuffer>
  /** Where the symbol points, degrees true: heading, else course over ground. */
  readonly pointsDeg: Float32Array<ArrayBuffer>
  readonly sogKn: Float32Array<ArrayBuffer>
  readonly cogDeg: Float32Array<ArrayBuffer>
  /** Metres above mean sea level. */
  readonly altitudeM: Float32Array<ArrayBuffer>
  /** Navigational status, ITU-R M.1371 table 45; NO_STATUS when unknown. */
  readonly navStatus: Uint8Array<ArrayBuffer>
  /** Seconds between the track's last report before the instant and the instant. */
  readonly ageS: Float32Array<ArrayBuffer>
  /** One of SIGN. */
  readonly sign: Uint8Array<ArrayBuffer>
  /** One of FRESH. */
  readonly fresh: Uint8Array<ArrayBuffer>
  /** 0 outside every zone, else 1 + place of the zone in the zone set. */
  readonly zone: Uint8Array<ArrayBuffer>
  /** How the place goes on after the instant, degrees a second: 0 where it is held. */
  readonly lonRate: Float32Array<ArrayBuffer>
  readonly latRate: Float32Array<ArrayBuffer>
  /** How long it goes on so, seconds: until the track's next report. 0 where the place is held. */
  readonly goesOnS: Float32Array<ArrayBuffer>
  /** Bits of MARKS. */
  readonly marks: Uint8Array<ArrayBuffer>
  /** Size of the ship, whole metres; 0 when unknown. */
  readonly lengthM: Uint16Array<ArrayBuffer>
  readonly beamM: Uint8Array<ArrayBuffer>
}

/** In a frame's `marks`: `pointsDeg` is a true heading and not a course; and to which side that heading turns. */
export const MARKS = { trueHeading: 1, turnsToPort: 2, turnsToStarboard: 4 } as const

/** Which symbol a row takes. `sleeping` is a vessel moored, anchored or slower than 0.5 kn. */
export const SIGN = {
  vessel: 0,
  sleeping: 1,
  drone: 2,
  patrol: 3,
  aircraft: 4,
  aid: 5,
  base: 6,
  contact: 7,
  other: 8,
} as const
export type Sign = (typeof SIGN)[keyof typeof SIGN]

/** In a frame's `navStatus`: not known. */
export const NO_STATUS = 0xff

/** How fresh a row is: `ageing` past 3 and `lost` past 6 nominal reporting intervals. */
export const FRESH = { fresh: 0, ageing: 1, lost: 2 } as const
export type Fresh = (typeof FRESH)[keyof typeof FRESH]

/** Slower than this a vessel rests, knots, and a course is noise. The same as in freshness.ts `isSleeping`. */
const MOVING_KN = 0.5

/** Whether a sign is of our own: a drone or a patrol ship. */
export function isOurs(sign: number | undefined): boolean {
  return sign === SIGN.drone || sign === SIGN.patrol
}

/** Whether something moves: half a knot or more. What is not known, undefined or NaN, does not. */
export function isMoving(sogKn: number | undefined): boolean {
  return sogKn !== undefined && sogKn >= MOVING_KN
}

/** Bytes of all columns together. */
const ROW_BYTES = 60

/** A frame in which nobody is, with room for so many rows. All columns lie in one buffer: it is made, and handed over, as one. */
export function emptyFrame(rows = 0): PictureFrame {
  const buffer = new ArrayBuffer(rows * ROW_BYTES)
  let at = 0
  const next = (bytes: number) => {
    at += rows * bytes
    return at - rows * bytes
  }
  // Wide columns first: so each begins where its numbers may.
  return {
    atMs: 0,
    count: 0,
    lon: new Float64Array(buffer, next(8), rows),
    lat: new Float64Array(buffer, next(8), rows),
    slot: new Uint32Array(buffer, next(4), rows),
    pointsDeg: new Float32Array(buffer, next(4), rows),
    sogKn: new Float32Array(buffer, next(4), rows),
    cogDeg: new Float32Array(buffer, next(4), rows),
    altitudeM: new Float32Array(buffer, next(4), rows),
    ageS: new Float32Array(buffer, next(4), rows),
    lonRate: new Float32Array(buffer, next(4), rows),
    latRate: new Float32Array(buffer, next(4), rows),
    goesOnS: new Float32Array(buffer, next(4), rows),
    lengthM: new Uint16Array(buffer, next(2), rows),
    beamM: new Uint8Array(buffer, next(1), rows),
    navStatus: new Uint8Array(buffer, next(1), rows),
    sign: new Uint8Array(buffer, next(1), rows),
    fresh: new Uint8Array(buffer, next(1), rows),
    zone: new Uint8Array(buffer, next(1), rows),
    marks: new Uint8Array(buffer, next(1), rows),
  }
}

/** The row of a track in a frame by its slot, or -1 when the frame, or anything of the track in it, is not there. */
export function rowOf(frame: PictureFrame | undefined, slot: number): number {
  return frame ? frame.slot.subarray(0, frame.count).indexOf(slot) : -1
}
