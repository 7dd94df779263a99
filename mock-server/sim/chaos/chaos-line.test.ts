import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PositionReport } from '#domain/report.ts'
import type { ChaosSwitch } from '#domain/world/chaos-switch.ts'
import { distanceNm } from '#geo/measure.ts'
import type { Scenario } from '../scenario.ts'
import { byTrack, played, START_MS } from '../testing.ts'
import { createWorld } from '../world.ts'
import { ChaosLine } from './chaos-line.ts'

const ships: Scenario = {
  name: 'ships',
  title: 'Ships',
  description: 'Some ships for a line that fails.',
  parts: [{ part: 'voyages', route: 'singapore-bintulu', type: 'cargo', count: 40, flags: ['PA', 'LR'] }],
}
const seconds = 600
const clean = played(ships, seconds)

/** What comes out in ten minutes, the time cut into calls of so many seconds. */
function through(switches: readonly ChaosSwitch[], { seed = 1, everyS = 1 } = {}) {
  const world = createWorld(ships, { seed: 1, startAtMs: START_MS, source: 'sim' })
  const line = new ChaosLine({ seed, startAtMs: START_MS, switches })
  const told = []
  for (let atS = 0; atS <= seconds; atS = atS === seconds ? seconds + 1 : Math.min(seconds, atS + everyS)) {
    const nowMs = START_MS + atS * 1000
    told.push(line.take(world.advance(nowMs), nowMs))
  }
  return {
    identities: told.flatMap(({ identities }) => identities),
    reports: told.flatMap(({ reports }) => reports),
    rejects: told.flatMap(({ rejects }) => rejects),
    /** When each report came out, simulated ms, for calls of a second. */
    outMs: told.flatMap(({ reports }, s) => reports.map(() => START_MS + s * 1000)),
  }
}

const shareOfClean = (reports: readonly PositionReport[]) => reports.length / clean.reports.length

test('a line without switches, and one whose time has not come, change nothing', () => {
  for (const switches of [[], [{ kind: 'silence', fromS: 3600 }] as const])
    expect(through(switches)).toMatchObject({ identities: clean.identities, reports: clean.reports, rejects: [] })
})

const anySwitch = fc.oneof<fc.Arbitrary<ChaosSwitch>[]>(
  fc.record({
    kind: fc.constantFrom('loss', 'duplicates', 'malformed'),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  fc.record({ kind: fc.constant('delay'), delayS: fc.nat(90), jitterS: fc.nat(60) }),
  fc.record({ kind: fc.constant('reorder'), share: fc.constant(0.3), byS: fc.nat(40) }),
  fc.record({ kind: fc.constant('clock-skew'), skewS: fc.integer({ min: -90, max: 90 }) }),
  fc.record({
    kind: fc.constant('silence'),
    share: fc.constant(0.4),
    fromS: fc.nat(100),
    untilS: fc.integer({ min: 101, max: 500 }),
  }),
  fc.record({
    kind: fc.constant('spoof'),
    share: fc.constant(0.4),
    pattern: fc.constantFrom('shift', 'circle'),
    nm: fc.constant(5),
  }),
  fc.record({ kind: fc.constant('burst'), times: fc.integer({ min: 2, max: 5 }), fromS: fc.nat(300) }),
)

test('the same seed and switches give the same bytes, however the time is cut', () => {
  fc.assert(
    fc.property(fc.array(anySwitch, { maxLength: 4 }), fc.integer({ min: 2, max: 97 }), (switches, everyS) => {
      const { reports, rejects } = through(switches)
      const cut = through(switches, { everyS })
      expect(JSON.stringify([cut.reports, cut.rejects])).toBe(JSON.stringify([reports, rejects]))
    }),
    { numRuns: 25 },
  )
})

test('another seed loses others, and as many; a second switch moves nothing of what the first draws', () => {
  const [one, other] = [through([{ kind: 'loss', share: 0.2 }]), through([{ kind: 'loss', share: 0.2 }], { seed: 2 })]
  for (const { reports } of [one, other]) expect(shareOfClean(reports)).toBeCloseTo(0.8, 1)
  expect(other.reports).not.toEqual(one.reports)
  const both = through([
    { kind: 'clock-skew', skewS: 5 },
    { kind: 'loss', share: 0.2 },
  ])
  expect(both.reports).toEqual(one.reports.map((report) => ({ ...report, atMs: report.atMs + 5000 })))
})

test('delay: all come, in order, so much later', () => {
  const { reports, outMs } = through([{ kind: 'delay', delayS: 12 }])
  expect(reports).toEqual(clean.reports.slice(0, reports.length))
  expect(reports.map(({ atMs }, i) => (outMs[i] ?? 0) - atMs)).toEqual(reports.map(() => 12_000))
})

test('delay with jitter: within its bounds, and spread over them', () => {
  const { reports, outMs } = through([{ kind: 'delay', delayS: 10, jitterS: 20 }])
  const lagsS = reports.map(({ atMs }, i) => ((outMs[i] ?? 0) - atMs) / 1000)
  expect(Math.min(...lagsS)).toBeLessThan(12)
  expect(Math.min(...lagsS)).toBeGreaterThanOrEqual(10)
  expect(Math.max(...lagsS)).toBeGreaterThan(28)
  expect(Math.max(...lagsS)).toBeLessThanOrEqual(31)
})

test('reorder: some of a track come after later ones, none is lost but those still held', () => {
  const { reports } = through([{ kind: 'reorder', share: 0.2 }])
  const overtaken = [...byTrack(reports).values()].flatMap((track) =>
    track.filter(({ atMs }, i) => track.slice(0, i).some((before) => before.atMs > atMs)),
  )
  expect(overtaken.length / reports.length).toBeGreaterThan(0.1)
  expect(shareOfClean(reports)).toBeGreaterThan(0.98)
})

test('duplicates come at once after what they repeat', () => {
  const { reports } = through([{ kind: 'duplicates', share: 0.3 }])
  const twice = reports.filter((report, i) => i > 0 && reports[i - 1] === report)
  expect(twice.length / clean.reports.length).toBeCloseTo(0.3, 1)
})

test('silence: of everyone for a time, of a share of tracks, of one by name', () => {
  const all = through([{ kind: 'silence', fromS: 100, untilS: 300 }]).reports
  expect(all).toEqual(clean.reports.filter(({ atMs }) => atMs < START_MS + 100_000 || atMs >= START_MS + 300_000))
  const half = byTrack(through([{ kind: 'silence', share: 0.5 }]).reports).size
  expect(half / 40).toBeGreaterThan(0.25)
  expect(half / 40).toBeLessThan(0.75)
  const [first] = clean.reports
  if (!first) throw new Error('no report')
  const { reports } = through([{ kind: 'silence', trackIds: [first.trackId] }])
  expect(reports).toEqual(clean.reports.filter(({ trackId }) => trackId !== first.trackId))
})

test('malformed sentences are rejects with reason and text, as a receiver’s, and their reports do not come', () => {
  const { reports, rejects } = through([{ kind: 'malformed', share: 0.1 }])
  expect(rejects.length + reports.length).toBe(clean.reports.length)
  expect(rejects.length / clean.reports.length).toBeCloseTo(0.1, 1)
  const reasons = new Set(rejects.map(({ reason }) => reason))
  expect(reasons.has('checksum')).toBe(true)
  expect(reasons.size).toBeGreaterThan(1)
  expect(rejects.map(({ line }) => line)).toEqual(rejects.map((_, i) => i + 1))
  for (const { text } of rejects) expect(text).toMatch(/^!AIVDM,1,1,,A,/)
})

test('spoof: a share of the tracks, each either always or never, so far off', () => {
  const { reports } = through([{ kind: 'spoof', share: 0.3, pattern: 'shift', nm: 20, towardsDeg: 0 }])
  const off = reports.map(({ lon, lat }, i) => {
    const { lon: trueLon = 0, lat: trueLat = 0 } = clean.reports[i] ?? {}
    return distanceNm([lon, lat], [trueLon, trueLat])
  })
  for (const nm of off) expect(nm < 0.001 || Math.abs(nm - 20) < 0.01).toBe(true)
  const spoofed = new Set(reports.flatMap(({ trackId }, i) => ((off[i] ?? 0) > 1 ? trackId : [])))
  expect(spoofed.size).toBeGreaterThan(4)
  expect(spoofed.size).toBeLessThan(20)
  expect(reports.every(({ trackId }, i) => (off[i] ?? 0) > 1 === spoofed.has(trackId))).toBe(true)
})

test('spoof in circles: always so far from where the track was when it began, at a ship’s speed', () => {
  const { reports } = through([{ kind: 'spoof', share: 1, pattern: 'circle', nm: 2, fromS: 60 }])
  const starts = byTrack(clean.reports.filter(({ atMs }) => atMs >= START_MS + 60_000))
  for (const { trackId, atMs, lon, lat, sogKn } of reports) {
    if (atMs < START_MS + 60_000) continue
    const start = starts.get(trackId)?.[0]
    if (!start) throw new Error('no start')
    expect(distanceNm([lon, lat], [start.lon, start.lat])).toBeCloseTo(2, 3)
    expect(sogKn).toBe(12)
  }
})

test('burst: so many times the reports, in order of time, none from the future', () => {
  const { reports } = through([{ kind: 'burst', times: 4 }])
  expect(reports).toHaveLength(4 * clean.reports.length)
  const trueOnes = new Set(clean.reports.map(({ trackId, atMs }) => `${trackId} ${atMs}`))
  expect(reports.filter(({ trackId, atMs }) => trueOnes.has(`${trackId} ${atMs}`))).toEqual(clean.reports)
  for (const track of byTrack(reports).values())
    for (const [i, { atMs }] of track.entries()) expect(atMs).toBeGreaterThan(track[i - 1]?.atMs ?? 0)
})

test('clock skew: times are told so much too late or too early', () => {
  const { reports } = through([{ kind: 'clock-skew', skewS: -40 }])
  expect(reports).toEqual(clean.reports.map((report) => ({ ...report, atMs: report.atMs - 40_000 })))
})

test('what is on its way when the switches are taken away still comes, when it was to come', () => {
  const world = createWorld(ships, { seed: 1, startAtMs: START_MS, source: 'sim' })
  const line = new ChaosLine({ seed: 1, startAtMs: START_MS, switches: [{ kind: 'delay', delayS: 30 }] })
  const first = world.advance(START_MS)
  expect(line.take(first, START_MS).reports).toEqual([])
  line.set([])
  const nothing = { identities: [], reports: [] }
  expect(line.take(nothing, START_MS + 29_000).reports).toEqual([])
  expect(line.take(nothing, START_MS + 30_000).reports).toEqual(first.reports)
})
