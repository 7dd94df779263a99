import { isLonLat } from '#geo/lonlat.ts'

/** Something a sensor saw on the sea at one moment: where, and how well it is known. It has no name. */
export interface Contact {
  /** Milliseconds since 1970. */
  readonly atMs: number
  readonly lon: number
  readonly lat: number
  /** Standard deviation of the place in each direction, nautical miles, above 0. */
  readonly sigmaNm: number
  /** Course over ground, degrees true, and speed, knots, where the sensor measures motion: both or none counts. */
  readonly cogDeg?: number
  readonly sogKn?: number
}

/** Tracks to which contacts may belong, one column a field, row i of each is one track. */
export interface TracksToMatch {
  readonly ids: readonly string[]
  /** Time and place of the newest report. */
  readonly atMs: Float64Array
  readonly lon: Float64Array
  readonly lat: Float64Array
  /** Knots and degrees true; NaN where not known. */
  readonly sogKn: Float64Array
  readonly cogDeg: Float64Array
  /** Standard deviation of that place in each direction, nautical miles, above 0. */
  readonly sigmaNm: Float64Array
  /** Seconds between two reports that such a station promises (`nominalIntervalS`). */
  readonly intervalS: Float64Array
}

/** One row of `TracksToMatch`. */
export interface TrackToMatch {
  readonly id: string
  readonly atMs: number
  readonly lon: number
  readonly lat: number
  readonly sogKn?: number
  readonly cogDeg?: number
  readonly sigmaNm: number
  readonly intervalS: number
}

/** Columns of a list of tracks, in its order. */
export function tracksToMatch(tracks: readonly TrackToMatch[]): TracksToMatch {
  const column = (of: (track: TrackToMatch) => number) => Float64Array.from(tracks, of)
  return {
    ids: tracks.map(({ id }) => id),
    atMs: column(({ atMs }) => atMs),
    lon: column(({ lon }) => lon),
    lat: column(({ lat }) => lat),
    sogKn: column(({ sogKn = Number.NaN }) => sogKn),
    cogDeg: column(({ cogDeg = Number.NaN }) => cogDeg),
    sigmaNm: column(({ sigmaNm }) => sigmaNm),
    intervalS: column(({ intervalS }) => intervalS),
  }
}

/** What is wrong with a contact, with the value, its place in `at` and what was expected; undefined when nothing is. */
export function contactProblem({ atMs, lon, lat, sigmaNm, sogKn, cogDeg }: Contact, at: string): string | undefined {
  if (!Number.isFinite(atMs)) return `${at}.atMs is ${atMs}, expected milliseconds since 1970`
  if (!isLonLat(lon, lat)) return `${at} is at ${lon}, ${lat}, expected longitude and latitude in degrees`
  if (!(sigmaNm > 0 && Number.isFinite(sigmaNm))) return `${at}.sigmaNm is ${sigmaNm}, expected nautical miles above 0`
  if (sogKn !== undefined && !(sogKn >= 0 && Number.isFinite(sogKn)))
    return `${at}.sogKn is ${sogKn}, expected knots from 0 on, or none`
  if (cogDeg !== undefined && !Number.isFinite(cogDeg)) return `${at}.cogDeg is ${cogDeg}, expected degrees, or none`
  return undefined
}
