import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeSentences, type EncodableMessage, encodeSentences } from './testing.ts'

/** Each field at every value that it can have, or absent. */
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })
const tenthsTo = (highest: number) => fc.nat({ max: highest }).map((tenths) => tenths / 10)
const mmsi = fc.nat({ max: 2 ** 30 - 1 })
const position = (unitsPerDegree: number) =>
  fc.oneof(
    fc.constantFrom({ positionProblem: 'not-available' }, { positionProblem: 'zero-zero' } as const),
    fc
      .record({
        lon: fc.integer({ min: -180 * unitsPerDegree, max: 180 * unitsPerDegree }).map((raw) => raw / unitsPerDegree),
        lat: fc.integer({ min: -90 * unitsPerDegree, max: 90 * unitsPerDegree }).map((raw) => raw / unitsPerDegree),
      })
      .filter(({ lon, lat }) => lon !== 0 || lat !== 0),
  )
const letters = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-/&')
const name = (characters: number) => fc.string({ unit: letters, minLength: 1, maxLength: characters })
const turn = fc.oneof(
  fc.record({ rotDegMin: fc.integer({ min: -126, max: 126 }).map((raw) => Math.sign(raw) * (raw / 4.733) ** 2) }),
  fc.record({ turning: fc.constantFrom('left', 'right') }),
  fc.constant({}),
)
const dimensions = fc
  .tuple(fc.nat({ max: 511 }), fc.nat({ max: 511 }), fc.nat({ max: 63 }), fc.nat({ max: 63 }))
  .map(([bow, stern, port, starboard]) => ({
    ...(bow + stern > 0 && { dimToBowM: bow, dimToSternM: stern, lengthM: bow + stern }),
    ...(port + starboard > 0 && { dimToPortM: port, dimToStarboardM: starboard, beamM: port + starboard }),
  }))
const head = { mmsi, repeat: fc.nat({ max: 3 }) }
const motion = { sogKn: maybe(tenthsTo(1022)), cogDeg: maybe(tenthsTo(3599)) }
const headingDeg = maybe(fc.nat({ max: 359 }))
const utcSecond = maybe(fc.nat({ max: 59 }))
const flag = fc.boolean()
const epfdType = maybe(fc.integer({ min: 1, max: 15 }))
const shipType = maybe(fc.integer({ min: 1, max: 255 }))

const encodable: readonly (readonly [string, fc.Arbitrary<object>])[] = [
  [
    'class A position reports',
    fc.tuple(
      position(600_000),
      turn,
      fc.record({
        type: fc.constantFrom(1, 2, 3),
        ...head,
        ...motion,
        headingDeg,
        utcSecond,
        navStatus: fc.nat({ max: 15 }),
        manoeuvre: maybe(fc.integer({ min: 1, max: 3 })),
        positionAccuracyHigh: flag,
        raim: flag,
      }),
    ),
  ],
  [
    'base station reports with a time',
    fc.tuple(
      position(600_000),
      fc
        .date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
        .map((date) => `${date.toISOString().slice(0, 19)}.000Z`)
        .map((utc) => ({ utc, utcSecond: Number(utc.slice(17, 19)) })),
      fc.record({ type: fc.constantFrom(4, 11), ...head, positionAccuracyHigh: flag, raim: flag, epfdType }),
    ),
  ],
  [
    'base station reports without a date',
    fc.tuple(
      position(600_000),
      fc.record({ type: fc.constantFrom(4, 11), ...head, utcSecond, positionAccuracyHigh: flag, raim: flag, epfdType }),
    ),
  ],
  [
    'static and voyage data',
    fc.tuple(
      dimensions,
      fc.record({
        type: fc.constant(5),
        ...head,
        aisVersion: fc.nat({ max: 3 }),
        imo: maybe(fc.integer({ min: 1, max: 2 ** 30 - 1 })),
        callSign: maybe(name(7)),
        name: maybe(name(20)),
        shipType,
        epfdType,
        etaMonth: maybe(fc.integer({ min: 1, max: 12 })),
        etaDay: maybe(fc.integer({ min: 1, max: 31 })),
        etaHour: maybe(fc.nat({ max: 23 })),
        etaMinute: maybe(fc.nat({ max: 59 })),
        draughtM: maybe(tenthsTo(255).filter((draught) => draught > 0)),
        destination: maybe(name(20)),
        dataTerminalReady: flag,
      }),
    ),
  ],
  [
    'class B position reports',
    fc.tuple(
      position(600_000),
      fc.record({
        type: fc.constant(18),
        ...head,
        ...motion,
        headingDeg,
        utcSecond,
        positionAccuracyHigh: flag,
        carrierSense: flag,
        hasDisplay: flag,
        hasDsc: flag,
        wholeBand: flag,
        acceptsMessage22: flag,
        assignedMode: flag,
        raim: flag,
      }),
    ),
  ],
  [
    'aids to navigation',
    fc.tuple(
      position(600_000),
      dimensions,
      fc.record({
        type: fc.constant(21),
        ...head,
        aidType: maybe(fc.integer({ min: 1, max: 31 })),
        name: maybe(name(34)),
        utcSecond,
        epfdType,
        positionAccuracyHigh: flag,
        offPosition: flag,
        virtualAid: flag,
        assignedMode: flag,
        raim: flag,
      }),
    ),
  ],
  [
    'names of class B boats',
    fc.tuple(fc.record({ type: fc.constant(24), part: fc.constant('A'), ...head, name: maybe(name(20)) })),
  ],
  [
    'identities of class B boats',
    fc.tuple(
      dimensions,
      fc.record({
        type: fc.constant(24),
        part: fc.constant('B'),
        ...head,
        mmsi: mmsi.filter((number) => Math.floor(number / 10_000_000) !== 98),
        shipType,
        vendorId: maybe(name(3)),
        unitModel: fc.nat({ max: 15 }),
        unitSerial: fc.nat({ max: 2 ** 20 - 1 }),
        callSign: maybe(name(7)),
        epfdType,
      }),
    ),
  ],
  [
    'identities of craft of a mother ship',
    fc.tuple(
      fc.record({
        type: fc.constant(24),
        part: fc.constant('B'),
        repeat: head.repeat,
        mmsi: fc.integer({ min: 982_000_000, max: 987_999_999 }),
        unitModel: fc.nat({ max: 15 }),
        unitSerial: fc.nat({ max: 2 ** 20 - 1 }),
        mothershipMmsi: maybe(fc.integer({ min: 1, max: 2 ** 30 - 1 })),
      }),
    ),
  ],
  [
    'long-range positions',
    fc.tuple(
      position(600),
      fc.record({
        type: fc.constant(27),
        ...head,
        navStatus: fc.nat({ max: 15 }),
        sogKn: maybe(fc.nat({ max: 62 })),
        cogDeg: maybe(fc.nat({ max: 359 })),
        positionAccuracyHigh: flag,
        raim: flag,
        positionIsLate: flag,
      }),
    ),
  ],
].map(([title, parts]) => [title as string, (parts as fc.Arbitrary<object[]>).map((all) => Object.assign({}, ...all))])

test.each(encodable)('%s come back from the encoder as they went in', (_, arbitrary) => {
  fc.assert(
    fc.property(arbitrary, (message) => {
      const lines = encodeSentences(message as EncodableMessage)
      expect(decodeSentences(lines)).toEqual({ ok: true, value: message })
    }),
    { seed: 1371, numRuns: 300 },
  )
})
