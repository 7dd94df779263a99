import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Alert } from '#domain/alerts/alert.ts'
import { plainText } from '#domain/notation.ts'
import { usePicture, usePictureState } from '../data/use-picture.ts'
import { AlertDesk, meantAlert } from '../features/alerts/alert-desk.ts'
import { alertedSlots } from './alerted-slots.ts'
import { useCommandRuns } from './command-runs.ts'
import { sayNote } from './note.ts'

/** What the screen wires together of alerts, but for what goes by the clock: that is `AlertWatch`. `onOpen` brings the list up. */
export function useAlerts(selected: number | undefined, onOpen: () => void) {
  const picture = usePicture()
  const alerts = usePictureState((state) => state.alerts)
  const identityVersion = usePictureState((state) => state.identityVersion)
  const [desk] = useState(() => new AlertDesk())
  // The list says it too, but need not be on the screen: the strip and the keys work without it.
  const problem = useSyncExternalStore(desk.subscribe, () => desk.state().problem)
  useEffect(() => {
    if (problem !== undefined) sayNote(`That did not work: ${plainText(problem, 120)}`)
  }, [problem])
  const act = (action: 'acknowledge' | 'silence') => {
    const alert = meant(true)
    if (alert) void desk.act(alert.id, { action })
  }
  const meant = (waiting: boolean): Alert | undefined => {
    const focused = document.activeElement?.closest<HTMLElement>('[data-alert]')?.dataset.alert
    const trackId = selected === undefined ? undefined : picture.identity(selected)?.trackId
    return meantAlert(alerts, { focused, trackId, waiting })
  }
  const handlers = {
    acknowledge: () => act('acknowledge'),
    silence: () => act('silence'),
    note: () => {
      const alert = meant(false)
      if (alert) desk.open({ kind: 'note', alertId: alert.id })
    },
  }
  const some = alerts.length > 0
  useCommandRuns({
    acknowledge: some ? handlers.acknowledge : undefined,
    silence: some ? handlers.silence : undefined,
    note: some ? handlers.note : undefined,
    alerts: onOpen,
    'alert-log': () => desk.open({ kind: 'handover' }),
    'alert-rules': () => desk.openRules(),
    'test-sound': () => desk.open({ kind: 'sound' }),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a track gets its slot with its identity
  const slots = useMemo(
    () => alertedSlots(alerts, (trackId) => picture.slotOf(trackId)),
    [alerts, picture, identityVersion],
  )
  return { desk, open: alerts.length, alertedSlots: slots }
}

/** Once the list is there: its first row, also where that stands for several. */
export function focusFirstAlert(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-label="Open alerts"] > li button')?.focus())
}
