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

/**
 * All that was told, the newest `most`: what began and ended stands there twice, so that who looks back sees at each
 * instant what was known then (`observationsUpTo`).
 */
export function withTold(
  told: readonly Observation[],
  news: readonly Observation[],
  most: number,
): readonly Observation[] {
  const byState = new Map(told.map((each) => [`${each.id} ${each.state}`, each]))
  for (const each of news) byState.set(`${each.id} ${each.state}`, each)
  return [...byState.values()].sort(compareObservations).slice(-most)
}

/** How many of all that was told, in the order of `withTold`, was known at an instant, ms since 1970. */
export function knownCount(told: readonly Observation[], atMs: number): number {
  let [from, to] = [0, told.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((told[middle]?.knownAtMs ?? Number.POSITIVE_INFINITY) <= atMs) from = middle + 1
    else to = middle
  }
  return from
}

/** How each stood when so many of what was told were known: see `knownCount`. */
export function observationsUpTo(told: readonly Observation[], count: number): readonly Observation[] {
  return withObservations([], told.slice(0, count), count)
}
