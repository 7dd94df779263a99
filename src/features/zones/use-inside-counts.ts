import { useMemo } from 'react'
import type { WatchArea } from '#domain/watch-area.ts'
import { ZoneIndex } from '#geo/zone-index.ts'
import { useSlowFrame } from '../../data/use-picture.ts'

const COUNT_EVERY_MS = 2000

/** How many tracks are in each area now, by its id; undefined before the first picture. */
export function useInsideCounts(areas: readonly WatchArea[]): ReadonlyMap<string, number> | undefined {
  const frame = useSlowFrame(COUNT_EVERY_MS)
  const indexes = useMemo(() => areas.map(({ id, parts }) => ({ id, index: new ZoneIndex(parts) })), [areas])
  return useMemo(() => {
    if (!frame) return undefined
    const [lons, lats] = [frame.lon.subarray(0, frame.count), frame.lat.subarray(0, frame.count)]
    const inside = new Uint8Array(frame.count)
    return new Map(
      indexes.map(({ id, index }) => {
        index.containsBatch(lons, lats, inside)
        return [id, inside.reduce((sum, each) => sum + each, 0)]
      }),
    )
  }, [frame, indexes])
}
