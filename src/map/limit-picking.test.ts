import fc from 'fast-check'
import type { FeatureCollection, Position } from 'geojson'
import { expect, test } from 'vitest'
import type { LonLat } from '#geo/lonlat.ts'
import { LimitPicker, pickedOf } from './limit-picking.ts'
import { mercatorX, mercatorY, WORLD_PX } from './mercator.ts'

function limits(lines: Record<string, Position[]>): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: Object.entries(lines).map(([id, coordinates]) => ({
      type: 'Feature',
      properties: { id, name: `the ${id}` },
      geometry: { type: 'LineString', coordinates },
    })),
  }
}

test('the limit under the pointer is found anywhere on it, with the place on the line', () => {
  const picker = new LimitPicker(
    limits({
      west: [
        [110, 0],
        [110, 8],
      ],
      east: [
        [112, 0],
        [112, 8],
      ],
    }),
  )
  const hit = picker.nearest([110.01, 3.3], 8, 10)
  expect(hit).toMatchObject({ id: 'west', name: 'the west' })
  expect(hit?.at[0]).toBeCloseTo(110, 9)
  expect(hit?.at[1]).toBeCloseTo(3.3, 6)
  expect(picker.nearest([111.9, 7], 4, 10)?.id).toBe('east')
  expect(picker.nearest([111, 3], 8, 10)).toBeUndefined()
})

test('beyond its end a line is as far as its end', () => {
  const picker = new LimitPicker(
    limits({
      a: [
        [110, 0],
        [111, 0],
      ],
    }),
  )
  expect(picker.nearest([111.01, 0], 8, 20)?.at[0]).toBeCloseTo(111, 9)
  expect(picker.nearest([111.2, 0], 8, 20)).toBeUndefined()
})

test('a line by the antimeridian is found from its other side', () => {
  const picker = new LimitPicker(
    limits({
      a: [
        [179.999, -1],
        [179.999, 1],
      ],
    }),
  )
  expect(picker.nearest([-179.999, 0], 8, 10)?.id).toBe('a')
})

test('no limit, no hit', () => {
  expect(new LimitPicker(limits({})).nearest([110, 3], 8, 10)).toBeUndefined()
})

test('every edge of a long line can be picked', () => {
  const line = Array.from({ length: 150 }, (_, i) => [100 + i / 10, i % 2])
  const picker = new LimitPicker(limits({ a: line }))
  expect(picker.placesOn('a')).toHaveLength(149)
  for (const place of picker.placesOn('a')) expect(picker.nearest(place, 8, 1)?.distancePx).toBeLessThan(0.01)
  expect(picker.ids).toEqual(['a'])
})

test('long lines are cut for speed and found as if they were not', () => {
  const place = fc.tuple(fc.double({ min: 100, max: 120, noNaN: true }), fc.double({ min: 0, max: 10, noNaN: true }))
  fc.assert(
    fc.property(fc.array(place, { minLength: 2, maxLength: 150 }), place, (line, at) => {
      const zoom = 4
      const hit = new LimitPicker(limits({ a: line })).nearest(at as LonLat, zoom, 40)
      const px = slowDistance(line, at, zoom)
      if (hit) expect(hit.distancePx).toBeCloseTo(px, 6)
      else expect(px).toBeGreaterThan(40 - 1e-6)
    }),
    { seed: 3 },
  )
})

function slowDistance(line: readonly (readonly [number, number])[], at: readonly [number, number], zoom: number) {
  const px = WORLD_PX * 2 ** zoom
  const flat = ([lon, lat]: readonly [number, number]) => [mercatorX(lon) * px, mercatorY(lat) * px] as const
  const [x, y] = flat(at)
  let least = Number.POSITIVE_INFINITY
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [flat(line[i - 1] as [number, number]), flat(line[i] as [number, number])]
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
    const square = dx * dx + dy * dy
    const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / square))
    least = Math.min(least, Math.hypot(x - a[0] - share * dx, y - a[1] - share * dy))
  }
  return least
}

test('a target is picked before the limit that runs under it, and a limit before a target farther off', () => {
  expect(pickedOf(undefined, undefined)).toBe('sea')
  expect(pickedOf(undefined, 3)).toBe('limit')
  expect(pickedOf(12, undefined)).toBe('target')
  expect(pickedOf(5, 0)).toBe('target')
  expect(pickedOf(12, 2)).toBe('limit')
  expect(pickedOf(8, 9)).toBe('target')
})
