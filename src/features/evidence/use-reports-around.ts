import { useEffect, useState } from 'react'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import type { StoredReport } from '#domain/track-store.ts'

/** How long before and after an event its track is shown. */
const AROUND_MS = 10 * 60_000
const NONE: readonly StoredReport[] = []

/** Asks for what is stored of a track between two instants. */
export type ReportsAround = (trackId: string, fromMs: number, toMs: number) => Promise<readonly StoredReport[]>

/** What is stored of the event's track around it: none until it is known, or when it cannot be had. */
export function useReportsAround(event: ZoneEvent, reportsAround: ReportsAround): readonly StoredReport[] {
  const [known, setKnown] = useState<{ readonly of: ZoneEvent; readonly reports: readonly StoredReport[] }>()
  useEffect(() => {
    let isWanted = true
    const [fromMs, toMs] = spanOf(event)
    reportsAround(event.trackId, fromMs - AROUND_MS, toMs + AROUND_MS).then(
      (reports) => {
        if (isWanted) setKnown({ of: event, reports })
      },
      // The two reports of the event itself are in the event: the card stands without the others.
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [event, reportsAround])
  return known?.of === event ? known.reports : NONE
}

function spanOf({ atMs, before, after, out }: ZoneEvent): [fromMs: number, toMs: number] {
  const times = [atMs, before?.atMs, after?.atMs, out?.after.atMs].filter((each) => each !== undefined)
  return [Math.min(...times), Math.max(...times)]
}
