import { alongGeodesic, geodesicDestination } from '#geo/geodesic.ts'
import { type LonLat, longitudeDelta } from '#geo/lonlat.ts'

/** A geodesic bends on the chart: a corner every so often is enough to see no corners. */
const NM_A_STEP = 30
const MOST_STEPS = 96
const RING_STEPS = 72

/** Places in a row whose longitudes run on past ±180° instead of jumping. */
function unwrapped(places: readonly LonLat[]): LonLat[] {
  const line: LonLat[] = []
  for (const [lon, lat] of places) {
    const before = line.at(-1)?.[0] ?? lon
    line.push([before + longitudeDelta(before, lon), lat])
  }
  return line
}

/** The shortest line between two places of a known distance, for drawing. */
export function geodesicLine(from: LonLat, to: LonLat, nm: number): LonLat[] {
  const steps = Math.max(1, Math.min(MOST_STEPS, Math.ceil(nm / NM_A_STEP)))
  const inner = Array.from({ length: steps - 1 }, (_, i) => alongGeodesic(from, to, (i + 1) / steps))
  return unwrapped([from, ...inner, to])
}

/** All places at a distance, from north clockwise round and back: over a pole it is a line from edge to edge. */
export function geodesicRing(centre: LonLat, nm: number): LonLat[] {
  const bearings = Array.from({ length: RING_STEPS + 1 }, (_, i) => (i * 360) / RING_STEPS)
  const line = unwrapped(bearings.map((bearing) => geodesicDestination(centre, bearing, nm)))
  // On the side of the world where the centre is.
  const turn = Math.round((centre[0] - (line[0] as LonLat)[0]) / 360) * 360
  return line.map(([lon, lat]) => [lon + turn, lat])
}
