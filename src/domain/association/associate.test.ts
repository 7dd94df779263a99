import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wrapLongitude } from '#geo/lonlat.ts'
import { destination } from '#geo/measure.ts'
import { wayNm } from '../one-motion.ts'
import { associate } from './associate.ts'
import { type Contact, type TrackToMatch, tracksToMatch } from './contact.ts'
import { ASSOCIATION_RULES, mostAgeMs } from './rules.ts'
import { contactAt, NOW_MS, shipAt } from './testing.ts'

/** Pairs as "contact-track id". */
function pairsOf(contacts: readonly Contact[], ships: readonly TrackToMatch[]): string[] {
  return associate(contacts, tracksToMatch(ships)).pairs.map(({ contact, track }) => `${contact}-${ships[track]?.id}`)
}

describe('contacts and AIS tracks', () => {
  it('belong together where the track has gone by the time of the contact', () => {
    // 12 knots for five minutes: one mile east.
    const ship = shipAt('a', 0, 0, { ageS: 300, sogKn: 12, cogDeg: 90 })
    const { pairs } = associate([contactAt(1, 0)], tracksToMatch([ship]))
    expect(pairs).toHaveLength(1)
    expect(pairs[0]?.nm).toBeLessThan(0.001)
    expect(pairsOf([contactAt(-1, 0)], [ship])).toEqual([])
  })

  it('belong together also where the newest report is later than the contact', () => {
    const ship = shipAt('a', 0, 0, { ageS: -60, sogKn: 30, cogDeg: 0 })
    expect(associate([contactAt(0, -0.5)], tracksToMatch([ship])).pairs[0]?.nm).toBeLessThan(0.001)
  })

  it('do not beyond 99 % of the uncertainty of both', () => {
    const ship = shipAt('a', 0, 0, { sigmaNm: 0.1 })
    // sqrt(9.21 * (0.1^2 + 0.1^2)) = 0.4292
    expect(pairsOf([contactAt(0.428, 0)], [ship])).toEqual(['0-a'])
    expect(pairsOf([contactAt(0.431, 0)], [ship])).toEqual([])
  })

  it('do not beyond three miles, however uncertain', () => {
    const ship = shipAt('a', 0, 0)
    expect(associate([contactAt(3.1, 0, { sigmaNm: 5 })], tracksToMatch([ship])).isNearContact[0]).toBe(0)
    expect(associate([contactAt(2.9, 0, { sigmaNm: 5 })], tracksToMatch([ship])).isNearContact[0]).toBe(1)
  })

  it('do not when the report is older than six intervals, and six minutes at least', () => {
    const here = [contactAt(0, 0)]
    expect(pairsOf(here, [shipAt('a', 0, 0, { ageS: 360 })])).toEqual(['0-a'])
    expect(pairsOf(here, [shipAt('a', 0, 0, { ageS: 361 })])).toEqual([])
    expect(pairsOf(here, [shipAt('a', 0, 0, { ageS: 1080, intervalS: 180 })])).toEqual(['0-a'])
    expect(pairsOf(here, [shipAt('a', 0, 0, { ageS: 1081, intervalS: 180 })])).toEqual([])
  })

  it('are kept apart for two ships that cross half a mile from each other', () => {
    const ships = [
      shipAt('eastward', -0.25, 0, { ageS: 10, sogKn: 14, cogDeg: 90 }),
      shipAt('northward', 0.25, 0, { ageS: 10, sogKn: 14, cogDeg: 0 }),
    ]
    const at = 14 / 360
    expect(pairsOf([contactAt(0.25, at), contactAt(-0.25 + at, 0)], ships)).toEqual(['0-northward', '1-eastward'])
  })

  it('are told apart by their motion where the places do not tell them', () => {
    const ships = [
      shipAt('eastward', -0.05, 0, { sogKn: 14, cogDeg: 90 }),
      shipAt('westward', 0.05, 0, { sogKn: 14, cogDeg: 270 }),
    ]
    const [left, right] = [
      { sogKn: 13, cogDeg: 265 },
      { sogKn: 15, cogDeg: 95 },
    ]
    const contacts = [contactAt(-0.05, 0), contactAt(0.05, 0)]
    expect(pairsOf(contacts, ships)).toEqual(['0-eastward', '1-westward'])
    expect(pairsOf([contactAt(-0.05, 0, left), contactAt(0.05, 0, right)], ships)).toEqual(['0-westward', '1-eastward'])
  })

  it('stay together whatever the sensor says of the motion, where there is no other ship', () => {
    const ship = shipAt('a', 0, 0, { sogKn: 14, cogDeg: 90 })
    expect(pairsOf([contactAt(0.3, 0, { sogKn: 30, cogDeg: 270 })], [ship])).toEqual(['0-a'])
  })

  it('of two parallel columns each find their own, also where all contacts are displaced more than half the way to the next', () => {
    const ships = Array.from({ length: 12 }, (_, i) =>
      shipAt(`${i % 2 ? 'east' : 'west'}${i >> 1}`, i % 2 ? 0.5 : 0, 0.5 * (i >> 1), { sogKn: 10, cogDeg: 0 }),
    )
    const contacts = Array.from({ length: 12 }, (_, i) =>
      contactAt(i % 2 ? 0.5 : 0, 0.5 * (i >> 1) + 0.28, { sigmaNm: 0.15 }),
    )
    expect(pairsOf(contacts, ships)).toEqual(ships.map(({ id }, i) => `${i}-${id}`))
  })

  it('prefer the track with a new report to one that could be anywhere by now', () => {
    const fresh = shipAt('fresh', 0.15, 0)
    const stale = shipAt('stale', 0, 0, { ageS: 340, sogKn: 20, cogDeg: Number.NaN })
    expect(pairsOf([contactAt(0, 0)], [stale, fresh])).toEqual(['0-fresh'])
    const { ambiguous } = associate([contactAt(0, 0)], tracksToMatch([stale, fresh]))
    // Fresh has 0.0104 square miles at 2.16, stale 0.902 at 0: as likely as 1 to 29.
    expect(ambiguous).toEqual([])
  })

  it('leave a track whose place is hardly known alone where many contacts of nobody are expected: that it fits says little', () => {
    const stale = tracksToMatch([shipAt('stale', 0, 0, { ageS: 1080, intervalS: 180, sogKn: Number.NaN })])
    expect(associate([contactAt(2.9, 0)], stale).pairs).toHaveLength(1)
    const crowded = associate([contactAt(2.9, 0)], stale, { strangersPerSquareNm: 1 })
    expect(crowded.pairs).toEqual([])
    expect(crowded.isNearContact[0]).toBe(1)
  })

  it('that could be exchanged are told with the runner-up', () => {
    const ships = [shipAt('a', 0, 0), shipAt('b', 0.1, 0)]
    const found = associate([contactAt(0.04, 0)], tracksToMatch(ships))
    expect(found.pairs.map(({ track }) => track)).toEqual([0])
    expect(found.ambiguous).toMatchObject([{ contact: 0, track: 0, runnerUp: 1 }])
    // exp((0.06^2 - 0.04^2) / 0.0104 / 2)
    expect(found.ambiguous[0]?.timesLikelier).toBeCloseTo(1.101, 2)
  })

  it('that come after the only track is given away are left, with that track as runner-up', () => {
    const found = associate([contactAt(0.1, 0), contactAt(0, 0)], tracksToMatch([shipAt('a', 0, 0)]))
    expect(found.pairs).toMatchObject([{ contact: 1, track: 0 }])
    expect(found.unassociated).toEqual([0])
    expect(found.ambiguous).toEqual([{ contact: 0, runnerUp: 0 }])
  })

  it('are compared at the time of each contact, also where a look took a quarter of an hour', () => {
    const ship = shipAt('a', 0, 0, { ageS: 600, intervalS: 180, sogKn: 60, cogDeg: 90 })
    const early = contactAt(0, 0, { atMs: NOW_MS - 600_000 })
    const [late, nowhere] = [contactAt(10, 0), contactAt(5, 0, { atMs: NOW_MS - 600_000 })]
    const rules = { growthShare: 0 }
    for (const [i, contacts] of [
      [late, nowhere],
      [nowhere, early],
      [early, nowhere],
      [nowhere, late],
    ].entries()) {
      const { pairs } = associate(contacts, tracksToMatch([ship]), rules)
      expect(pairs).toMatchObject([{ contact: i % 2, nm: expect.closeTo(0, 2) }])
    }
    // Too old for one contact, not for the other.
    const old = shipAt('b', 0, 0, { ageS: 360.5 })
    expect(pairsOf([contactAt(0, 0), contactAt(0.01, 0, { atMs: NOW_MS - 1000 })], [old])).toEqual(['1-b'])
  })

  it('are weighed with the best candidates only', () => {
    const ships = [shipAt('far', 0.2, 0), shipAt('near', 0.01, 0), shipAt('middle', 0.1, 0)]
    const contacts = [contactAt(0, 0), contactAt(0.005, 0)]
    const best = associate(contacts, tracksToMatch(ships), { mostCandidates: 1 })
    expect(best.pairs).toMatchObject([{ contact: 1, track: 1 }])
    const two = associate(contacts, tracksToMatch(ships), { mostCandidates: 2 })
    expect(new Set(two.pairs.map(({ track }) => track))).toEqual(new Set([1, 2]))
  })

  it('with numbers that are none are passed over', () => {
    const nothing = Number.NaN
    const ships = [shipAt('a', 0, 0, { lat: nothing }), shipAt('b', 0, 0, { sigmaNm: 0 }), shipAt('c', 0, 0)]
    const contacts = [contactAt(0, 0, { lon: nothing }), contactAt(0, 0, { sigmaNm: nothing }), contactAt(0, 0)]
    expect(pairsOf(contacts, ships)).toEqual(['2-c'])
    expect(pairsOf([], ships)).toEqual([])
    expect(associate(contacts, tracksToMatch([])).unassociated).toEqual([0, 1, 2])
  })
})

describe('any contacts and tracks', () => {
  const nm = fc.double({ min: -4, max: 4, noNaN: true })
  const centre = fc.constantFrom<readonly [number, number]>([113, 5], [180, -3], [-179.99, 60], [0, 0])
  const ship = fc.record({
    east: nm,
    north: nm,
    ageS: fc.integer({ min: -30, max: 1200 }),
    intervalS: fc.constantFrom(2, 10, 180),
    sogKn: fc.option(fc.double({ min: 0, max: 30, noNaN: true }), { nil: Number.NaN }),
    cogDeg: fc.option(fc.double({ min: 0, max: 360, noNaN: true }), { nil: Number.NaN }),
    sigmaNm: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
  })
  const sight = fc.record({
    east: nm,
    north: nm,
    laterMs: fc.integer({ min: -60_000, max: 60_000 }),
    sigmaNm: fc.double({ min: 0.02, max: 1, noNaN: true }),
    sogKn: fc.double({ min: 0, max: 30, noNaN: true }),
    cogDeg: fc.double({ min: 0, max: 360, noNaN: true }),
  })
  const scene = fc
    .record({
      centre,
      ships: fc.array(ship, { maxLength: 30 }),
      sights: fc.array(sight, { maxLength: 30 }),
      withMotion: fc.boolean(),
    })
    .map(({ centre: [lon, lat], ships, sights, withMotion }) => {
      const place = (east: number, north: number, i: number) => {
        // A hair of its own for each, so that no two pairs cost the same.
        const [atLon, atLat] = destination(destination([lon, lat], 0, north + i * 1.7e-5), 90, east + i * 2.3e-5)
        return { lon: atLon, lat: atLat }
      }
      return {
        ships: ships.map(
          ({ east, north, ageS, ...more }, i): TrackToMatch => ({
            id: `ship${i}`,
            ...place(east, north, i),
            atMs: NOW_MS - ageS * 1000,
            ...more,
          }),
        ),
        contacts: sights.map(
          ({ east, north, laterMs, sigmaNm, ...motion }, i): Contact => ({
            ...place(east, north, i + 100),
            atMs: NOW_MS + laterMs,
            sigmaNm,
            ...(withMotion && motion),
          }),
        ),
      }
    })

  it('give no track and no contact twice, and every contact is in one of both lists', () => {
    fc.assert(
      fc.property(scene, ({ contacts, ships }) => {
        const { pairs, unassociated } = associate(contacts, tracksToMatch(ships))
        expect(new Set(pairs.map(({ track }) => track)).size).toBe(pairs.length)
        expect([...pairs.map(({ contact }) => contact), ...unassociated].sort((a, b) => a - b)).toEqual(
          contacts.map((_, i) => i),
        )
      }),
    )
  })

  it('respect the gates, by distances on the sphere, and miss nothing within them', () => {
    fc.assert(
      fc.property(scene, ({ contacts, ships }) => {
        const { pairs, isNearContact } = associate(contacts, tracksToMatch(ships))
        for (const { contact, track, nm: apart, distance } of pairs) {
          const { squares, nm: expected } = apartOf(contacts[contact] as Contact, ships[track] as TrackToMatch)
          expect(squares).toBeLessThan(ASSOCIATION_RULES.gate * 1.01)
          expect(expected).toBeLessThan(ASSOCIATION_RULES.mostNm * 1.005)
          expect(apart).toBeCloseTo(expected, 1)
          expect(distance ** 2).toBeLessThanOrEqual(ASSOCIATION_RULES.gate)
        }
        for (const [track, each] of ships.entries()) {
          const all = contacts.map((contact) => apartOf(contact, each))
          const isWithin = (share: number) =>
            all.some(
              ({ squares, nm: apart }) =>
                squares <= ASSOCIATION_RULES.gate * share && apart <= ASSOCIATION_RULES.mostNm * share,
            )
          if (isWithin(0.98)) expect(isNearContact[track]).toBe(1)
          if (!isWithin(1.02)) expect(isNearContact[track]).toBe(0)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('give the same pairs in whatever order they come', () => {
    fc.assert(
      fc.property(scene, fc.infiniteStream(fc.nat()), ({ contacts, ships }, keys) => {
        const key = contacts.map(() => keys.next().value ?? 0)
        const order = contacts.map((_, i) => i).sort((a, b) => (key[a] ?? 0) - (key[b] ?? 0))
        const shuffled = associate(
          order.map((i) => contacts[i] as Contact),
          tracksToMatch(ships.toReversed()),
        ).pairs.map(({ contact, track }) => `${order[contact]}-${ships[ships.length - 1 - track]?.id}`)
        expect(shuffled.sort()).toEqual(pairsOf(contacts, ships).sort())
      }),
    )
  })

  it('are not touched by a crowd far away', () => {
    fc.assert(
      fc.property(scene, scene, ({ contacts, ships }, crowd) => {
        const far = <Place extends { lon: number; lat: number }>(each: Place): Place => ({
          ...each,
          lon: wrapLongitude(each.lon + 40),
          lat: each.lat * 0.5 + 20,
        })
        const both = associate(
          [...contacts, ...crowd.contacts.map(far)],
          tracksToMatch([...ships, ...crowd.ships.map(far)]),
        ).pairs.filter(({ contact }) => contact < contacts.length)
        expect(both).toEqual(associate(contacts, tracksToMatch(ships)).pairs)
      }),
    )
  })

  it('give the same pairs across the antimeridian as elsewhere', () => {
    fc.assert(
      fc.property(scene, ({ contacts, ships }) => {
        const turn = <Place extends { lon: number }>(each: Place): Place => ({
          ...each,
          lon: wrapLongitude(each.lon + 67),
        })
        expect(pairsOf(contacts.map(turn), ships.map(turn))).toEqual(pairsOf(contacts, ships))
      }),
    )
  })
})

/** How far a contact is from a track, the slow way; nothing is near a track that is too old. */
function apartOf(contact: Contact, ship: TrackToMatch): { nm: number; squares: number } {
  const { sogKn = Number.NaN, cogDeg = Number.NaN } = ship
  const ms = contact.atMs - ship.atMs
  if (Math.abs(ms) > mostAgeMs(ship.intervalS, ASSOCIATION_RULES)) return { nm: Infinity, squares: Infinity }
  const isStill = Number.isNaN(cogDeg) && sogKn < 0.5
  const isKnown = isStill || !Number.isNaN(sogKn + cogDeg)
  const start = [ship.lon, ship.lat] as const
  const [lon, lat] =
    isKnown && !isStill && sogKn > 0
      ? destination(start, ms < 0 ? cogDeg + 180 : cogDeg, (sogKn * Math.abs(ms)) / 3.6e6)
      : start
  const apart = wayNm(contact.lon, contact.lat, lon, lat)
  const growth = ((isKnown ? 0.5 + 0.15 * sogKn : 10) * Math.abs(ms)) / 3.6e6
  return { nm: apart, squares: apart ** 2 / (contact.sigmaNm ** 2 + ship.sigmaNm ** 2 + growth ** 2) }
}
