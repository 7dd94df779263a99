import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { eventWords } from '#domain/event-words.ts'
import { clockText, countText, dateText, minuteText } from '#domain/notation.ts'
import type { ZoneEvent } from '#domain/zone-watch.ts'
import { useClock, usePicture, usePictureState } from '../../data/use-picture.ts'
import { shareOf, timeMarks } from './time-scale.ts'
import styles from './timeline.module.css'
import { Transport } from './transport.tsx'

const BINS = 120
const MARKS = 8
/** A live picture shows its last hour, and no less than ten minutes. */
const LIVE_WINDOW_MS = 3_600_000
const SHORTEST_MS = 600_000
const LIVE_READ_EVERY_MS = 5000

interface TimelineProps {
  readonly zoneNameOf: (zoneId: string) => string | undefined
  readonly onEvent: (event: ZoneEvent) => void
}

/** Traffic over time, the events on it, and the playhead: drag anywhere. */
export function Timeline({ zoneNameOf, onEvent }: TimelineProps) {
  const picture = usePicture()
  const source = usePictureState((state) => state.source)
  const following = usePictureState((state) => state.following)
  const span = usePictureState((state) => state.span)
  const events = usePictureState((state) => state.events)
  const nowMs = useClock(following ? 500 : 50)
  const shown = span && nowMs !== undefined ? windowOf(source, span) : undefined
  return (
    <section className={styles.timeline} aria-label="Timeline" data-replay={!following || undefined}>
      <Transport events={events} />
      {shown && nowMs !== undefined ? (
        <div className={styles.chart}>
          <Traffic fromMs={shown.fromMs} toMs={shown.toMs} live={source === 'live'} />
          <Scrubber fromMs={shown.fromMs} toMs={shown.toMs} nowMs={nowMs} onSeek={(atMs) => picture.seek(atMs)} />
          <EventTicks {...shown} nowMs={nowMs} events={events} zoneNameOf={zoneNameOf} onEvent={onEvent} />
          <Axis fromMs={shown.fromMs} toMs={shown.toMs} />
        </div>
      ) : (
        <p className={styles.waiting}>Waiting for the first report.</p>
      )}
    </section>
  )
}

interface Window {
  readonly fromMs: number
  readonly toMs: number
}

function windowOf(source: 'live' | 'recording', span: Window): Window {
  if (source === 'recording') return span
  return {
    fromMs: Math.min(Math.max(span.fromMs, span.toMs - LIVE_WINDOW_MS), span.toMs - SHORTEST_MS),
    toMs: span.toMs,
  }
}

/** Reports in each slice of the window. In live, read now and then: the bars belong to fixed slices of time. */
function Traffic({ fromMs, toMs, live }: Window & { live: boolean }) {
  const picture = usePicture()
  const recording = usePictureState((state) => state.recording)
  const readAt = live ? Math.floor(toMs / LIVE_READ_EVERY_MS) : toMs
  const counts = useQuery({
    queryKey: ['histogram', recording?.eventLogSha256, recording?.name, live, readAt],
    queryFn: () => picture.histogram(fromMs, toMs, BINS),
    placeholderData: (before) => before,
    gcTime: 0,
  }).data
  if (!counts) return null
  const most = counts.reduce((a, b) => Math.max(a, b), 1)
  const perMinute = Math.round((most * 60_000 * BINS) / Math.max(1, toMs - fromMs))
  return (
    <>
      <svg className={styles.traffic} viewBox={`0 0 ${BINS} 1`} preserveAspectRatio="none" aria-hidden="true">
        {Array.from(counts, (count, bin) => (
          // A bin is its place: bars never move, only their height does.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <rect key={bin} x={bin + 0.1} width={0.8} y={1 - count / most} height={count / most} />
        ))}
      </svg>
      <p className={styles.scale}>
        reports/min
        <br />
        {countText(perMinute)} max
      </p>
    </>
  )
}

/** The playhead. A slider for everyone: by pointer, by arrow keys, by screen reader. */
function Scrubber({ fromMs, toMs, nowMs, onSeek }: Window & { nowMs: number; onSeek: (atMs: number) => void }) {
  const track = useRef<HTMLDivElement>(null)
  const seekTo = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect()
    if (!box) return
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))
    onSeek(fromMs + share * (toMs - fromMs))
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
    onSeek(atMs)
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

interface EventTicksProps extends Window, TimelineProps {
  readonly nowMs: number
  readonly events: readonly ZoneEvent[]
}

/** Each crossing at its time; not yet played ones are hollow. First sights are not marked: most happen at the start. */
function EventTicks({ fromMs, toMs, nowMs, events, zoneNameOf, onEvent }: EventTicksProps) {
  return (
    <div className={styles.ticks}>
      {events
        .filter((event) => event.kind !== 'first-seen-inside' && event.atMs >= fromMs && event.atMs <= toMs)
        .map((event) => (
          <button
            type="button"
            key={event.id}
            className={styles.tick}
            data-ahead={event.atMs > nowMs || undefined}
            style={{ left: `${100 * shareOf(event.atMs, fromMs, toMs)}%` }}
            aria-label={`${clockText(event.atMs)} ${event.trackId} ${eventWords(event, zoneNameOf(event.zoneId))}`}
            title={`${clockText(event.atMs)} ${eventWords(event, zoneNameOf(event.zoneId))}`}
            onClick={() => onEvent(event)}
          />
        ))}
    </div>
  )
}

function Axis({ fromMs, toMs }: Window) {
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
}
