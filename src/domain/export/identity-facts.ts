import { IDENTITY_FACTS, type IdentityFact } from '../identity-facts.ts'
import type { TrackIdentity } from '../report.ts'

/** The known facts of a track: names as in `TrackIdentity`, and their values. What it said before is not among them. */
export function identityFacts(identity: TrackIdentity): [name: IdentityFact, value: string | number][] {
  return IDENTITY_FACTS.flatMap((name) => {
    const value = identity[name]
    return value === undefined ? [] : [[name, value]]
  })
}
