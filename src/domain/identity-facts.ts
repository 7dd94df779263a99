import type { TrackIdentity } from './report.ts'

/** What can be said of a track in one word and one value, in the order in which it is written; files of ours call it so. */
export const IDENTITY_FACTS = [
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
export type IdentityFact = (typeof IDENTITY_FACTS)[number]
