import { expect, test } from 'vitest'
import { dotStepMs, type Trail, trailFeatures } from './trails.ts'

const trail = (tone: Trail['tone'], points: readonly (readonly [number, number, number])[]): Trail => ({
  slot: 4,
  tone,
  lon: Float64Array.from(points, ([lon]) => lon),
  lat: Float64Array.from(points, ([, lat]) => lat),
  atMs: Float64Array.from(points, ([, , minute]) => minute * 60_000),
})
const NAN = Number.NaN
const shapes = (found: ReturnType<typeof trailFeatures>, type: string) =>
  found.features.filter(({ geometry }) => geometry.type === type).map(({ geometry }) => geometry.coordinates)

test('a gap breaks the line, and a lone position between gaps draws none', () => {
  const found = trailFeatures([
    trail('plain', [
      [110, 1, 0],
      [111, 1, 1],
      [NAN, NAN, 2],
      [112, 1, 3],
      [NAN, NAN, 4],
      [113, 1, 5],
      [114, 1, 6],
    ]),
  ])
  expect(shapes(found, 'LineString')).toEqual([
    [
      [110, 1],
      [111, 1],
    ],
    [
      [113, 1],
      [114, 1],
    ],
  ])
  expect(shapes(found, 'Point')).toEqual([])
  expect(found.features[0]?.properties).toEqual({ tone: 'plain', slot: 4 })
})

test('an empty trail and a trail of gaps are no features', () => {
  expect(trailFeatures([trail('ours', []), trail('selected', [[NAN, NAN, 0]])]).features).toEqual([])
})

test('a line across the antimeridian goes the short way', () => {
  const found = trailFeatures([
    trail('ours', [
      [179, 0, 0],
      [-179, 0, 1],
      [179.5, 0, 2],
    ]),
  ])
  expect(shapes(found, 'LineString')).toEqual([
    [
      [179, 0],
      [181, 0],
      [179.5, 0],
    ],
  ])
})

test('dots of the selected trail are equal in time on whole minutes, and none lies in a gap', () => {
  const found = trailFeatures([
    trail('selected', [
      [110, 0, 0],
      [114, 0, 4],
      [NAN, NAN, 5],
      [120, 0, 10],
      [121, 0, 11],
    ]),
  ])
  expect(shapes(found, 'Point')).toEqual([
    [110, 0],
    [111, 0],
    [112, 0],
    [113, 0],
    [120, 0],
  ])
})

test.each([
  [20, 1],
  [120, 5],
  [240, 10],
  [1440, 60],
  [100_000, 1440],
])('a trail of %i minutes has a dot every %i', (span, step) => {
  expect(dotStepMs(span * 60_000)).toBe(step * 60_000)
})

test('a straight run keeps its ends and every turn, a ship at anchor hardly anything', () => {
  const lane = Array.from(
    { length: 2000 },
    (_, i) => [110 + i * 0.001, i < 1000 ? 2 : 2 + (i - 999) * 0.001, i] as const,
  )
  const [line] = shapes(trailFeatures([trail('plain', lane)]), 'LineString')
  expect(line).toEqual([
    [110, 2],
    [expect.closeTo(110.999, 9), 2],
    [expect.closeTo(111.999, 9), expect.closeTo(3, 9)],
  ])
  const anchored = Array.from({ length: 2000 }, (_, i) => [110 + (i % 7) * 1e-5, 2 + (i % 5) * 1e-5, i] as const)
  expect(shapes(trailFeatures([trail('plain', anchored)]), 'LineString')[0]).toHaveLength(2)
})

test('a ship that turns back keeps the point where it turned', () => {
  const there = Array.from({ length: 11 }, (_, i) => [110 + i * 0.01, 2, i] as const)
  const back = Array.from({ length: 16 }, (_, i) => [110.1 - i * 0.01, 2, 11 + i] as const)
  const [line] = shapes(trailFeatures([trail('plain', [...there, ...back])]), 'LineString')
  const lons = (line as number[][]).map(([lon]) => lon as number)
  expect(Math.max(...lons)).toBeCloseTo(110.1, 9)
  expect(lons.at(-1)).toBeCloseTo(109.95, 9)
})
