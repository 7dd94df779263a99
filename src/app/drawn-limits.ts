import type { FeatureCollection } from 'geojson'
import type { ZoneSet } from '#geo/zone.ts'
import { zoneOutlines } from '../map/zone-outlines.ts'

/**
 * The limits to draw for the zones in force. Those of the build come with the page; the areas that are shared are not
 * among them, and when another set of zones is in force none is: then the outlines of the zones say what they are.
 */
export function drawnLimits(zoneSet: ZoneSet, built: FeatureCollection, builtVersion: string): FeatureCollection {
  const outlines = zoneOutlines(zoneSet)
  // Watch areas add a mark of their own to the version of the zones they lie over.
  if (zoneSet.version.split('+')[0] !== builtVersion) return outlines
  const known = new Set(built.features.map(({ properties }) => properties?.id))
  const others = outlines.features.filter(({ properties }) => properties?.line === 'joint' && !known.has(properties.id))
  return { ...built, features: [...built.features, ...others] }
}
