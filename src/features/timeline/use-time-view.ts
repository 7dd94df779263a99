import { type RefObject, useEffect, useRef, useState } from 'react'
import { usePicture } from '../../data/use-picture.ts'
import { followed, panned, type TimeView, viewedWindow, wholeView, zoomed } from './time-view.ts'
import type { TimeWindow } from './time-window.ts'

const ZOOM_STEP = 2
/** So many pixels of a wheel double or halve; a notch of a usual one is about a hundred. */
const WHEEL_PX = 250
const FOLLOW_EVERY_MS = 100

/** What a user does with the timeline's window. */
export interface Zooming {
  readonly zoomIn: () => void
  readonly zoomOut: () => void
  readonly whole: () => void
  readonly isWhole: boolean
}

/**
 * The window of the timeline: as the user zoomed it, by wheel or key, and moved on with a playhead that runs out of it.
 * Another picture is shown as it begins.
 *
 * @param span What there is; undefined before the first report.
 */
export function useTimeView(
  source: 'live' | 'recording',
  span: TimeWindow | undefined,
  chart: RefObject<HTMLElement | null>,
): { readonly shown: TimeWindow | undefined } & Zooming {
  const picture = usePicture()
  const [held, setHeld] = useState<{ readonly source: string; readonly view: TimeView | undefined }>()
  const view = held?.source === source ? held.view : undefined
  const shown = span && viewedWindow(source, span, view)
  const setView = (next: TimeView | undefined) => setHeld({ source, view: next })
  // Listeners below outlive a drawing: they look here.
  const now = useRef({ source, span, shown, setView })
  useEffect(() => {
    now.current = { source, span, shown, setView }
  })
  const hasSpan = span !== undefined
  useEffect(() => {
    const element = chart.current
    if (!element || !hasSpan) return
    const onWheel = (event: WheelEvent) => {
      const { source, span, shown, setView } = now.current
      if (!span || !shown) return
      event.preventDefault()
      const box = element.getBoundingClientRect()
      const perPx = (shown.toMs - shown.fromMs) / Math.max(1, box.width)
      const sideways = event.shiftKey ? event.deltaY : event.deltaX
      if (Math.abs(sideways) > Math.abs(event.deltaY) || event.shiftKey)
        return setView(panned(span, shown, sideways * perPx))
      const anchorMs = shown.fromMs + (event.clientX - box.left) * perPx
      setView(zoomed(source, span, shown, 2 ** (-event.deltaY / WHEEL_PX), anchorMs))
    }
    // Not passive, as React's own would be: the page must not move or grow with it.
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [chart, hasSpan])
  useEffect(() => {
    let before: TimeWindow | undefined
    /** The playhead was in the window when that was last changed by hand, or came in since. */
    let follows = false
    const timer = setInterval(() => {
      const { source, span, shown, setView } = now.current
      const { nowMs, state } = picture
      if (!span || !shown || nowMs === undefined) return
      const isInside = nowMs >= shown.fromMs && nowMs <= shown.toMs
      const isSame = before?.fromMs === shown.fromMs && before.toMs === shown.toMs
      // One that was looked away from stays out of sight.
      if (isInside || !isSame) follows = isInside
      before = shown
      if (!follows || isInside || state.following) return
      const view = followed(span, shown, nowMs)
      before = viewedWindow(source, span, view)
      setView(view)
    }, FOLLOW_EVERY_MS)
    return () => clearInterval(timer)
  }, [picture])
  const zoomBy = (factor: number) => {
    if (!span || !shown) return
    const nowMs = picture.nowMs ?? shown.toMs
    const anchorMs = nowMs >= shown.fromMs && nowMs <= shown.toMs ? nowMs : (shown.fromMs + shown.toMs) / 2
    setView(zoomed(source, span, shown, factor, anchorMs))
  }
  return {
    shown,
    zoomIn: () => zoomBy(ZOOM_STEP),
    zoomOut: () => zoomBy(1 / ZOOM_STEP),
    whole: () => span && setView(wholeView(source, span)),
    isWhole: !span || !shown || (shown.fromMs <= span.fromMs && shown.toMs >= span.toMs),
  }
}
