import { expect, test } from 'vitest'
import { Shore } from './shore.ts'

const LAND = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [111, 4],
            [112, 4],
            [112, 5],
            [111, 5],
            [111, 4],
          ],
        ],
      },
    },
  ],
})

test('land is fetched when it is first asked for, once, and says how far a shore is', async () => {
  const asked: string[] = []
  const shore = new Shore(async (url) => {
    asked.push(url)
    return LAND
  }, '/land.geojson')
  expect(asked).toEqual([])
  const [boundary] = await Promise.all([shore.boundary(), shore.boundary()])
  expect(boundary.ok && boundary.value.nearest(113, 4.5)?.distanceNm).toBeCloseTo(59.9, 0)
  await shore.boundary()
  expect(asked).toEqual(['/land.geojson'])
})

test('what went wrong is told, and the land asked for again with the next question', async () => {
  const answers = [
    () => {
      throw new Error('the server does not answer')
    },
    () => 'not JSON',
    () => '{"type":"FeatureCollection","features":[{}]}',
    () => LAND,
  ]
  const shore = new Shore(async () => answers.shift()?.() ?? '', '/land.geojson')
  expect(await shore.boundary()).toEqual({ ok: false, problem: 'the server does not answer' })
  const notJson = await shore.boundary()
  expect(notJson.ok ? '' : notJson.problem).toMatch(/JSON/)
  expect(await shore.boundary()).toEqual({
    ok: false,
    problem: '/land.geojson: land: features[0] has no geometry',
  })
  expect((await shore.boundary()).ok).toBe(true)
})
