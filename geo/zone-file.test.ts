import { expect, test } from 'vitest'
import { boxRing } from './testing.ts'
import { parseZones, zoneFeature } from './zone-file.ts'

function collection(overrides: { version?: unknown; properties?: object; geometry?: unknown } = {}) {
  return {
    type: 'FeatureCollection',
    version: 'version' in overrides ? overrides.version : '2026.11',
    features: [
      {
        type: 'Feature',
        properties: { id: 'a', name: 'A', kind: 'eez', claimants: ['MY'], ...overrides.properties },
        geometry: overrides.geometry ?? { type: 'Polygon', coordinates: [boxRing(100, 0, 104, 4)] },
      },
    ],
  }
}

test('a good collection becomes zones with their boxes', () => {
  const zones = parseZones(collection())
  expect(zones).toMatchObject({ ok: true, value: { version: '2026.11', zones: [{ id: 'a', box: [100, 0, 104, 4] }] } })
})

test('a zone goes back to GeoJSON as it came', () => {
  const zones = parseZones(collection())
  if (!zones.ok) throw new Error(zones.problem)
  const [zone] = zones.value.zones
  expect(zone && zoneFeature(zone).geometry.coordinates).toEqual([[boxRing(100, 0, 104, 4)]])
})

test.each([
  [{ type: 'Feature' }, 'zones: type is "Feature", expected a GeoJSON FeatureCollection'],
  [null, 'zones: type is null, expected a GeoJSON FeatureCollection'],
  [collection({ version: 3 }), 'zones: version is 3, expected a text'],
  [collection({ properties: { kind: 'sea' } }), 'features[0].properties.kind is "sea", expected one of joint-area'],
  [collection({ properties: { id: '' } }), 'features[0].properties.id is "", expected a text'],
  [
    collection({ geometry: { type: 'Point', coordinates: [0, 0] } }),
    'features[0].geometry.type is "Point", expected Polygon',
  ],
  [
    collection({
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [100, 0],
            [104, 91.2],
            [104, 4],
            [100, 0],
          ],
        ],
      },
    }),
    'features[0].geometry.coordinates[0][0][1] is [104,91.2], expected [longitude -180..180, latitude -90..90]',
  ],
  [
    collection({
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [100, 0],
            [104, 0],
            [104, 4],
            [100, 1],
          ],
        ],
      },
    }),
    'features[0].geometry.coordinates[0][0] starts at [100,0] and ends at [100,1], expected a closed ring',
  ],
  [
    { ...collection(), features: [...collection().features, ...collection().features] },
    'features[1].properties.id is "a", which is taken already',
  ],
])('a bad collection is refused with value, place and expectation %#', (json, problem) => {
  const zones = parseZones(json)
  expect(zones.ok).toBe(false)
  expect(!zones.ok && zones.problem).toContain(problem)
})

test.each([
  [
    [
      [0, 0],
      [4, 4],
      [4, 0],
      [0, 4],
      [0, 0],
    ],
    'features[0].geometry.coordinates[0][0][0]: edge [0,0] to [4,4] crosses edge [4,0] to [0,4]',
  ],
  [
    [
      [0, 0],
      [4, 0],
      [4, 0],
      [4, 4],
      [0, 0],
    ],
    'features[0].geometry.coordinates[0][0][2]: [4,0] is the vertex before again',
  ],
  [
    [
      [0, 0],
      [4, 4],
      [2, 2],
      [0, 0],
    ],
    'features[0].geometry.coordinates[0][0]: all places lie on one line',
  ],
])('a ring that cannot bound a zone is refused at load %#', (ring, problem) => {
  const zones = parseZones(collection({ geometry: { type: 'Polygon', coordinates: [ring] } }))
  expect(!zones.ok && zones.problem).toContain(problem)
})

test('parts that overlap are refused at load, rings may wind either way', () => {
  const multi = (...rings: (readonly (readonly number[])[])[]) =>
    parseZones(collection({ geometry: { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) } }))
  const inside = multi(boxRing(1, 1, 2, 2), boxRing(0, 0, 4, 4))
  expect(!inside.ok && inside.problem).toBe(
    'features[0].geometry.coordinates[0][0]: lies in part 2, expected parts that do not overlap',
  )
  expect(multi(boxRing(1, 1, 2, 2).toReversed(), boxRing(5, 5, 6, 6)).ok).toBe(true)
})

test('a coordinate system other than WGS 84 is refused', () => {
  const zones = parseZones({ ...collection(), crs: { type: 'name', properties: { name: 'EPSG:3857' } } })
  expect(!zones.ok && zones.problem).toBe('zones: crs is "EPSG:3857", expected WGS 84 in degrees (CRS84 or EPSG:4326)')
})
