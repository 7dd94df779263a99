import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { ZoneRules } from '#domain/events/zone-rule.ts'
import { rulesOfAreas } from '#domain/zones-in-force.ts'
import type { ZoneSet } from '#geo/zone.ts'
import type { Picture } from './picture.ts'
import { refreshZones, watchAreasQuery } from './zones.ts'

/** The rules in force in a set of zones; undefined for the moment in which only one of the two is known anew. */
export function useZoneRules(set: ZoneSet | undefined): ZoneRules | undefined {
  const client = useQueryClient()
  const areas = useQuery(watchAreasQuery).data
  const rules = useMemo(() => set && areas && rulesOfAreas(set, areas), [set, areas])
  // Zones that are older than the areas are asked for when the stream tells of newer ones; older areas are, here.
  const isUnknown = set !== undefined && areas !== undefined && rules === undefined
  useEffect(() => {
    if (isUnknown) void client.invalidateQueries({ queryKey: watchAreasQuery.queryKey }, { cancelRefetch: false })
  }, [isUnknown, client])
  return rules
}

/** What a picture is told of the zones: a zones file as parsed JSON, and the rules in them. */
export interface ToldZones {
  readonly zones: unknown
  readonly rules: ZoneRules | undefined
}

/**
 * Keeps the page at the zones in force: asks for them again when the stream tells of another version than `version`,
 * whoever changed them, and hands zones and rules on to the picture, whose stream and replay go on. The picture has
 * started with `first`.
 */
export function useZonesInForce(
  picture: Picture | undefined,
  { zones, rules }: ToldZones,
  first: ToldZones,
  version: string | undefined,
): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!rules || (zones === first.zones && rules === first.rules)) return
    void picture?.setZones(zones, rules)
  }, [picture, zones, rules, first])
  useEffect(() => {
    if (!picture) return
    let asked: string | undefined
    return picture.subscribe(() => {
      const told = picture.state.zonesVersion
      if (told === undefined || told === version || told === asked) return
      asked = told
      // An answer that was under way may be of the zones before: then it is asked once more.
      void refreshZones(client).finally(() => {
        asked = undefined
      })
    })
  }, [picture, version, client])
}
