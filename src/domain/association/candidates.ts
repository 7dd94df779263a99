import type { Contact, TracksToMatch } from './contact.ts'
import { NM_PER_DEGREE } from './place-grid.ts'
import { type Predictions, predictionsOf } from './prediction.ts'
import { type AssociationRules, lonelyCost } from './rules.ts'
import { TrackLevels } from './track-levels.ts'

const RADIANS = Math.PI / 180

/** Every track that each contact may have: the candidates of contact i are starts[i] up to starts[i + 1], in no order. */
export interface GatedCandidates {
  readonly starts: Int32Array
  readonly tracks: Int32Array
  /** d^2 + ln |S|, less what agreement in motion is worth. */
  readonly costs: Float64Array
  /** Mahalanobis distance squared of the two places. */
  readonly squares: Float64Array
  /** Between the contact and the dead-reckoned track. */
  readonly nm: Float64Array
  /** For each track 1 where any contact is within its gate in distance, also one that would rather stay alone; else 0. */
  readonly isNearContact: Uint8Array
}

/**
 * Looks for all pairs within the gates of `rules`. The place of a track at the time of the contact is dead-reckoned; its
 * uncertainty grows with the age of the report, the more the faster the ship; S is the sum of both uncertainties, alike in
 * all directions. Where contact and track both say a motion, agreement is worth up to the gate: it helps to tell two ships
 * that cross from each other, and never keeps a contact from a track. Contacts and tracks with numbers that are not finite have none.
 */
export function candidatesOf(
  contacts: readonly Contact[],
  tracks: TracksToMatch,
  rules: AssociationRules,
): GatedCandidates {
  const predictions = predictionsOf(tracks, rules)
  const levels = new TrackLevels(contacts, tracks, predictions, rules)
  const most = lonelyCost(rules)
  const mostSquaredNm = rules.mostNm ** 2
  const starts = new Int32Array(contacts.length + 1)
  const isNearContact = new Uint8Array(tracks.ids.length)
  const rows = new GrowingRows(contacts.length * 2)
  for (const [i, contact] of contacts.entries()) {
    const { atMs, lon, lat, sigmaNm } = contact
    const first = rows.length
    const nmPerLonDegree = NM_PER_DEGREE * Math.cos(lat * RADIANS)
    const ownVariance = sigmaNm * sigmaNm
    if (Number.isFinite(atMs + lon + lat) && sigmaNm > 0)
      levels.near(contact, (track) => {
        const ms = atMs - (tracks.atMs[track] as number)
        const age = Math.abs(ms)
        if (age > (predictions.mostAgeMs[track] as number)) return
        let dLon = (tracks.lon[track] as number) + (predictions.lonRate[track] as number) * ms - lon
        if (dLon > 180) dLon -= 360
        else if (dLon < -180) dLon += 360
        const east = dLon * nmPerLonDegree
        const north =
          ((tracks.lat[track] as number) + (predictions.latRate[track] as number) * ms - lat) * NM_PER_DEGREE
        const squaredNm = east * east + north * north
        if (squaredNm > mostSquaredNm) return
        const sigma = tracks.sigmaNm[track] as number
        const growth = (predictions.growthNmPerMs[track] as number) * age
        const variance = ownVariance + sigma * sigma + growth * growth
        const square = squaredNm / variance
        if (!(square <= rules.gate)) return
        isNearContact[track] = 1
        const cost = square + 2 * Math.log(variance) + motionCost(contact, predictions, track, rules)
        if (cost < most) rows.add(track, cost, square, Math.sqrt(squaredNm))
      })
    rows.keepBest(first, rules.mostCandidates)
    starts[i + 1] = rows.length
  }
  return { ...rows.columns(), starts, isNearContact }
}

/** From -gate (alike) to 0 (as different as can be); a motion that is not known is worth what a right one is on average. */
function motionCost(
  { sogKn, cogDeg }: Contact,
  { eastKn, northKn }: Predictions,
  track: number,
  { motionSigmaKn, gate }: AssociationRules,
): number {
  if (sogKn === undefined || cogDeg === undefined) return 0
  const course = cogDeg * RADIANS
  const east = (sogKn * Math.sin(course) - (eastKn[track] as number)) / motionSigmaKn
  const north = (sogKn * Math.cos(course) - (northKn[track] as number)) / motionSigmaKn
  const square = east * east + north * north
  // The mean of chi-square is its degrees of freedom.
  return Math.min(Number.isNaN(square) ? 2 : square, gate) - gate
}

/** Candidates as they come, in columns that double when full. */
class GrowingRows {
  length = 0
  #tracks: Int32Array
  #costs: Float64Array
  #squares: Float64Array
  #nm: Float64Array

  constructor(expected: number) {
    const size = Math.max(16, expected)
    this.#tracks = new Int32Array(size)
    this.#costs = new Float64Array(size)
    this.#squares = new Float64Array(size)
    this.#nm = new Float64Array(size)
  }

  add(track: number, cost: number, square: number, nm: number): void {
    if (this.length === this.#tracks.length) this.#grow()
    this.#tracks[this.length] = track
    this.#costs[this.length] = cost
    this.#squares[this.length] = square
    this.#nm[this.length++] = nm
  }

  /** Of the rows from `first` on no more than the cheapest `most`, of equals the first tracks. */
  keepBest(first: number, most: number): void {
    const count = this.length - first
    if (count <= most) return
    const kept = Array.from({ length: count }, (_, i) => first + i)
      .sort((a, b) => this.#cost(a) - this.#cost(b) || this.#track(a) - this.#track(b))
      .slice(0, most)
      .map((i) => [this.#track(i), this.#cost(i), this.#squares[i] as number, this.#nm[i] as number] as const)
    this.length = first
    for (const row of kept) this.add(...row)
  }

  columns(): Omit<GatedCandidates, 'starts' | 'isNearContact'> {
    return {
      tracks: this.#tracks.subarray(0, this.length),
      costs: this.#costs.subarray(0, this.length),
      squares: this.#squares.subarray(0, this.length),
      nm: this.#nm.subarray(0, this.length),
    }
  }

  #track(i: number): number {
    return this.#tracks[i] as number
  }

  #cost(i: number): number {
    return this.#costs[i] as number
  }

  #grow(): void {
    const grown = new GrowingRows(this.length * 2)
    grown.#tracks.set(this.#tracks)
    grown.#costs.set(this.#costs)
    grown.#squares.set(this.#squares)
    grown.#nm.set(this.#nm)
    this.#tracks = grown.#tracks
    this.#costs = grown.#costs
    this.#squares = grown.#squares
    this.#nm = grown.#nm
  }
}
