import { expect, test } from 'vitest'
import { parseLand } from './land-file.ts'
import { boxRing } from './testing.ts'

const polygon = (properties: object | null, type = 'Polygon') => {
  const rings = [boxRing(100, 0, 104, 4)]
  return { type: 'Feature', properties, geometry: { type, coordinates: type === 'Polygon' ? rings : [rings, rings] } }
}
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features })

test('the parts of all that is land are read, polygons and multipolygons', () => {
  const json = collection(polygon({ kind: 'land' }), polygon(null, 'MultiPolygon'), polygon({ kind: 'lake' }))
  const land = parseLand(json)
  expect(land.ok && land.value.length).toBe(3)
})

test('what is no land is refused by feature', () => {
  expect(parseLand({})).toEqual({ ok: false, problem: 'land: expected a GeoJSON FeatureCollection' })
  expect(parseLand(collection({ properties: {} }))).toMatchObject({ problem: 'land: features[0] has no geometry' })
  const point = { properties: {}, geometry: { type: 'Point', coordinates: [1, 2] } }
  expect(parseLand(collection(polygon(null), point))).toMatchObject({
    problem: 'land: features[1] is "Point", expected Polygon or MultiPolygon',
  })
  const open = { properties: {}, geometry: { type: 'Polygon', coordinates: [[[0, 0], [1, 1]]] } } // biome-ignore format: one ring
  expect(parseLand(collection(open))).toMatchObject({ problem: expect.stringContaining('features[0], part 0: ') })
})
