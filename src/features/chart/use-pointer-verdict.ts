import { useEffect, useRef, useState } from 'react'
import type { LonLat } from '#geo/lonlat.ts'
import type { Locate, PlaceVerdict } from '../../data/locator.ts'
import type { SeaMap } from '../../map/sea-map.ts'

/** Nobody reads faster. */
const EVERY_MS = 200

export interface PointedPlace {
  readonly at: LonLat
  /** What the zones say, of here or, while the pointer moves, of where it was a moment ago. */
  readonly verdict: PlaceVerdict | undefined
}

/** The place under the pointer, and what the zones say of it: asked a few times a second, one question at a time. */
export function usePointerVerdict(
  map: SeaMap,
  locate: Locate | undefined,
  accuracyNm: number,
): PointedPlace | undefined {
  const [at, setAt] = useState<LonLat>()
  const [verdict, setVerdict] = useState<PlaceVerdict>()
  const lastAt = useRef<LonLat>(undefined)
  useEffect(() => {
    // Other zones, or another scale: a pointer that rests is asked about again.
    let wanted = lastAt.current
    let timer: ReturnType<typeof setTimeout> | undefined
    let current = true
    const ask = async (place: LonLat) => {
      try {
        const found = await locate?.(place, accuracyNm)
        if (current) setVerdict(found)
      } catch (error) {
        if (current) console.error('locator', error)
      }
    }
    const due = async () => {
      const place = wanted
      wanted = undefined
      if (place) await ask(place)
      // Only a pointer that moved meanwhile is asked about again.
      timer = current && place ? setTimeout(due, EVERY_MS) : undefined
    }
    if (wanted) timer = setTimeout(due, 0)
    const stop = map.onHover((_pointed, place) => {
      lastAt.current = place
      setAt(place)
      if (!place) setVerdict(undefined)
      wanted = place
      timer ??= setTimeout(due, 0)
    })
    return () => {
      current = false
      clearTimeout(timer)
      stop()
    }
  }, [map, locate, accuracyNm])
  return at && { at, verdict }
}
