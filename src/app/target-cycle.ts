import type { FeatureCollection } from 'geojson'
import { ALERT_PRIORITIES, type Alert } from '#domain/alerts/alert.ts'
import { isOurs, type PictureFrame } from '#domain/picture.ts'
import type { LonLat } from '#geo/lonlat.ts'

const DEGREE = Math.PI / 180

export interface CycleFacts {
  readonly alerts: readonly Pick<Alert, 'trackId' | 'priority'>[]
  readonly trackIdOf: (slot: number) => string | undefined
  /** On the watch list, by track. */
  readonly isWatched: (trackId: string) => boolean
  readonly isInView: (lon: number, lat: number) => boolean
  /** How far the limit is, in any unit that grows with it. */
  readonly limitDistance: (lon: number, lat: number) => number
}

/**
 * The targets of a frame in the order in which one goes through them: with an alert by priority, ours, watched, and of
 * the others in view the nearest to the limit first.
 */
export function cycleOrder(frame: PictureFrame, facts: CycleFacts): readonly number[] {
  const urgency = new Map<string, number>()
  for (const { trackId, priority } of facts.alerts) {
    if (trackId === undefined) continue
    const rank = ALERT_PRIORITIES.indexOf(priority)
    urgency.set(trackId, Math.min(rank, urgency.get(trackId) ?? rank))
  }
  const ours = ALERT_PRIORITIES.length
  const ranked: { slot: number; group: number; distance: number }[] = []
  for (let row = 0; row < frame.count; row++) {
    const slot = frame.slot[row] as number
    const trackId = facts.trackIdOf(slot)
    if (trackId === undefined) continue
    const [lon, lat] = [frame.lon[row] as number, frame.lat[row] as number]
    const alerted = urgency.get(trackId)
    const group = alerted ?? (isOurs(frame.sign[row]) ? ours : facts.isWatched(trackId) ? ours + 1 : ours + 2)
    if (group === ours + 2 && !facts.isInView(lon, lat)) continue
    ranked.push({ slot, group, distance: group === ours ? 0 : facts.limitDistance(lon, lat) })
  }
  ranked.sort((a, b) => a.group - b.group || a.distance - b.distance || a.slot - b.slot)
  return ranked.map(({ slot }) => slot)
}

/** The one after, or with -1 before, the selected; round at both ends; from none the first or the last. */
export function stepFrom(order: readonly number[], selected: number | undefined, step: 1 | -1): number | undefined {
  const at = selected === undefined ? -1 : order.indexOf(selected)
  if (at < 0) return step === 1 ? order[0] : order.at(-1)
  return order[(at + step + order.length) % order.length]
}

/** How far a place is from the outer limits, degrees of latitude on a flat chart round it: good enough to say which is nearer. */
export function distanceToLimits(limits: FeatureCollection): (lon: number, lat: number) => number {
  const edges = limits.features.flatMap(({ geometry, properties }) =>
    geometry.type === 'LineString' && properties?.line === 'outer'
      ? edgesOf(geometry.coordinates.map(([lon = 0, lat = 0]): LonLat => [lon, lat]))
      : [],
  )
  return (lon, lat) => {
    const narrow = Math.cos(lat * DEGREE)
    let least = Number.POSITIVE_INFINITY
    for (const [[lon0, lat0], [lon1, lat1]] of edges) {
      const [x0, y0] = [(lon0 - lon) * narrow, lat0 - lat]
      const [dx, dy] = [(lon1 - lon0) * narrow, lat1 - lat0]
      const share = Math.min(1, Math.max(0, -(x0 * dx + y0 * dy) / (dx * dx + dy * dy || 1)))
      least = Math.min(least, (x0 + share * dx) ** 2 + (y0 + share * dy) ** 2)
    }
    return Math.sqrt(least)
  }
}

function edgesOf(places: readonly LonLat[]): (readonly [LonLat, LonLat])[] {
  return places.slice(1).map((place, i) => [places[i] as LonLat, place])
}
