import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IdentityPatch, PositionReport } from '../report.ts'
import { selfOrganisedAt } from './encode/communication-state.ts'
import type { EncodableMessage } from './encode/encodable-message.ts'
import { encodeMessage } from './encode/encode-message.ts'
import { SentenceWriter } from './encode/sentence-writer.ts'
import { staticMessages } from './encode-identity.ts'
import { positionMessage } from './encode-report.ts'
import { type AisStation, stationOf } from './encode-station.ts'
import { NmeaReader } from './nmea-reader.ts'
import { recordingSink } from './testing.ts'

const AT = Date.UTC(2026, 2, 14, 12, 0, 7)
const shipA: IdentityPatch = { trackId: 'mmsi:290000001', kind: 'vessel', mmsi: 290_000_001, aisClass: 'A' }

/** What our reader makes of these messages, each with a tag block that gives the time. */
function read(messages: readonly EncodableMessage[], atMs: number) {
  const sink = recordingSink()
  const reader = new NmeaReader({ source: 'sim', sink, time: { kind: 'own' } })
  const writer = new SentenceWriter('test')
  for (const message of messages) {
    const encoded = encodeMessage(message)
    if (!encoded.ok) throw new Error(encoded.problem)
    for (const line of writer.sentences(encoded.value, { channel: 'A', atMs })) reader.write(`${line}\r\n`)
  }
  reader.end()
  expect(sink.rejects).toEqual([])
  return sink
}

function stationFor(identity: IdentityPatch): AisStation {
  const station = stationOf(identity)
  if (!station.ok) throw new Error(station.problem)
  return station.value
}

/** A value that is nearest to what was said in steps of the field, and 0 for -0; of a direction, 360 is 0. */
const stepped = (value: number, steps: number) => Math.round(value * steps) / steps + 0
const turned = (value: number, steps: number) => stepped(value, steps) % 360
const optional = <Value>(field: string, value: Value | undefined) => (value === undefined ? {} : { [field]: value })
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })

const reports = fc
  .record({
    atMs: fc.integer({ min: 1e12, max: 4e12 }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
    sogKn: maybe(fc.double({ min: 0, max: 200, noNaN: true })),
    cogDeg: maybe(fc.double({ min: 0, max: 360, maxExcluded: true, noNaN: true })),
    headingDeg: maybe(fc.double({ min: 0, max: 360, maxExcluded: true, noNaN: true })),
    altitudeM: maybe(fc.double({ min: -50, max: 9000, noNaN: true })),
    navStatus: maybe(fc.nat({ max: 15 })),
  })
  // Exactly 0/0 is what receivers without a fix send, and no reader takes it for a place.
  .filter(({ lon, lat }) => Math.abs(lon) > 1e-6 || Math.abs(lat) > 1e-6)
  .map((fields) => {
    const known = Object.entries(fields).filter(([, value]) => value !== undefined)
    return { trackId: '', source: 'sim', ...Object.fromEntries(known) } as PositionReport
  })

const identities = fc.record({
  kind: fc.constantFrom('vessel' as const, 'patrol' as const, 'drone' as const, 'base' as const),
  aisClass: fc.constantFrom('A' as const, 'B' as const),
  classBUnit: fc.constantFrom('self-organising' as const, 'carrier-sense' as const),
})

/** What AIS can say of a report, field by field as the standard quantises it. */
function expected(report: PositionReport, { mmsi, speaksAs }: AisStation): PositionReport {
  const { atMs, lon, lat, sogKn, cogDeg, headingDeg, altitudeM, navStatus } = report
  const knots = speaksAs === 'aircraft' ? 1 : 10
  const place = { lon: stepped(lon, 600_000), lat: stepped(lat, 600_000) }
  const base = { trackId: `mmsi:${mmsi}`, source: 'sim', atMs, ...place }
  if (speaksAs === 'base') return base
  return {
    ...base,
    ...optional('sogKn', sogKn && Math.min(stepped(sogKn, knots), knots === 10 ? 102.2 : 1022)),
    ...optional('cogDeg', cogDeg && turned(cogDeg, 10)),
    ...(speaksAs !== 'aircraft' && optional('headingDeg', headingDeg && turned(headingDeg, 1))),
    ...(speaksAs === 'aircraft' &&
      optional('altitudeM', altitudeM && Math.min(4094, Math.max(0, stepped(altitudeM, 1))))),
    ...(speaksAs === 'class-a' && { navStatus: navStatus ?? 15 }),
  }
}

test('every report that can be sent comes back the same, to within the steps of its fields', () => {
  fc.assert(
    fc.property(
      reports,
      identities,
      fc.boolean(),
      fc.integer({ min: 1, max: 999_999_999 }),
      (report, who, isExtra, mmsi) => {
        const station = stationFor({ trackId: `mmsi:${mmsi}`, mmsi, ...who })
        const sink = read([positionMessage(report, station, { isExtra, stationsHeard: 12 })], report.atMs)
        expect(sink.reports).toEqual([expected(report, station)])
      },
    ),
    { seed: 1371, numRuns: 500 },
  )
})

test('every identity comes back the same, in whole metres and capitals', () => {
  const letters = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-/&')
  const text = (characters: number) => maybe(fc.string({ unit: letters, minLength: 1, maxLength: characters }))
  fc.assert(
    fc.property(
      fc.record({
        mmsi: fc.integer({ min: 290_000_000, max: 290_999_999 }),
        aisClass: fc.constantFrom('A' as const, 'B' as const),
        name: text(20),
        callSign: text(7),
        destination: text(20),
        imo: maybe(fc.integer({ min: 1_000_000, max: 9_999_999 })),
        shipType: maybe(fc.integer({ min: 1, max: 255 })),
        lengthM: maybe(fc.integer({ min: 1, max: 1022 })),
        beamM: maybe(fc.integer({ min: 1, max: 126 })),
        draughtM: maybe(fc.integer({ min: 1, max: 255 }).map((tenths) => tenths / 10)),
      }),
      (facts) => {
        const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
        const identity: IdentityPatch = { trackId: `mmsi:${facts.mmsi}`, kind: 'vessel', ...known }
        const { messages, replaced, cut } = staticMessages(identity, stationFor(identity))
        const heard = Object.assign({}, ...read(messages, AT).identities)
        const { destination, imo, draughtM, ...classB } = identity
        expect(heard).toEqual(facts.aisClass === 'A' ? identity : classB)
        expect([replaced, cut]).toEqual([0, 0])
      },
    ),
    { seed: 1371, numRuns: 300 },
  )
})

test('names that AIS cannot hold are sent as near as can be, and what they lost is counted', () => {
  const identity = { ...shipA, name: 'Île de la Réunion No. 12', callSign: '9MABCDEF', destination: 'Hồ Chí Minh' }
  const { messages, replaced, cut } = staticMessages(identity, stationFor(identity))
  expect(read(messages, AT).identities[0]).toMatchObject({
    name: 'ILE DE LA REUNION NO',
    callSign: '9MABCDE',
    destination: 'HO CHI MINH',
  })
  expect([replaced, cut]).toEqual([4, 5])
})

test('class A sends 1, or 3 between two reports of its schedule; class B 18, a drone 9, a base station 4', () => {
  const report: PositionReport = { trackId: 't', source: 'sim', atMs: AT, lon: 112, lat: 5 }
  const typeOf = (identity: Partial<IdentityPatch>, isExtra = false) =>
    positionMessage(report, stationFor({ ...shipA, ...identity }), { isExtra }).type
  expect(typeOf({})).toBe(1)
  expect(typeOf({}, true)).toBe(3)
  expect(typeOf({ kind: 'patrol' }, true)).toBe(3)
  expect(typeOf({ aisClass: 'B' }, true)).toBe(18)
  expect(typeOf({ kind: 'drone' })).toBe(9)
  expect(typeOf({ kind: 'aircraft' })).toBe(9)
  expect(typeOf({ kind: 'base' })).toBe(4)
  expect(staticMessages(shipA, stationFor({ ...shipA, kind: 'base' })).messages).toEqual([])
})

test('a class B unit that is not known as self-organising speaks as carrier-sense', () => {
  const report: PositionReport = { trackId: 't', source: 'sim', atMs: AT, lon: 112, lat: 5 }
  const unit = (classBUnit?: 'self-organising') => {
    const station = stationFor({ ...shipA, aisClass: 'B', ...(classBUnit && { classBUnit }) })
    return read([positionMessage(report, station)], AT).identities[0]?.classBUnit
  }
  expect(unit()).toBe('carrier-sense')
  expect(unit('self-organising')).toBe('self-organising')
})

test('what has no AIS station is told, with the reason', () => {
  expect(stationOf({ trackId: 'radar:7', kind: 'contact' })).toEqual({
    ok: false,
    problem: 'radar:7 is of kind "contact", expected vessel, patrol, drone, aircraft or base',
  })
  expect(stationOf({ trackId: 'uav:1', kind: 'drone' })).toEqual({
    ok: false,
    problem: 'uav:1 has no MMSI, expected nine digits',
  })
})

test('a communication state counts down by the minute and says what its time-out asks for', () => {
  // 12:00:07 is slot 262 of 2250; with this MMSI the count stands at 7.
  const minute = Math.floor(AT / 60_000)
  const mmsi = 8 * 1000 - (minute % 8)
  const states = Array.from({ length: 9 }, (_, i) => selfOrganisedAt(AT + i * 60_000, mmsi, 12))
  expect(states.map(({ slotTimeOut, subMessage }) => [slotTimeOut, subMessage])).toEqual([
    [7, 12],
    [6, 262],
    [5, 12],
    [4, 262],
    [3, 12],
    [2, 262],
    [1, (12 << 9) | (6 << 2)],
    [0, 2250],
    [7, 12],
  ])
})
