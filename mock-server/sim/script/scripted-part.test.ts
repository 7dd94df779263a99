import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LonLat } from '#geo/lonlat.ts'
import { destination } from '#geo/measure.ts'
import { turnBetween } from '../motion.ts'
import { isSea } from '../sea.ts'
import { START_MS } from '../testing.ts'
import { type VesselTypeName, vesselTypes } from '../vessel-types.ts'
import { parseScriptedPart, type ScriptedPart, type ScriptStep } from './scripted-part.ts'
import { ScriptedShip } from './scripted-ship.ts'

const good = {
  part: 'scripted',
  name: 'SOTONG 4',
  mmsi: 290_000_004,
  type: 'cargo',
  aisClass: 'A',
  lengthM: 90,
  at: [112, 5],
  steps: [
    { do: 'sail', to: [[112.2, 5]], speedKn: 12 },
    { do: 'drift', forS: 600 },
    { do: 'beside', trackId: 'mmsi:290000001', distanceNm: 0.05, forS: 3600 },
    { do: 'fish', radiusNm: 3, forS: 3600 },
  ],
  says: [{ say: 'nothing', fromS: 60, untilS: 120 }],
}

const problems = (changes: object): readonly string[] => {
  const parsed = parseScriptedPart({ ...good, ...changes })
  return parsed.ok ? [] : parsed.problem
}

test('a script that can be played is taken as it is', () => {
  expect(parseScriptedPart(good)).toEqual({ ok: true, value: good })
})

describe('what cannot be played is refused with its place and what was expected', () => {
  test.each<[string, object, RegExp]>([
    ['a start on land', { at: [101.69, 3.14] }, /^at is \[101\.69,3\.14\], a place on land, expected one in the sea/],
    ['an unknown key', { speed: 12 }, /speed/],
    ['an unknown key in a step', { steps: [{ do: 'drift', forS: 60, why: 'fog' }] }, /^steps\.0.*why/],
    ['an unknown step', { steps: [{ do: 'fly' }] }, /^steps\.0.*expected a step to do: sail, drift, beside or fish/],
    ['a negative time', { steps: [{ do: 'drift', forS: -60 }] }, /^steps\.0\.forS is -60, expected 0/],
    [
      'a silence that ends before it begins',
      { says: [{ say: 'nothing', fromS: 60, untilS: 30 }] },
      /^says\.0\.untilS is 30, expected more than fromS, 60/,
    ],
    [
      'a silence before the world begins',
      { says: [{ say: 'nothing', fromS: -5 }] },
      /^says\.0\.fromS is -5, expected 0/,
    ],
    [
      'an impossible speed',
      { steps: [{ do: 'sail', to: [[112.2, 5]], speedKn: 30 }] },
      /^steps\.0\.speedKn is 30, expected at most 14, what a cargo does/,
    ],
    [
      'a way to a place on land',
      { steps: [{ do: 'sail', to: [[113.9, 4]], speedKn: 10 }] },
      /^steps\.0\.to\.0 is \[113\.9,4\], a place on land/,
    ],
    [
      'a way over land',
      { at: [115.0, 5.3], steps: [{ do: 'sail', to: [[115.33, 5.29]], speedKn: 10 }] },
      /^steps\.0\.to\.0 is \[115\.33,5\.29\], and the way there comes to land at \[115\.1/,
    ],
    [
      'a way over land between two of its places',
      {
        steps: [
          {
            do: 'sail',
            to: [
              [115.0, 5.3],
              [115.33, 5.29],
            ],
            speedKn: 10,
          },
        ],
      },
      /^steps\.0\.to\.1 is/,
    ],
    [
      'a way to where she is',
      { steps: [{ do: 'sail', to: [[112, 5]], speedKn: 10 }] },
      /^steps\.0\.to\.0 is \[112,5\], where she already is, expected another place/,
    ],
    [
      'a ground that reaches land',
      { at: [115.1, 5.25], steps: [{ do: 'fish', radiusNm: 12, forS: 60 }] },
      /^steps\.0\.radiusNm is 12 about \[115\.1,5\.25\], which reaches land/,
    ],
    ['a number of no ship', { mmsi: 12_345 }, /^mmsi is 12345, expected/],
    ['a name too long for AIS', { name: 'A'.repeat(21) }, /^name has 21 characters, expected 1 to 20/],
    ['an unknown type', { type: 'submarine' }, /^type is .*submarine/],
    ['a place that is none', { at: [112, 95] }, /^at/],
  ])('%s', (_, changes, problem) => {
    const found = problems(changes)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(problem)
  })
})

describe('whatever she is told to do off a broken coast', () => {
  /** Off Labuan and Brunei Bay: islands, a bay and a long coast within a few hours. */
  const near: LonLat = [115.1, 5.35]
  const places = fc
    .tuple(fc.integer({ min: 0, max: 359 }), fc.integer({ min: 0, max: 180 }))
    .map(([bearingDeg, cables]) => destination(near, bearingDeg, cables / 10))
  const steps: fc.Arbitrary<ScriptStep> = fc.oneof(
    fc.record({
      do: fc.constant('sail' as const),
      to: fc.array(places.filter(isSea), { minLength: 1, maxLength: 2 }),
      speedKn: fc.integer({ min: 3, max: 8 }),
    }),
    fc.record({ do: fc.constant('drift' as const), forS: fc.integer({ min: 0, max: 20_000 }) }),
    fc.record({
      do: fc.constant('fish' as const),
      radiusNm: fc.integer({ min: 1, max: 4 }),
      forS: fc.integer({ min: 0, max: 5000 }),
    }),
    fc.record({
      do: fc.constant('beside' as const),
      trackId: fc.constant('mmsi:290000009'),
      distanceNm: fc.constantFrom(0.02, 0.1, 0.3),
      forS: fc.integer({ min: 0, max: 3000 }),
    }),
  )
  const types: readonly VesselTypeName[] = ['fishing', 'cargo', 'tanker']

  test('she is never on land and keeps to what her hull can do', { timeout: 60_000 }, () => {
    let sailed = 0
    fc.assert(
      fc.property(
        places.filter(isSea),
        places.filter(isSea),
        fc.array(steps, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...types),
        (at, otherAt, list, type) => {
          const part: ScriptedPart = { ...(good as unknown as ScriptedPart), type, at, steps: list, says: [] }
          if (!parseScriptedPart(part).ok) return
          sailed++
          const other = { lon: otherAt[0], lat: otherAt[1], courseDeg: 40, speedKn: 0 }
          const ship = new ScriptedShip(part, { seed: 3, source: 'sim', startAtMs: START_MS, motionOf: () => other })
          const { serviceKn, maxChangeKnS, maxTurnDegS } = vesselTypes[type]
          const wrong: object[] = []
          let before = { ...ship.motion }
          for (let s = 0; s < 10_000; s++) {
            ship.move()
            const { lon, lat, courseDeg, speedKn } = ship.motion
            const isTooFast = speedKn > serviceKn[1] * 1.031 || Math.abs(speedKn - before.speedKn) > maxChangeKnS + 1e-9
            const turnDeg = Math.abs(turnBetween(before.courseDeg, courseDeg))
            const isAshore = s % 20 === 0 && !isSea([lon, lat])
            if (isTooFast || turnDeg > maxTurnDegS + 1e-9 || isAshore) wrong.push({ ...ship.motion, s })
            before = { ...ship.motion }
          }
          expect(wrong).toEqual([])
        },
      ),
      { numRuns: 250 },
    )
    expect(sailed).toBeGreaterThan(100)
  })

  test('adrift towards the coast she anchors before it', () => {
    const part = { ...good, at: [115.14, 5.25], steps: [{ do: 'drift', forS: 2_000_000 }], says: [] }
    const parsed = parseScriptedPart(part)
    if (!parsed.ok) expect.fail(parsed.problem.join('; '))
    const ship = new ScriptedShip(parsed.value, {
      seed: 1,
      source: 'sim',
      startAtMs: START_MS,
      motionOf: () => undefined,
    })
    for (let s = 0; s < 200_000; s++) ship.move()
    expect(isSea([ship.motion.lon, ship.motion.lat])).toBe(true)
    expect(ship.motion.speedKn).toBe(0)
  })
})
