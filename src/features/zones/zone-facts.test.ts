import { expect, test } from 'vitest'
import type { LonLat } from '#geo/lonlat.ts'
import type { Basis, Limit } from '#geo/zone.ts'
import { agreedWords, areaKm2, limitsOf } from './zone-facts.ts'

function box(west: number, south: number, east: number, north: number): LonLat[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
}

function limit(id: string, basis: Basis): Limit {
  return {
    id,
    basis,
    label: id,
    instrument: '',
    source: '',
    verified: true,
    agreedBy: [],
    disputedBy: [],
    toleranceNm: 0,
  }
}

test('a degree square at the equator has its published area, and a hole is taken off', () => {
  // 12 308.8 km2: WGS 84, by GeographicLib's Planimeter.
  expect(areaKm2([[box(0, 0, 1, 1)]])).toBeCloseTo(12_308.8, 0)
  expect(areaKm2([[box(0, 0, 1, 1), box(0.25, 0, 0.75, 1)]])).toBeCloseTo(6154.4, 0)
  expect(areaKm2([])).toBe(0)
})

test('the whole earth is 510 065 622 km2', () => {
  expect(areaKm2([[box(-180, -90, 180, 90)]])).toBeCloseTo(510_065_622, -1)
})

test('limits are listed by length, and what is agreed is a share of the limit at sea', () => {
  const limits = [limit('coast', 'coast'), limit('treaty', 'agreed'), limit('median', 'median')]
  const zone = { parts: [[box(110, 0, 113, 1)]], edgeLimits: [[Uint16Array.of(0, 1, 2, 2)]] }
  const shares = limitsOf(zone, limits)
  expect(shares.map(({ limit: { id }, lengthNm }) => [id, Math.round(lengthNm)])).toEqual([
    ['median', 240],
    ['coast', 180],
    ['treaty', 60],
  ])
  expect(agreedWords(shares)).toBe('20 % of its limit at sea is agreed')
  expect(shares.map(({ middle }) => middle)).toEqual([
    [110, 1],
    [113, 0],
    [113, 1],
  ])
})

test('limits that somebody drew say that they rest on nothing', () => {
  expect(agreedWords([{ limit: limit('drawn', 'drawn'), lengthNm: 3 }])).toBe('its limits do not say what they rest on')
})
