import { expect, test } from 'vitest'
import { EventLog } from '../event-log.ts'
import { report, zoneEvent } from '../testing.ts'
import { exportFacts } from './export-facts.ts'
import { exportFileName } from './export-file-name.ts'
import { EXPORT_FORMATS, exportFormat } from './export-format.ts'
import { job, START_MS, smallStore, storeOf } from './testing.ts'
import { writeExport } from './write-export.ts'

const store = smallStore()

function logOf(event: ReturnType<typeof zoneEvent>): string {
  const log = new EventLog()
  log.put(event)
  return log.digest()
}

test('the facts of an export count what is in it', () => {
  expect(exportFacts(store, {}, [zoneEvent()])).toEqual({
    tracks: 2,
    tracksWithoutPosition: 1,
    positions: 5,
    firstAtMs: START_MS,
    lastAtMs: START_MS + 20_001,
    speeds: 3,
    courses: 2,
    headings: 2,
    altitudes: 1,
    statuses: 2,
    speedsOfNone: 0,
    mmsis: 1,
    names: 2,
    kinds: 2,
    flags: 1,
    destinations: 1,
    sizes: 1,
    aisClasses: 1,
    classBUnits: 0,
    ownIds: 1,
    longIds: 0,
    oddNumbers: 0,
    earlierFacts: 0,
    sources: ['ais', 'coast "2"', 'uav'],
    events: 1,
    eventLogSha256: logOf(zoneEvent()),
    charactersNotXml: 0,
    brokenTexts: 0,
    textsRun: 0,
  })
  expect(exportFacts(store, { slots: [1], toMs: START_MS + 300 })).toMatchObject({
    tracks: 1,
    positions: 1,
    headings: 0,
  })
  expect(exportFacts(store, { toMs: 0 })).not.toHaveProperty('firstAtMs')
})

test('a format says what of this export it cannot hold, with how many', () => {
  const facts = exportFacts(store, {}, [zoneEvent()])
  const said = Object.fromEntries(EXPORT_FORMATS.map(({ format, cannotHold }) => [format, cannotHold(facts)]))
  expect(said.own).toEqual([])
  expect(said.geojson).toEqual([])
  expect(said.gpx).toEqual([
    'GPX has no heading: 2 headings are left out.',
    'GPX has no navigational status: 2 statuses are left out.',
    'GPX does not say which feed or file a position came from: 3 names are left out.',
    'GPX has no zone events: 1 event is left out.',
    'GPX has no tracks without a position: 1 track is left out.',
  ])
  expect(said.cot).toContain(
    'Cursor on Target counts heights from the ellipsoid, as much as 107 m from sea level: 1 height above sea level is written as it is.',
  )
  expect(said.parquet).toContain('This Parquet table has no dimensions: 1 track loses its length, beam and draught.')
})

test('a format says nothing of what this export does not have', () => {
  const plain = storeOf([{ trackId: 'mmsi:533000001', mmsi: 533000001 }], [report({ atMs: START_MS, source: 'x' })])
  const facts = exportFacts(plain, {})
  expect(exportFormat('gpx').cannotHold(facts)).toEqual([
    'GPX does not say which feed or file a position came from: 1 name is left out.',
  ])
  expect(exportFormat('parquet').cannotHold(facts)).toEqual([])
})

test('texts that are changed on the way are counted', () => {
  const named = storeOf(
    [{ trackId: 'x'.repeat(101), name: '=1\u0000\u0001', callSign: '\ud800' }],
    [report({ trackId: 'x'.repeat(101), atMs: START_MS })],
  )
  const facts = exportFacts(named, {})
  expect(exportFormat('own').cannotHold(facts)).toEqual([
    'A recording of ours has ids of at most 100 characters when it is read again: 1 track has a longer one and is not found under it.',
  ])
  expect(facts).toMatchObject({ charactersNotXml: 3, brokenTexts: 1, textsRun: 1 })
  expect(exportFormat('csv').cannotHold(facts).slice(-2)).toEqual([
    'CSV is UTF-8, which has no halves of characters: 1 text has a replacement character instead.',
    'CSV is opened by spreadsheets, which run what looks like a formula: 1 text has an apostrophe before it.',
  ])
})

test.each(EXPORT_FORMATS)('$name: large exports come in chunks, the same every time', ({ format }) => {
  const many = Array.from({ length: 3000 }, (_, i) => report({ trackId: `mmsi:${i % 7}`, atMs: START_MS + i }))
  const made = job(storeOf([], many))
  const chunks = [...writeExport(format, made)]
  expect(chunks).toEqual([...writeExport(format, made)])
  if (format === 'parquet') return
  expect(chunks.length).toBeGreaterThan(1)
  for (const chunk of chunks.slice(0, -1)) expect([chunk.length >= 65_536, chunk.length < 67_000]).toEqual([true, true])
})

test.each(EXPORT_FORMATS)('$name: an export of nothing is a file all the same', ({ format }) => {
  expect([...writeExport(format, job(storeOf([], [])))]).toHaveLength(1)
})

test.each(EXPORT_FORMATS)('$name: times at the end of all calendars do no harm', ({ format }) => {
  const far = [-8.64e15, 8.64e15].map((atMs) => report({ atMs }))
  expect([...writeExport(format, job(storeOf([], far)))]).toHaveLength(1)
})

test('a file is called by name and window in characters that are safe everywhere', () => {
  const window = { fromMs: START_MS + 240_000, toMs: START_MS + 3_600_001 }
  expect(exportFileName({ format: 'gpx', name: 'Port Klang', ...window })).toBe(
    'eez-watch-port-klang-20260314T1204Z-20260314T1300Z.gpx',
  )
  expect(exportFileName({ format: 'csv', name: '../Ž\u202e\0CON:*?', toMs: START_MS + 1000 })).toBe(
    'eez-watch-z-con-20260314T120001Z.csv',
  )
  expect(exportFileName({ format: 'cot' })).toBe('eez-watch.cot.xml')
  expect(exportFileName({ format: 'own', name: 'x'.repeat(500), fromMs: 9e15, toMs: Number.NaN })).toBe(
    `eez-watch-${'x'.repeat(60)}.ndjson`,
  )
})
