import { expect, test } from 'vitest'
import { graticule, graticuleStepMin, roomyBox, tickLabel, ticksMin } from './graticule.ts'

test('the lines come closer together in degrees as one zooms in, never in pixels', () => {
  const steps = Array.from({ length: 33 }, (_, half) => graticuleStepMin(half / 2))
  expect(steps).toEqual([...steps].sort((a, b) => b - a))
  expect(graticuleStepMin(0)).toBe(1800 * 1)
  expect(graticuleStepMin(6.6)).toBe(60)
  expect(graticuleStepMin(8)).toBe(30)
  expect(graticuleStepMin(16)).toBe(1)
})

test('ticks are whole steps inside the edges, both edges included', () => {
  expect(ticksMin(110, 112, 60)).toEqual([6600, 6660, 6720])
  expect(ticksMin(-0.6, 0.6, 30)).toEqual([-30, 0, 30])
  expect(ticksMin(110.1, 110.2, 60)).toEqual([])
})

test('meridians and parallels span the box', () => {
  const lines = graticule([110, 4, 111, 5], 60).features.map(({ geometry }) => geometry.coordinates)
  expect(lines).toEqual([
    [
      [110, 4],
      [110, 5],
    ],
    [
      [111, 4],
      [111, 5],
    ],
    [
      [110, 4],
      [111, 4],
    ],
    [
      [110, 5],
      [111, 5],
    ],
  ])
})

test('a box across the antimeridian keeps its longitudes, and no parallel lies beyond the web map', () => {
  const lines = graticule(roomyBox([170, 60, 190, 85]), 600).features.map(({ geometry }) => geometry.coordinates[0])
  expect(lines).toContainEqual([180, 35])
  expect(lines).toContainEqual([210, 35])
  expect(lines.every((from) => Math.abs(from?.[1] as number) <= 85)).toBe(true)
})

test.each([
  [6720, 'lon', '112°E'],
  [6090, 'lon', '101°30′E'],
  [-65, 'lon', '1°05′W'],
  [11_400, 'lon', '170°W'],
  [-11_400, 'lon', '170°E'],
  [10_800, 'lon', '180°'],
  [0, 'lat', '0°'],
  [-300, 'lat', '5°S'],
  [62, 'lat', '1°02′N'],
] as const)('%i minutes of %s read %s', (minutes, axis, text) => {
  expect(tickLabel(minutes, axis)).toBe(text)
})
