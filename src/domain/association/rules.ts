/** By which a contact may belong to a track. */
export interface AssociationRules {
  /** Greatest squared distance in standard deviations (Mahalanobis), without unit. */
  readonly gate: number
  /** And never further apart than this, however uncertain the two places are, nautical miles. */
  readonly mostNm: number
  /** A track counts for this many of its reporting intervals before and after its newest report, */
  readonly mostIntervals: number
  /** and for this long at least, milliseconds. */
  readonly leastAgeMs: number
  /** The standard deviation of a dead-reckoned place grows by this many knots, */
  readonly growthKn: number
  /** and by this share of the speed. */
  readonly growthShare: number
  /** A track whose motion is not known stays where it was, and grows by this many knots instead. */
  readonly unknownMotionKn: number
  /** Standard deviation of the difference of two motions in each direction, knots. */
  readonly motionSigmaKn: number
  /** The chance that a vessel in sight gives a contact, */
  readonly detection: number
  /** and how many contacts of no track to expect in a square nautical mile. */
  readonly strangersPerSquareNm: number
  /** No more tracks than the best so many are weighed for one contact. */
  readonly mostCandidates: number
}

/**
 * The gates for contacts and AIS tracks. 9.21 holds 99 % of all true pairs: chi-square of two degrees of freedom is
 * -2 ln(1 - p) (Y. Bar-Shalom and X.-R. Li, Multitarget-Multisensor Tracking, 1995, section 2.3). Six intervals are when field
 * practice calls a station lost (Icom, Furuno); 6 min is when OpenCPN and Freeboard-SK begin to do so. All others are
 * notional: a share of 0.15 stands for courses held within 0.15 rad (9 degrees) and speeds within 15 %.
 */
export const ASSOCIATION_RULES: AssociationRules = {
  gate: 9.21,
  mostNm: 3,
  mostIntervals: 6,
  leastAgeMs: 6 * 60_000,
  growthKn: 0.5,
  growthShare: 0.15,
  unknownMotionKn: 10,
  motionSigmaKn: 3,
  detection: 0.9,
  strangersPerSquareNm: 0.01,
  mostCandidates: 32,
}

/**
 * What it costs to leave a contact without a track, in the units of the cost of a pair, d^2 + ln |S| with S in square
 * nautical miles: 2 ln(PD / ((1 - PD) 2 pi beta)) (S. Blackman and R. Popoli, Design and Analysis of Modern Tracking Systems,
 * 1999, section 6.3, maximum-likelihood gate). So a pair that fits only because its track is old and could be anywhere is not made.
 */
export function lonelyCost({ detection, strangersPerSquareNm }: AssociationRules): number {
  return 2 * Math.log(detection / ((1 - detection) * 2 * Math.PI * strangersPerSquareNm))
}

/** How long before and after its newest report a track with such a reporting interval counts, milliseconds. */
export function mostAgeMs(intervalS: number, { mostIntervals, leastAgeMs }: AssociationRules): number {
  return Math.max(leastAgeMs, mostIntervals * intervalS * 1000)
}
