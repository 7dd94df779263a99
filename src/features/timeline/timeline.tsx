import { type KeyboardEvent, memo, type PointerEvent, useRef } from 'react'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { modeOf } from '#domain/mode.ts'
import { clockText, dateText, minuteText } from '#domain/notation.ts'
import { useClock, usePicture, usePictureState } from '../../data/use-picture.ts'
import { EventTicks } from './event-ticks.tsx'
import { ObservationTicks } from './observation-ticks.tsx'
import { shareOf, timeMarks } from './time-scale.ts'
import { type TimeWindow, windowOf } from './time-window.ts'
import styles from './timeline.module.css'
import { Traffic } from './traffic.tsx'
import { Transport } from './transport.tsx'
import { useWidth } from './use-width.ts'

const MARKS = 8
const LIVE_CLOCK_EVERY_MS = 500
const REPLAY_CLOCK_EVERY_MS = 50

interface TimelineProps {
  readonly zoneNameOf: (zoneId: string) => string | undefined
  readonly onEvent: (event: ZoneEvent) => void
}

/** Traffic over time, the events on it, and the playhead: drag anywhere. Only the playhead runs with the clock. */
export function Timeline({ zoneNameOf, onEvent }: TimelineProps) {
  const source = usePictureState((state) => state.source)
  const following = usePictureState((state) => state.following)
  const mode = usePictureState(modeOf)
  const span = usePictureState((state) => state.span)
  const events = usePictureState((state) => state.events)
  const observations = usePictureState((state) => state.observations)
  const chart = useRef<HTMLDivElement>(null)
  const widthPx = useWidth(chart)
  const leftLiveAtMs = usePictureState((state) => state.leftLiveAtMs)
  // A look back stands still under the hand, though the feed goes on.
  const held = !following && source === 'live' && span && leftLiveAtMs !== undefined
  const shown = span && windowOf(source, held ? { ...span, toMs: leftLiveAtMs } : span)
  return (
    <section className={styles.timeline} aria-label="Timeline" data-mode={mode}>
      <Transport events={events} />
      <div ref={chart} className={styles.chart}>
        {shown ? (
          <>
            <Traffic {...shown} />
            <Scrubber {...shown} />
            <ObservationTicks {...shown} widthPx={widthPx} observations={observations} />
            <EventTicks {...shown} widthPx={widthPx} events={events} zoneNameOf={zoneNameOf} onEvent={onEvent} />
            <Axis {...shown} />
          </>
        ) : (
          <p className={styles.noTraffic}>Waiting for the first report.</p>
        )}
      </div>
    </section>
  )
}

/** The playhead. A slider for everyone: by pointer, by arrow keys, by screen reader. */
function Scrubber({ fromMs, toMs }: TimeWindow) {
  const picture = usePicture()
  const following = usePictureState((state) => state.following)
  const nowMs = useClock(following ? LIVE_CLOCK_EVERY_MS : REPLAY_CLOCK_EVERY_MS) ?? toMs
  const track = useRef<HTMLDivElement>(null)
  const seekTo = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect()
    if (!box) return
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))
    picture.seek(fromMs + share * (toMs - fromMs))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = (toMs - fromMs) / 100
    const to: Record<string, number> = {
      ArrowLeft: nowMs - step,
      ArrowRight: nowMs + step,
      PageDown: nowMs - 10 * step,
      PageUp: nowMs + 10 * step,
      Home: fromMs,
      End: toMs,
    }
    const atMs = to[event.key]
    if (atMs === undefined) return
    event.preventDefault()
    event.stopPropagation()
    picture.seek(atMs)
  }
  return (
    <div
      ref={track}
      className={styles.scrubber}
      role="slider"
      tabIndex={0}
      aria-label="Time"
      aria-valuemin={fromMs}
      aria-valuemax={toMs}
      aria-valuenow={Math.round(nowMs)}
      aria-valuetext={`${dateText(nowMs)} ${clockText(nowMs)}`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        seekTo(event)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event)
      }}
    >
      <div className={styles.future} style={{ left: `${100 * shareOf(nowMs, fromMs, toMs)}%` }} />
      <div className={styles.playhead} style={{ left: `${100 * shareOf(nowMs, fromMs, toMs)}%` }} />
    </div>
  )
}

const Axis = memo(function Axis({ fromMs, toMs }: TimeWindow) {
  const seconds = toMs - fromMs < MARKS * 60_000
  return (
    <div className={styles.axis} aria-hidden="true">
      {timeMarks(fromMs, toMs, MARKS).map((atMs) => (
        <span key={atMs} style={{ left: `${100 * shareOf(atMs, fromMs, toMs)}%` }}>
          {seconds ? clockText(atMs).slice(0, -1) : minuteText(atMs)}
        </span>
      ))}
    </div>
  )
})
