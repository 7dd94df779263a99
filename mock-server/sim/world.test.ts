import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nominalIntervalS } from '#domain/freshness.ts'
import type { PositionReport } from '#domain/report.ts'
import { isLonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import type { Scenario } from './scenario.ts'
import { byTrack, played, START_MS, scenarioNamed } from './testing.ts'
import { createWorld } from './world.ts'

const options = { seed: 1, startAtMs: START_MS, source: 'sim' }

describe('the same scenario, seed and start', () => {
  const whole = played(scenarioNamed('crossing'), 900)

  test('give the same bytes however the time is cut into calls', () => {
    const cuts = fc.array(fc.integer({ min: -5_000, max: 900_000 }), { maxLength: 40 })
    fc.assert(
      fc.property(cuts, (times) => {
        const world = createWorld(scenarioNamed('crossing'), options)
        // Unsorted on purpose: a time already passed gives nothing.
        const steps = [...times, 900_000].map((time) => world.advance(START_MS + time))
        expect(JSON.stringify(steps.flatMap(({ reports }) => reports))).toBe(JSON.stringify(whole.reports))
        expect(JSON.stringify(steps.flatMap(({ identities }) => identities))).toBe(JSON.stringify(whole.identities))
        expect(JSON.stringify(steps.flatMap(({ looks }) => looks))).toBe(JSON.stringify(whole.looks))
      }),
      { numRuns: 40 },
    )
  })

  test('give the same bytes for the whole patrol, second by second or at once', () => {
    const world = createWorld(scenarioNamed('patrol'), options)
    const steps = Array.from({ length: 601 }, (_, s) => world.advance(START_MS + s * 1000))
    expect(JSON.stringify(steps.flatMap(({ reports }) => reports))).toBe(
      JSON.stringify(played(scenarioNamed('patrol'), 600).reports),
    )
  })

  test('never change: recordings and screenshots depend on them', () => {
    expect(createHash('sha256').update(JSON.stringify(whole)).digest('hex')).toMatchInlineSnapshot(
      `"94cc3df90a359495f23623f98e6808b008a82ddff9ed721822943e3d354ed4cf"`,
    )
  })
})

test('another seed gives other ships in other places', () => {
  const [one, two] = [played(scenarioNamed('crossing'), 60), played(scenarioNamed('crossing'), 60, 2)]
  expect(two.identities.length).toBe(one.identities.length)
  expect(two.identities).not.toEqual(one.identities)
  expect(two.reports).not.toEqual(one.reports)
})

test('another start only moves the times', () => {
  const later = createWorld(scenarioNamed('crossing'), { ...options, startAtMs: START_MS + 12_345 }).advance(
    START_MS + 72_345,
  )
  const moved = later.reports.map((report) => ({ ...report, atMs: report.atMs - 12_345 }))
  expect(moved).toEqual(played(scenarioNamed('crossing'), 60).reports)
})

test('one more part, or one more ship in a part, leaves every other craft as it was', () => {
  const scenario = scenarioNamed('crossing')
  const more: Scenario = {
    ...scenario,
    parts: [
      { part: 'fishing', ground: 'perak', count: 5 },
      ...scenario.parts.map((part) => (part.part === 'voyages' ? { ...part, count: part.count + 1 } : part)),
    ],
  }
  const [before, after] = [byTrack(played(scenario, 300).reports), byTrack(played(more, 300).reports)]
  expect(after.size).toBe(before.size + 7)
  for (const [trackId, reports] of before) expect(after.get(trackId)).toEqual(reports)
})

describe('advancing', () => {
  test('goes in whole seconds from the start', () => {
    const world = createWorld(scenarioNamed('crossing'), options)
    expect(world.nowMs).toBe(START_MS)
    expect(world.advance(START_MS - 1)).toEqual({ identities: [], reports: [], looks: [] })
    world.advance(START_MS + 2_999)
    expect(world.nowMs).toBe(START_MS + 2_000)
    expect(world.advance(START_MS + 2_999)).toEqual({ identities: [], reports: [], looks: [] })
    world.advance(START_MS + 3_000)
    expect(world.nowMs).toBe(START_MS + 3_000)
    expect(world.startAtMs).toBe(START_MS)
  })

  test('to no time is a mistake', () => {
    const world = createWorld(scenarioNamed('crossing'), options)
    expect(() => world.advance(Number.NaN)).toThrow('toMs is NaN')
    expect(() => world.advance(Number.POSITIVE_INFINITY)).toThrow('toMs is Infinity')
  })
})

describe('what the patrol says in an hour', () => {
  const { identities, reports } = played(scenarioNamed('patrol'), 3600)
  const known = new Map(
    identities.map((identity) => [identity.trackId, identity]).reverse() as [string, (typeof identities)[0]][],
  )
  const place = new Map(identities.slice(0, 201).map(({ trackId }, i) => [trackId, i]))

  test('comes by time, then by the place of the craft in the scenario; a drone’s a second later, as satellites are far', () => {
    const lateMs = ({ trackId }: PositionReport) => (known.get(trackId)?.kind === 'drone' ? 1000 : 0)
    const order = (report: PositionReport) =>
      (report.atMs + lateMs(report)) * 1000 + (place.get(report.trackId) ?? Number.NaN)
    expect(reports.filter((report, i) => i > 0 && !(order(reports[i - 1] ?? report) < order(report)))).toEqual([])
  })

  test('is in range, and every track was named first', () => {
    const isAngle = (angle: number | undefined) => angle === undefined || (angle >= 0 && angle < 360)
    const wrong = reports.filter(
      ({ trackId, source, lon, lat, sogKn = 0, cogDeg, headingDeg, navStatus = 0 }) =>
        !(source === 'sim' && place.has(trackId) && isLonLat(lon, lat) && sogKn >= 0) ||
        !(isAngle(cogDeg) && isAngle(headingDeg) && [0, 1, 7].includes(navStatus)),
    )
    expect(wrong).toEqual([])
  })

  test('class A gives a heading and a status, class B no status and seldom a heading', () => {
    const [classA, classB] = [
      reports.filter((r) => known.get(r.trackId)?.aisClass === 'A'),
      reports.filter((r) => known.get(r.trackId)?.aisClass === 'B'),
    ]
    expect(classA.every(({ headingDeg, navStatus }) => headingDeg !== undefined && navStatus !== undefined)).toBe(true)
    expect(classB.every(({ navStatus }) => navStatus === undefined)).toBe(true)
    const withHeading = classB.filter(({ headingDeg }) => headingDeg !== undefined).length
    expect(withHeading).toBeGreaterThan(0)
    expect(withHeading).toBeLessThan(classB.length / 2)
  })

  test('no vessel is silent for longer than its nominal interval, and none moves faster than it says', () => {
    const [tooLate, tooFar]: [object[], object[]] = [[], []]
    for (const [trackId, track] of byTrack(reports)) {
      const { kind = 'other', aisClass } = known.get(trackId) ?? {}
      if (kind === 'drone') continue
      for (let i = 1; i < track.length; i++) {
        const [before, now] = [track[i - 1], track[i]]
        if (!before || !now) break
        const gapS = (now.atMs - before.atMs) / 1000
        // The speed said is off by up to 0.3 kn, so near a step of the table the slower line may apply.
        const sogKn = (before.sogKn ?? 0) - 0.4
        const nominalS = nominalIntervalS({ kind, aisClass, sogKn, navStatus: before.navStatus })
        if (gapS > nominalS + 1) tooLate.push({ before, now, nominalS })
        const movedM = distanceNm([before.lon, before.lat], [now.lon, now.lat]) * 1852
        const saidKn = Math.max(before.sogKn ?? 0, now.sogKn ?? 0) + 0.5
        if (movedM > saidKn * 0.5145 * gapS + 45) tooFar.push({ before, now, movedM })
      }
      // The last report is not older than one interval either.
      expect(START_MS + 3_600_000 - (track.at(-1)?.atMs ?? 0)).toBeLessThanOrEqual(180_000)
    }
    expect(tooLate).toEqual([])
    expect(tooFar).toEqual([])
  })

  test('is spread over the seconds: no second has more than a few times its share', () => {
    const perSecond = new Map<number, number>()
    for (const { atMs } of reports) perSecond.set(atMs, (perSecond.get(atMs) ?? 0) + 1)
    expect(reports.length / 3600).toBeGreaterThan(10)
    expect(Math.max(...perSecond.values())).toBeLessThan((4 * reports.length) / 3600)
  })

  test('has every vessel in it after ten seconds', () => {
    expect(byTrack(played(scenarioNamed('patrol'), 10).reports).size).toBe(201)
  })
})
