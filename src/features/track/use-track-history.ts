import { useEffect, useState } from 'react'
import type { StoredReport } from '#domain/track-store.ts'
import { usePicture } from '../../data/use-picture.ts'
import { TrackPast } from './track-past.ts'

/** Soon enough for a graph of hours, and not so often that a replay at 600 times asks all the time. */
const ASK_EVERY_MS = 2000

/** The reports of a track in the two hours before the instant that is shown, oldest first; undefined until they are there. */
export function useTrackHistory(trackId: string): readonly StoredReport[] | undefined {
  const picture = usePicture()
  const [found, setFound] = useState<{ readonly trackId: string; readonly reports: readonly StoredReport[] }>()
  useEffect(() => {
    const past = new TrackPast((fromMs, toMs) => picture.around(trackId, fromMs, toMs))
    let current = true
    let asking = false
    let askedAt = Number.NEGATIVE_INFINITY
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = () => {
      timer = undefined
      const clockMs = performance.now()
      askedAt = clockMs
      const { nowMs, state } = picture
      if (nowMs === undefined || asking) return
      asking = true
      past
        .look({ nowMs, beginsMs: state.span?.fromMs ?? nowMs, clockMs })
        .then(
          (reports) => {
            if (!current || !reports) return
            setFound((before) =>
              before?.trackId === trackId && before.reports === reports ? before : { trackId, reports },
            )
          },
          (error: unknown) => {
            // Between two pictures there is none to ask; the next frame asks again.
            if (current) console.info('track history', error)
          },
        )
        .finally(() => {
          asking = false
        })
    }
    const soon = () => {
      timer ??= setTimeout(ask, Math.max(0, askedAt + ASK_EVERY_MS - performance.now()))
    }
    soon()
    const stop = picture.onFrame((frame) => {
      if (!frame) {
        past.forget()
        setFound(undefined)
        askedAt = Number.NEGATIVE_INFINITY
        clearTimeout(timer)
        timer = undefined
      }
      soon()
    })
    return () => {
      current = false
      clearTimeout(timer)
      stop()
    }
  }, [picture, trackId])
  return found?.trackId === trackId ? found.reports : undefined
}
