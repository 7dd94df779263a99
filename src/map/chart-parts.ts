import type { Feature, FeatureCollection, LineString, Point } from 'geojson'
import { zoneNames } from './label-point.ts'
import { sidedLimits } from './limit-band.ts'

/** What the user can leave out of the chart. */
export const CHART_PARTS = ['near-lines', 'line-names', 'claims', 'watch-areas'] as const
export type ChartPart = (typeof CHART_PARTS)[number]

/** Zones and limits as the chart draws them, before anything is left out. */
export interface DrawnZones {
  readonly zones: readonly Feature[]
  readonly shared: readonly Feature[]
  readonly watchAreas: readonly Feature[]
  readonly names: readonly Feature<Point>[]
  readonly limits: readonly Feature<LineString>[]
  readonly band: FeatureCollection<LineString>
}

/** The costly part: names find their places, limits their sides. */
export function drawnZones(zones: FeatureCollection, limits: FeatureCollection): DrawnZones {
  const ofKind = (...kinds: string[]) => zones.features.filter(({ properties }) => kinds.includes(properties?.kind))
  const sided = sidedLimits(limits, zones)
  return {
    zones: ofKind('eez', 'territorial-sea', 'contiguous-zone'),
    shared: ofKind('joint-area', 'overlapping-claim'),
    watchAreas: ofKind('watch-area'),
    names: zoneNames(zones).features,
    limits: sided.limits.features,
    band: sided.band,
  }
}

/** The sources of the chart that hold zones and limits, without the parts left out. */
export function chartParts(
  drawn: DrawnZones,
  hidden: ReadonlySet<ChartPart>,
  resting: ReadonlySet<string>,
): Record<'zones' | 'shared' | 'watch-areas' | 'zone-names' | 'limits' | 'band', FeatureCollection> {
  const isShown = ({ properties }: Feature) => {
    const { kind, line } = properties ?? {}
    if (kind === 'watch-area') return !hidden.has('watch-areas')
    if (kind === 'overlapping-claim' || line === 'claim') return !hidden.has('claims')
    return !(hidden.has('near-lines') && (line === 'territorial-sea' || line === 'contiguous-zone'))
  }
  const shown = (features: readonly Feature[]): FeatureCollection => ({
    type: 'FeatureCollection',
    features: features.filter(isShown),
  })
  const watched = (feature: Feature): Feature => ({
    ...feature,
    properties: { ...feature.properties, watched: !resting.has(feature.properties?.id) },
  })
  const unnamed = (feature: Feature): Feature => ({
    ...feature,
    properties: { ...feature.properties, unnamed: true },
  })
  return {
    zones: shown(drawn.zones),
    shared: shown(drawn.shared),
    'watch-areas': shown(drawn.watchAreas.map(watched)),
    'zone-names': shown(drawn.names.map(watched)),
    limits: shown(hidden.has('line-names') ? drawn.limits.map(unnamed) : drawn.limits),
    band: drawn.band,
  }
}
