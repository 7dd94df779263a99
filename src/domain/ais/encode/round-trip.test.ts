import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeSentences } from '../testing.ts'
import type { EncodableMessage } from './encodable-message.ts'
import { encodeMessage } from './encode-message.ts'
import { SentenceWriter } from './sentence-writer.ts'

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })
const measure = (most: number) => maybe(fc.double({ min: 0, max: most, noNaN: true }))
const direction = maybe(fc.double({ min: 0, max: 360, maxExcluded: true, noNaN: true }))
const letters = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-/&?!_^')
const text = (characters: number) => maybe(fc.string({ unit: letters, minLength: 1, maxLength: characters }))
const flag = fc.boolean()
const mmsi = fc.integer({ min: 1, max: 999_999_999 })
const place = fc
  .record({
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
  })
  .filter(({ lon, lat }) => Math.abs(lon) > 1e-6 || Math.abs(lat) > 1e-6)
const head = { mmsi, repeat: fc.nat({ max: 3 }), positionAccuracyHigh: flag, raim: flag }
const moving = { cogDeg: direction, utcSecond: maybe(fc.nat({ max: 59 })) }
const sides = {
  dimToBowM: fc.nat({ max: 511 }),
  dimToSternM: fc.integer({ min: 1, max: 511 }),
  dimToPortM: fc.nat({ max: 63 }),
  dimToStarboardM: fc.integer({ min: 1, max: 63 }),
}
const selfOrganised = fc.record({
  kind: fc.constant('self-organised' as const),
  syncState: fc.nat({ max: 3 }),
  slotTimeOut: fc.nat({ max: 7 }),
  subMessage: fc.nat({ max: 16_383 }),
})
const incremental = fc.record({
  kind: fc.constant('incremental' as const),
  syncState: fc.nat({ max: 3 }),
  slotIncrement: fc.nat({ max: 8191 }),
  slotCount: fc.nat({ max: 7 }),
  keep: flag,
})

/** How far off a field may come back: half a step of it. */
const HALF_STEPS: Readonly<Record<string, number>> = {
  lon: 0.5 / 600_000,
  lat: 0.5 / 600_000,
  cogDeg: 0.05,
  headingDeg: 0.5,
  draughtM: 0.05,
  altitudeM: 0.5,
}
const CIRCULAR = ['cogDeg', 'headingDeg']

function decoded(message: EncodableMessage): Record<string, unknown> {
  const encoded = encodeMessage(message)
  if (!encoded.ok) throw new Error(encoded.problem)
  const result = decodeSentences(new SentenceWriter().sentences(encoded.value, { channel: 'B' }))
  if (!result.ok) throw new Error(result.problem.message)
  return { ...result.value }
}

/** Every field that was said comes back, numbers within half a step; what was not said is not made up. */
function expectSame(message: EncodableMessage, halfStepKn = 0.05): void {
  const result = decoded(message)
  for (const [field, said] of Object.entries(message)) {
    if (field === 'communication') continue
    const got = result[field]
    const tolerance = field === 'sogKn' ? halfStepKn : HALF_STEPS[field]
    if (tolerance === undefined || said === undefined) {
      expect(got, field).toEqual(said)
      continue
    }
    const off = Math.abs(Number(got) - Number(said))
    const distance = CIRCULAR.includes(field) ? Math.min(off, 360 - off) : off
    expect(distance, `${field} ${said} came back as ${got}`).toBeLessThanOrEqual(tolerance * (1 + 1e-9))
  }
}

const settings = { seed: 1371, numRuns: 300 }

describe('what is written comes back from our decoder within half a step of each field', () => {
  test('class A position reports', () => {
    const common = {
      ...head,
      ...moving,
      sogKn: measure(102.2),
      headingDeg: direction,
      navStatus: fc.nat({ max: 15 }),
      manoeuvre: maybe(fc.constantFrom(1, 2)),
    }
    const scheduled = fc.record({ type: fc.constantFrom(1 as const, 2 as const), communication: selfOrganised })
    const special = fc.record({ type: fc.constant(3 as const), communication: incremental })
    fc.assert(
      fc.property(place, fc.record(common), fc.oneof(scheduled, special), (where, fields, kind) => {
        expectSame({ ...where, ...fields, ...kind })
      }),
      settings,
    )
  })

  test('base station reports, with their whole time', () => {
    const utc = fc
      .date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => `${date.toISOString().slice(0, 19)}.000Z`)
    const fields = { ...head, type: fc.constantFrom(4 as const, 11 as const), utc, communication: selfOrganised }
    fc.assert(
      fc.property(place, fc.record(fields), (where, message) => expectSame({ ...where, ...message })),
      settings,
    )
  })

  test('static and voyage data', () => {
    const fields = {
      ...sides,
      type: fc.constant(5 as const),
      mmsi,
      aisVersion: fc.nat({ max: 3 }),
      imo: maybe(fc.integer({ min: 1, max: 2 ** 30 - 1 })),
      callSign: text(7),
      name: text(20),
      shipType: maybe(fc.integer({ min: 1, max: 255 })),
      epfdType: maybe(fc.integer({ min: 1, max: 15 })),
      etaMonth: maybe(fc.integer({ min: 1, max: 12 })),
      etaDay: maybe(fc.integer({ min: 1, max: 31 })),
      etaHour: maybe(fc.nat({ max: 23 })),
      etaMinute: maybe(fc.nat({ max: 59 })),
      draughtM: maybe(fc.double({ min: 0.1, max: 25.5, noNaN: true })),
      destination: text(20),
      dataTerminalReady: flag,
    }
    fc.assert(
      fc.property(fc.record(fields), (message) => expectSame(message)),
      settings,
    )
  })

  test('search and rescue aircraft, in whole knots', () => {
    const fields = {
      ...head,
      ...moving,
      type: fc.constant(9 as const),
      altitudeM: measure(4094),
      sogKn: measure(1022),
      altitudeIsBarometric: flag,
      dataTerminalReady: flag,
      assignedMode: flag,
      communication: fc.oneof(selfOrganised, incremental),
    }
    fc.assert(
      fc.property(place, fc.record(fields), (where, message) => expectSame({ ...where, ...message }, 0.5)),
      settings,
    )
  })

  test('class B position reports', () => {
    const fields = {
      ...head,
      ...moving,
      type: fc.constant(18 as const),
      sogKn: measure(102.2),
      headingDeg: direction,
      carrierSense: flag,
      hasDisplay: flag,
      hasDsc: flag,
      wholeBand: flag,
      acceptsMessage22: flag,
      assignedMode: flag,
      communication: maybe(fc.oneof(selfOrganised, incremental)),
    }
    fc.assert(
      fc.property(place, fc.record(fields), (where, message) => expectSame({ ...where, ...message })),
      settings,
    )
  })

  test('both parts of class B static data', () => {
    const rest = {
      ...sides,
      type: fc.constant(24 as const),
      part: fc.constant('B' as const),
      mmsi: mmsi.filter((number) => Math.floor(number / 10_000_000) !== 98),
      shipType: maybe(fc.integer({ min: 1, max: 255 })),
      vendorId: text(3),
      unitModel: fc.nat({ max: 15 }),
      unitSerial: fc.nat({ max: 2 ** 20 - 1 }),
      callSign: text(7),
      epfdType: maybe(fc.integer({ min: 1, max: 15 })),
    }
    fc.assert(
      fc.property(fc.record(rest), text(20), (message, name) => {
        expectSame(message)
        expectSame({ type: 24, part: 'A', mmsi: message.mmsi, name })
      }),
      settings,
    )
  })

  test('a craft of a mother ship says whose it is', () => {
    const craft = { type: 24, part: 'B', mmsi: 985_330_001, mothershipMmsi: 533_000_001 } as const
    expect(decoded(craft)).toMatchObject({ mothershipMmsi: 533_000_001, lengthM: undefined })
  })

  test('rate of turn is rough: no more than one step of the root scale, and the side is kept', () => {
    fc.assert(
      fc.property(fc.double({ min: -708, max: 708, noNaN: true }), (rotDegMin) => {
        const { rotDegMin: got, turning } = decoded({ type: 1, mmsi: 1, rotDegMin })
        expect(turning).toBeUndefined()
        const rootOff = Math.abs(Math.sqrt(Math.abs(Number(got))) - Math.sqrt(Math.abs(rotDegMin)))
        expect(rootOff).toBeLessThanOrEqual(0.5 / 4.733 + 1e-9)
        if (got !== 0) expect(Math.sign(Number(got))).toBe(Math.sign(rotDegMin))
      }),
      settings,
    )
  })

  test('what is not said is not available, whatever the type', () => {
    const unsaid = { lon: undefined, lat: undefined, positionProblem: 'not-available' }
    const still = { sogKn: undefined, cogDeg: undefined, utcSecond: undefined }
    expect(decoded({ type: 1, mmsi: 1 })).toMatchObject({ ...unsaid, ...still, headingDeg: undefined, navStatus: 15 })
    expect(decoded({ type: 1, mmsi: 1 })).toMatchObject({ rotDegMin: undefined, turning: undefined })
    expect(decoded({ type: 4, mmsi: 1 })).toMatchObject({ ...unsaid, utc: undefined, utcSecond: undefined })
    expect(decoded({ type: 4, mmsi: 1, utcSecond: 7 })).toMatchObject({ utc: undefined, utcSecond: 7 })
    expect(decoded({ type: 9, mmsi: 1 })).toMatchObject({ ...unsaid, ...still, altitudeM: undefined })
    expect(decoded({ type: 18, mmsi: 1 })).toMatchObject({ ...unsaid, ...still, headingDeg: undefined })
    expect(decoded({ type: 5, mmsi: 1 })).toMatchObject({ name: undefined, etaHour: undefined, lengthM: undefined })
  })

  test('what is more than a field can say is its highest value', () => {
    expect(decoded({ type: 1, mmsi: 1, sogKn: 140, rotDegMin: -2000 })).toMatchObject({ sogKn: 102.2 })
    expect(decoded({ type: 1, mmsi: 1, rotDegMin: -2000 }).rotDegMin).toBeCloseTo(-708.7, 1)
    expect(decoded({ type: 9, mmsi: 1, altitudeM: 5486, sogKn: 1500 })).toMatchObject({ altitudeM: 4094, sogKn: 1022 })
    expect(decoded({ type: 5, mmsi: 1, draughtM: 30 })).toMatchObject({ draughtM: 25.5 })
  })

  test('directions that round to 360 are 0', () => {
    expect(decoded({ type: 1, mmsi: 1, cogDeg: 359.96, headingDeg: 359.6 })).toMatchObject({ cogDeg: 0, headingDeg: 0 })
  })
})

describe('what cannot be sent is refused, naming the field', () => {
  test.each<[EncodableMessage, string]>([
    [{ type: 1, mmsi: 0 }, 'mmsi is 0, expected a whole number from 1 to 999999999'],
    [{ type: 1, mmsi: 1_000_000_000 }, 'mmsi is 1000000000, expected a whole number from 1 to 999999999'],
    [{ type: 1, mmsi: 1, repeat: 4 }, 'repeat is 4, expected a whole number from 0 to 3'],
    [{ type: 1, mmsi: 1, navStatus: 16 }, 'navStatus is 16, expected a whole number from 0 to 15'],
    [{ type: 1, mmsi: 1, sogKn: -0.1 }, 'sogKn is -0.1, expected 0 or more'],
    [{ type: 9, mmsi: 1, altitudeM: Number.NaN }, 'altitudeM is NaN, expected 0 or more'],
    [{ type: 1, mmsi: 1, rotDegMin: Number.NaN }, 'rotDegMin is NaN, expected degrees a minute'],
    [{ type: 1, mmsi: 1, cogDeg: 360 }, 'cogDeg is 360, expected degrees in [0, 360)'],
    [{ type: 18, mmsi: 1, headingDeg: -1 }, 'headingDeg is -1, expected degrees in [0, 360)'],
    [{ type: 1, mmsi: 1, utcSecond: 60 }, 'utcSecond is 60, expected a whole number from 0 to 59'],
    [
      { type: 1, mmsi: 1, lon: 112, lat: 91 },
      'position is 112, 91, expected longitude in [-180, 180] and latitude in [-90, 90]',
    ],
    [{ type: 4, mmsi: 1, utc: 'noon' }, 'year of utc is NaN, expected a whole number from 1 to 9999'],
    [{ type: 5, mmsi: 1, dimToBowM: -1 }, 'dimToBowM is -1, expected 0 or more'],
    [{ type: 5, mmsi: 1, etaMonth: 13 }, 'etaMonth is 13, expected a whole number from 1 to 12'],
    [{ type: 5, mmsi: 1, callSign: '9MABCDEF' }, 'callSign is "9MABCDEF" of 8 characters, expected at most 7'],
    [
      { type: 24, part: 'A', mmsi: 1, name: 'Seri' },
      'name is "Seri" with "e" in place 2, expected characters of the AIS six-bit alphabet',
    ],
    [
      { type: 24, part: 'A', mmsi: 1, name: 'A@B' },
      'name is "A@B" with "@" in place 2, expected characters of the AIS six-bit alphabet',
    ],
    [
      {
        type: 3,
        mmsi: 1,
        communication: { kind: 'incremental', syncState: 0, slotIncrement: 9000, slotCount: 0, keep: false },
      },
      'slotIncrement is 9000, expected a whole number from 0 to 8191',
    ],
  ])('%j', (message, problem) => {
    expect(encodeMessage(message)).toEqual({ ok: false, problem })
  })
})
