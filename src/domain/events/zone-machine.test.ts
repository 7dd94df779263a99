import { booleanPointInPolygon } from '@turf/turf'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boxRing } from '#geo/testing.ts'
import { DRAWN_LIMIT, zoneFeature } from '#geo/zone-file.ts'
import type { PositionReport } from '../report.ts'
import { report } from '../testing.ts'
import { box, fourZones, strayTrack, toldOf, way, zonesOf } from './testing.ts'
import { zoneContext } from './zone-context.ts'
import type { ZoneEvent } from './zone-event.ts'
import { placeDeg, zoneEventsOf } from './zone-events-of.ts'

const MINUTE = 60_000
/** At 5 N, nautical miles a degree of longitude. */
const NM = 1 / 59.8
const square = zoneContext(zonesOf({ a: box(110, 4, 112, 6) }))
const pair = zoneContext(zonesOf({ west: box(110, 4, 112, 6), east: box(112, 4, 114, 6) }))

/** Reports along 5 N, so many nautical miles east of 110 E, one a minute. */
function eastOfLine(...nm: readonly number[]): PositionReport[] {
  return way(nm.map((each) => [110 + each * NM, 5]))
}

function only(events: readonly ZoneEvent[]): ZoneEvent {
  const [event] = events
  if (!event || events.length > 1) throw new Error(`${events.length} events, expected one`)
  return event
}

test('an entry counts at the first report past band and dwell, and is dated at the crossing', () => {
  const event = only(zoneEventsOf(eastOfLine(-0.3, -0.1, 0.1, 0.3, 0.5), square))
  expect(event).toMatchObject({
    kind: 'entered',
    zoneId: 'a',
    atMs: 1.5 * MINUTE,
    lon: 110,
    crossing: 'interpolated',
    windowMs: [MINUTE, 2 * MINUTE],
    before: { atMs: MINUTE },
    after: { atMs: 2 * MINUTE },
    limit: { limitId: 'drawn', afterNm: 0.1 },
    confirmedAtMs: 3 * MINUTE,
    turfInside: true,
    flags: [],
  })
  expect(event.depthNm).toBeCloseTo(0.3, 2)
})

test('past the band but not long enough is not an entry yet, nor long enough but not past the band', () => {
  expect(toldOf(eastOfLine(-0.3, 0.4), square)).toEqual([])
  expect(toldOf(eastOfLine(-0.3, 0.05, 0.06, 0.05, 0.07, 0.06), square)).toEqual([])
  expect(toldOf(eastOfLine(-0.3, 0.05, 0.06, 0.05, 0.2), square)).toEqual(['entered a 0.9'])
})

test('jitter on the line makes no event, however long', () => {
  const jitter = fc.array(fc.double({ min: -0.09, max: 0.09, noNaN: true }), { minLength: 2, maxLength: 200 })
  fc.assert(
    fc.property(jitter, (nm) => {
      expect(toldOf(eastOfLine(-1, ...nm), square)).toEqual([])
    }),
    { seed: 5, numRuns: 100 },
  )
})

test('jitter inside makes no exit, and jitter outside no entry', () => {
  expect(toldOf(eastOfLine(1, 0.05, -0.05, 0.05, -0.05, 0.5), square)).toEqual(['first-seen-inside a 0'])
  expect(toldOf(eastOfLine(-1, -0.05, 0.05, -0.05, 0.05, -0.5), square)).toEqual([])
})

test('an exit is the mirror of an entry, and a short way out is nothing', () => {
  expect(toldOf(eastOfLine(1, 0.1, -0.1, -0.3, -0.5), square)).toEqual(['first-seen-inside a 0', 'exited a 1.5'])
  const quick = way(
    [0.6, 0.2, -0.3, 0.2, 0.6].map((nm) => [110 + nm * NM, 5] as const),
    20_000,
  )
  expect(toldOf(quick, square)).toEqual(['first-seen-inside a 0'])
})

test('who goes in past the band and out again before it counts has crossed', () => {
  const quick = way(
    [-0.3, 0.15, 0.15, -0.3, -0.6].map((nm) => [110 + nm * NM, 5] as const),
    20_000,
  )
  const event = only(zoneEventsOf(quick, square))
  expect(event).toMatchObject({
    kind: 'crossed',
    confirmedAtMs: 60_000,
    crossing: 'interpolated',
    limit: {},
    out: { limit: {} },
  })
  expect(event.atMs).toBeCloseTo(13_333, -1)
  expect(event.out?.atMs).toBeCloseTo(46_667, -1)
})

test('a way that clips a corner without a report inside has crossed, if its chord reaches the band', () => {
  const clip = way([
    [109.991, 4.01],
    [110.01, 3.991],
  ])
  expect(toldOf(clip, square)).toEqual([])
  const deep = way(
    [
      [109.99, 4.02],
      [110.02, 3.99],
    ],
    2 * MINUTE,
  )
  const event = only(zoneEventsOf(deep, square))
  expect(event).toMatchObject({
    kind: 'crossed',
    turfInside: false,
    confirmedAtMs: 2 * MINUTE,
    out: { before: { atMs: 0 } },
  })
  expect(event.depthNm).toBeGreaterThanOrEqual(0.1)
})

test('a zone narrower than twice the band counts only by a rule of its own', () => {
  const needle = zonesOf({ needle: box(110, 4, 110.001, 6) })
  const through = eastOfLine(-0.5, 0.5, 1)
  expect(toldOf(through, needle)).toEqual([])
  const rules = { default: { bandNm: 0.1, dwellS: 60 }, zones: new Map([['needle', { bandNm: 0, dwellS: 0 }]]) }
  expect(toldOf(through, needle, { rules })).toEqual(['crossed needle 0.5'])
})

test('who is first heard inside is seen at the first report that is deep enough', () => {
  expect(toldOf(eastOfLine(1), square)).toEqual(['first-seen-inside a 0'])
  expect(toldOf(eastOfLine(0.05, 0.06, 0.2), square)).toEqual(['first-seen-inside a 2'])
  expect(toldOf(eastOfLine(0.05, -0.05, -1), square)).toEqual([])
  expect(zoneEventsOf(eastOfLine(1), square)[0]).toMatchObject({
    crossing: 'none',
    after: { atMs: 0 },
    windowMs: [0, 0],
  })
})

test('who falls silent inside is lost, once and eighteen minutes later, and found again or gone', () => {
  const gone = [
    ...eastOfLine(1, 1.1),
    report({ atMs: 60 * MINUTE, lon: 109, lat: 5 }),
    report({ atMs: 62 * MINUTE, lon: 109, lat: 5 }),
  ]
  expect(toldOf(gone, square)).toEqual(['first-seen-inside a 0', 'lost-inside a 19', 'exited a 60'])
  const [, lost, exited] = zoneEventsOf(gone, square)
  expect(lost).toMatchObject({ crossing: 'none', before: { atMs: MINUTE }, confirmedAtMs: 19 * MINUTE })
  expect(lost).not.toHaveProperty('after')
  expect(exited).toMatchObject({ crossing: 'unknown', lon: 109, windowMs: [MINUTE, 60 * MINUTE] })
  const back = [...eastOfLine(1), report({ atMs: 60 * MINUTE, lon: 111, lat: 5 })]
  expect(toldOf(back, square)).toEqual(['first-seen-inside a 0', 'lost-inside a 18', 'first-seen-inside a 60'])
})

test('at the end silence is told only as far as the time is known', () => {
  expect(toldOf(eastOfLine(1), square, { endMs: 18 * MINUTE })).toEqual(['first-seen-inside a 0'])
  expect(toldOf(eastOfLine(1), square, { endMs: 18 * MINUTE + 1 })).toEqual([
    'first-seen-inside a 0',
    'lost-inside a 18',
  ])
})

test('who falls silent just past the line has entered, if past the band, and is lost', () => {
  const events = zoneEventsOf(eastOfLine(-0.2, 0.3), square, 60 * MINUTE)
  expect(events.map(({ kind, atMs, confirmedAtMs }) => [kind, atMs / MINUTE, confirmedAtMs / MINUTE])).toEqual([
    ['entered', 0.4, 19],
    ['lost-inside', 19, 19],
  ])
  expect(toldOf(eastOfLine(-0.2, 0.05), square, { endMs: 60 * MINUTE })).toEqual([])
  expect(toldOf(eastOfLine(1, 0.2, -0.3), square, { endMs: 60 * MINUTE })).toEqual([
    'first-seen-inside a 0',
    'exited a 1.4',
  ])
})

test('over a gap nobody knows where the limit was crossed, and the event says so', () => {
  const gap = [
    report({ atMs: 0, lon: 109.5, lat: 5 }),
    ...[40, 41, 42].map((minute) => report({ atMs: minute * MINUTE, lon: 110.5, lat: 5 })),
  ]
  expect(only(zoneEventsOf(gap, square))).toMatchObject({
    kind: 'entered',
    crossing: 'unknown',
    atMs: 40 * MINUTE,
    lon: 110.5,
    windowMs: [0, 40 * MINUTE],
    confirmedAtMs: 41 * MINUTE,
  })
})

test('from one zone into the next the exit comes before the entry, at one instant', () => {
  const events = zoneEventsOf(way([-1, -0.5, 0.5, 1].map((nm) => [112 + nm * NM, 5] as const)), pair)
  expect(events.map(({ kind, zoneId }) => [kind, zoneId])).toEqual([
    ['first-seen-inside', 'west'],
    ['exited', 'west'],
    ['entered', 'east'],
  ])
  expect(events[1]?.atMs).toBe(events[2]?.atMs)
})

test('holes are outside, and overlapping zones count each for itself', () => {
  const across = way(
    Array.from({ length: 36 }, (_, i) => [109.6 + i * 0.05, 5] as const),
    2 * MINUTE,
  )
  expect(toldOf(across, fourZones)).toEqual([
    'entered over 12',
    'entered lake 16',
    'exited over 40',
    'exited lake 48',
    'entered lake 64',
  ])
})

test('a zone that was cut at the antimeridian is entered across it, and not left where it was cut', () => {
  const cut = zonesOf({ a: [...box(179, 4, 180, 6), ...box(-180, 4, -179, 6)] })
  const across = way(
    [-3, -2, -1, -0.5, 0.5, 1, 2, 3].map((nm) => [nm < 0 ? 180 + nm * NM : -180 + nm * NM, 5] as const),
  )
  expect(toldOf(across, cut)).toEqual(['first-seen-inside a 0'])
  const half = zonesOf({ a: box(-180, 4, -179, 6) })
  const event = only(zoneEventsOf(across, zoneContext(half)))
  expect(event).toMatchObject({ kind: 'entered', atMs: 3.5 * MINUTE })
  expect(Math.abs(event.lon)).toBe(180)
})

test('a zone about the pole is entered and left', () => {
  const polar = zonesOf({ cap: box(-180, 89, 180, 90) })
  const over = [88.9, 88.95, 89.05, 89.1, 89.05, 88.95, 88.9, 88.85].map((lat, i) =>
    report({ trackId: 'uav:1', atMs: i * 2 * MINUTE, lon: 20, lat }),
  )
  expect(toldOf(over, polar)).toEqual(['entered cap 3', 'exited cap 9'])
})

test('a crossing far along a long way is told on the geodesic', () => {
  const north = zoneContext(zonesOf({ a: box(0, 60.02, 20, 62) }))
  const long = [
    report({ trackId: 'uav:1', atMs: 0, lon: 4, lat: 60 }),
    report({ trackId: 'uav:1', atMs: 15 * MINUTE, lon: 9, lat: 60.05 }),
  ]
  const later = report({ trackId: 'uav:1', atMs: 17 * MINUTE, lon: 9, lat: 60.1 })
  const [event] = zoneEventsOf([...long, later], north)
  // On the straight line the limit is crossed after two fifths of the way: the geodesic bulges north of it.
  expect(event?.kind).toBe('entered')
  expect(event?.lat).toBeCloseTo(60.02, 5)
  expect(event?.atMs).toBeLessThan(0.35 * 15 * MINUTE)
})

test('what turf denies makes no event, and the disagreement is counted', () => {
  const denied = zoneContext(fourZones, { ask: () => false })
  expect(toldOf(eastOfLine(-1, 0.5, 1, 1.5), denied)).toEqual([])
  expect(denied.jury.disagreements).toBeGreaterThan(0)
  const clip = zoneContext(zonesOf({ a: box(110, 4, 112, 6) }), { ask: () => false })
  expect(
    toldOf(
      way(
        [
          [109.99, 4.02],
          [110.02, 3.99],
        ],
        2 * MINUTE,
      ),
      clip,
    ),
  ).toEqual([])
  expect(clip.jury.disagreements).toBe(1)
})

test('an event says when the line is the coast, or known less well than it was past it, or in a port', () => {
  const coast = { ...DRAWN_LIMIT, id: 'coast', basis: 'coast' as const, toleranceNm: 0.35 }
  const context = zoneContext(zonesOf({ a: box(110, 4, 112, 6) }, [coast]), {
    ports: [{ name: 'P', lon: 110, lat: 5, radiusNm: 3 }],
  })
  const [near] = zoneEventsOf(eastOfLine(-0.3, 0.3, 0.34), context)
  expect(near?.flags).toEqual(['at-coast', 'in-port', 'too-close-to-call'])
  const [far] = zoneEventsOf(eastOfLine(-0.3, 0.4, 0.6), context)
  expect(far?.flags).toEqual(['at-coast', 'in-port'])
  const [seen] = zoneEventsOf([report({ lon: 111, lat: 5 })], context)
  expect(seen?.flags).toEqual([])
})

test('the same cause has the same id under another rule, another cause another', () => {
  const reports = eastOfLine(-0.3, 0.3, 0.6, 0.9)
  const rules = { default: { bandNm: 0.4, dwellS: 0 }, zones: new Map() }
  const [a] = zoneEventsOf(reports, square)
  const [b] = zoneEventsOf(reports, zoneContext(square.set, { rules }))
  const [c] = zoneEventsOf(eastOfLine(-0.31, 0.3, 0.6), square)
  expect(a?.id).toMatch(/^[0-9a-f]{16}$/)
  expect(b).toMatchObject({ id: a?.id, rule: { bandNm: 0.4, dwellS: 0 } })
  expect(c?.id).not.toBe(a?.id)
})

test('a rule may ask for some events and some tracks only', () => {
  const there = eastOfLine(-0.5, 0.5, 1, 0.5, -0.5, -1)
  const by = (rule: object) =>
    toldOf(there, zonesOf({ a: box(110, 4, 112, 6) }), {
      rules: { default: { bandNm: 0.1, dwellS: 60 }, zones: new Map([['a', { bandNm: 0.1, dwellS: 60, ...rule }]]) },
    })
  expect(by({})).toEqual(['entered a 0.5', 'exited a 3.5'])
  expect(by({ events: ['exited'] })).toEqual(['exited a 3.5'])
  expect(by({ tracks: ['drone'] })).toEqual([])
  expect(by({ tracks: ['vessel'] })).toHaveLength(2)
})

test('without band and dwell the stays of any track are where turf says that its reports are', () => {
  const rules = { default: { bandNm: 0, dwellS: 0 }, zones: new Map() }
  const context = zoneContext(fourZones, { rules })
  fc.assert(
    fc.property(strayTrack('other:1'), (reports) => {
      // Each report by its own instant, and no gaps or jumps: what is believed is then every report.
      const calm = reports.map((each, i) => ({ ...each, atMs: i * 10 * MINUTE }))
      const inside = new Set<string>()
      for (const { kind, zoneId } of zoneEventsOf(calm, context)) {
        if (kind === 'exited') inside.delete(zoneId)
        else if (kind !== 'crossed') inside.add(zoneId)
      }
      const last = calm.at(-1) as PositionReport
      const expected = fourZones.zones.filter((zone) =>
        booleanPointInPolygon([placeDeg(last.lon), placeDeg(last.lat)], zoneFeature(zone)),
      )
      expect([...inside].sort()).toEqual(expected.map(({ id }) => id).sort())
    }),
    { seed: 6, numRuns: 200 },
  )
})

test('a ring with a hole as zone: the island is never entered by flying over its middle', () => {
  const ring = zonesOf({ a: [[boxRing(110, 4, 112, 6), [...boxRing(110.5, 4.5, 111.5, 5.5)].reverse()]] })
  expect(toldOf([report({ lon: 111, lat: 5 }), report({ atMs: MINUTE, lon: 111.01, lat: 5 })], ring)).toEqual([])
})
