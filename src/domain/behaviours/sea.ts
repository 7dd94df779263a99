import type { BoundaryDistance } from '#geo/boundary-distance.ts'
import type { ZoneKind } from '#geo/zone.ts'
import type { ZoneContext } from '../events/zone-context.ts'
import { wayNm } from '../one-motion.ts'

/**
 * What behaviours ask of the sea, each by longitude and latitude in degrees. Answers are nautical miles, 0 or more, Infinity
 * where there is none. They must not change while reports of the same time are judged, and `portNm` is asked for every two
 * slow vessels that are close, each minute: it should take microseconds.
 */
export interface Sea {
  /** To the nearest port or anchorage: 0 inside. */
  portNm(lon: number, lat: number): number
  shoreNm(lon: number, lat: number): number
  /** The nearest limit at sea. */
  limit(lon: number, lat: number): { readonly limitId: string; readonly nm: number } | undefined
  /** The zone in which an unusual stop counts. */
  zoneId(lon: number, lat: number): string | undefined
}

/** A sea without ports, shores, limits or zones. */
export const OPEN_SEA: Sea = {
  portNm: () => Number.POSITIVE_INFINITY,
  shoreNm: () => Number.POSITIVE_INFINITY,
  limit: () => undefined,
  zoneId: () => undefined,
}

/** Zones where a coastal state has the rights of an exclusive economic zone (UNCLOS part V), whoever claims it. */
const EEZ_KINDS: ReadonlySet<ZoneKind> = new Set(['eez', 'contiguous-zone', 'overlapping-claim', 'joint-area'])

/**
 * The sea of the zones that are in force when it is asked.
 *
 * @param shore The boundary of the land; without it the shore is taken to be infinitely far, and only ports keep vessels
 *   from loitering.
 */
export function seaOf(contextNow: () => ZoneContext, shore?: BoundaryDistance): Sea {
  return {
    portNm: (lon, lat) => {
      let nearestNm = Number.POSITIVE_INFINITY
      for (const port of contextNow().ports)
        nearestNm = Math.min(nearestNm, wayNm(lon, lat, port.lon, port.lat) - port.radiusNm)
      return Math.max(0, nearestNm)
    },
    shoreNm: (lon, lat) => shore?.nearest(lon, lat)?.distanceNm ?? Number.POSITIVE_INFINITY,
    limit: (lon, lat) => {
      const { boundary, set } = contextNow()
      const nearest = boundary.nearest(lon, lat, { sea: true })
      const limitId = nearest && set.limits[nearest.limit]?.id
      return nearest && limitId !== undefined ? { limitId, nm: rounded(nearest.distanceNm) } : undefined
    },
    zoneId: (lon, lat) => {
      const { index, set } = contextNow()
      return set.zones.find(({ kind }, i) => EEZ_KINDS.has(kind) && index.zone(i).contains(lon, lat))?.id
    },
  }
}

/** To 0.001: what is kept of a distance or speed. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
