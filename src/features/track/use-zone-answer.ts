import { useEffect, useRef, useState } from 'react'
import type { LonLat } from '#geo/lonlat.ts'
import type { Locate, PlaceVerdict } from '../../data/locator.ts'

const ASK_EVERY_MS = 1000

/** What the zones say of a place that moves: asked at most once a second. Another key is another track, and forgets the answer. */
export function useZoneAnswer(
  locate: Locate | undefined,
  key: string,
  lon: number | undefined,
  lat: number | undefined,
): PlaceVerdict | undefined {
  const [answer, setAnswer] = useState<{ readonly key: string; readonly verdict: PlaceVerdict }>()
  const askedAt = useRef(Number.NEGATIVE_INFINITY)
  const lastKey = useRef(key)
  useEffect(() => {
    if (!locate || lon === undefined || lat === undefined) return
    if (lastKey.current !== key) askedAt.current = Number.NEGATIVE_INFINITY
    lastKey.current = key
    let current = true
    const ask = () => {
      askedAt.current = performance.now()
      const at: LonLat = [lon, lat]
      locate(at).then(
        (verdict) => {
          if (lastKey.current === key) setAnswer({ key, verdict })
        },
        (error: unknown) => {
          if (current) console.error('locator', error)
        },
      )
    }
    const timer = setTimeout(ask, Math.max(0, askedAt.current + ASK_EVERY_MS - performance.now()))
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [locate, key, lon, lat])
  return answer?.key === key ? answer.verdict : undefined
}
