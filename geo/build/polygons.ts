import { difference, intersection } from 'polyclip-ts'
import type { Box, LonLat } from '../lonlat.ts'
import type { Part, Ring } from '../zone.ts'

// Plane geometry in degrees: an edge is straight in longitude and latitude, as turf and the zone index see it.

/** Decimals of a turning point, and so of everything that is cut: 0.1 m. */
export const FACT_DECIMALS = 6

/** Rounded so that a number already written with that many decimals comes back bit for bit. */
export function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals
  return Math.round(value * scale) / scale + 0
}

export function roundedPlace([lon, lat]: LonLat, decimals: number): LonLat {
  return [rounded(lon, decimals), rounded(lat, decimals)]
}

export function samePlace(a: LonLat | undefined, b: LonLat | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1]
}

/** Signed area in square degrees, positive when counterclockwise. */
export function signedArea(ring: Ring): number {
  let twice = 0
  for (let i = 1; i < ring.length; i++) {
    const [[x0, y0], [x1, y1]] = [ring[i - 1] as LonLat, ring[i] as LonLat]
    twice += x0 * y1 - x1 * y0
  }
  return twice / 2
}

/** Of the outer ring, so without its holes. */
export function boxOf(part: Part): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of part[0] ?? []) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return [west, south, east, north]
}

export function boxesTouch(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}

/** Counterclockwise. */
export function boxPart([west, south, east, north]: Box): Part {
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ]
}

/** What lies in both: rounded, wound as RFC 7946 asks, the largest part first. */
export function common(a: readonly Part[], b: readonly Part[], decimals: number): readonly Part[] {
  return tidy(intersection(loose(a), loose(b)), decimals)
}

/** What lies in `a` and not in `b`: rounded, wound as RFC 7946 asks, the largest part first. */
export function without(a: readonly Part[], b: readonly Part[], decimals: number): readonly Part[] {
  return b.length === 0 ? tidy(loose(a), decimals) : tidy(difference(loose(a), loose(b)), decimals)
}

/** Even-odd: in the outer ring and in no hole. Places on an edge may go either way. */
export function contains(parts: readonly Part[], [x, y]: LonLat): boolean {
  return parts.some((part) => {
    let inside = false
    for (const ring of part) {
      for (let i = 1; i < ring.length; i++) {
        const [[x0, y0], [x1, y1]] = [ring[i - 1] as LonLat, ring[i] as LonLat]
        if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside
      }
    }
    return inside
  })
}

/** Rounds every place, drops what rounding made equal or empty, winds and orders the rings. */
export function tidy(parts: readonly Part[], decimals: number): readonly Part[] {
  const tidied: Part[] = []
  for (const part of parts) {
    const [outer, ...holes] = part.map((ring) => tidyRing(ring, decimals))
    if (!outer || outer.length < 4) continue
    tidied.push([wound(outer, true), ...holes.filter((ring) => ring.length >= 4).map((ring) => wound(ring, false))])
  }
  const size = (part: Part) => signedArea(part[0] as Ring)
  return tidied.sort((a, b) => size(b) - size(a))
}

function tidyRing(ring: Ring, decimals: number): Ring {
  const places = ring.map((place) => roundedPlace(place, decimals))
  return places.filter((place, i) => i === 0 || !samePlace(place, places[i - 1]))
}

function wound(ring: Ring, counterclockwise: boolean): Ring {
  return signedArea(ring) > 0 === counterclockwise ? ring : [...ring].reverse()
}

/** A copy in the writable arrays that polyclip-ts asks for. */
function loose(parts: readonly Part[]): [number, number][][][] {
  return parts.map((part) => part.map((ring) => ring.map(([lon, lat]): [number, number] => [lon, lat])))
}
