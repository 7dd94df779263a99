import type { LonLat } from '#geo/lonlat.ts'
import type { Passing } from './leg.ts'
import type { ZoneRule } from './zone-rule.ts'

/** What may become an event: the track is on the other side of the line than where it stands. */
interface Candidate {
  /** Where it went over; absent when it was first seen on this side, or seen again after it was lost. */
  readonly passing?: Passing
  /** The deepest so far, nautical miles past the line, and where that was. */
  readonly depthNm: number
  readonly deepestAt: LonLat
  /** Seen here because the zone is new, or began to be watched. */
  readonly isOpened: boolean
}

/**
 * A track and a zone: where it stands, of which events have told, and which side it is on. Where the two differ there is
 * a candidate.
 *
 *     stands   candidate   goes back before it counts               counts at a report
 *     outside  went in     `crossed` if it reached the band,        band reached and dwell passed: `entered`,
 *                          else nothing                             dated at the line
 *     outside  seen in     `first-seen-inside` if it reached the    band reached: `first-seen-inside`, dated at
 *                          band on the way out, else nothing        that report
 *     inside   went out    nothing                                  band and dwell: `exited`, dated at the line
 *     lost     seen in     as for seen in, above                    as for seen in, above
 *     lost     went out    nothing, and it is seen in again         band and dwell: `exited`, dated at the line
 */
export interface Stay {
  readonly stand: 'outside' | 'inside' | 'lost'
  /** Which side it was on at its newest report. */
  readonly isIn: boolean
  readonly candidate?: Candidate
}

/** What a change of the stay tells. */
export type Told =
  | { readonly kind: 'entered' | 'exited'; readonly at: Passing; readonly depthNm: number }
  | {
      readonly kind: 'crossed'
      readonly at: Passing
      readonly out: Passing
      readonly depthNm: number
      readonly deepestAt: LonLat
    }
  | {
      readonly kind: 'first-seen-inside'
      readonly depthNm: number
      readonly isOpened: boolean
      /** It had gone again at the report after: the one before was the last inside. */
      readonly isGone: boolean
    }
  | { readonly kind: 'lost-inside' }

/** The stay after, and what is told, oldest first. */
type Change = readonly [Stay, ...Told[]]

/** Of every zone that is not known to be otherwise. */
export const OUTSIDE: Stay = { stand: 'outside', isIn: false }

const INSIDE: Stay = { stand: 'inside', isIn: true }

/** Seen inside, without a way in. */
export function seenIn(stand: 'outside' | 'lost', at: LonLat, isOpened: boolean): Stay {
  return { stand, isIn: true, candidate: { depthNm: 0, deepestAt: at, isOpened } }
}

/** It is so deep past the line. A stay without a candidate has no use for that. */
export function deepened(stay: Stay, nm: number, at: LonLat): Stay {
  if (!stay.candidate || nm <= stay.candidate.depthNm) return stay
  return { ...stay, candidate: { ...stay.candidate, depthNm: nm, deepestAt: at } }
}

/** It went over the line to the other side. */
export function turned({ stand, isIn, candidate }: Stay, passing: Passing, { bandNm }: ZoneRule): Change {
  const over = { passing, depthNm: 0, deepestAt: [passing.lon, passing.lat] as const, isOpened: false }
  if (!isIn) {
    if (stand === 'inside') return [INSIDE]
    return [stand === 'lost' ? seenIn('lost', over.deepestAt, false) : { stand, isIn: true, candidate: over }]
  }
  const out: Stay = { stand, isIn: false, candidate: over }
  if (stand === 'inside' || !candidate) return [out]
  const { depthNm, deepestAt, isOpened } = candidate
  if (depthNm < bandNm) return [stand === 'lost' ? out : OUTSIDE]
  if (candidate.passing) return [OUTSIDE, { kind: 'crossed', at: candidate.passing, out: passing, depthNm, deepestAt }]
  return [
    { ...out, stand: 'inside' },
    { kind: 'first-seen-inside', depthNm, isOpened, isGone: true },
  ]
}

/** Whether it counts, at a report at that instant. */
export function judged(stay: Stay, atMs: number, { bandNm, dwellS }: ZoneRule): Change {
  const { candidate, isIn } = stay
  if (!candidate || candidate.depthNm < bandNm) return [stay]
  const { passing, depthNm, isOpened } = candidate
  if (!passing) return [INSIDE, { kind: 'first-seen-inside', depthNm, isOpened, isGone: false }]
  if (atMs - passing.atMs < dwellS * 1000) return [stay]
  return isIn
    ? [INSIDE, { kind: 'entered', at: passing, depthNm }]
    : [OUTSIDE, { kind: 'exited', at: passing, depthNm }]
}

/** Nothing more was heard of it. What had reached the band counts, for nobody saw it go back. */
export function lost(stay: Stay, { bandNm }: ZoneRule): Change {
  const { stand, isIn, candidate } = stay
  const gone: Stay = { stand: 'lost', isIn: true }
  if (candidate?.passing && candidate.depthNm >= bandNm) {
    const { passing: at, depthNm } = candidate
    if (!isIn) return [OUTSIDE, { kind: 'exited', at, depthNm }]
    return [gone, { kind: 'entered', at, depthNm }, { kind: 'lost-inside' }]
  }
  if (stand === 'inside') return [gone, { kind: 'lost-inside' }]
  return [stand === 'lost' ? gone : OUTSIDE]
}

/** Whether silence would make an event of it. */
export function isOpen({ stand, candidate }: Stay, { bandNm }: ZoneRule): boolean {
  return stand === 'inside' || (candidate?.passing !== undefined && candidate.depthNm >= bandNm)
}
