import type { FeatureCollection } from 'geojson'
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import { compareAlerts } from '#domain/alerts/alert.ts'
import { FRESH, rowOf } from '#domain/picture.ts'
import { targetSentence } from '#domain/target-words.ts'
import type { NamedZone } from '#domain/zone-words.ts'
import { usePicture } from '../data/use-picture.ts'
import type { SeaMap } from '../map/sea-map.ts'
import { useCommandRuns } from './command-runs.ts'
import { cycleOrder, distanceToLimits, stepFrom } from './target-cycle.ts'
import { isInViewOf } from './view-box.ts'

/** Going on within this time one goes through the same order, though ships have moved meanwhile. */
const SAME_ORDER_MS = 5000

interface CycleOptions {
  readonly map: RefObject<SeaMap | undefined>
  readonly limits: FeatureCollection
  readonly zones: readonly NamedZone[]
  readonly selected: number | undefined
  /** On the watch list, by track. */
  readonly isWatched: (trackId: string) => boolean
  readonly onTarget: (slot: number) => void
}

/** Next and previous target by urgency, by key; gives the line that is spoken of the one that was reached. */
export function useTargetCycle({ map, limits, zones, selected, isWatched, onTarget }: CycleOptions): string {
  const picture = usePicture()
  const limitDistance = useMemo(() => distanceToLimits(limits), [limits])
  const kept = useRef<{ readonly order: readonly number[]; readonly source: string; readonly at: number }>(undefined)
  const [spoken, setSpoken] = useState('')

  const sentenceOf = useCallback(
    (slot: number) => {
      const { frame } = picture
      const [identity, row] = [picture.identity(slot), rowOf(frame, slot)]
      if (!frame || !identity || row < 0) return ''
      const alerts = picture.state.alerts.filter(({ trackId }) => trackId === identity.trackId)
      return targetSentence(identity, {
        zone: zones[(frame.zone[row] as number) - 1],
        sogKn: frame.sogKn[row],
        cogDeg: frame.cogDeg[row],
        ageS: frame.ageS[row] as number,
        lost: frame.fresh[row] === FRESH.lost,
        priority: alerts.toSorted(compareAlerts)[0]?.priority,
      })
    },
    [picture, zones],
  )
  const step = (by: 1 | -1) => {
    const { frame } = picture
    if (!frame) return
    const now = performance.now()
    const { source } = picture.state
    const last = kept.current
    const order =
      last && last.source === source && now - last.at < SAME_ORDER_MS
        ? last.order
        : cycleOrder(frame, {
            alerts: picture.state.alerts,
            trackIdOf: (slot) => picture.identity(slot)?.trackId,
            isWatched,
            isInView: isInViewOf(map.current?.view),
            limitDistance,
          })
    kept.current = { order, source, at: now }
    const next = stepFrom(order, selected, by)
    if (next === undefined) return
    onTarget(next)
    setSpoken(sentenceOf(next))
  }
  useCommandRuns({ 'next-target': () => step(1), 'previous-target': () => step(-1) })
  return spoken
}
