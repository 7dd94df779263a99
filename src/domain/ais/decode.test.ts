import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Result } from '#geo/result.ts'
import type { AisMessage } from './message.ts'
import type { Problem } from './problem.ts'
import { bitsOf, decodeSentences, type EncodableMessage, sentencesOfBits } from './testing.ts'

type Decoded = Result<AisMessage, Problem>

/** What becomes of a message whose bits were changed on the way. */
function altered(message: EncodableMessage, change: (bits: string) => string): Decoded {
  return decodeSentences(sentencesOfBits(change(bitsOf(message))))
}

function roundTrip(message: EncodableMessage): unknown {
  const decoded = altered(message, (bits) => bits)
  return decoded.ok && decoded.value
}

function fieldOf(decoded: Decoded, field: string): unknown {
  if (!decoded.ok) throw new Error(decoded.problem.message)
  return (decoded.value as unknown as Record<string, unknown>)[field]
}

function cutTo(bits: number, message: EncodableMessage): Result<AisMessage, Problem> {
  return altered(message, (all) => all.slice(0, bits))
}

/** Puts a number into the bits from `start` on. */
function withField(start: number, width: number, value: number): (bits: string) => string {
  const field = value.toString(2).padStart(width, '0')
  return (bits) => bits.slice(0, start) + field + bits.slice(start + width)
}

describe('what is not available is undefined, never a number', () => {
  const bare = { mmsi: 533000001, repeat: 0, positionProblem: 'not-available', positionAccuracyHigh: false }

  test('in a class A report: 181/91, 102.3 kn, 360 degrees, heading 511, second 60, turn -128, manoeuvre 0', () => {
    const report = roundTrip({ type: 1, mmsi: 533000001 })
    expect(report).toEqual({ ...bare, type: 1, navStatus: 15, raim: false })
  })

  test('in a base station report: year 0, month 0, day 0, hour 24, minute 60, second 60', () => {
    expect(roundTrip({ type: 4, mmsi: 533000001 })).toEqual({ ...bare, type: 4, raim: false })
  })

  test('in a long-range report: 63 kn, course 511', () => {
    expect(roundTrip({ type: 27, mmsi: 533000001 })).toEqual({
      ...bare,
      type: 27,
      navStatus: 15,
      raim: false,
      positionIsLate: false,
    })
  })

  test('in static data: zeros and empty text', () => {
    expect(roundTrip({ type: 5, mmsi: 533000001 })).toEqual({
      type: 5,
      repeat: 0,
      mmsi: 533000001,
      aisVersion: 0,
      dataTerminalReady: true,
    })
  })

  const positioned = { type: 1, mmsi: 533000001, lon: 113, lat: 5 } as const
  test.each<[string, number, number, number, keyof AisMessage | string, unknown]>([
    ['the fastest speed', 50, 10, 1022, 'sogKn', 102.2],
    ['speed 102.3 kn', 50, 10, 1023, 'sogKn', undefined],
    ['the last course', 116, 12, 3599, 'cogDeg', 359.9],
    ['course 360.0', 116, 12, 3600, 'cogDeg', undefined],
    ['course 360.1', 116, 12, 3601, 'cogDeg', undefined],
    ['course 409.5', 116, 12, 4095, 'cogDeg', undefined],
    ['the last heading', 128, 9, 359, 'headingDeg', 359],
    ['heading 360', 128, 9, 360, 'headingDeg', undefined],
    ['heading 510', 128, 9, 510, 'headingDeg', undefined],
    ['heading 511', 128, 9, 511, 'headingDeg', undefined],
    ['the last second', 137, 6, 59, 'utcSecond', 59],
    ['second 60', 137, 6, 60, 'utcSecond', undefined],
    ['second 61, entered by hand', 137, 6, 61, 'utcSecond', undefined],
    ['second 63, no positioning', 137, 6, 63, 'utcSecond', undefined],
    ['turn 126', 42, 8, 126, 'rotDegMin', (126 / 4.733) ** 2],
    ['turn -126', 42, 8, 130, 'rotDegMin', -((126 / 4.733) ** 2)],
    ['turn 127', 42, 8, 127, 'turning', 'right'],
    ['turn 127', 42, 8, 127, 'rotDegMin', undefined],
    ['turn -127', 42, 8, 129, 'turning', 'left'],
    ['turn -128', 42, 8, 128, 'rotDegMin', undefined],
    ['turn -128', 42, 8, 128, 'turning', undefined],
  ])('%s is read as such', (_, start, width, raw, field, value) => {
    const decoded = altered(positioned, withField(start, width, raw))
    expect(decoded).toMatchObject({ ok: true, value: { lon: 113, lat: 5 } })
    expect(fieldOf(decoded, field)).toBe(value)
  })

  test.each([
    [180, 90, undefined],
    [-180, -90, undefined],
    [181, 5, 'not-available'],
    [113, 91, 'not-available'],
    [180.000002, 5, 'out-of-range'],
    [-181, 5, 'out-of-range'],
    [113, -91, 'out-of-range'],
    [0, 0, 'zero-zero'],
    [0, 0.000002, undefined],
  ])('a position sent as %d/%d has the problem %s', (lon, lat, positionProblem) => {
    const decoded = altered(positioned, (bits) =>
      withField(
        61,
        28,
        (Math.round(lon * 600_000) + 2 ** 28) % 2 ** 28,
      )(withField(89, 27, (Math.round(lat * 600_000) + 2 ** 27) % 2 ** 27)(bits)),
    )
    expect(fieldOf(decoded, 'positionProblem')).toBe(positionProblem)
    expect(fieldOf(decoded, 'lon')).toBe(positionProblem === undefined ? lon : undefined)
    expect(fieldOf(decoded, 'positionSent') !== undefined).toBe(positionProblem === 'out-of-range')
  })

  test.each([
    [38, 12, 4094, 'altitudeM', 4094],
    [38, 12, 4095, 'altitudeM', undefined],
    [50, 10, 1022, 'sogKn', 1022],
    [50, 10, 1023, 'sogKn', undefined],
  ])(
    'bits %i to +%i of a search and rescue aircraft with the value %i give %s %s',
    (start, width, raw, field, value) => {
      const bits = withField(0, 6, 9)(withField(start, width, raw)('0'.repeat(168)))
      expect(fieldOf(decodeSentences(sentencesOfBits(bits)), field)).toBe(value)
    },
  )

  test('a base station with a date that does not exist has no time, but its second', () => {
    const station = { type: 4, mmsi: 5330001, utc: '2026-11-30T12:00:07.000Z' } as const
    const decoded = altered(station, withField(56, 5, 31))
    expect(decoded).toMatchObject({ ok: true, value: { utcSecond: 7 } })
    expect(fieldOf(decoded, 'utc')).toBeUndefined()
  })

  test('an estimated time of arrival is read part by part', () => {
    const decoded = altered({ type: 5, mmsi: 533000001, etaDay: 9, etaHour: 8 }, withField(274, 4, 13))
    const parts = ['etaMonth', 'etaDay', 'etaHour', 'etaMinute'].map((part) => fieldOf(decoded, part))
    expect(parts).toEqual([undefined, 9, 8, undefined])
  })
})

describe('a payload of the wrong length', () => {
  const report = { type: 1, mmsi: 533000001, lon: 113, lat: 5, cogDeg: 90, headingDeg: 91, utcSecond: 7 } as const

  test('is good up to the cut when a class A report reaches its course', () => {
    expect(cutTo(142, report)).toMatchObject({ ok: true, value: { lon: 113, cogDeg: 90, headingDeg: 91 } })
    const shortest = cutTo(128, report)
    expect(shortest).toMatchObject({ ok: true, value: { lon: 113, cogDeg: 90 } })
    expect(['headingDeg', 'utcSecond', 'raim'].map((field) => fieldOf(shortest, field))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  test('is good when it is too long', () => {
    expect(altered(report, (bits) => bits + '1'.repeat(300))).toMatchObject({ ok: true, value: { headingDeg: 91 } })
  })

  const voyage = {
    type: 5,
    mmsi: 533000001,
    name: 'BUNGA MAS',
    shipType: 70,
    dimToBowM: 100,
    dimToSternM: 20,
    destination: 'KOTA KINABALU, SABAH',
  } as const

  test('is good in static data that lacks its last bits, the last letter of the destination apart', () => {
    expect(cutTo(422, voyage)).toMatchObject({ ok: true, value: { destination: 'KOTA KINABALU, SABAH' } })
    expect(cutTo(420, voyage)).toMatchObject({ ok: true, value: { destination: 'KOTA KINABALU, SABA' } })
  })

  test('gives the fields that are complete, and no half destination', () => {
    const atDimensions = cutTo(270, voyage)
    expect(atDimensions).toMatchObject({ ok: true, value: { name: 'BUNGA MAS', shipType: 70, lengthM: 120 } })
    expect(fieldOf(cutTo(380, voyage), 'destination')).toBeUndefined()
    const atShipType = cutTo(240, voyage)
    expect(atShipType).toMatchObject({ ok: true, value: { shipType: 70 } })
    expect(fieldOf(atShipType, 'lengthM')).toBeUndefined()
  })

  test.each<[number, EncodableMessage, string]>([
    [0, report, 'message has 0 bits, expected at least 38'],
    [37, report, 'message has 37 bits, expected at least 38'],
    [127, report, 'type 1 message has 127 bits, expected at least 128'],
    [133, { type: 4, mmsi: 5330001 }, 'type 4 message has 133 bits, expected at least 134'],
    [239, voyage, 'type 5 message has 239 bits, expected at least 240'],
    [123, { type: 18, mmsi: 533000001 }, 'type 18 message has 123 bits, expected at least 124'],
    [218, { type: 21, mmsi: 995330001 }, 'type 21 message has 218 bits, expected at least 219'],
    [47, { type: 24, part: 'A', mmsi: 533000001 }, 'type 24 message has 47 bits, expected at least 48'],
    [93, { type: 27, mmsi: 533000001 }, 'type 27 message has 93 bits, expected at least 94'],
  ])('is too short with %i bits of %j', (bits, message, words) => {
    expect(cutTo(bits, message)).toEqual({ ok: false, problem: { reason: 'too-short', message: words } })
  })
})

test.each([0, 28, 63])('type %i is unknown', (type) => {
  expect(altered({ type: 1, mmsi: 533000001 }, withField(0, 6, type))).toEqual({
    ok: false,
    problem: { reason: 'unknown-type', message: `message type is ${type}, expected 1 to 27` },
  })
})

test('a type 24 message that is neither part A nor part B is unknown', () => {
  expect(altered({ type: 24, part: 'A', mmsi: 533000001 }, withField(38, 2, 2))).toEqual({
    ok: false,
    problem: { reason: 'unknown-part', message: 'type 24 message is part 2, expected 0 (A) or 1 (B)' },
  })
})

test('an MMSI may have more than nine digits', () => {
  expect(roundTrip({ type: 1, mmsi: 1073741823 })).toMatchObject({ mmsi: 1073741823 })
})

test('any bits decode to a message with its type and MMSI or to a problem, and every number in it is finite', () => {
  const bits = fc.tuple(fc.integer({ min: 0, max: 63 }), fc.string({ unit: fc.constantFrom('0', '1'), maxLength: 480 }))
  fc.assert(
    fc.property(bits, ([type, rest]) => {
      const decoded = decodeSentences(sentencesOfBits(type.toString(2).padStart(6, '0') + rest))
      if (!decoded.ok) {
        expect(decoded.problem.reason).toMatch(/^(too-short|unknown-type|unknown-part)$/)
        return
      }
      expect(decoded.value.type).toBe(type)
      for (const value of Object.values(decoded.value)) {
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
      }
    }),
    { seed: 27, numRuns: 3000 },
  )
})
