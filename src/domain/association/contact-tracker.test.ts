import { describe, expect, it } from 'vitest'
import { type Contact, type TrackToMatch, tracksToMatch } from './contact.ts'
import { ContactTracker } from './contact-tracker.ts'
import type { SensorFinding } from './finding.ts'
import { findingWords } from './finding-words.ts'
import type { SensorLook } from './sensor-look.ts'
import { contactAt, NOW_MS, ORIGIN, shipAt } from './testing.ts'

const MINUTE_MS = 60_000

interface Scene {
  readonly contacts?: readonly Contact[]
  readonly ships?: readonly TrackToMatch[]
  readonly detectionAt?: SensorLook['detectionAt']
  readonly sensorId?: string
  readonly isAisHeard?: boolean
}

/** A look so many minutes after the beginning, with contacts and ships of that moment. */
function lookAt(tracker: ContactTracker, minute: number, scene: Scene) {
  const { contacts = [], ships = [], detectionAt = () => 0, sensorId = 'radar-1', isAisHeard = true } = scene
  const shiftMs = minute * MINUTE_MS
  const outcome = tracker.look(
    {
      sensorId,
      atMs: NOW_MS + shiftMs,
      contacts: contacts.map((each) => ({ ...each, atMs: each.atMs + shiftMs })),
      detectionAt,
      isAisHeard,
    },
    tracksToMatch(ships.map((each) => ({ ...each, atMs: each.atMs + shiftMs }))),
  )
  if (!outcome.ok) throw new Error(outcome.problem)
  return outcome.value
}

/** Looks a minute apart; all that began or ended. */
function changesOf(tracker: ContactTracker, scenes: readonly Scene[], fromMinute = 0): SensorFinding[] {
  return scenes.flatMap((scene, i) => lookAt(tracker, fromMinute + i, scene).changes)
}

const lone = { contacts: [contactAt(0, 0)] }
const paired = { contacts: [contactAt(0, 0)], ships: [shipAt('mmsi:1', 0.05, 0)] }

describe('a contact without AIS', () => {
  it('is told when four of the last five looks that saw it had no track for it', () => {
    const tracker = new ContactTracker()
    expect(changesOf(tracker, [lone, lone, lone])).toEqual([])
    const changes = changesOf(tracker, [lone], 3)
    expect(changes).toMatchObject([
      {
        kind: 'contact-without-ais',
        trackId: 'contact:radar-1:1',
        sinceMs: NOW_MS,
        looks: 4,
        evidence: { sensorId: 'radar-1', counted: 4, without: 4 },
      },
    ])
    expect(changes[0]).not.toHaveProperty('untilMs')
    expect(changes[0]?.place).toEqual([lone.contacts[0]?.lon, lone.contacts[0]?.lat])
    expect(changes[0]?.kind === 'contact-without-ais' && changes[0].evidence.sightings).toHaveLength(4)
    expect(tracker.findings).toEqual(changes)
  })

  it('may have had a track in one of them, and is not told with two', () => {
    expect(changesOf(new ContactTracker(), [lone, lone, paired, lone, lone])).toHaveLength(1)
    expect(changesOf(new ContactTracker(), [lone, paired, lone, paired, lone, lone])).toEqual([])
  })

  it('is told once, and its evidence grows while it stands', () => {
    const tracker = new ContactTracker()
    expect(changesOf(tracker, Array(30).fill(lone))).toHaveLength(1)
    expect(tracker.findings).toMatchObject([{ sinceMs: NOW_MS, looks: 30, evidence: { counted: 5, without: 5 } }])
    const finding = tracker.findings[0]
    expect(finding?.kind === 'contact-without-ais' && finding.evidence.sightings).toHaveLength(20)
  })

  it('ends with the first look in which a track belongs to it, and takes four more looks to come back', () => {
    const tracker = new ContactTracker()
    changesOf(tracker, [lone, lone, lone, lone])
    expect(changesOf(tracker, [paired], 4)).toMatchObject([
      { untilMs: NOW_MS + 4 * MINUTE_MS, evidence: { end: { because: 'associated', with: 'mmsi:1' } } },
    ])
    expect(tracker.findings).toEqual([])
    expect(tracker.contacts).toMatchObject([{ id: 'contact:radar-1:1', pairedWith: 'mmsi:1' }])
    expect(changesOf(tracker, [lone, lone, lone], 5)).toEqual([])
    expect(changesOf(tracker, [lone], 8)).toMatchObject([{ sinceMs: NOW_MS + 5 * MINUTE_MS }])
  })

  it('ends when nobody sees it for longer than a contact is remembered, and has another number after that', () => {
    const tracker = new ContactTracker()
    changesOf(tracker, [lone, lone, lone, lone])
    expect(changesOf(tracker, [{}], 18)).toEqual([])
    expect(changesOf(tracker, [{ sensorId: 'radar-2' }], 19)).toMatchObject([
      {
        trackId: 'contact:radar-1:1',
        untilMs: NOW_MS + 19 * MINUTE_MS,
        evidence: { end: { because: 'not-seen-again', lastSeenMs: NOW_MS + 3 * MINUTE_MS } },
      },
    ])
    expect(lookAt(tracker, 20, lone).contactTrackIds).toEqual(['contact:radar-1:2'])
  })

  it('is not told where no AIS is heard, nor from many looks within seconds', () => {
    const unheard = { ...lone, isAisHeard: false }
    expect(changesOf(new ContactTracker(), [lone, lone, lone, unheard, unheard])).toEqual([])
    const tracker = new ContactTracker()
    const quick = Array.from({ length: 29 }, (_, i) => lookAt(tracker, i / 60, lone).changes)
    expect(quick.flat()).toEqual([])
    expect(lookAt(tracker, 30 / 60, lone).changes).toHaveLength(1)
  })

  it('keeps its number on its way, beside another that goes the opposite way', () => {
    const tracker = new ContactTracker()
    for (let minute = 0; minute < 30; minute++) {
      // Nine knots each; they pass half a mile apart after a quarter of an hour.
      const way = (minute - 15) * 0.15
      const contacts = [contactAt(way, 0.25), contactAt(-way, -0.25)]
      const { contactTrackIds } = lookAt(tracker, minute, { contacts: minute % 2 ? contacts.toReversed() : contacts })
      const expected = ['contact:radar-1:1', 'contact:radar-1:2']
      expect(contactTrackIds).toEqual(minute % 2 ? expected.toReversed() : expected)
    }
    expect(tracker.contacts[0]?.sogKn).toBeCloseTo(9, 0)
    expect(tracker.contacts[0]?.cogDeg).toBeCloseTo(90, 0)
  })

  it('tells which track within its gates another contact got', () => {
    const crowded = { contacts: [contactAt(0, 0), contactAt(0.2, 0)], ships: [shipAt('mmsi:1', 0.2, 0)] }
    expect(changesOf(new ContactTracker(), Array(4).fill(crowded))).toMatchObject([
      { trackId: 'contact:radar-1:1', evidence: { runnerUp: 'mmsi:1' } },
    ])
  })
})

const claimed = { ships: [shipAt('mmsi:1', 0, 0)], detectionAt: () => 0.9 }

describe('an AIS track at whose place nothing is seen', () => {
  it('is told when a vessel would hardly be missed so often', () => {
    const tracker = new ContactTracker()
    expect(changesOf(tracker, [claimed, claimed, claimed])).toEqual([])
    const changes = changesOf(tracker, [claimed], 3)
    expect(changes).toMatchObject([
      { kind: 'ais-claim-without-contact', trackId: 'mmsi:1', sinceMs: NOW_MS, looks: 4, place: ORIGIN },
    ])
    const evidence = changes[0]?.kind === 'ais-claim-without-contact' ? changes[0].evidence : undefined
    expect(evidence?.missProbability).toBeCloseTo(1e-4, 10)
    expect(evidence?.misses).toHaveLength(4)
    expect(evidence?.misses[1]).toMatchObject({ atMs: NOW_MS + MINUTE_MS, sensorId: 'radar-1', detection: 0.9 })
    expect(changesOf(tracker, [claimed], 4)).toEqual([])
    expect(tracker.findings).toMatchObject([{ looks: 5 }])
  })

  it('takes more looks where each would see less, and does not trust any look beyond 95 %', () => {
    const counts = [0.5, 0.6, 0.8, 0.95, 1].map((detection) => {
      const tracker = new ContactTracker()
      let looks = 1
      while (looks < 100 && lookAt(tracker, looks, { ...claimed, detectionAt: () => detection }).changes.length === 0)
        looks++
      return looks
    })
    // 0.5^14 = 6.1e-5; 0.4^11 = 4.2e-5; 0.2^6 = 6.4e-5; 0.05^4 = 6.3e-6, and 0.05^3 = 1.25e-4 is too much
    expect(counts).toEqual([14, 11, 6, 4, 4])
  })

  it('is not told of looks that would hardly see it, nor where it may be beside the footprint', () => {
    const dim = { ...claimed, detectionAt: () => 0.2 }
    expect(changesOf(new ContactTracker(), Array(50).fill(dim))).toEqual([])
    const beside = { ...claimed, detectionAt: (lon: number) => (lon >= ORIGIN[0] - 0.0001 ? 0.9 : 0) }
    expect(changesOf(new ContactTracker(), Array(50).fill(beside))).toEqual([])
  })

  it('is not told of a track whose place is known to less than three miles', () => {
    const vague = { ...claimed, ships: [shipAt('mmsi:1', 0, 0, { sigmaNm: 1 })] }
    expect(changesOf(new ContactTracker(), Array(20).fill(vague))).toEqual([])
    expect(changesOf(new ContactTracker({ gates: { mostNm: 4 } }), Array(20).fill(vague))).toHaveLength(1)
  })

  it('begins again with any contact within the gate, also one that belongs to another track', () => {
    const other = [contactAt(0.1, 0)]
    const ships = [shipAt('mmsi:1', 0, 0), shipAt('mmsi:2', 0.1, 0)]
    const scenes = Array(12).fill({ ...claimed, ships, contacts: other })
    expect(changesOf(new ContactTracker(), scenes)).toEqual([])
    const found = { ...claimed, contacts: [contactAt(0, 0)] }
    expect(changesOf(new ContactTracker(), [claimed, claimed, claimed, found, claimed, claimed, claimed])).toEqual([])
  })

  it('ends with a contact there, with an old report, and with its track', () => {
    const stale = { ...claimed, ships: [shipAt('mmsi:1', 0, 0, { ageS: 400 })] }
    const ends: [Scene, string][] = [
      [{ ...claimed, contacts: [contactAt(0.1, 0)] }, 'contact-there'],
      [stale, 'no-newer-report'],
      [{}, 'no-newer-report'],
    ]
    for (const [scene, because] of ends) {
      const tracker = new ContactTracker()
      changesOf(tracker, Array(4).fill(claimed))
      expect(changesOf(tracker, [scene], 4)).toMatchObject([
        { untilMs: NOW_MS + 4 * MINUTE_MS, looks: 4, evidence: { end: { because } } },
      ])
      expect(tracker.findings).toEqual([])
    }
  })

  it('counts looks within a minute once, and looks of two sensors together', () => {
    const tracker = new ContactTracker()
    const quick = Array.from({ length: 60 }, (_, i) => lookAt(tracker, i / 60, claimed).changes)
    expect(quick.flat()).toEqual([])
    const both = [claimed, { ...claimed, sensorId: 'radar-2' }, claimed, { ...claimed, sensorId: 'radar-2' }]
    const changes = changesOf(new ContactTracker(), both)
    expect(changes.map(findingWords)).toEqual([
      'AIS place with no contact: 4 looks of radar-1, radar-2 since 2026-03-14 03:00:00 UTC covered the place it gave and saw nothing there. Chance to miss a vessel so often: 1 in 10,000.',
    ])
  })

  it('is looked for where it has gone since its report', () => {
    const tracker = new ContactTracker()
    const ships = [shipAt('mmsi:1', 0, 0, { ageS: 120, sogKn: 30, cogDeg: 90 })]
    const [lon] = [contactAt(1, 0).lon]
    const swept = { ships, detectionAt: (at: number) => (Math.abs(at - lon) < 0.02 ? 0.9 : 0) }
    expect(changesOf(tracker, Array(4).fill(swept))).toHaveLength(1)
  })
})

describe('a look', () => {
  const look: SensorLook = { sensorId: 'radar-1', atMs: NOW_MS, contacts: [], detectionAt: () => 0 }
  const none = tracksToMatch([])

  it('with numbers that cannot be is refused with value, place and expectation, and changes nothing', () => {
    const tracker = new ContactTracker()
    const bad: [Partial<SensorLook>, string][] = [
      [{ atMs: Number.NaN }, 'look of radar-1: atMs is NaN, expected milliseconds since 1970'],
      [
        { contacts: [contactAt(0, 0), contactAt(0, 0, { lat: 91 })] },
        'look of radar-1: contacts[1] is at 113, 91, expected longitude and latitude in degrees',
      ],
      [
        { contacts: [contactAt(0, 0, { sigmaNm: 0 })] },
        'look of radar-1: contacts[0].sigmaNm is 0, expected nautical miles above 0',
      ],
      [
        { contacts: [contactAt(0, 0, { sogKn: -1 })] },
        'look of radar-1: contacts[0].sogKn is -1, expected knots from 0 on, or none',
      ],
      [
        { contacts: [contactAt(0, 0, { cogDeg: Number.NaN })] },
        'look of radar-1: contacts[0].cogDeg is NaN, expected degrees, or none',
      ],
      [
        { contacts: [contactAt(0, 0, { atMs: NOW_MS + 1 })] },
        `look of radar-1: contacts[0].atMs is ${NOW_MS + 1}, expected ${NOW_MS} or before, when the look ended`,
      ],
    ]
    for (const [change, problem] of bad)
      expect(tracker.look({ ...look, ...change }, none)).toEqual({ ok: false, problem })
    expect(tracker.contacts).toEqual([])
    expect(tracker.look(look, none).ok).toBe(true)
  })

  it('earlier than the last one of its sensor is refused, of another sensor not', () => {
    const tracker = new ContactTracker()
    tracker.look(look, none)
    expect(tracker.look({ ...look, atMs: NOW_MS - 1 }, none)).toEqual({
      ok: false,
      problem: `look of radar-1: atMs is ${NOW_MS - 1}, expected ${NOW_MS} or later: looks of one sensor come in order`,
    })
    expect(tracker.look({ ...look, sensorId: 'radar-2', atMs: NOW_MS - 1 }, none).ok).toBe(true)
  })
})

describe('the words of a finding', () => {
  it('tell what was seen, how often, and how it ended', () => {
    const tracker = new ContactTracker()
    const words = changesOf(tracker, [lone, lone, lone, lone, paired]).map(findingWords)
    const begun =
      'Contact without AIS: 4 looks of radar-1 since 2026-03-14 03:00:00 UTC saw it, and no AIS track fits in 4 of the last 4.'
    expect(words).toEqual([begun, `${begun} Ended 2026-03-14 03:04:00 UTC: AIS track mmsi:1 fits.`])
  })

  it('tell also what was not seen again', () => {
    const tracker = new ContactTracker()
    changesOf(tracker, [lone, lone, lone, lone])
    expect(changesOf(tracker, [{}], 30).map(findingWords)[0]).toMatch(
      / Ended 2026-03-14 03:30:00 UTC: not seen since 2026-03-14 03:03:00 UTC\.$/,
    )
    changesOf(tracker, Array(4).fill(claimed), 31)
    expect(changesOf(tracker, [{}], 35).map(findingWords)[0]).toMatch(/: no newer AIS report to look for\.$/)
    changesOf(tracker, Array(4).fill(claimed), 36)
    expect(changesOf(tracker, [{ ...claimed, ...lone }], 40).map(findingWords)[0]).toMatch(/: a contact is there\.$/)
  })
})
