import { useQuery } from '@tanstack/react-query'
import { type RefObject, useEffect } from 'react'
import { isActiveAt } from '#domain/events/schedule.ts'
import { WATCH_PREFIX } from '#domain/zones-in-force.ts'
import { useClock } from '../../data/use-picture.ts'
import { watchAreasQuery } from '../../data/zones.ts'
import type { SeaMap } from '../../map/sea-map.ts'

const CLOCK_EVERY_MS = 1000

/** Tells the map which watch areas their schedules let rest at the time of the picture. Shows nothing itself. */
export function RestingAreas({ mapRef }: { mapRef: RefObject<SeaMap | undefined> }) {
  const areas = useQuery(watchAreasQuery).data
  const nowMs = useClock(CLOCK_EVERY_MS)
  const resting = (areas ?? [])
    .filter(({ schedule }) => schedule && nowMs !== undefined && !isActiveAt(schedule, nowMs))
    .map(({ id }) => WATCH_PREFIX + id)
    .join(' ')
  useEffect(() => mapRef.current?.setResting(new Set(resting.split(' ').filter(Boolean))), [mapRef, resting])
  return null
}
