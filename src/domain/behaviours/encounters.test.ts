import { describe, expect, it } from 'vitest'
import { destination } from '#geo/measure.ts'
import { GFW_ENCOUNTER, SKYLIGHT_RENDEZVOUS } from './behaviour-rules.ts'
import { behaviourWords } from './behaviour-words.ts'
import { behavioursOf, LUCONIA, leg, MINUTE_MS, OTHER_SHIP, ofKind, SHIP, START_MS } from './testing.ts'

interface Meeting {
  readonly metres?: number
  readonly kn?: number
  readonly minutes?: number
  readonly portNm?: number
  readonly everyS?: number
}

/** Two ships side by side for so long, out of nothing and into nothing. */
function meetingOf({ metres = 200, kn = 1, minutes = 121, portNm = 50, everyS = 30 }: Meeting) {
  const beside = destination(LUCONIA, 0, metres / 1852)
  const reports = [
    ...leg({ kn, minutes, everyS }),
    // Half an interval later: the two never report at one instant.
    ...leg({ trackId: OTHER_SHIP, from: beside, kn, minutes, everyS, fromMs: START_MS + everyS * 500 }),
    ...[SHIP, OTHER_SHIP].flatMap((trackId, i) =>
      leg({ trackId, from: [113 + i, 6], kn: 8, minutes: 30, fromMs: START_MS + (minutes + 30) * MINUTE_MS }),
    ),
  ]
  return ofKind(behavioursOf(reports, { sea: { portNm: () => portNm } }), 'encounter')
}

function rulesOf(meeting: Meeting) {
  return meetingOf(meeting).map(({ rule }) => rule.name)
}

describe('an encounter', () => {
  it('is told by each rule that it meets, with the two in the order of their ids', () => {
    const events = meetingOf({})
    expect(events.map(({ rule }) => rule.name).sort()).toEqual([GFW_ENCOUNTER.name, SKYLIGHT_RENDEZVOUS.name])
    const gfw = events.find(({ rule }) => rule.name === GFW_ENCOUNTER.name)
    expect(gfw).toMatchObject({ state: 'ended', trackId: SHIP, otherTrackId: OTHER_SHIP })
    expect(gfw?.evidence.leastM).toBeGreaterThan(180)
    expect(gfw?.evidence.meanM).toBeLessThan(220)
    expect(gfw?.evidence.lastedS).toBeGreaterThanOrEqual(7200)
    expect(gfw && behaviourWords(gfw, (id) => `ship ${id.slice(-1)}`)).toMatch(
      /^Within 500 m of ship 2, both slower than 2 kn for 2 h \d\d min, \d+ m apart at least, \d+ m on average$/,
    )
  })

  it('by Global Fishing Watch is 500 m, two hours and two knots, 10 km from an anchorage', () => {
    const gfw = (meeting: Meeting) => rulesOf({ metres: 480, ...meeting }).includes(GFW_ENCOUNTER.name)
    expect([gfw({}), gfw({ metres: 530 }), gfw({ minutes: 105 }), gfw({ kn: 2 }), gfw({ portNm: 5.3 })]).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })

  it('by Skylight is 250 m and half an hour', () => {
    const skylight = (meeting: Meeting) => rulesOf({ minutes: 35, ...meeting })
    expect(skylight({})).toEqual([SKYLIGHT_RENDEZVOUS.name])
    expect([skylight({ metres: 270 }), skylight({ minutes: 15 }), skylight({ portNm: 5.3 })]).toEqual([[], [], []])
  })

  it('holds a ship to where it was for ten minutes, no longer', () => {
    expect(rulesOf({ minutes: 60, everyS: 600 })).toContain(SKYLIGHT_RENDEZVOUS.name)
    expect(rulesOf({ minutes: 90, everyS: 1800 })).toEqual([])
  })

  it('outlasts a break of ten minutes, and not a longer one', () => {
    const broken = (minutes: number) => {
      const other = destination(LUCONIA, 0, 150 / 1852)
      const again = START_MS + (40 + minutes) * MINUTE_MS
      const reports = [
        ...leg({ kn: 0, minutes: 80 + minutes }),
        ...leg({ trackId: OTHER_SHIP, from: other, kn: 0, minutes: 40 }),
        // One report at speed says that it is not slow any more.
        ...leg({ trackId: OTHER_SHIP, from: other, kn: 5, minutes: 0, fromMs: START_MS + 40.5 * MINUTE_MS }),
        ...leg({ trackId: OTHER_SHIP, from: other, kn: 0, minutes: 40, fromMs: again }),
      ]
      return ofKind(behavioursOf(reports), 'encounter').map(({ state }) => state)
    }
    expect(broken(9)).toEqual(['begun'])
    expect(broken(12)).toEqual(['ended', 'begun'])
  })

  it('is of ships only, wherever they are', () => {
    const two = (trackId: string, from: readonly [number, number]) => [
      ...leg({ from, kn: 0, minutes: 40 }),
      ...leg({ trackId, from: destination(from, 90, 150 / 1852), kn: 0, minutes: 40 }),
    ]
    expect(ofKind(behavioursOf(two('patrol:1', LUCONIA)), 'encounter')).toEqual([])
    expect(ofKind(behavioursOf(two('uav:anka-s-1', LUCONIA)), 'encounter')).toEqual([])
    expect(ofKind(behavioursOf(two(OTHER_SHIP, LUCONIA)), 'encounter')).toHaveLength(1)
    expect(ofKind(behavioursOf(two(OTHER_SHIP, [179.9995, -16])), 'encounter')).toHaveLength(1)
  })
})
