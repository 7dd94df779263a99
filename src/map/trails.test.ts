import { expect, test } from 'vitest'
import { speedStep, type TrailColumns, TrailLine, toleranceDegAt } from './trails.ts'
import { dotStepMs, trailDots } from './trails-dots.ts'

type Row = readonly [lon: number, lat: number, minute: number]

const columns = (rows: readonly Row[]): TrailColumns => ({
  lon: Float64Array.from(rows, ([lon]) => lon),
  lat: Float64Array.from(rows, ([, lat]) => lat),
  atMs: Float64Array.from(rows, ([, , minute]) => minute * 60_000),
})
const NAN = Number.NaN
const FINE = 0.000_2

const lineOf = (rows: readonly Row[], toleranceDeg = FINE) => {
  const line = new TrailLine(toleranceDeg)
  line.add(columns(rows))
  return line.points
}
const places = (rows: readonly Row[], toleranceDeg?: number) =>
  lineOf(rows, toleranceDeg).map(({ lon, lat, starts }) => [lon, lat, starts])

test('a gap breaks the line: what follows starts anew', () => {
  const found = places([
    [110, 1, 0],
    [111, 1, 1],
    [NAN, NAN, 2],
    [112, 1, 3],
    [NAN, NAN, 4],
    [113, 1, 5],
    [114, 1, 6],
  ])
  expect(found).toEqual([
    [110, 1, true],
    [111, 1, false],
    [112, 1, true],
    [113, 1, true],
    [114, 1, false],
  ])
})

test('an empty trail and a trail of gaps are no line', () => {
  expect(places([])).toEqual([])
  expect(places([[NAN, NAN, 0]])).toEqual([])
})

test('a line across the antimeridian goes the short way, there and back', () => {
  const lons = lineOf([
    [179, 0, 0],
    [-179, 0, 1],
    [179.5, 0, 2],
  ]).map(({ lon }) => lon)
  expect(lons).toEqual([179, 181, 179.5])
})

test('a straight run keeps its ends and every turn, a ship at anchor hardly anything', () => {
  const lane = Array.from(
    { length: 2000 },
    (_, i) => [110 + i * 0.001, i < 1000 ? 2 : 2 + (i - 999) * 0.001, i] as const,
  )
  // Nothing of its speed changes step: 0.06 NM a minute, the same after the turn within the step.
  const found = lineOf(lane)
  expect(found.length).toBeLessThan(6)
  expect(found.some(({ lon, lat }) => Math.abs(lon - 110.999) < 1e-9 && lat === 2)).toBe(true)
  expect(found.at(-1)?.lon).toBeCloseTo(111.999, 9)
  const anchored = Array.from({ length: 2000 }, (_, i) => [110 + (i % 7) * 1e-5, 2 + (i % 5) * 1e-5, i] as const)
  expect(lineOf(anchored).length).toBeLessThan(4)
})

test('a ship that turns back keeps the point where it turned', () => {
  const there = Array.from({ length: 11 }, (_, i) => [110 + i * 0.01, 2, i] as const)
  const back = Array.from({ length: 16 }, (_, i) => [110.1 - i * 0.01, 2, 11 + i] as const)
  const lons = lineOf([...there, ...back]).map(({ lon }) => lon)
  expect(Math.max(...lons)).toBeCloseTo(110.1, 9)
  expect(lons.at(-1)).toBeCloseTo(109.95, 9)
})

test('no kept line is further from any position than the tolerance, at any zoom', () => {
  const wandering = Array.from(
    { length: 400 },
    (_, i) => [110 + i * 0.002, 4 + Math.sin(i / 25) * 0.05 + Math.sin(i / 3) * 0.0005, i * 2] as const,
  )
  for (const zoom of [4, 8, 12]) {
    const toleranceDeg = toleranceDegAt(zoom)
    const line = lineOf(wandering, toleranceDeg)
    for (const [lon, lat] of wandering) {
      const nearest = Math.min(...line.slice(1).map((to, i) => away([lon, lat], line[i] ?? to, to)))
      expect(nearest).toBeLessThanOrEqual(toleranceDeg * 2.01)
    }
  }
  expect(lineOf(wandering, toleranceDegAt(4)).length).toBeLessThan(lineOf(wandering, toleranceDegAt(12)).length / 3)
})

test('a long straight way keeps a place every two degrees, for the globe bends it', () => {
  const ocean = Array.from({ length: 601 }, (_, i) => [100 + i * 0.05, 4, i * 15] as const)
  const lons = lineOf(ocean).map(({ lon }) => lon)
  for (const [i, lon] of lons.slice(1).entries()) expect(lon - (lons[i] ?? 0)).toBeLessThanOrEqual(2.05)
  expect(lons.length).toBeLessThan(20)
})

test('a line that grew in pieces is the line of the whole', () => {
  const rows = Array.from({ length: 300 }, (_, i) => [110 + i * 0.003, 4 + Math.sin(i / 9) * 0.02, i] as const)
  const all = columns(rows)
  const grown = new TrailLine(FINE)
  grown.add(columns(rows.slice(0, 100)))
  grown.add(columns(rows.slice(0, 217)), 100)
  grown.add(all, 217)
  const whole = new TrailLine(FINE)
  whole.add(all)
  expect(grown.points).toEqual(whole.points)
})

test('each stretch has the colour of its speed, and it changes where the speed does', () => {
  // Along the equator 0.1° in 60 minutes is 6 kn, 0.2° is 12 kn.
  const rows = Array.from({ length: 121 }, (_, i) => [i <= 60 ? i / 600 : 0.1 + (i - 60) / 300, 0, i] as const)
  const found = lineOf(rows)
  expect(found.map(({ step }) => step)).toEqual([0, 2, 3])
  expect(found[1]?.atMs).toBe(60 * 60_000)
})

test('receiver noise at anchor, seconds apart, is no speed', () => {
  const rows = Array.from({ length: 360 }, (_, i) => [110 + (i % 2) * 0.000_05, 2, i / 12] as const)
  expect(new Set(lineOf(rows).map(({ step }) => step)).size).toBeLessThanOrEqual(2)
  expect(lineOf(rows).at(-1)?.step).toBe(0)
})

test('speeds fall into five steps', () => {
  expect([0, 0.99, 1, 5, 9.9, 10, 15, 90].map(speedStep)).toEqual([0, 0, 1, 2, 2, 3, 4, 4])
})

test('dots are equal in time on whole minutes, none lies in a gap or before the trail', () => {
  const path = columns([
    [110, 0, 0],
    [114, 0, 4],
    [NAN, NAN, 5],
    [120, 0, 10],
    [121, 0, 11],
  ])
  expect(trailDots(path, 60_000, 0)).toEqual([
    [110, 0],
    [111, 0],
    [112, 0],
    [113, 0],
    [120, 0],
  ])
  expect(trailDots(path, 60_000, 2.5 * 60_000).map(([lon]) => lon)).toEqual([113, 120])
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

function away([x, y]: readonly [number, number], a: { lon: number; lat: number }, b: { lon: number; lat: number }) {
  const [dx, dy] = [b.lon - a.lon, b.lat - a.lat]
  const square = dx * dx + dy * dy
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - a.lon) * dx + (y - a.lat) * dy) / square))
  return Math.hypot(x - a.lon - share * dx, y - a.lat - share * dy)
}
