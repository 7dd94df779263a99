import { assign } from './assignment.ts'
import { candidatesOf, type GatedCandidates } from './candidates.ts'
import type { Contact, TracksToMatch } from './contact.ts'
import { ASSOCIATION_RULES, type AssociationRules, lonelyCost } from './rules.ts'

/** A contact and the track it belongs to, both by their index. */
interface AssociatedPair {
  readonly contact: number
  readonly track: number
  /** From the contact to the track, dead-reckoned to the time of the contact, nautical miles. */
  readonly nm: number
  /** The same in standard deviations (Mahalanobis); its square is at most the gate. */
  readonly distance: number
}

/** A contact that could belong to another track nearly as well, or to one that went to another contact. */
interface Ambiguity {
  readonly contact: number
  /** The track it was given, or undefined where it was left without. */
  readonly track?: number
  /** The best of the others within its gate. */
  readonly runnerUp: number
  /** How many times likelier the track it has is than the other, each taken alone; below 1 the other would suit it better. */
  readonly timesLikelier?: number
}

export interface Association {
  /** In the order of contacts. */
  readonly pairs: readonly AssociatedPair[]
  /** Contacts without a track, ascending. */
  readonly unassociated: readonly number[]
  readonly ambiguous: readonly Ambiguity[]
  /** For each track whether any contact is within its gate, whether it got it or not: 1 or 0. */
  readonly isNearContact: Uint8Array
}

/** A runner-up less than ten times unlikelier is told (notional). */
const AMBIGUOUS_TIMES = 10

/**
 * Which contact belongs to which track: global nearest neighbour within gates, each track and each contact once, by the
 * maximum-likelihood cost of `lonelyCost` (Blackman and Popoli 1999, chapter 6). Whoever knows better is compared at its
 * own precision: of two tracks as far away in standard deviations the one with the newer report wins. Longitudes in degrees,
 * right across the antimeridian; beyond 85 degrees north or south distances are rough. Deterministic.
 *
 * @param options what differs from the usual rules.
 */
export function associate(
  contacts: readonly Contact[],
  tracks: TracksToMatch,
  options: Partial<AssociationRules> = {},
): Association {
  const rules = { ...ASSOCIATION_RULES, ...options }
  const candidates = candidatesOf(contacts, tracks, rules)
  const chosen = assign(candidates, tracks.ids.length, lonelyCost(rules))
  const pairs: AssociatedPair[] = []
  const unassociated: number[] = []
  const ambiguous: Ambiguity[] = []
  for (let contact = 0; contact < contacts.length; contact++) {
    const own = chosen[contact] as number
    if (own === -1) unassociated.push(contact)
    else
      pairs.push({
        contact,
        track: candidates.tracks[own] as number,
        nm: candidates.nm[own] as number,
        distance: Math.sqrt(candidates.squares[own] as number),
      })
    const ambiguity = ambiguityOf(contact, own, candidates)
    if (ambiguity) ambiguous.push(ambiguity)
  }
  return { pairs, unassociated, ambiguous, isNearContact: candidates.isNearContact }
}

function ambiguityOf(contact: number, own: number, { starts, tracks, costs }: GatedCandidates): Ambiguity | undefined {
  let best = -1
  for (let each = starts[contact] as number; each < (starts[contact + 1] as number); each++) {
    if (each === own) continue
    const better = best === -1 ? -1 : (costs[each] as number) - (costs[best] as number)
    if (better < 0 || (better === 0 && (tracks[each] as number) < (tracks[best] as number))) best = each
  }
  if (best === -1) return undefined
  const runnerUp = tracks[best] as number
  if (own === -1) return { contact, runnerUp }
  // Costs are -2 ln of likelihoods.
  const timesLikelier = Math.exp(((costs[best] as number) - (costs[own] as number)) / 2)
  if (timesLikelier >= AMBIGUOUS_TIMES) return undefined
  return { contact, track: tracks[own] as number, runnerUp, timesLikelier }
}
