import * as v from 'valibot'
import { findingWords } from '../association/finding-words.ts'
import { behaviourEventSchema } from '../behaviours/behaviour-event.ts'
import { behaviourWords } from '../behaviours/behaviour-words.ts'
import { plainText } from '../notation.ts'
import { findingEventSchemas } from './finding-event.ts'

const LONGEST_WORDS = 500

/** In the order in which they are offered, and what each is called. */
export const OBSERVATION_KIND_WORDS = {
  'reporting-gap': 'Reporting gap',
  encounter: 'Encounter',
  loitering: 'Loitering',
  'stop-in-zone': 'Stop in a zone',
  'speed-change': 'Change of speed',
  'draught-change': 'Change of draught',
  'identity-change': 'Change of identity',
  'shared-identity': 'One identity from two places',
  'impossible-speed': 'Impossible speed',
  circling: 'Positions on a circle',
  'contact-without-ais': 'Contact without AIS',
  'ais-claim-without-contact': 'AIS place without contact',
} as const

/** What vessels did beside crossing limits, and what sensors say of them. From elsewhere: texts may be anything, bounded. */
export const observationSchema = v.variant('kind', [behaviourEventSchema, ...findingEventSchemas])

/** A behaviour or a finding: one moment, or something that began and later ended, under one id. */
export type Observation = v.InferOutput<typeof observationSchema>
type ObservationKind = Observation['kind']

export const OBSERVATION_KINDS = Object.keys(OBSERVATION_KIND_WORDS) as readonly ObservationKind[]

/**
 * An observation in words without its track, one line. They say what was seen, not what it means.
 *
 * @param nameOf What to call another track or a zone; its id without.
 */
export function observationWords(observation: Observation, nameOf: (id: string) => string = (id) => id): string {
  switch (observation.kind) {
    case 'contact-without-ais':
    case 'ais-claim-without-contact':
      return plainText(findingWords(observation.finding), LONGEST_WORDS)
    default:
      return plainText(behaviourWords(observation, nameOf), LONGEST_WORDS)
  }
}

/** The tracks that it is about: its own first. */
export function observationTrackIds(observation: Observation): readonly string[] {
  switch (observation.kind) {
    case 'encounter':
      return [observation.trackId, observation.otherTrackId]
    case 'contact-without-ais': {
      const { end } = observation.finding.evidence
      return end?.because === 'associated' ? [observation.trackId, end.with] : [observation.trackId]
    }
    default:
      return [observation.trackId]
  }
}

/** The same, told of another of its tracks: an encounter names the first ship to who looks at the second. */
export function seenFrom(observation: Observation, trackId: string): Observation {
  if (observation.kind !== 'encounter' || trackId !== observation.otherTrackId) return observation
  return { ...observation, trackId, otherTrackId: observation.trackId }
}

/** In order of when it became known, then of its own time, then by id: total, and the same everywhere. */
function compareObservations(a: Observation, b: Observation): number {
  return a.knownAtMs - b.knownAtMs || a.atMs - b.atMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** Each in the place of the one with its id, the newest `most`; an end is not undone by its beginning told again. */
export function withObservations(
  known: readonly Observation[],
  news: readonly Observation[],
  most: number,
): readonly Observation[] {
  const byId = new Map(known.map((each) => [each.id, each]))
  for (const each of news)
    if (!(byId.get(each.id)?.state === 'ended' && each.state === 'begun')) byId.set(each.id, each)
  return [...byId.values()].sort(compareObservations).slice(-most)
}
