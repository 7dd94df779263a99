import { expect, test } from 'vitest'
import { ENGINE_VERSION, Engine } from '../engine.ts'
import { zoneContext } from '../events/zone-context.ts'
import type { ZoneEvent } from '../events/zone-event.ts'
import { DEFAULT_RULES } from '../events/zone-rule.ts'
import { headLine, reportLine } from '../formats/own-format.ts'
import { recorded, report, twoZones } from '../testing.ts'
import { openRecording } from './open-recording.ts'
import { checkMarkLine, endMarkLine, eventMarkLine, zonesMarkLine } from './recording-lines.ts'
import { rulesText } from './rules-text.ts'

const SECOND = 1000
const context = zoneContext(twoZones)
const head = headLine({
  startAtMs: 0,
  made: { by: 'test' },
  zones: twoZones.version,
  rules: rulesText(DEFAULT_RULES),
  engine: ENGINE_VERSION,
})

/** Two ships that go in and out of two zones for an hour, recorded as the server does: with what was told each minute. */
function recordedHour(): string[] {
  const engine = new Engine(context)
  const lines = [head]
  for (let s = 0; s <= 3600; s += 20) {
    const news: ZoneEvent[] = []
    for (const [i, trackId] of ['mmsi:533000001', 'mmsi:533000002'].entries()) {
      const lon = 109.9 + 0.2 * i + 1.2 * Math.abs(Math.sin(s / 700 + i))
      const each = report({ trackId, atMs: s * SECOND, lon, lat: 5 })
      lines.push(reportLine(each))
      news.push(...engine.report(each).events)
    }
    lines.push(...[...news, ...engine.settle()].map(eventMarkLine))
    if (s % 600 === 0 && s > 0) {
      const { store, eventCount: events, eventLogHash } = engine
      lines.push(checkMarkLine({ atMs: s * SECOND, reports: store.reports, events, sha256: eventLogHash }))
    }
  }
  return lines
}

async function verified(lines: readonly string[], zones = twoZones, rules = DEFAULT_RULES) {
  const opened = await openRecording([{ name: 'a', ...recorded(lines.join('\n')) }], {
    context: zoneContext(zones, { rules }),
    rules,
  })
  if (!opened.ok) expect.fail(opened.problem.message)
  return opened.value.sources[0]?.verification
}

const hour = recordedHour()

test('a recording that is played again makes the events that were told', async () => {
  const whole = await verified([...hour, endMarkLine(3600 * SECOND)])
  expect(whole).toMatchObject({ kind: 'identical', upToMs: 3600 * SECOND, isCut: false })
  expect(whole?.kind === 'identical' && whole.events).toBeGreaterThan(5)
})

test('one that was cut off is compared up to its last check', async () => {
  const checks = hour.flatMap((line, i) => (line.startsWith('{"check"') ? [i] : []))
  expect(await verified(hour.slice(0, (checks[2] ?? 0) + 9))).toMatchObject({
    kind: 'identical',
    upToMs: 1800 * SECOND,
    isCut: true,
  })
})

test('with a report left out it is different, and says that reports are missing', async () => {
  const at = hour.findIndex((line) => line.includes('"t":1240000') && line.includes('533000001'))
  const found = await verified(hour.toSpliced(at - 8, 20))
  expect(found).toMatchObject({
    kind: 'different',
    reasons: [expect.stringMatching(/^It has 3\d\d reports up to/)],
  })
})

test('by other zones or rules it is different, and says so', async () => {
  const zones = { ...twoZones, version: 'test-2', zones: twoZones.zones.slice(0, 1) }
  const other = await verified(hour, zones)
  expect(other).toMatchObject({ kind: 'different', reasons: ['It was made with zones test-1, these are test-2.'] })
  expect(other?.kind === 'different' && other.missing.length + other.changed.length).toBeGreaterThan(0)
  const rules = { default: { bandNm: 0.1, dwellS: 200 }, zones: new Map() }
  expect(await verified(hour, twoZones, rules)).toMatchObject({
    kind: 'different',
    reasons: ['It was made by other rules than those in force.'],
  })
})

test('one whose events were changed by hand, or whose zones changed on the way, says so', async () => {
  const at = hour.findIndex((line) => line.startsWith('{"event"'))
  const forged = hour.with(at, (hour[at] ?? '').replace(/"bandNm":0.1/, '"bandNm":0.2'))
  expect(await verified(forged)).toMatchObject({
    kind: 'different',
    changed: [[expect.anything(), expect.anything()]],
    reasons: [expect.stringContaining('not those that its own check was made of')],
  })
  const changed = hour.toSpliced(hour.length - 30, 0, zonesMarkLine(3000 * SECOND, 'test-3'))
  expect(await verified(changed.toSpliced(at, 1))).toMatchObject({
    kind: 'different',
    reasons: [expect.anything(), 'At 00:50:00Z zones or rules were changed (to test-3).'],
  })
})

test('one that does not say what was made of it is unknown, and a file of another format is none', async () => {
  expect(await verified(hour.filter((line) => !/^\{"(event|check)"/.test(line)))).toMatchObject({ kind: 'unknown' })
  const gpx =
    '<gpx><trk><trkseg><trkpt lat="5" lon="110"><time>2026-03-14T00:00:00Z</time></trkpt></trkseg></trk></gpx>'
  expect(await verified([gpx])).toBeUndefined()
})
