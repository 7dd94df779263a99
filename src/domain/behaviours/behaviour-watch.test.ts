import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { destination } from '#geo/measure.ts'
import { Engine } from '../engine.ts'
import { box, zonesOf } from '../events/testing.ts'
import { zoneContext } from '../events/zone-context.ts'
import type { IdentityPatch, PositionReport } from '../report.ts'
import { type BehaviourEvent, type BehaviourKind, behaviourEventSchema, compareBehaviours } from './behaviour-event.ts'
import { behaviourWords } from './behaviour-words.ts'
import { seaOf } from './sea.ts'
import {
  company,
  endOf,
  HOUR_MS,
  LUCONIA,
  leg,
  MINUTE_MS,
  OTHER_SHIP,
  SHIP,
  START_MS,
  SULU,
  watchOf,
} from './testing.ts'

const THIRD = 'mmsi:533000003'
const FOURTH = 'mmsi:533000004'
const FIFTH = 'mmsi:533000005'
const zones = zonesOf({ sarawak: box(110, 4, 114, 7) })
const context = zoneContext({ ...zones, zones: zones.zones.map((zone) => ({ ...zone, kind: 'eez' as const })) })
const sea = { ...seaOf(() => context), shoreNm: () => 60 }

type Input = { readonly atMs: number } & (
  | { readonly report: PositionReport }
  | { readonly patch: IdentityPatch; readonly report?: undefined }
)

/** A day at sea on which each behaviour comes to pass, in the order of time. */
function dayAtSea(): Input[] {
  const sailing = leg({ kn: 12, minutes: 90 })
  const still = leg({ ...endOf(sailing), kn: 0.3, minutes: 320 }).slice(1)
  const fromMs = START_MS + 180 * MINUTE_MS
  const then = still.filter(({ atMs }) => atMs <= fromMs)
  const beside = leg({
    trackId: OTHER_SHIP,
    from: destination(endOf(then).from, 0, 0.08),
    kn: 0.3,
    minutes: 150,
    fromMs,
  })
  const on = leg({ ...endOf(still), kn: 14, minutes: 30 }).slice(1)
  const afterGap = leg({ ...endOf(on), fromMs: endOf(on).fromMs + 70 * MINUTE_MS, kn: 14, minutes: 20 })
  const twice = [
    ...leg({ trackId: THIRD, from: SULU, minutes: 200, everyS: 60 }),
    ...leg({ trackId: THIRD, from: [118.5, 8], minutes: 40, everyS: 60, fromMs: START_MS + 30 * MINUTE_MS }),
    { ...leg({ trackId: THIRD, minutes: 0 })[0], lon: 0, lat: 0, atMs: START_MS + 100.5 * MINUTE_MS } as PositionReport,
  ]
  const round = [FIFTH, FOURTH].flatMap((trackId, ship) =>
    Array.from({ length: 136 }, (_, i): PositionReport => {
      const [lon, lat] = destination([119.5 + ship, 7.2], i * 10, 0.5)
      return { trackId, source: 'test', atMs: START_MS + i * 20_000, lon, lat }
    }),
  )
  const reports = [...sailing, ...still, ...on, ...afterGap, ...beside, ...twice, ...round, ...company(560)]
  const facts: Input[] = [
    { atMs: START_MS, patch: { trackId: SHIP, name: 'SERI LUCONIA', shipType: 70, draughtM: 8 } },
    { atMs: START_MS + 4 * HOUR_MS, patch: { trackId: SHIP, name: 'SULU STAR', draughtM: 6.5 } },
  ]
  return [...facts, ...reports.map((report) => ({ atMs: report.atMs, report }))].sort((a, b) => a.atMs - b.atMs)
}

interface Played {
  readonly events: readonly BehaviourEvent[]
  readonly news: readonly BehaviourEvent[]
}

/** Plays inputs through an engine and looks after each batch; the last one is finished. */
function play(inputs: readonly Input[], batches: readonly number[], tracksALook: number): Played {
  const engine = new Engine(context)
  const watch = watchOf(engine.store, { sea }, tracksALook)
  const news: BehaviourEvent[] = []
  let at = 0
  for (let batch = 0; at < inputs.length; batch++) {
    const size = Math.max(1, batches[batch % batches.length] ?? inputs.length)
    for (const { atMs, ...input } of inputs.slice(at, at + size))
      if (input.report) engine.report(input.report)
      else {
        engine.identity(input.patch)
        watch.learn(input.patch, atMs)
      }
    at += size
    news.push(...watch.look(engine.clockMs))
  }
  news.push(...watch.finish(engine.store.lastAtMs))
  return { events: watch.events, news }
}

const inputs = dayAtSea()
const atOnce = play(inputs, [inputs.length], 500)

describe('the watch for behaviours', () => {
  it('finds each behaviour of a day at sea', () => {
    const kinds = new Set(atOnce.events.map(({ kind }) => kind))
    const all: readonly BehaviourKind[] = [
      'circling',
      'draught-change',
      'encounter',
      'identity-change',
      'impossible-speed',
      'loitering',
      'reporting-gap',
      'shared-identity',
      'speed-change',
      'stop-in-zone',
    ]
    expect([...kinds].sort()).toEqual(all)
  })

  it('makes events that their schema takes as they are, and one line of words for each', () => {
    for (const event of atOnce.news) {
      // Nothing is in an event that the schema does not know.
      expect(v.parse(behaviourEventSchema, event)).toEqual(event)
      expect(behaviourWords(event)).toMatch(/^[A-Z][^\n]{10,}$/)
    }
    const [first] = atOnce.events
    expect(v.safeParse(behaviourEventSchema, { ...first, id: 7 }).success).toBe(false)
    expect(v.safeParse(behaviourEventSchema, { ...first, evidence: {} }).success).toBe(false)
  })

  it('tells each behaviour under one id, when it began and when it ended, never before its time', () => {
    for (const { id, atMs, fromMs, toMs, knownAtMs, state } of atOnce.news) {
      expect(fromMs).toBeLessThanOrEqual(atMs)
      expect(atMs).toBeLessThanOrEqual(knownAtMs)
      if (toMs !== undefined) expect(toMs).toBeLessThanOrEqual(knownAtMs)
      expect(toMs === undefined).toBe(state === 'begun')
      expect(atOnce.events.filter((each) => each.id === id)).toHaveLength(1)
    }
    expect([...atOnce.events].sort(compareBehaviours)).toEqual(atOnce.events)
  })

  it('comes to the same, and tells it in the same order, however reports are cut into batches and looks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(1, 2, 3, 500),
        (batches, tracksALook) => {
          const cut = play(inputs, batches, tracksALook)
          expect(cut.events).toEqual(atOnce.events)
          expect(cut.news).toEqual(atOnce.news)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('comes to the same when reports of one second come in another order', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (keys) => {
        const shuffled = inputs
          .map((input) => ({ input, second: Math.floor(input.atMs / 1000), key: keys.next().value as number }))
          .sort((a, b) => a.second - b.second || a.key - b.key)
          .map(({ input }) => input)
        const played = play(shuffled, [700], 3)
        expect(played.events).toEqual(atOnce.events)
        expect(played.news).toEqual(atOnce.news)
      }),
      { numRuns: 15 },
    )
  })

  it('comes to the same when reports are late by up to a minute and a half', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 5, maxLength: 40 }), (delays) => {
        const late = inputs
          .map((input, i) => ({ input, byMs: input.report ? (delays[i % delays.length] as number) * 1000 : 0 }))
          .sort((a, b) => a.input.atMs + a.byMs - b.input.atMs - b.byMs)
          .map(({ input }) => input)
        expect(play(late, [13], 500).events).toEqual(atOnce.events)
      }),
      { numRuns: 10 },
    )
  })

  it('is not led astray by a sender whose clock is years ahead or behind', () => {
    const odd = (atMs: number): Input => ({
      atMs,
      report: { ...leg({ trackId: 'mmsi:533000077', minutes: 0 })[0], atMs } as PositionReport,
    })
    const mixed = [odd(0), ...inputs.slice(0, 50), odd(START_MS + 5e11), ...inputs.slice(50)]
    const engine = new Engine(context)
    const watch = watchOf(engine.store, { sea })
    for (const { atMs, ...input } of mixed) {
      if (input.report) engine.report(input.report)
      else {
        engine.identity(input.patch)
        watch.learn(input.patch, atMs)
      }
      watch.look(engine.clockMs)
    }
    watch.settle(engine.clockMs)
    expect(watch.doneMs).toBeLessThan(START_MS + 600 * MINUTE_MS)
    const seen = new Set(watch.events.map(({ id }) => id))
    const ownOf = (events: readonly BehaviourEvent[]) => events.filter(({ atMs }) => atMs < START_MS + 500 * MINUTE_MS)
    for (const { id } of ownOf(atOnce.events)) expect(seen).toContain(id)
  })

  it('waits for reports of minutes in which nothing was heard yet, though there are some of later', () => {
    const engine = new Engine(context)
    const watch = watchOf(engine.store, { sea })
    const take = (reports: readonly PositionReport[]) => {
      for (const report of reports) engine.report(report)
    }
    take(leg({ minutes: 1 }))
    take(leg({ trackId: OTHER_SHIP, minutes: 1, fromMs: START_MS + 60 * MINUTE_MS }))
    for (let beat = 0; beat < 10; beat++) watch.look(START_MS + 6 * MINUTE_MS)
    expect(watch.doneMs).toBe(START_MS + 2 * MINUTE_MS)
    take(leg({ minutes: 10, fromMs: START_MS + 10 * MINUTE_MS }))
    take(company(55, START_MS + 10 * MINUTE_MS))
    watch.finish(START_MS + 65 * MINUTE_MS)
    const gap = { kind: 'reporting-gap', trackId: SHIP, fromMs: START_MS + 20 * MINUTE_MS }
    expect(watch.events.filter(({ trackId }) => trackId === SHIP)).toMatchObject([gap])
  })

  it('takes no more tracks in a look than it is told', () => {
    const engine = new Engine(context)
    for (let ship = 0; ship < 20; ship++)
      for (const report of leg({ trackId: `mmsi:5330001${10 + ship}`, from: LUCONIA, minutes: 5 }))
        engine.report(report)
    const watch = watchOf(engine.store, { sea }, 10)
    watch.look(START_MS + 10 * MINUTE_MS)
    // The first report of all ends its minute; of twenty ships two looks make one minute.
    expect(watch.doneMs).toBe(START_MS - MINUTE_MS)
    watch.look(START_MS + 10 * MINUTE_MS)
    expect(watch.doneMs).toBe(START_MS)
  })
})
