import type { PositionReport } from '#domain/report.ts'
import { seededRandom } from './bench.ts'
import { randomPlaces } from './zone-work.ts'

const MOST_KN = 20

interface Traffic {
  readonly tracks: number
  readonly steps: number
  readonly stepMs: number
}

/** Ships all over the region, a fifth of them moored with a receiver's jitter, the others on straight ways; all report at each step. */
export function* traffic({ tracks, steps, stepMs }: Traffic): Generator<PositionReport> {
  const random = seededRandom(7)
  const { lons, lats } = randomPlaces(tracks, 7)
  const ships = Array.from({ length: tracks }, (_, i) => {
    const isMoored = random() < 0.2
    const course = random() * 2 * Math.PI
    const degrees = isMoored ? 0 : (random() * MOST_KN * stepMs) / 3_600_000 / 60
    const trackId = `mmsi:${533_000_000 + i}`
    return { trackId, lon: lons[i] as number, lat: lats[i] as number, isMoored, course, degrees }
  })
  const startMs = Date.UTC(2026, 2, 14)
  for (let step = 0; step < steps; step++) {
    for (const { trackId, lon, lat, isMoored, course, degrees } of ships)
      yield {
        trackId,
        source: 'bench',
        atMs: startMs + step * stepMs,
        lon: lon + Math.cos(course) * degrees * step + (isMoored ? (random() - 0.5) * 1e-4 : 0),
        lat: lat + Math.sin(course) * degrees * step + (isMoored ? (random() - 0.5) * 1e-4 : 0),
        sogKn: isMoored ? 0 : degrees * 60 * (3_600_000 / stepMs),
      }
  }
}
