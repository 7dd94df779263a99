import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IdentityPatch, PositionReport } from '#domain/report.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { destination, distanceNm } from '#geo/measure.ts'
import { turnBetween } from '../motion.ts'
import { START_MS } from '../testing.ts'
import { vesselTypes } from '../vessel-types.ts'
import type { MotionOf } from './scripted-helm.ts'
import type { Saying, ScriptedPart, ScriptStep } from './scripted-part.ts'
import { ScriptedShip } from './scripted-ship.ts'

const START: LonLat = [112, 5]

function made(changes: Partial<ScriptedPart> = {}, motionOf: MotionOf = () => undefined): ScriptedShip {
  const part: ScriptedPart = {
    part: 'scripted',
    name: 'SOTONG 4',
    mmsi: 290_000_004,
    type: 'cargo',
    aisClass: 'A',
    lengthM: 90,
    at: START,
    steps: [],
    ...changes,
  }
  return new ScriptedShip(part, { seed: 1, source: 'sim', startAtMs: START_MS, motionOf })
}

/** What is heard of ships in so many seconds. */
function heard(seconds: number, ...ships: readonly ScriptedShip[]) {
  const [identities, reports]: [IdentityPatch[], PositionReport[]] = [[], []]
  const ether = {
    identity: (patch: IdentityPatch) => void identities.push(patch),
    report: (report: PositionReport) => void reports.push(report),
  }
  for (let s = 0; s <= seconds; s++) {
    if (s > 0) for (const ship of ships) ship.move()
    for (const ship of ships) ship.speak(START_MS + s * 1000, ether)
  }
  return { identities, reports }
}
const at = ({ motion }: ScriptedShip): LonLat => [motion.lon, motion.lat]
const says = (...all: Saying[]) => made({ says: all, steps: [sail(60)] })
const sail = (nm: number): ScriptStep => ({ do: 'sail', to: [destination(START, 90, nm)], speedKn: 12 })

test('she does one step after the other, and then drifts', () => {
  const ship = made({ steps: [sail(4), { do: 'drift', forS: 3000 }, sail(12)] })
  heard(1210, ship)
  expect(distanceNm(at(ship), destination(START, 90, 4))).toBeLessThan(0.3)
  heard(2000, ship)
  expect(ship.motion.speedKn).toBeLessThan(0.6)
  heard(6000, ship)
  expect(distanceNm(at(ship), destination(START, 90, 12))).toBeLessThan(2)
  expect(ship.motion.speedKn).toBeLessThan(0.6)
})

test('two of them lie side by side, slower than two knots, for as long as it is written', () => {
  const ships = new Map<string, ScriptedShip>()
  const motionOf: MotionOf = (trackId) => ships.get(trackId)?.motion
  const still = made({ mmsi: 290_000_001, steps: [{ do: 'drift', forS: 20_000 }] }, motionOf)
  const other = made(
    {
      mmsi: 290_000_002,
      type: 'tanker',
      at: destination(START, 200, 5),
      steps: [{ do: 'beside', trackId: 'mmsi:290000001', distanceNm: 0.06, forS: 7200 }, sail(60)],
    },
    motionOf,
  )
  ships.set('mmsi:290000001', still)
  let [together, longest] = [0, 0]
  for (let s = 0; s < 14_000; s++) {
    still.move()
    other.move()
    const beside = distanceNm(at(still), at(other)) < 0.1 && other.motion.speedKn < 2
    together = beside ? together + 1 : 0
    longest = Math.max(longest, together)
  }
  expect(longest).toBeGreaterThan(7000)
  expect(longest).toBeLessThan(9000)
})

test('nobody hears of her while her set is off, not even that she is there', () => {
  const { identities, reports } = heard(1200, says({ say: 'nothing', fromS: 0, untilS: 600 }))
  expect(reports.length).toBeGreaterThan(30)
  expect(Math.min(...reports.map(({ atMs }) => atMs))).toBeGreaterThanOrEqual(START_MS + 600_000)
  expect(identities).toHaveLength(1)
  expect(heard(600, says({ say: 'nothing', fromS: 0 }))).toEqual({ identities: [], reports: [] })
})

test('what she tells of where she is moves only her reports', () => {
  const [honest, away] = [made({ steps: [sail(60)] }), says({ say: 'elsewhere', fromS: 300, towardsDeg: 0, nm: 20 })]
  const [told, offset] = [heard(900, honest).reports, heard(900, away).reports]
  expect(at(away)).toEqual(at(honest))
  expect(offset.length).toBe(told.length)
  for (const [i, report] of offset.entries()) {
    const truth = told[i] as PositionReport
    const nm = distanceNm([truth.lon, truth.lat], [report.lon, report.lat])
    if (report.atMs < START_MS + 300_000) expect(nm).toBe(0)
    else expect(nm).toBeCloseTo(20, 1)
  }
})

test('positions that run round a place keep their distance, speed and way', () => {
  const centre = destination(START, 0, 30)
  const { reports } = heard(1800, says({ say: 'circle', fromS: 0, centre, radiusNm: 1, speedKn: 10 }))
  for (const report of reports) expect(distanceNm(centre, [report.lon, report.lat])).toBeCloseTo(1, 2)
  for (const [i, report] of reports.entries()) {
    const before = reports[i - 1]
    if (!before) continue
    const hours = (report.atMs - before.atMs) / 3_600_000
    const nm = distanceNm([before.lon, before.lat], [report.lon, report.lat])
    // A chord is a little shorter than its arc.
    expect(nm).toBeLessThan(10 * hours + 0.01)
    expect(nm).toBeGreaterThan(10 * hours * 0.95 - 0.01)
  }
})

test('a changed name is told once, when it changes', () => {
  const { identities } = heard(600, says({ say: 'identity', fromS: 200, name: 'JADE TERN', callSign: 'XX1' }))
  expect(identities).toMatchObject([
    { trackId: 'mmsi:290000004', name: 'SOTONG 4' },
    { trackId: 'mmsi:290000004', name: 'JADE TERN', callSign: 'XX1' },
  ])
})

test('who sends with another’s number is heard under that, and is nobody of her own', () => {
  const { identities, reports } = heard(300, says({ say: 'mmsi', mmsi: 290_000_077 }))
  expect(identities).toEqual([])
  expect(new Set(reports.map(({ trackId }) => trackId))).toEqual(new Set(['mmsi:290000077']))
})

const anyStep: fc.Arbitrary<ScriptStep> = fc.oneof(
  fc.record({
    do: fc.constant('sail' as const),
    to: fc.array(
      fc
        .tuple(fc.double({ min: 0, max: 360, noNaN: true }), fc.double({ min: 0.1, max: 20, noNaN: true }))
        .map(([bearingDeg, nm]) => destination(START, bearingDeg, nm)),
      { minLength: 1, maxLength: 4 },
    ),
    speedKn: fc.double({ min: 1, max: 12, noNaN: true }),
  }),
  fc.record({ do: fc.constant('drift' as const), forS: fc.integer({ min: 0, max: 1200 }) }),
  fc.record({
    do: fc.constant('fish' as const),
    radiusNm: fc.double({ min: 0.5, max: 5, noNaN: true }),
    forS: fc.integer({ min: 0, max: 1200 }),
  }),
  fc.record({
    do: fc.constant('beside' as const),
    trackId: fc.constantFrom('mmsi:290000009', 'nobody'),
    distanceNm: fc.double({ min: 0.02, max: 5, noNaN: true }),
    forS: fc.integer({ min: 0, max: 1200 }),
  }),
)

test('whatever she is told to do, she keeps to what her hull can do', () => {
  const type = vesselTypes.cargo
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 6 }), (steps) => {
      const other = { lon: 112.1, lat: 5.05, courseDeg: 10, speedKn: 6 }
      const ship = made({ steps }, (trackId) => (trackId === 'nobody' ? undefined : other))
      let before = { ...ship.motion }
      for (let s = 0; s < 3000; s++) {
        ship.move()
        const { courseDeg, speedKn } = ship.motion
        expect(speedKn).toBeLessThanOrEqual(type.serviceKn[1] * 1.031)
        expect(Math.abs(speedKn - before.speedKn)).toBeLessThanOrEqual(type.maxChangeKnS + 1e-9)
        expect(Math.abs(turnBetween(before.courseDeg, courseDeg))).toBeLessThanOrEqual(type.maxTurnDegS + 1e-9)
        before = { ...ship.motion }
      }
    }),
    { numRuns: 30 },
  )
})
