import type { TrackIdentity } from '../report.ts'

/** What can be said of a track in one word and one value, in the order in which it is written. */
const FACTS = [
  'trackId',
  'kind',
  'name',
  'mmsi',
  'imo',
  'callSign',
  'flag',
  'shipType',
  'aisClass',
  'classBUnit',
  'lengthM',
  'beamM',
  'draughtM',
  'destination',
] as const satisfies readonly (keyof TrackIdentity)[]

/** The known facts of a track: names as in `TrackIdentity`, and their values. What it said before is not among them. */
export function identityFacts(identity: TrackIdentity): [name: (typeof FACTS)[number], value: string | number][] {
  return FACTS.flatMap((name) => {
    const value = identity[name]
    return value === undefined ? [] : [[name, value]]
  })
}
