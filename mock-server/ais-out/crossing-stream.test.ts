import { spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, test } from 'vitest'
import { NmeaReader } from '#domain/ais/nmea-reader.ts'
import { recordingSink } from '#domain/ais/testing.ts'
import type { IdentityPatch, PositionReport } from '#domain/report.ts'
import { byTrack, played, START_MS, scenarioNamed } from '../sim/testing.ts'
import { AisFleet } from './ais-fleet.ts'

/** Ten minutes of a small world as its receiver on shore would give them out. */
const { identities, reports } = played(scenarioNamed('crossing'), 600)

function streamOf(fleet: AisFleet): string[] {
  return [
    ...identities.flatMap((identity) => fleet.identity(identity)),
    ...reports.flatMap((report) => fleet.report(report)),
  ]
}

function heardIn(lines: readonly string[], time: 'told' | 'guessed') {
  const sink = recordingSink()
  const reader = new NmeaReader({
    source: 'sim',
    sink,
    time: time === 'told' ? { kind: 'own' } : { kind: 'start', startAtMs: START_MS },
  })
  for (const line of lines) reader.write(`${line}\r\n`)
  reader.end()
  return { ...sink, summary: reader.summary }
}

const anka = identities.find(({ kind }) => kind === 'drone')
/** On AIS a drone is an aircraft with a notional MMSI. */
const heardAs = (trackId: string) => (trackId === anka?.trackId ? 'mmsi:111533900' : trackId)

/** Of an aircraft AIS gives whole knots, no heading, and nothing above 4,094 m. */
function asHeard({ headingDeg, sogKn = 0, altitudeM = 0, ...report }: PositionReport): PositionReport {
  const place = { lon: Math.round(report.lon * 600_000) / 600_000, lat: Math.round(report.lat * 600_000) / 600_000 }
  return { ...report, ...place, sogKn: Math.round(sogKn), altitudeM: Math.min(4094, altitudeM) }
}

function expectedReports(): PositionReport[] {
  return reports.map((report) => {
    const heard = { ...report, trackId: heardAs(report.trackId) }
    return report.trackId === anka?.trackId ? asHeard(heard) : heard
  })
}

describe('ten minutes of the scenario crossing as AIS', () => {
  const fleet = new AisFleet({ station: 'eezwatch' })
  let lines: string[] = []
  let heard = heardIn([], 'told')
  beforeAll(() => {
    lines = streamOf(fleet)
    heard = heardIn(lines, 'told')
  })

  test('every report is heard once, at its time, where it was, and no line is rejected', () => {
    expect(reports.length).toBeGreaterThan(500)
    expect(heard.rejects).toEqual([])
    expect(heard.reports).toEqual(expectedReports())
    expect(fleet.counts).toMatchObject({
      positions: reports.length,
      unsent: 0,
      replacedCharacters: 0,
      cutCharacters: 0,
    })
    expect(fleet.counts.sentences).toBe(lines.length)
  })

  test('the same tracks are heard, with all that AIS can say of each', () => {
    const merged = new Map<string, IdentityPatch>()
    for (const patch of heard.identities) merged.set(patch.trackId, { ...merged.get(patch.trackId), ...patch })
    const known = new Map<string, IdentityPatch>()
    for (const patch of identities) known.set(patch.trackId, { ...known.get(patch.trackId), ...patch })
    expect(new Set(merged.keys())).toEqual(new Set([...known.keys()].map(heardAs)))
    expect(merged.size).toBe(byTrack(reports).size)
    for (const { trackId, flag, kind, ...facts } of known.values()) {
      const { destination, imo, draughtM, ...ofClassB } = facts
      const said = facts.aisClass === 'B' ? ofClassB : facts
      expect(merged.get(heardAs(trackId)), trackId).toMatchObject(said)
    }
  })

  test('without tag blocks the seconds in the messages are enough to tell the time', () => {
    const plain = streamOf(new AisFleet())
    expect(plain.every((line) => line.startsWith('!AIVDM,'))).toBe(true)
    const { reports: untagged, rejects } = heardIn(plain, 'guessed')
    expect(rejects).toEqual([])
    expect(untagged).toEqual(expectedReports())
  })

  test('no line is longer than NMEA 0183 allows, and both channels carry their half', () => {
    for (const line of lines) expect(line.slice(line.indexOf('!')).length).toBeLessThanOrEqual(80)
    const onA = lines.filter((line) => line.includes(',A,')).length
    expect(Math.abs(onA / lines.length - 0.5)).toBeLessThan(0.1)
  })
})

const hasGpsdecode = spawnSync('gpsdecode', ['-V']).error === undefined

describe.skipIf(!hasGpsdecode)('gpsdecode, where it is installed', () => {
  test.each([
    ['plain sentences', new AisFleet()],
    ['sentences with tag blocks', new AisFleet({ station: 'eezwatch' })],
  ])('reads %s without an error, with every position and name', (_, fleet) => {
    const { stdout, stderr, status } = spawnSync('gpsdecode', [], {
      input: streamOf(fleet)
        .map((line) => `${line}\r\n`)
        .join(''),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    expect([status, stderr]).toEqual([0, ''])
    const messages = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const statics = messages.filter(({ type }) => type === 5 || type === 24)
    expect(statics).toHaveLength(fleet.counts.statics)
    const names = new Set(statics.map(({ shipname }) => shipname))
    expect(names).toEqual(new Set(identities.map(({ name }) => name)))

    const positions = messages.filter(({ type }) => [1, 3, 9, 18].includes(type))
    expect(positions).toHaveLength(reports.length)
    for (const [index, { lon, lat, second }] of positions.entries()) {
      const report = reports[index]
      expect(lon).toBeCloseTo(report?.lon ?? Number.NaN, 5)
      expect(lat).toBeCloseTo(report?.lat ?? Number.NaN, 5)
      expect(second).toBe(Math.floor(((report?.atMs ?? 0) / 1000) % 60))
    }
  })
})
