import { describe, expect, it } from 'vitest'
import { box, zonesOf } from '../events/testing.ts'
import { zoneContext } from '../events/zone-context.ts'
import { behaviourWords } from './behaviour-words.ts'
import { seaOf } from './sea.ts'
import { behavioursOf, endOf, LUCONIA, leg, MINUTE_MS, ofKind, SHIP, START_MS } from './testing.ts'

/** The Exclusive Economic Zone off Sarawak as a square about Luconia, and a port at its corner. */
const set = zonesOf({ sarawak: box(110, 4, 114, 7) })
const zones = { ...set, zones: set.zones.map((zone) => ({ ...zone, kind: 'eez' as const })) }
const context = zoneContext(zones, { ports: [{ name: 'Bintulu', lon: 113.07, lat: 4.2, radiusNm: 3 }] })
const sea = seaOf(() => context)

interface Stop {
  readonly kn?: number
  readonly minutes?: number
  readonly navStatus?: number
  readonly shipType?: number
  readonly beforeKn?: number
  readonly from?: readonly [number, number]
  /** When the ship tells its type, minutes. */
  readonly typeMin?: number
}

/** Under way, stopped for so long, under way. */
function stopsOf({
  kn = 0.2,
  minutes = 60,
  navStatus = 0,
  shipType = 70,
  beforeKn = 12,
  from = LUCONIA,
  typeMin = 0,
}: Stop) {
  const before = leg({ from, kn: beforeKn, minutes: 20 })
  const still = leg({ ...endOf(before), kn, minutes, navStatus }).slice(1)
  const after = leg({ ...endOf(still), kn: 12, minutes: 10 }).slice(1)
  const facts = [{ patch: { trackId: SHIP, shipType }, atMs: START_MS + typeMin * MINUTE_MS }]
  return ofKind(behavioursOf([...before, ...still, ...after], { sea, facts }), 'stop-in-zone')
}

describe('an unusual stop in a zone', () => {
  it('is a cargo ship below half a knot for more than twenty minutes in the zone, until it goes on', () => {
    const [stop, ...more] = stopsOf({})
    expect(more).toEqual([])
    expect(stop).toMatchObject({
      state: 'ended',
      fromMs: START_MS + 20.5 * MINUTE_MS,
      atMs: START_MS + 41 * MINUTE_MS,
      toMs: START_MS + 80.5 * MINUTE_MS,
      evidence: { zoneId: 'sarawak', shipType: 70, movedKn: 12, lastedS: 3600, navStatus: 0 },
    })
    expect(stop && behaviourWords(stop, () => 'Malaysia EEZ')).toBe(
      'Slower than 0.5 kn for 1 h 00 min in Malaysia EEZ, after 12.0 kn, not reported at anchor',
    )
  })

  it('is none at half a knot, of twenty minutes, at anchor, fishing, of a tug, of one that never was under way', () => {
    expect(stopsOf({ kn: 0.48 })).toHaveLength(1)
    expect(stopsOf({ kn: 0.5 })).toEqual([])
    expect(stopsOf({ minutes: 21 })).toHaveLength(1)
    expect(stopsOf({ minutes: 20 })).toEqual([])
    expect(stopsOf({ navStatus: 1 })).toEqual([])
    expect(stopsOf({ navStatus: 7 })).toEqual([])
    expect(stopsOf({ shipType: 52 })).toEqual([])
    expect(stopsOf({ shipType: 90 })).toEqual([])
    expect(stopsOf({ beforeKn: 3 })).toHaveLength(1)
    expect(stopsOf({ beforeKn: 2.9 })).toEqual([])
  })

  it('is judged by what the ship had said of itself by then, not by what it says later', () => {
    expect(stopsOf({ typeMin: 79 })).toHaveLength(1)
    expect(stopsOf({ typeMin: 81 })).toEqual([])
  })

  it('is none outside the zone, nor within 10 km of a port', () => {
    expect(stopsOf({ from: [114.5, 5] })).toEqual([])
    expect(stopsOf({ from: [112.95, 4.21] })).toEqual([])
    expect(stopsOf({ from: [112.8, 4.21] })).toHaveLength(1)
  })

  it('ends with its last report when it falls silent, and known once a gap has passed', () => {
    const before = leg({ kn: 12, minutes: 20 })
    const still = leg({ ...endOf(before), kn: 0.2, minutes: 30 }).slice(1)
    const facts = [{ patch: { trackId: SHIP, shipType: 80 }, atMs: START_MS }]
    const later = leg({ ...endOf(still), fromMs: START_MS + 100 * MINUTE_MS, kn: 0.2, minutes: 1 })
    expect(ofKind(behavioursOf([...before, ...still, ...later], { sea, facts }), 'stop-in-zone')).toMatchObject([
      { state: 'ended', toMs: START_MS + 50 * MINUTE_MS, knownAtMs: START_MS + 68 * MINUTE_MS },
    ])
  })
})
