import type { RecordingHead } from './formats/own-format.ts'
import type { SensorReport } from './looks/sensor-report.ts'
import type { RecordingMark } from './recording/recording-lines.ts'

/**
 * One position of one track at one moment. What a sensor did not know is absent, never a stand-in number.
 */
export interface PositionReport {
  /** Whose position: `mmsi:533204118`, `uav:anka-s-1`, `gpx:1`. Opaque; the same track has the same id in every feed. */
  readonly trackId: string
  /** Which feed or file brought it. */
  readonly source: string
  /** When the position was true: milliseconds since 1970, UTC (event time). */
  readonly atMs: number
  /** Degrees, WGS 84, in [-180, 180] and [-90, 90]. */
  readonly lon: number
  readonly lat: number
  /** Speed over ground, knots, >= 0. */
  readonly sogKn?: number
  /** Course over ground, degrees true, [0, 360). */
  readonly cogDeg?: number
  /** Heading, degrees true, [0, 360). */
  readonly headingDeg?: number
  /** Metres above mean sea level. */
  readonly altitudeM?: number
  /** Navigational status, ITU-R M.1371 table 45: 0 to 15. */
  readonly navStatus?: number
}

/** What a track is. `contact` is a sensor's find without identity; `other` is a track nothing is known about. */
export type TrackKind = 'vessel' | 'drone' | 'patrol' | 'aircraft' | 'aid' | 'base' | 'contact' | 'other'

/** What is known of a track beside its positions. Every text may come from a stranger's radio: show it as text only. */
export interface TrackIdentity {
  readonly trackId: string
  readonly kind: TrackKind
  readonly name?: string
  readonly mmsi?: number
  readonly imo?: number
  readonly callSign?: string
  /** ISO 3166-1 alpha-2 code of the flag, from the MMSI's maritime identification digits. */
  readonly flag?: string
  /** AIS ship type, ITU-R M.1371 table 53: 1 to 255. */
  readonly shipType?: number
  readonly aisClass?: 'A' | 'B'
  /** Of class B, where it says so: what decides how often it reports. */
  readonly classBUnit?: 'self-organising' | 'carrier-sense'
  readonly lengthM?: number
  readonly beamM?: number
  readonly draughtM?: number
  readonly destination?: string
  /** What it said of itself before, oldest first. */
  readonly earlier?: readonly EarlierFact[]
}

/** What of an identity is remembered when it changes. */
export type RememberedFact = 'name' | 'callSign' | 'imo' | 'shipType' | 'destination'

/** A fact that held until something else was said in its place. */
export interface EarlierFact {
  readonly fact: RememberedFact
  readonly was: string | number
  readonly untilMs: number
}

/** New facts on one track: merged over what is known; absent fields change nothing. */
export type IdentityPatch = Pick<TrackIdentity, 'trackId'> & Partial<Omit<TrackIdentity, 'earlier'>>

/** One thing a file or feed held that could not be used. */
export interface Reject {
  /** 1-based line in the file or feed. */
  readonly line: number
  /** Short kebab-case word to count by, such as `checksum`. */
  readonly reason: string
  /** What was found, what was expected. */
  readonly message: string
  /** The start of the offending text, at most 120 characters. */
  readonly text: string
}

/** Where a reader puts what it found, in file order. */
export interface TrackSink {
  report(report: PositionReport): void
  identity(patch: IdentityPatch): void
  reject(reject: Reject): void
  /** What a sensor did and saw; a reader of files without sensors never calls it. */
  look?(report: SensorReport): void
  /** Of a recording of ours: its head, and what stands in it beside reports. */
  head?(head: RecordingHead): void
  mark?(mark: RecordingMark): void
}
