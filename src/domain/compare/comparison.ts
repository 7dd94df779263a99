/** One of the two tracks that are compared. */
export type Compared = 'a' | 'b'

/** A stretch of the window in which nothing is known of where a track was. */
export interface Absence {
  readonly track: Compared
  /** Of the common clock, within the window. */
  readonly fromMs: number
  readonly toMs: number
  /**
   * before-first: it had not reported yet. after-last: it did not report again. gap: its reports lie too far apart in
   * time. jump: it cannot have gone that way in that time. See `isOneMotion`.
   */
  readonly why: 'before-first' | 'after-last' | 'gap' | 'jump'
}

/** Range and bearings at an instant. */
export interface ComparedMoment {
  readonly atMs: number
  /** Nautical miles on the WGS 84 ellipsoid, horizontal: heights are not looked at. */
  readonly rangeNm: number
  /** From a to b and from b to a, degrees true in [0, 360); NaN where the two are in one place. */
  readonly bearingDeg: number
  readonly backDeg: number
}

/** Columns of equal length, one row an instant, in order of time. NaN is not known. */
export interface ComparedSamples {
  /** Of the common clock, milliseconds since 1970: the clock of a. */
  readonly atMs: Float64Array<ArrayBuffer>
  readonly rangeNm: Float64Array<ArrayBuffer>
  readonly bearingDeg: Float64Array<ArrayBuffer>
  readonly backDeg: Float64Array<ArrayBuffer>
  /** How fast the range gets less, knots: negative when it grows. */
  readonly closingKn: Float64Array<ArrayBuffer>
  /** How fast one goes seen from the other, knots. */
  readonly relativeKn: Float64Array<ArrayBuffer>
  /** Made good over the ground between the reports either side, knots. */
  readonly aKn: Float64Array<ArrayBuffer>
  readonly bKn: Float64Array<ArrayBuffer>
  /** 1 where both are known all the way from the row before: only there may a line be drawn. */
  readonly joined: Uint8Array<ArrayBuffer>
}

/** How long the two were within a range of each other, and when. */
export interface TimeWithin {
  readonly nm: number
  readonly ms: number
  /** The longest of the spans, in order of time. */
  readonly spans: readonly (readonly [fromMs: number, toMs: number])[]
}

/** Two tracks, or two windows of one track, on one clock. */
export interface Comparison {
  readonly trackA: string
  readonly trackB: string
  readonly fromMs: number
  readonly toMs: number
  /** What was added to the times of b. */
  readonly shiftBMs: number
  readonly samples: ComparedSamples
  /** At how many instants both were known, before `samples` was thinned. */
  readonly instants: number
  /** How long both were known, milliseconds. */
  readonly knownMs: number
  /** The least range, on the ways between the reports; undefined when the two were never known at one instant. */
  readonly closest: ComparedMoment | undefined
  readonly within: TimeWithin | undefined
  /** The longest stretches in which one is not known, in order of time. */
  readonly absences: readonly Absence[]
  /** How many shorter ones are left out. */
  readonly moreAbsences: number
}
