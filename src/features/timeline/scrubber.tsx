import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { clockText, dateText, malaysiaText } from '#domain/notation.ts'
import { useClock, usePicture, usePictureState } from '../../data/use-picture.ts'
import { shareOf } from './time-scale.ts'
import type { TimeWindow } from './time-window.ts'
import styles from './timeline.module.css'

const LIVE_CLOCK_EVERY_MS = 500
const REPLAY_CLOCK_EVERY_MS = 50
/** Less than this is a press, not a stretch that someone drew, pixels. */
const SHORTEST_DRAW_PX = 4

/**
 * The playhead. A slider for everyone: by pointer, by arrow keys, by screen reader. With Shift held one draws the stretch
 * that is played over and over.
 */
export function Scrubber({ fromMs, toMs }: TimeWindow) {
  const picture = usePicture()
  const following = usePictureState((state) => state.following)
  const nowMs = useClock(following ? LIVE_CLOCK_EVERY_MS : REPLAY_CLOCK_EVERY_MS) ?? toMs
  const track = useRef<HTMLDivElement>(null)
  const hint = useRef<HTMLDivElement>(null)
  const drawnFrom = useRef<number>(undefined)
  const instantAt = (clientX: number): number => {
    const box = track.current?.getBoundingClientRect()
    const share = box ? Math.min(1, Math.max(0, (clientX - box.left) / Math.max(1, box.width))) : 0
    return fromMs + share * (toMs - fromMs)
  }
  // By hand: the pointer moves more often than anything should be drawn anew.
  const showHint = (event: PointerEvent) => {
    const element = hint.current
    if (!element) return
    const atMs = instantAt(event.clientX)
    element.hidden = event.pointerType === 'touch'
    element.style.left = `${100 * shareOf(atMs, fromMs, toMs)}%`
    element.dataset.side = shareOf(atMs, fromMs, toMs) > 0.5 ? 'left' : 'right'
    element.textContent = `${clockText(atMs)} · ${malaysiaText(atMs)}`
  }
  const hideHint = () => {
    if (hint.current) hint.current.hidden = true
  }
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drawnFrom.current = event.shiftKey ? event.clientX : undefined
    if (!event.shiftKey) picture.seek(instantAt(event.clientX))
  }
  const onPointerMove = (event: PointerEvent) => {
    showHint(event)
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const { current } = drawnFrom
    if (current === undefined) picture.seek(instantAt(event.clientX))
    else if (Math.abs(event.clientX - current) >= SHORTEST_DRAW_PX) {
      const [a, b] = [instantAt(current), instantAt(event.clientX)]
      picture.setLoop({ fromMs: Math.min(a, b), toMs: Math.max(a, b) })
    }
  }
  const onPointerUp = (event: PointerEvent) => {
    const { current } = drawnFrom
    drawnFrom.current = undefined
    if (current !== undefined && Math.abs(event.clientX - current) < SHORTEST_DRAW_PX) picture.setLoop(undefined)
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
    if (atMs === undefined || event.shiftKey) return
    event.preventDefault()
    event.stopPropagation()
    picture.seek(atMs)
  }
  const isInside = nowMs >= fromMs && nowMs <= toMs
  const left = `${100 * shareOf(nowMs, fromMs, toMs)}%`
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
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerLeave={hideHint}
    >
      <LoopBand fromMs={fromMs} toMs={toMs} />
      <div className={styles.future} style={{ left }} />
      {isInside && <div className={styles.playhead} style={{ left }} />}
      <div ref={hint} className={styles.hint} aria-hidden="true" hidden />
    </div>
  )
}

/** The stretch that is played over and over. */
function LoopBand({ fromMs, toMs }: TimeWindow) {
  const loop = usePictureState((state) => state.loop)
  if (!loop || loop.toMs < fromMs || loop.fromMs > toMs) return null
  const left = shareOf(loop.fromMs, fromMs, toMs)
  const width = shareOf(loop.toMs, fromMs, toMs) - left
  return <div className={styles.loop} style={{ left: `${100 * left}%`, width: `${100 * width}%` }} />
}
