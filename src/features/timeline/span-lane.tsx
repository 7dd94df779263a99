import { useQuery } from '@tanstack/react-query'
import { memo, useMemo } from 'react'
import { countText } from '#domain/notation.ts'
import { patrolLegs } from '#domain/patrol-legs.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import { shareOf } from './time-scale.ts'
import { legSpans, observedSpans, spanRows, staySpans } from './time-spans.ts'
import type { TimeWindow } from './time-window.ts'
import styles from './timeline.module.css'

const ROWS = 2
/** The way of a drone is read again so often while it flies. */
const LEGS_EVERY_MS = 15_000

interface SpanLaneProps extends TimeWindow {
  /** Slot of the target whose time is shown; without one, what was observed of everyone. */
  readonly selected: number | undefined
  readonly zoneNameOf: (zoneId: string) => string | undefined
}

/**
 * What lasted, as bars: of the selected target its stays in zones, its gaps and the legs of its patrol; of all, gaps and what
 * else was observed. For the pointer: lists and the track's panel tell the same for everyone.
 */
export const SpanLane = memo(function SpanLane({ fromMs, toMs, selected, zoneNameOf }: SpanLaneProps) {
  const picture = usePicture()
  const events = usePictureState((state) => state.events)
  const observations = usePictureState((state) => state.observations)
  // Who a slot is may become known later.
  usePictureState((state) => state.identityVersion)
  const identity = selected === undefined ? undefined : picture.identity(selected)
  const trackId = identity?.trackId
  const legs = useLegs(identity?.kind === 'drone' || identity?.kind === 'patrol' ? selected : undefined, fromMs, toMs)
  const { rows, left } = useMemo(() => {
    const window = { fromMs, toMs }
    const spans = [
      ...(trackId === undefined ? [] : staySpans(events, trackId, window, zoneNameOf)),
      ...observedSpans(observations, trackId, window),
      ...legSpans(legs, window),
    ]
    return spanRows(spans, window, ROWS)
  }, [fromMs, toMs, trackId, events, observations, legs, zoneNameOf])
  return (
    <div className={styles.spans} aria-hidden="true">
      {rows.map((row, i) =>
        row.map((span) => {
          const start = shareOf(span.fromMs, fromMs, toMs)
          return (
            <i
              key={span.id}
              data-kind={span.kind}
              data-open={span.isOpen || undefined}
              style={{
                top: `${(100 * i) / ROWS}%`,
                left: `${100 * start}%`,
                width: `${100 * (shareOf(span.toMs, fromMs, toMs) - start)}%`,
              }}
              title={span.words}
              onPointerDown={() => picture.seek(Math.max(span.fromMs, fromMs))}
            />
          )
        }),
      )}
      {left > 0 && (
        <small title="Spans that lie over those that are shown: select a target to see its own">
          {countText(left)} more
        </small>
      )}
    </div>
  )
})

const NO_LEGS: ReturnType<typeof patrolLegs> = []

function useLegs(slot: number | undefined, fromMs: number, toMs: number) {
  const picture = usePicture()
  const version = usePictureState(({ source, span }) =>
    source === 'live' ? Math.floor((span?.toMs ?? 0) / LEGS_EVERY_MS) : span?.toMs,
  )
  const legs = useQuery({
    queryKey: ['patrol-legs', slot, fromMs, toMs, version],
    queryFn: async () => {
      const [path] = slot === undefined ? [] : await picture.paths([slot], fromMs, toMs)
      return path ? patrolLegs(path) : NO_LEGS
    },
    enabled: slot !== undefined,
    placeholderData: (before, query) => (query?.queryKey[1] === slot ? before : undefined),
    gcTime: 0,
  })
  return legs.data ?? NO_LEGS
}
