import { useState } from 'react'
import type { Alert } from '#domain/alerts/alert.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import { Hidden } from '../../ui/hidden.tsx'
import { alertNews, type ToldAlerts } from './alert-news.ts'
import { subjectOf } from './alert-subject.ts'

/** Speaks what is new, each alert once: alarms at once, others when there is time. */
export function AlertVoice() {
  const picture = usePicture()
  const feeds = usePictureState((state) => state.feeds)
  const alerts = usePictureState((state) => state.alerts)
  // Before the first word of the server no alert is open because none is known.
  const isHeard = usePictureState((state) => state.zonesVersion !== undefined)
  const [said, setSaid] = useState<{
    of: readonly Alert[] | undefined
    told: ToldAlerts | undefined
    assertive: string
    polite: string
  }>({ of: undefined, told: undefined, assertive: '', polite: '' })
  if (isHeard && said.of !== alerts) {
    const news = alertNews(said.told, alerts, (alert) => nameOf(subjectOf(alert, picture, feeds)))
    // Without news the last words stay: taking them away would be a change to be read too.
    setSaid({
      of: alerts,
      told: news.told,
      assertive: news.assertive || said.assertive,
      polite: news.polite || said.polite,
    })
  }
  return (
    <>
      <Hidden aria-live="assertive" aria-atomic="true" data-alert-voice="assertive">
        {said.assertive}
      </Hidden>
      <Hidden aria-live="polite" aria-atomic="true" data-alert-voice="polite">
        {said.polite}
      </Hidden>
    </>
  )
}

/** The name alone: the rest is in the row. */
function nameOf(subject: string): string | undefined {
  return subject.split(' · ')[0]
}
