import { expect, test } from 'vitest'
import { NmeaReader } from '#domain/ais/nmea-reader.ts'
import { recordingSink } from '#domain/ais/testing.ts'
import type { IdentityPatch, PositionReport } from '#domain/report.ts'
import { AisFleet } from './ais-fleet.ts'

const AT = Date.UTC(2026, 2, 14, 12)

const ship: IdentityPatch = {
  trackId: 'mmsi:290000001',
  kind: 'vessel',
  mmsi: 290_000_001,
  aisClass: 'A',
  name: 'SERI TERN',
  destination: 'MIRI',
}
const boat: IdentityPatch = { ...ship, trackId: 'mmsi:290000002', mmsi: 290_000_002, aisClass: 'B', name: 'CAMAR' }

function reportOf(identity: IdentityPatch, second: number, more: Partial<PositionReport> = {}): PositionReport {
  const place = { lon: 112.5, lat: 5, sogKn: 10, cogDeg: 90 }
  return { trackId: identity.trackId, source: 'sim', atMs: AT + second * 1000, ...place, ...more }
}

/** Types of the messages in these lines, as our reader finds them. */
function typesOf(lines: readonly string[]): number[] {
  const types: number[] = []
  const reader = new NmeaReader({
    source: 'sim',
    sink: recordingSink(),
    time: { kind: 'start', startAtMs: AT },
    onMessage: ({ type }) => types.push(type),
  })
  for (const line of lines) reader.write(`${line}\r\n`)
  reader.end()
  return types
}

/** All lines that a fleet gives when these report every ten seconds, from the start up to but not including the end. */
function sail(fleet: AisFleet, identities: readonly IdentityPatch[], fromS: number, toS: number): string[] {
  const lines: string[] = []
  for (let second = fromS; second < toS; second += 10)
    for (const identity of identities) lines.push(...fleet.report(reportOf(identity, second)))
  return lines
}

test('each report is one sentence, on one channel after the other', () => {
  const fleet = new AisFleet()
  expect(fleet.identity(ship)).toEqual([])
  const lines = sail(fleet, [ship], 0, 40)
  expect(typesOf(lines)).toEqual([1, 1, 1, 1])
  expect(lines.map((line) => line.split(',')[4])).toEqual(['A', 'B', 'A', 'B'])
})

test('a report that comes before its time, as in a turn, is a special one', () => {
  const fleet = new AisFleet()
  fleet.identity(ship)
  const lines = [0, 10, 14, 17, 20, 30].flatMap((second) => fleet.report(reportOf(ship, second)))
  expect(typesOf(lines)).toEqual([1, 1, 3, 3, 3, 1])
})

test('who a station is comes every six minutes: type 5 for class A, both parts of 24 for class B', () => {
  const fleet = new AisFleet()
  for (const identity of [ship, boat]) fleet.identity(identity)
  const types = typesOf(sail(fleet, [ship, boat], 0, 1080))
  expect(types.filter((type) => type === 5)).toHaveLength(3)
  expect(types.filter((type) => type === 24)).toHaveLength(6)
  expect(fleet.counts).toMatchObject({ positions: 216, statics: 6, sentences: 216 + 3 * 2 + 3 * 2, unsent: 0 })
})

test('both parts of type 24 go out on one channel', () => {
  const fleet = new AisFleet()
  fleet.identity(boat)
  const statics = sail(fleet, [boat], 0, 1080).filter((line) => line.split(',')[5]?.startsWith('H'))
  const channels = statics.map((line) => line.split(',')[4])
  expect(channels).toHaveLength(6)
  for (const first of [0, 2, 4]) expect(channels[first + 1]).toBe(channels[first])
})

test('a changed destination is said at once, but not before the ship was heard, and not when nothing changed', () => {
  const fleet = new AisFleet()
  fleet.identity(ship)
  expect(fleet.identity({ trackId: ship.trackId, destination: 'LABUAN' })).toEqual([])
  fleet.report(reportOf(ship, 0))
  expect(fleet.identity({ trackId: ship.trackId, destination: 'LABUAN' })).toEqual([])
  expect(typesOf(fleet.identity({ trackId: ship.trackId, destination: 'KUDAT' }))).toEqual([5])
})

test('a station that is switched off says no more who it is', () => {
  const fleet = new AisFleet()
  for (const identity of [ship, boat]) fleet.identity(identity)
  sail(fleet, [ship, boat], 0, 10)
  const types = typesOf(sail(fleet, [boat], 10, 1450))
  expect(types.filter((type) => type === 5).length).toBeLessThanOrEqual(1)
  expect(types.filter((type) => type === 24)).toHaveLength(8)
})

test('a drone gets a notional identity of an aircraft, each its own, and keeps it', () => {
  const fleet = new AisFleet({ station: 'test' })
  const drone = (n: number): IdentityPatch => ({ trackId: `uav:${n}`, kind: 'drone', name: `DRONE ${n}` })
  for (const n of [1, 2, 1]) fleet.identity(drone(n))
  const sink = recordingSink()
  const reader = new NmeaReader({ source: 'sim', sink, time: { kind: 'own' } })
  for (const n of [1, 2]) {
    for (const line of fleet.report(reportOf(drone(n), 0, { altitudeM: 3000, sogKn: 110.4 }))) reader.write(`${line}\n`)
  }
  reader.end()
  expect(sink.identities.map(({ kind, mmsi, flag }) => [kind, mmsi, flag])).toEqual([
    ['aircraft', 111_533_900, 'MY'],
    ['aircraft', 111_533_901, 'MY'],
  ])
  expect(sink.reports[0]).toMatchObject({ atMs: AT, altitudeM: 3000, sogKn: 110 })
})

test('what AIS cannot say is left out, counted, and the last reason is kept', () => {
  const fleet = new AisFleet()
  fleet.identity({ trackId: 'radar:7', kind: 'contact' })
  expect(fleet.report(reportOf({ trackId: 'radar:7' }, 0))).toEqual([])
  expect(fleet.counts.lastProblem).toContain('radar:7 is of kind "contact"')
  expect(fleet.report(reportOf(ship, 0))).toEqual([])
  expect(fleet.counts.lastProblem).toBe('mmsi:290000001 is unknown, expected its identity before its reports')
  fleet.identity(ship)
  expect(fleet.report(reportOf(ship, 0, { sogKn: -1 }))).toEqual([])
  expect(fleet.counts).toMatchObject({ lastProblem: 'mmsi:290000001: sogKn is -1, expected 0 or more', unsent: 3 })
  expect(fleet.report(reportOf(ship, 0))).toHaveLength(1)
})

test('characters that AIS has not are counted each time that they are sent as others', () => {
  const fleet = new AisFleet()
  fleet.identity({ ...ship, name: 'Café des Îles, a name too long' })
  sail(fleet, [ship], 0, 720)
  expect(fleet.counts).toMatchObject({ statics: 2, replacedCharacters: 4, cutCharacters: 20 })
})
