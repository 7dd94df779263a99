import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SensorReport } from '../looks/sensor-report.ts'
import { lookLine, parseLook } from './own-look.ts'

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => value + 0)
const pose = fc.record({
  place: fc.tuple(number(-180, 180), number(-90, 90)),
  headingDeg: number(0, 359.9),
  altitudeM: number(0, 12_000),
})
const seen = fc.record({ lon: number(-180, 180), lat: number(-90, 90), sigmaNm: number(0.001, 20) })
const moving = fc.record({ sogKn: number(0, 60), cogDeg: number(0, 359.9) })
const anyReport: fc.Arbitrary<SensorReport> = fc
  .record({
    fromMs: fc.integer({ min: 0, max: 4e12 }),
    lastsMs: fc.integer({ min: 0, max: 60_000 }),
    from: pose,
    to: pose,
    seaState: number(0, 9),
    saw: fc.array(fc.tuple(seen, fc.option(moving, { nil: undefined })), { maxLength: 5 }),
    aim: fc.option(fc.record({ lookDeg: number(-180, 180), depressionDeg: number(0, 90) }), { nil: undefined }),
    paused: fc.boolean(),
  })
  .map(({ fromMs, lastsMs, from, to, seaState, saw, aim, paused }) => ({
    sensorId: 'uav:x/eo-ir-cone',
    platformId: 'uav:x',
    fit: 'anka-s',
    sensor: 'eo-ir-cone',
    fromMs,
    toMs: fromMs + lastsMs,
    from,
    to,
    ...(aim && { aim }),
    seaState,
    contacts: saw.map(([place, motion]) => ({ atMs: fromMs + lastsMs, ...place, ...motion })),
    ...(paused && { paused }),
  }))

test('what a sensor did and saw is read as it was written', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      // A negative zero is written as zero.
      const plain: unknown = JSON.parse(JSON.stringify(report))
      expect(parseLook(JSON.parse(lookLine(report)))).toEqual({ ok: true, value: plain })
    }),
  )
})

const line = {
  look: 'ship/radar',
  by: 'ship',
  fit: 'patrol-ship',
  sensor: 'maritime-radar',
  from: [1000, 113, 5, 90, 0],
  to: [2000, 113, 5, 90, 0],
  sea: 3,
  saw: [[113.1, 5, 0.1]],
}

test.each([
  [{ look: '' }, /^look /],
  [{ fit: 'submarine' }, /^fit .*anka-s/],
  [{ sea: 12 }, 'sea is 12, expected a sea state from 0 to 9'],
  [{ from: [1000, 213, 5, 90, 0] }, 'from.1 is 213, expected a longitude'],
  [{ from: [1000, 113, 5, 90] }, /^from/],
  [{ to: [500, 113, 5, 90, 0] }, 'to is at 500 ms, expected 1000 ms or later, where from is'],
  [{ saw: [[113, 5, 0]] }, /^saw/],
  [{ saw: 'many' }, /^saw/],
])('%j is refused with its place', (wrong, told) => {
  const parsed = parseLook({ ...line, ...wrong })
  expect(parsed.ok ? '' : parsed.problem).toMatch(told)
})
