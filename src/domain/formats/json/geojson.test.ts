import { expect, test } from 'vitest'
import { KNOTS_PER_KMH, KNOTS_PER_METRE_A_SECOND } from './motion-names.ts'
import { collection, feature, readJson, readValue } from './testing.ts'

const T0 = Date.UTC(2026, 2, 14)
const TIMES = ['2026-03-14T00:00:00Z', '2026-03-14T00:00:10Z']
const LINE = [
  [113, 4],
  [113.1, 4.1],
]

test('a line with times in coordinateProperties, as Placemark togeojson writes them, is a track', () => {
  const properties = { name: 'Run', coordinateProperties: { times: TIMES, speeds: [1, null], cog: [0, 360] } }
  const { reports, identities, rejects, tally, format } = readValue(
    collection([feature('LineString', [[113, 4, 12], LINE[1]], properties)]),
  )
  expect(format).toBe('geojson')
  expect(identities).toEqual([{ trackId: 'geojson:1', kind: 'other', name: 'Run' }])
  expect(reports).toEqual([
    { trackId: 'geojson:1', source: 'a.json', atMs: T0, lon: 113, lat: 4, altitudeM: 12, sogKn: 1, cogDeg: 0 },
    { trackId: 'geojson:1', source: 'a.json', atMs: T0 + 10_000, lon: 113.1, lat: 4.1 },
  ])
  expect(rejects).toEqual([])
  expect(tally.notes).toEqual(['The speeds named "speeds" say no unit: taken as knots.'])
  expect(tally).toMatchObject({ positions: 2, tracks: 1, messages: 2, untimedPositions: 0, firstAtMs: T0 })
})

test('coordTimes (toGeoJSON before 5) and plain times are read too, and times without a zone are UTC', () => {
  const local = TIMES.map((each) => each.replace('Z', ''))
  const { reports, tally } = readValue(
    collection([feature('LineString', LINE, { coordTimes: TIMES }), feature('LineString', LINE, { times: local })]),
  )
  expect(reports.map(({ trackId, atMs }) => [trackId, atMs - T0])).toEqual([
    ['geojson:1', 0],
    ['geojson:1', 10_000],
    ['geojson:2', 0],
    ['geojson:2', 10_000],
  ])
  expect(tally.notes).toEqual(['Times without a zone are taken as UTC.'])
})

test('a MultiLineString has its times in nested arrays or in one, and is one track', () => {
  const nested = feature('MultiLineString', [LINE, [[114, 5]]], {
    coordinateProperties: { times: [TIMES, ['2026-03-14T00:00:20Z']], headings: [[1, 2], [3]] },
  })
  const flat = feature('MultiLineString', [LINE, [[114, 5]]], {
    coordTimes: [...TIMES, '2026-03-14T00:00:20Z'],
    heading: [1, 2, 3],
  })
  for (const each of [nested, flat]) {
    const { reports } = readValue(each)
    expect(reports.map(({ atMs, headingDeg, trackId }) => [trackId, atMs - T0, headingDeg])).toEqual([
      ['geojson:1', 0, 1],
      ['geojson:1', 10_000, 2],
      ['geojson:1', 20_000, 3],
    ])
  }
})

test('a fourth coordinate is the time in seconds or milliseconds, as kepler.gl trips have it', () => {
  const { reports } = readValue(
    feature('LineString', [
      [113, 4, 0, T0 / 1000],
      [113, 4, 0, T0 + 5],
      [113, 4, 0, T0 / 1000 + 0.25],
    ]),
  )
  expect(reports.map(({ atMs }) => atMs - T0)).toEqual([0, 5, 250])
})

test('points of one MMSI, id or name make one track, and of none one track of the file', () => {
  const times = { time: TIMES[0] }
  const { reports, identities, tally } = readValue(
    collection([
      feature('Point', [113, 4], { ...times, MMSI: '533204118', ShipName: 'SERI' }),
      feature('Point', [113, 4], { ...times, mmsi: 533204118, ShipName: 'SERI' }),
      feature('Point', [113, 4], { ...times, vessel_id: 'v7' }),
      feature('Point', [113, 4], { ...times, icao24: '75008A' }),
      feature('Point', [113, 4], { ...times, name: 'Anka' }),
      feature('Point', [113, 4], times, { id: 12 }),
      feature('Point', [113, 4], times),
      feature('Point', [113, 4], times),
      feature('Point', [113, 4], { ...times, trackId: 'uav:1', kind: 'drone' }),
    ]),
  )
  expect(reports.map(({ trackId }) => trackId)).toEqual([
    'mmsi:533204118',
    'mmsi:533204118',
    'id:v7',
    'icao:75008a',
    'id:Anka',
    'id:12',
    'geojson:1',
    'geojson:1',
    'uav:1',
  ])
  expect(identities).toHaveLength(7)
  expect(identities[0]).toEqual({
    trackId: 'mmsi:533204118',
    kind: 'vessel',
    name: 'SERI',
    mmsi: 533204118,
    flag: 'MY',
  })
  expect(identities.at(-1)).toEqual({ trackId: 'uav:1', kind: 'drone' })
  expect(tally.tracks).toBe(7)
  expect(tally.notes).toEqual(['Points without an id are taken as one track.'])
})

test.each([
  ['time', TIMES[0]],
  ['timestamp', T0 / 1000],
  ['t', T0],
  ['datetime', '2026-03-14 00:00:00+00'],
  ['when', '2026-03-14T08:00:00+08:00'],
  ['BaseDateTime', `${T0 / 1000}`],
])('the time of a point may be its %s', (name, value) => {
  expect(readValue(feature('Point', [113, 4], { [name]: value })).reports.map(({ atMs }) => atMs)).toEqual([T0])
})

test.each([
  [{ sog: 12.5 }, { sogKn: 12.5 }],
  [{ speed_kmh: 18.52 }, { sogKn: 18.52 * KNOTS_PER_KMH }],
  [{ 'speed (m/s)': 5 }, { sogKn: 5 * KNOTS_PER_METRE_A_SECOND }],
  [{ sog: 102.3, cog: 360, heading: 511 }, {}],
  [{ sog: -1, cog: -0.5, heading: '' }, {}],
  [{ sog: 'undefined', cog: null, true_heading: '41' }, { headingDeg: 41 }],
  [
    { cog: 0, navStatus: 15 },
    { cogDeg: 0, navStatus: 15 },
  ],
])('%j is read as %j', (properties, motion) => {
  const { reports } = readValue(feature('Point', [113, 4], { ...properties, time: T0 }))
  expect(reports).toEqual([{ trackId: 'geojson:1', source: 'a.json', atMs: T0, lon: 113, lat: 4, ...motion }])
})

test('a feature without times is one reject that says how many positions it has', () => {
  const { rejects, tally } = readValue(
    collection([feature('Point', [113, 4], { time: T0 }), feature('LineString', LINE)]),
  )
  expect(rejects).toEqual([{ line: 2, reason: 'no-time', message: 'feature 2: 2 positions have no time', text: '' }])
  expect(tally).toMatchObject({ positions: 1, untimedPositions: 2, messages: 3 })
})

test('times that are not as many as the positions are given to none of them', () => {
  const { reports, rejects, tally } = readValue(feature('LineString', LINE, { coordTimes: TIMES.slice(1) }))
  expect(reports).toEqual([])
  expect(tally.untimedPositions).toBe(2)
  expect(rejects.map(({ reason, message }) => [reason, message])).toEqual([
    [
      'times-mismatch',
      'feature 1: the times do not fit the 2 positions from number 1 on, expected one time a position',
    ],
    ['no-time', 'feature 1: 2 positions have no time'],
  ])
})

test('positions and times that cannot be are rejected one by one, with what they are', () => {
  const { reports, rejects, tally } = readJson(
    `{"type":"Feature","geometry":{"type":"LineString","coordinates":[[0,0],[181,91],[113,95],[1e400,4],[null,4],["113",4],7,[113,4],[113,5]]},
      "properties":{"times":[1,1,1,1,1,1,1,"soon",${T0}]}}`,
  )
  expect(reports).toHaveLength(1)
  expect(rejects.map(({ reason }) => reason)).toEqual([
    'position-not-available',
    'position-not-available',
    'position-out-of-range',
    'position-out-of-range',
    'position-not-available',
    'position-out-of-range',
    'position-not-available',
    'bad-time',
  ])
  expect(rejects[2]).toEqual({
    line: 1,
    reason: 'position-out-of-range',
    message: 'feature 1, position 3: lat is 95 and lon is 113, expected -90..90 and -180..180',
    text: '113 95 1',
  })
  expect(rejects.at(-1)?.message).toBe(
    'feature 1, position 8: the time is "soon", expected an ISO 8601 time or seconds or milliseconds since 1970, from 1990 to 2099',
  )
  expect(tally.messages).toBe(9)
})

test('only WGS 84 is read: of another coordinate reference system the name is told, and nothing taken', () => {
  const named = (name: string) => ({ crs: { type: 'name', properties: { name } } })
  const known = ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'urn:ogc:def:crs:EPSG::4326', 'OGC:CRS84']
  for (const each of [...known, 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'])
    expect(readValue(collection([feature('Point', [113, 4], { t: T0 })], named(each))).reports).toHaveLength(1)
  for (const each of ['EPSG:3857', 'EPSG:44326', 'urn:ogc:def:crs:EPSG::32650']) {
    const { reports, rejects } = readValue(collection([feature('Point', [113, 4], { t: T0 })], named(each)))
    expect(reports).toEqual([])
    expect(rejects).toMatchObject([{ reason: 'crs', message: expect.stringContaining(`"${each}", expected WGS 84`) }])
  }
})

test('what is no track is one reject a feature: an area, nothing, a collection of geometries', () => {
  const { rejects } = readValue(
    collection([
      feature('Polygon', [LINE]),
      { type: 'Feature', geometry: null, properties: {} },
      { type: 'Feature', geometry: { type: 'GeometryCollection', geometries: [] } },
      'x',
      feature('LineString', null),
    ]),
  )
  expect(rejects.map(({ line, reason }) => [line, reason])).toEqual(
    [1, 2, 3, 4, 5].map((line) => [line, 'no-position']),
  )
  expect(rejects[0]?.message).toBe(
    'feature 1: the geometry is "Polygon", expected Point, MultiPoint, LineString, MultiLineString',
  )
})

test('a feature without a place says who a track is', () => {
  const { identities, rejects } = readValue({ type: 'Feature', geometry: null, properties: { mmsi: 5330001, imo: 7 } })
  expect(identities).toEqual([{ trackId: 'mmsi:5330001', kind: 'base', mmsi: 5330001, flag: 'MY', imo: 7 }])
  expect(rejects).toEqual([])
})
