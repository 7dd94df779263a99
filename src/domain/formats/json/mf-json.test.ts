import { expect, test } from 'vitest'
import { collection, feature, readValue } from './testing.ts'

const T0 = Date.UTC(2011, 6, 14, 22, 1, 1)
const COORDINATES = [
  [139.757083, 35.627701, 0.5],
  [139.757399, 35.627701, 2],
]
const DATETIMES = ['2011-07-14T22:01:01Z', '2011-07-14T22:01:02Z']
const POINT = { type: 'MovingPoint', coordinates: COORDINATES, datetimes: DATETIMES, interpolation: 'Linear' }

// Members and values after the examples of OGC 19-045r3.
test('a feature with a MovingPoint is a track, and speeds of the same instants go with it', () => {
  const { reports, identities, format, tally } = readValue({
    type: 'Feature',
    temporalGeometry: POINT,
    temporalProperties: [
      {
        datetimes: DATETIMES,
        speed: { type: 'Measure', form: 'KMH', values: [18.52, 37.04], interpolation: 'Linear' },
        heading: { type: 'Measure', uom: 'deg', values: [90, 400] },
        length: { type: 'Measure', form: 'MTR', values: [1, 2] },
      },
    ],
    crs: { type: 'Name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } },
    trs: { type: 'Name', properties: { name: 'urn:ogc:data:time:iso8601' } },
    properties: { name: 'car1' },
    id: 'mf-1',
  })
  expect(format).toBe('mf-json')
  expect(identities).toEqual([{ trackId: 'id:mf-1', kind: 'other', name: 'car1' }])
  expect(reports).toEqual([
    expect.objectContaining({ atMs: T0, altitudeM: 0.5, sogKn: expect.closeTo(10, 9), headingDeg: 90 }),
    expect.objectContaining({ atMs: T0 + 1000, altitudeM: 2, sogKn: expect.closeTo(20, 9) }),
  ])
  expect(reports[1]).not.toHaveProperty('headingDeg')
  expect(tally.notes).toEqual([])
})

test('a speed without a unit is left out, and that is said', () => {
  const { reports, tally } = readValue({
    type: 'Feature',
    temporalGeometry: POINT,
    temporalProperties: [{ datetimes: DATETIMES, speed: { values: [1, 2] } }],
  })
  expect(reports[0]).not.toHaveProperty('sogKn')
  expect(tally.notes).toEqual(['The temporal property "speed" names no unit known here: left out.'])
})

test('a collection of moving geometries is one track, and its other shapes are rejected', () => {
  const { reports, rejects } = readValue({
    type: 'Feature',
    temporalGeometry: {
      type: 'MovingGeometryCollection',
      prisms: [POINT, { ...POINT, datetimes: [T0 + 5000, T0 + 6000] }, { type: 'MovingPolygon', coordinates: [] }],
    },
  })
  expect(reports.map(({ trackId, atMs }) => [trackId, atMs - T0])).toEqual([
    ['mf-json:1', 0],
    ['mf-json:1', 1000],
    ['mf-json:1', 5000],
    ['mf-json:1', 6000],
  ])
  expect(rejects).toMatchObject([{ reason: 'no-position', message: expect.stringContaining('"MovingPolygon"') }])
})

test('the Trajectory encoding is a line with datetimes, in a collection too', () => {
  const line = feature('LineString', COORDINATES, { datetimes: DATETIMES, state: ['walking', 'walking'] })
  const { reports, format } = readValue(collection([line]))
  expect(format).toBe('mf-json')
  expect(reports.map(({ atMs }) => atMs - T0)).toEqual([0, 1000])
})

// As MobilityDB's asMFJSON writes them.
test.each([
  { type: 'MovingPoint', coordinates: [1, 1], datetimes: '2011-07-14T22:01:01+00', interpolations: ['Discrete'] },
  { type: 'MovingPoint', sequences: [{ coordinates: [[1, 1]], datetimes: ['2011-07-15T00:01:01+02'] }] },
  {
    type: 'MovingPoint',
    crs: { type: 'Name', properties: { name: 'EPSG:4326' } },
    coordinates: [[1, 1]],
    datetimes: [T0],
    interpolation: 'Step',
  },
])('a moving geometry alone is a track: %j', (geometry) => {
  const { reports, format } = readValue(geometry)
  expect(format).toBe('mf-json')
  expect(reports.map(({ atMs, trackId }) => [trackId, atMs])).toEqual([['mf-json:1', T0]])
})

test('a track that jumps between its positions says so in a note', () => {
  expect(readValue({ ...POINT, interpolation: 'Step' }).tally.notes).toEqual([
    'Some tracks say of themselves that they do not move evenly between positions (Step); lines between them are drawn all the same.',
  ])
})

test('datetimes that are not as many as the coordinates are given to none', () => {
  const { reports, rejects, tally } = readValue({ ...POINT, datetimes: DATETIMES.slice(1) })
  expect(reports).toEqual([])
  expect(rejects.map(({ reason }) => reason)).toEqual(['times-mismatch', 'no-time'])
  expect(tally.untimedPositions).toBe(2)
})
