import type { ClaimWithoutContact, ContactWithoutAis } from '../association/finding.ts'
import { type BehaviourOf, behaviourId } from '../behaviours/behaviour-event.ts'

const COMMON = { state: 'ended', atMs: 1000, knownAtMs: 2000, fromMs: 0, toMs: 2000, source: 'test' } as const

/** An encounter of two ships that is over, with everything that a test does not care about filled in. */
export function encounterOf(overrides: Partial<BehaviourOf<'encounter'>> = {}): BehaviourOf<'encounter'> {
  return {
    ...COMMON,
    id: behaviourId('encounter', overrides.trackId ?? 'mmsi:1', overrides.atMs ?? COMMON.atMs),
    kind: 'encounter',
    trackId: 'mmsi:1',
    otherTrackId: 'mmsi:2',
    place: { lon: 111, lat: 5 },
    rule: { name: 'GFW encounter', withinM: 500, belowKn: 2, atLeastMs: 7_200_000, minPortNm: 5.4, breakMs: 600_000 },
    evidence: { lastedS: 7800, leastM: 60, meanM: 90, meanKn: 0.4, minutesTogether: 130 },
    ...overrides,
  }
}

/** A ship of which nothing is heard. */
export function gapOf(overrides: Partial<BehaviourOf<'reporting-gap'>> = {}): BehaviourOf<'reporting-gap'> {
  const { toMs: _, ...common } = COMMON
  return {
    ...common,
    id: behaviourId('reporting-gap', overrides.trackId ?? 'mmsi:1', overrides.atMs ?? COMMON.atMs),
    kind: 'reporting-gap',
    state: 'begun',
    trackId: 'mmsi:1',
    place: { lon: 111, lat: 5 },
    rule: { name: 'watch gap', intervals: 6, atLeastMs: 1_800_000, minShoreNm: 0, nearLimitNm: 5 },
    evidence: {
      before: { atMs: 0, lon: 111, lat: 5 },
      expectedS: 10,
      silentS: 1800,
      heardS: 1800,
      isNearLimit: false,
    },
    ...overrides,
  }
}

/** Something seen by radar to which no AIS belongs. */
export function contactOf(overrides: Partial<ContactWithoutAis> = {}): ContactWithoutAis {
  return {
    kind: 'contact-without-ais',
    trackId: 'contact:uav:one/maritime-radar:1',
    sinceMs: 1000,
    looks: 6,
    place: [111, 5],
    evidence: {
      sensorId: 'uav:one/maritime-radar',
      counted: 6,
      without: 6,
      sightings: [
        { atMs: 1000, lon: 110.99, lat: 5 },
        { atMs: 2000, lon: 111, lat: 5 },
      ],
      sigmaNm: 0.05,
    },
    ...overrides,
  }
}

/** An AIS place at which nothing is. */
export function claimOf(overrides: Partial<ClaimWithoutContact> = {}): ClaimWithoutContact {
  return {
    kind: 'ais-claim-without-contact',
    trackId: 'mmsi:1',
    sinceMs: 1000,
    looks: 5,
    place: [111, 5],
    evidence: {
      missProbability: 0.0001,
      misses: [{ atMs: 3000, lon: 111, lat: 5, sensorId: 'uav:one/camera', detection: 0.9 }],
    },
    ...overrides,
  }
}
