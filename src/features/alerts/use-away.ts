import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type AlertPeriod, alertSummaryQuery } from '../../data/alerts.ts'
import { usePictureState } from '../../data/use-picture.ts'
import { AWAY_AFTER_MS, absence, keepLook, lastLookMs } from './away.ts'

/** When nobody looked, and how to say that one has seen what happened meanwhile. */
export interface Away {
  readonly away: AlertPeriod | undefined
  readonly dismiss: () => void
}

/**
 * The stretch of time in which nobody looked at this screen, until it is dismissed: the page was closed, hidden, or had
 * no stream for more than two minutes. As long as it is not dismissed the last look stays what it was.
 */
export function useAway(nowMs: number): Away {
  const isClockKnown = useQuery(alertSummaryQuery).data !== undefined
  const isConnected = usePictureState((state) => state.link.state === 'open' && !state.stale)
  const [away, setAway] = useState<AlertPeriod>()
  const hasLooked = useRef(false)
  useEffect(() => {
    if (away || !isConnected || !isClockKnown || document.hidden) return
    // On opening the page any absence counts, however short: nobody knows what was seen before.
    const missed = absence(lastLookMs(), nowMs, hasLooked.current ? AWAY_AFTER_MS : 0)
    hasLooked.current = true
    if (missed) setAway(missed)
    else keepLook(nowMs)
  }, [away, isConnected, isClockKnown, nowMs])
  const dismiss = () => {
    keepLook(nowMs)
    setAway(undefined)
  }
  return { away, dismiss }
}
