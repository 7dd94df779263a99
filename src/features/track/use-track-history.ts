import { useEffect, useState } from 'react'
import type { StoredReport } from '#domain/track-store.ts'
import { usePicture } from '../../data/use-picture.ts'
import { HISTORY_MS } from './track-history.ts'

/** Soon enough for a graph of hours, and not so often that a replay at 600 times asks all the time. */
const ASK_EVERY_MS = 2000

/** The reports of a track in the two hours before the instant that is shown, oldest first; undefined until they are there. */
export function useTrackHistory(trackId: string): readonly StoredReport[] | undefined {
  const picture = usePicture()
  const [found, setFound] = useState<{ readonly trackId: string; readonly reports: readonly StoredReport[] }>()
  useEffect(() => {
    let current = true
    let askedAt = Number.NEGATIVE_INFINITY
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = () => {
      timer = undefined
      askedAt = performance.now()
      const { nowMs } = picture
      if (nowMs === undefined) return
      picture.around(trackId, nowMs - HISTORY_MS, nowMs).then(
        (reports) => {
          if (current) setFound({ trackId, reports })
        },
        (error: unknown) => {
          // Between two pictures there is none to ask; the next frame asks again.
          if (current) console.info('track history', error)
        },
      )
    }
    const soon = () => {
      timer ??= setTimeout(ask, Math.max(0, askedAt + ASK_EVERY_MS - performance.now()))
    }
    soon()
    const stop = picture.onFrame(soon)
    return () => {
      current = false
      clearTimeout(timer)
      stop()
    }
  }, [picture, trackId])
  return found?.trackId === trackId ? found.reports : undefined
}
