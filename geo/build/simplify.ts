import type { LonLat } from '../lonlat.ts'
import { metresPerDegree } from './earth.ts'

/**
 * The places of a line that matter (Douglas and Peucker 1973): left out is what lies within `toleranceM` of the line
 * that remains. The tolerance may differ from place to place. First and last stay.
 */
export function simplified(line: readonly LonLat[], toleranceM: (place: LonLat) => number): readonly LonLat[] {
  return keptOf(line, toleranceM).map((i) => line[i] as LonLat)
}

/** Which places stay. */
function keptOf(line: readonly LonLat[], toleranceM: (place: LonLat) => number): readonly number[] {
  const keep = new Uint8Array(line.length)
  const tolerances = line.map(toleranceM)
  keep[0] = 1
  keep[line.length - 1] = 1
  const pending: [number, number][] = [[0, line.length - 1]]
  for (let range = pending.pop(); range; range = pending.pop()) {
    const [first, last] = range
    let [worst, worstAt] = [1, -1]
    for (let i = first + 1; i < last; i++) {
      const metres = offLineM(line[i] as LonLat, line[first] as LonLat, line[last] as LonLat)
      const excess = metres / (tolerances[i] as number)
      if (excess > worst) [worst, worstAt] = [excess, i]
    }
    if (worstAt === -1) continue
    keep[worstAt] = 1
    pending.push([first, worstAt], [worstAt, last])
  }
  return [...line.keys()].filter((i) => keep[i])
}

/** A closed ring, held at its first place and the one farthest from it. Rings of an island keep at least four corners. */
export function simplifiedRing(ring: readonly LonLat[], toleranceM: (place: LonLat) => number): readonly LonLat[] {
  const first = ring[0] as LonLat
  let [far, farM] = [0, -1]
  for (const [i, place] of ring.entries()) {
    const metres = offLineM(place, first, first)
    if (metres > farM) [far, farM] = [i, metres]
  }
  const [there, back] = [simplified(ring.slice(0, far + 1), toleranceM), simplified(ring.slice(far), toleranceM)]
  const result = [...there, ...back.slice(1)]
  return result.length >= 4 ? result : ring
}

/** Metres from a place to a segment, in the plane that touches the Earth there. */
export function offLineM(place: LonLat, from: LonLat, to: LonLat): number {
  const [lonM, latM] = metresPerDegree(place[1])
  const [dx, dy] = [(to[0] - from[0]) * lonM, (to[1] - from[1]) * latM]
  const [px, py] = [(place[0] - from[0]) * lonM, (place[1] - from[1]) * latM]
  const square = dx * dx + dy * dy
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square))
  return Math.hypot(px - dx * share, py - dy * share)
}
