import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { OwnReader } from '../formats/own-reader.ts'
import { GpxReader } from '../formats/xml/gpx-reader.ts'
import type { PositionReport } from '../report.ts'
import { report, zoneEvent } from '../testing.ts'
import { exportFacts } from './export-facts.ts'
import { historyOf, job, readBack, START_MS, smallStore, storeOf, textOf } from './testing.ts'

const EVERYTHING = ['atMs', 'lon', 'lat', 'sogKn', 'cogDeg', 'headingDeg', 'altitudeM', 'navStatus'] as const
const IN_GPX = ['atMs', 'lon', 'lat', 'sogKn', 'cogDeg', 'altitudeM'] as const
const store = smallStore()

test('a recording of ours gives back every report, its source and every identity', () => {
  const back = readBack((options) => new OwnReader(options), textOf('own', job(store)))
  expect(back.rejects).toEqual([])
  expect(historyOf(back.store, EVERYTHING)).toEqual(historyOf(store, EVERYTHING))
  expect(back.store.identities).toEqual(store.identities)
  expect(back.store.reportsOf(0)?.source(2)).toBe('coast "2"')
})

test('a recording of ours gives back what tracks said of themselves before, and when', () => {
  const renamed = storeOf([{ trackId: 'a', name: 'FIRST', imo: 1 }], [report({ trackId: 'a', atMs: START_MS })])
  renamed.learn({ trackId: 'a', name: 'SECOND' })
  renamed.add(report({ trackId: 'a', atMs: START_MS + 1000 }))
  renamed.learn({ trackId: 'a', name: 'THIRD', imo: 2 })
  renamed.add(report({ trackId: 'a', atMs: START_MS + 2000 }))
  const back = readBack((options) => new OwnReader(options), textOf('own', job(renamed)))
  expect(back.store.identityWithPast(0)).toEqual(renamed.identityWithPast(0))
  expect(back.store.identityWithPast(0)?.earlier).toHaveLength(3)
})

test('a recording of ours is in time order, events between, each after what was known when it was confirmed', () => {
  const events = [
    zoneEvent({ id: 'e', trackId: 'uav:anka-s-1', atMs: START_MS + 100, confirmedAtMs: START_MS + 10_000 }),
  ]
  const lines = textOf('own', job(store, { events })).trimEnd().split('\n')
  expect(lines.map((line) => Object.keys(JSON.parse(line))[0])).toEqual([
    'format',
    'id',
    'id',
    'id',
    't',
    't',
    't',
    't',
    'event',
    't',
  ])
  expect(JSON.parse(lines[8] ?? '').event.id).toBe('e')
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    format: 'eez-watch',
    version: 1,
    startAtMs: START_MS,
    made: {
      by: 'export',
      at: '2026-03-14T13:00:00.000Z',
      source: 'a test',
      events: 1,
      eventLogSha256: exportFacts(store, {}, events).eventLogSha256,
    },
  })
})

test('GPX gives back places, times, heights, speeds and courses', () => {
  const back = readBack((options) => new GpxReader(options), textOf('gpx', job(store)))
  expect(back.rejects).toEqual([])
  expect(historyOf(back.store, IN_GPX)).toEqual(historyOf(store, IN_GPX))
  expect(back.store.identities.map(({ name }) => name)).toEqual(['SERI "A" & <B>, Ž', 'ANKA 1'])
})

test('GPX parts a track where a zone leaves positions out', () => {
  const inZone = (lon: number) => lon > 0
  expect(textOf('gpx', job(store, { selection: { slots: [0], inZone } })).match(/<trkseg>/g)).toHaveLength(2)
  expect(textOf('gpx', job(store, { selection: { slots: [0] } })).match(/<trkseg>/g)).toHaveLength(1)
})

test('CSV has the columns of Marine Cadastre, in time order, with whole seconds where they are whole', () => {
  const rows = Papa.parse<string[]>(textOf('csv', job(store)), { skipEmptyLines: true }).data
  expect(rows.slice(0, 4)).toEqual([
    'MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,Length,Width,Draft,Cargo,TransceiverClass,Altitude,TrackId'.split(
      ',',
    ),
    [
      '533204118',
      '2026-03-14T12:00:00',
      '4.2',
      '113.1',
      '12.1',
      '81.3',
      '80',
      'SERI "A" & <B>, Ž',
      'IMO9321483',
      '9MAB',
      '70',
      '0',
      '120',
      '20.5',
      '6.1',
      '',
      'A',
      '',
      'mmsi:533204118',
    ],
    [
      '',
      '2026-03-14T12:00:00.250',
      '4.3',
      '113.2',
      '110',
      '359.99',
      '',
      'ANKA 1',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '5200.5',
      'uav:anka-s-1',
    ],
    [
      '533204118',
      '2026-03-14T12:00:10',
      '-4.2000001',
      '-179.9999999',
      '',
      '',
      '',
      'SERI "A" & <B>, Ž',
      'IMO9321483',
      '9MAB',
      '70',
      '',
      '120',
      '20.5',
      '6.1',
      '',
      'A',
      '',
      'mmsi:533204118',
    ],
  ])
  expect(rows.every((row) => row.length === 19)).toBe(true)
})

test('CSV of ships with an MMSI alone has no columns of ours', () => {
  const header = textOf('csv', job(store, { selection: { slots: [0] } })).split('\r\n')[0]
  expect(header?.endsWith(',TransceiverClass')).toBe(true)
})

test('GeoJSON has a line a track with times and values side by side, and keeps events and earlier facts', () => {
  const events = [zoneEvent({ trackId: 'mmsi:533204118', atMs: START_MS })]
  const json = JSON.parse(textOf('geojson', job(store, { events })))
  const [ship, drone, silent] = json.features
  expect(ship.geometry).toEqual({
    type: 'LineString',
    coordinates: [
      [113.1, 4.2],
      [-179.9999999, -4.2000001],
      [113.3, 4.2],
    ],
  })
  expect(ship.properties).toMatchObject({
    trackId: 'mmsi:533204118',
    mmsi: 533204118,
    name: 'SERI "A" & <B>, Ž',
    beamM: 20.5,
  })
  expect(ship.properties.coordinateProperties).toEqual({
    times: ['2026-03-14T12:00:00.000Z', '2026-03-14T12:00:10.000Z', '2026-03-14T12:00:20.001Z'],
    sogKn: [12.1, null, 0],
    cogDeg: [81.3, null, null],
    headingDeg: [80, null, null],
    navStatus: [0, null, 5],
    source: ['ais', 'ais', 'coast "2"'],
  })
  expect(drone.geometry.coordinates).toEqual([
    [113.2, 4.3, 5200.5],
    [113.3, 4.4],
  ])
  expect(silent).toMatchObject({ geometry: null, properties: { mmsi: 533000009 } })
  expect(json.zoneEvents).toHaveLength(1)
})

test('GeoJSON of one position is a point with its time and motion', () => {
  const json = JSON.parse(textOf('geojson', job(store, { selection: { slots: [0], toMs: START_MS } })))
  expect(json.features).toHaveLength(1)
  expect(json.features[0]).toMatchObject({
    geometry: { type: 'Point', coordinates: [113.1, 4.2] },
    properties: { time: '2026-03-14T12:00:00.000Z', sogKn: 12.1, navStatus: 0, source: 'ais' },
  })
})

const motion = (max: number) =>
  fc.option(fc.double({ min: 0, max, noNaN: true, maxExcluded: true }), { nil: undefined })
const anyReports = fc.array(
  fc
    .record({
      trackId: fc.constantFrom('mmsi:533000001', 'uav:1'),
      source: fc.constantFrom('a', 'b'),
      atMs: fc.integer({ min: START_MS, max: START_MS + 100_000 }),
      lon: fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(1e-7, -3e-7, 180, -180)),
      lat: fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(2e-7, 90, -90)),
      sogKn: motion(1300),
      cogDeg: motion(360),
      headingDeg: motion(360),
      altitudeM: fc
        .option(fc.integer({ min: -11e6, max: 1e9 }), { nil: undefined })
        .map((millimetres) => (millimetres === undefined ? undefined : millimetres / 1000)),
      navStatus: fc.option(fc.integer({ min: 0, max: 15 }), { nil: undefined }),
    })
    // There nobody is: every reader takes it for no position.
    .filter(({ lon, lat }) => Math.abs(lon) >= 1e-7 || Math.abs(lat) >= 1e-7)
    .map((each) => Object.fromEntries(Object.entries(each).filter(([, value]) => value !== undefined)) as never),
  { minLength: 1, maxLength: 30 },
)

test('whatever was reported, our recordings and GPX give back what they hold of it, to the last kept digit', () => {
  fc.assert(
    fc.property(anyReports, (reports: PositionReport[]) => {
      const identities = [...new Set(reports.map(({ trackId }) => trackId))].map((trackId) => ({ trackId }))
      const any = storeOf(identities, reports)
      const own = readBack((options) => new OwnReader(options), textOf('own', job(any)))
      expect([own.rejects, historyOf(own.store, EVERYTHING)]).toEqual([[], historyOf(any, EVERYTHING)])
      const gpxText = textOf('gpx', job(any))
      expect(gpxText).not.toMatch(/\de-\d/)
      const gpx = readBack((options) => new GpxReader(options), gpxText)
      // GPX has neither headings nor statuses: positions that differ in those alone are repeats.
      expect(gpx.rejects).toEqual([])
      const held = historyOf(any, IN_GPX).map(withoutRepeats)
      expect(historyOf(gpx.store, IN_GPX).map(withoutRepeats)).toEqual(held)
    }),
    { seed: 6, numRuns: 300 },
  )
})

function withoutRepeats(history: readonly unknown[]): string[] {
  return [...new Set(history.map((each) => JSON.stringify(each)))]
}
