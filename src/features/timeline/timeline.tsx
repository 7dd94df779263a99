import { type ComponentType, useMemo, useRef } from 'react'
import { landmarkTimes } from '#domain/event-filter.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { modeOf } from '#domain/mode.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import { Axis } from './axis.tsx'
import { EventTicks } from './event-ticks.tsx'
import { ObservationTicks } from './observation-ticks.tsx'
import { Scrubber } from './scrubber.tsx'
import { SpanLane } from './span-lane.tsx'
import type { PriorityOf } from './tick-groups.ts'
import type { TimeWindow } from './time-window.ts'
import styles from './timeline.module.css'
import { Traffic } from './traffic.tsx'
import { Transport } from './transport.tsx'
import { useTimeView } from './use-time-view.ts'
import { useTimelineKeys } from './use-timeline-keys.ts'
import { useWidth } from './use-width.ts'

interface TimelineProps {
  /** Slot of the selected target. */
  readonly selected: number | undefined
  readonly zoneNameOf: (zoneId: string) => string | undefined
  readonly priorityOf: PriorityOf
  readonly onEvent: (event: ZoneEvent) => void
  /** Draws the notes; its code comes after the first picture. */
  readonly notes: ComponentType<TimeWindow & { readonly widthPx: number }>
}

/** Traffic over time, what happened on it, and the playhead: drag anywhere. Only the playhead runs with the clock. */
export function Timeline({ selected, zoneNameOf, priorityOf, onEvent, notes: Notes }: TimelineProps) {
  const picture = usePicture()
  const source = usePictureState((state) => state.source)
  const following = usePictureState((state) => state.following)
  const mode = usePictureState(modeOf)
  const span = usePictureState((state) => state.span)
  const events = usePictureState((state) => state.events)
  const observations = usePictureState((state) => state.observations)
  const leftLiveAtMs = usePictureState((state) => state.leftLiveAtMs)
  const chart = useRef<HTMLDivElement>(null)
  const widthPx = useWidth(chart)
  // A look back stands still under the hand, though the feed goes on.
  const isHeld = !following && source === 'live' && span && leftLiveAtMs !== undefined
  const view = useTimeView(source, isHeld ? { ...span, toMs: leftLiveAtMs } : span, chart)
  const { shown } = view
  const landmarks = useMemo(() => landmarkTimes(events), [events])
  const toLandmark = (forward: boolean) => {
    const { nowMs = 0 } = picture
    const atMs = forward ? landmarks.find((each) => each > nowMs + 1) : landmarks.findLast((each) => each < nowMs - 1)
    if (atMs !== undefined) picture.seek(atMs)
  }
  const onKeyDown = useTimelineKeys(shown, view, toLandmark)
  return (
    <section className={styles.timeline} aria-label="Timeline" data-mode={mode} onKeyDown={onKeyDown}>
      <Transport shown={shown} zooming={view} hasLandmarks={landmarks.length > 0} onLandmark={toLandmark} />
      <div ref={chart} className={styles.chart}>
        {shown && span ? (
          <>
            <Overview shown={shown} span={span} />
            <Traffic {...shown} />
            <Scrubber {...shown} />
            <SpanLane {...shown} selected={selected} zoneNameOf={zoneNameOf} />
            <ObservationTicks {...shown} widthPx={widthPx} observations={observations} />
            <EventTicks
              {...shown}
              widthPx={widthPx}
              events={events}
              zoneNameOf={zoneNameOf}
              priorityOf={priorityOf}
              onEvent={onEvent}
            />
            <Notes {...shown} widthPx={widthPx} />
            <Axis {...shown} />
          </>
        ) : (
          <p className={styles.noTraffic}>Waiting for the first report.</p>
        )}
      </div>
    </section>
  )
}

/** Where in all that there is the window lies; nothing while it shows all. */
function Overview({ shown, span }: { shown: TimeWindow; span: TimeWindow }) {
  const lengthMs = Math.max(1, span.toMs - span.fromMs)
  const from = Math.max(0, (shown.fromMs - span.fromMs) / lengthMs)
  const to = Math.min(1, (shown.toMs - span.fromMs) / lengthMs)
  if (to - from >= 1) return null
  return (
    <div className={styles.overview} aria-hidden="true">
      <i style={{ left: `${100 * from}%`, width: `${100 * (to - from)}%` }} />
    </div>
  )
}
