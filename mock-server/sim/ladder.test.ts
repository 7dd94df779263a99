import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Box, LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import { ladderSearch } from './ladder.ts'

test('tracks run north and south by turns, from the east, so far apart, half a spacing inside the box', () => {
  const places = ladderSearch([113, 6, 114, 7], 10)
  expect(places.length).toBe(10)
  const tracks = places
    .filter((_, i) => i % 2 === 0)
    .map((place, i): [LonLat, LonLat] => [place, places[2 * i + 1] as LonLat])
  for (const [i, [from, to]] of tracks.entries()) {
    expect(from[0]).toBe(to[0])
    expect(from[1] < to[1]).toBe(i % 2 === 0)
    const next = tracks[i + 1]
    if (next) expect(distanceNm([from[0], 6.5], [next[0][0], 6.5])).toBeCloseTo(10, 2)
  }
  expect(distanceNm([114, 6.5], [places[0]?.[0] ?? 0, 6.5])).toBeCloseTo(5, 2)
  expect(distanceNm([114, 6], [114, places[0]?.[1] ?? 0])).toBeCloseTo(5, 2)
})

test('no place in the box lies farther than half a spacing from a track, but for what is left at the west side', () => {
  const box: Box = [112.8, 6, 115.2, 7.4]
  const places = ladderSearch(box, 10)
  const west = Math.min(...places.map(([lon]) => lon)) - 5 / 60
  const share = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000)
  fc.assert(
    fc.property(share, share, (x, y) => {
      const place: LonLat = [west + x * (box[2] - west), box[1] + y * (box[3] - box[1])]
      const nearest = Math.min(...places.map(([lon]) => distanceNm(place, [lon, place[1]])))
      expect(nearest).toBeLessThan(5.05)
    }),
  )
})

test('a box without room for one track is refused with its numbers', () => {
  expect(() => ladderSearch([113, 6, 113.1, 7], 10)).toThrow(
    'box [113,6,113.1,7] has no room for a track at a spacing of 10 NM',
  )
  expect(() => ladderSearch([113, 6, 114, 6.1], 10)).toThrow('no room')
  expect(() => ladderSearch([113, 6, 114, 7], Number.NaN)).toThrow('no room')
})
