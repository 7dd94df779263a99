import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { alertSummaryQuery } from '../../data/alerts.ts'
import { usePictureState } from '../../data/use-picture.ts'

/** The server's clock, read every `everyMs`: silence, ages and absences are counted by it. Ours until it was heard. */
export function useAlertClock(everyMs: number): number {
  const { data } = useQuery(alertSummaryQuery)
  const [ownMs, setOwnMs] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setOwnMs(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return data ? Math.max(data.nowMs, ownMs + data.nowMs - data.askedAtMs) : ownMs
}

/** How many alerts were raised lately; asked for again whenever the open ones change. */
export function useFlood(): { readonly inTenMinutes: number; readonly isFlood: boolean } | undefined {
  const client = useQueryClient()
  const alerts = usePictureState((state) => state.alerts)
  useEffect(() => {
    if (alerts.length > 0)
      void client.invalidateQueries({ queryKey: alertSummaryQuery.queryKey }, { cancelRefetch: false })
  }, [client, alerts])
  return useQuery(alertSummaryQuery).data?.flood
}
