import { type KeyboardEvent, type PointerEvent, type RefObject, useRef } from 'react'
import styles from './sheet.module.css'
import { restingStop, SHEET_STOPS, type SheetStop, type StopHeights, stopByKey, stopByTap } from './sheet-stop.ts'

/** A finger that moved less than this has tapped, pixels. */
const TAP_PX = 6

interface Drag {
  readonly fromY: number
  readonly fromHeight: number
  readonly heights: StopHeights
  moved: boolean
  lastY: number
  lastMs: number
  /** Pixels a millisecond, upwards. */
  upwards: number
}

interface SheetHandleProps {
  readonly sheet: RefObject<HTMLElement | null>
  readonly stop: SheetStop
  readonly onStop: (stop: SheetStop) => void
}

/** The handle of a sheet on a phone: dragged, tapped, or moved by keys. Not there in a wider window. */
export function SheetHandle({ sheet, stop, onStop }: SheetHandleProps) {
  const drag = useRef<Drag>(undefined)
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    if (!sheet.current || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = {
      fromY: event.clientY,
      fromHeight: sheet.current.clientHeight,
      heights: heightsOf(sheet.current),
      moved: false,
      lastY: event.clientY,
      lastMs: event.timeStamp,
      upwards: 0,
    }
  }
  // Past React: the height follows the finger in every frame.
  const move = ({ clientY, timeStamp }: PointerEvent) => {
    const { current } = drag
    if (!current || !sheet.current) return
    current.moved ||= Math.abs(clientY - current.fromY) >= TAP_PX
    if (!current.moved) return
    const { peek, full } = current.heights
    const height = current.fromHeight + current.fromY - clientY
    sheet.current.style.height = `${Math.min(full, Math.max(peek, height))}px`
    sheet.current.dataset.dragged = ''
    current.upwards = (current.lastY - clientY) / Math.max(1, timeStamp - current.lastMs)
    current.lastY = clientY
    current.lastMs = timeStamp
  }
  const end = ({ type, timeStamp }: PointerEvent) => {
    const { current } = drag
    drag.current = undefined
    if (!current || !sheet.current) return
    const height = sheet.current.clientHeight
    delete sheet.current.dataset.dragged
    sheet.current.style.height = ''
    if (type === 'pointercancel') return
    // A finger that stood still before it left was no flick.
    const upwards = timeStamp - current.lastMs > 100 ? 0 : current.upwards
    onStop(current.moved ? restingStop(height, upwards, current.heights) : stopByTap(stop))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stopByKey(stop, event.key)
    if (!next) return
    event.preventDefault()
    event.stopPropagation()
    onStop(next)
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles.handle}
      aria-label="Height of the track sheet"
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={SHEET_STOPS.length - 1}
      aria-valuenow={SHEET_STOPS.indexOf(stop)}
      aria-valuetext={stop}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={onKeyDown}
    />
  )
}

/** Measured at the sheet itself, by trying each stop on: the stylesheet has the heights. Nothing is painted between. */
function heightsOf(sheet: HTMLElement): StopHeights {
  const was = sheet.dataset.sheet
  sheet.dataset.dragged = ''
  const measured = (stop: SheetStop) => {
    sheet.dataset.sheet = stop
    return sheet.clientHeight
  }
  const heights = { peek: measured('peek'), half: measured('half'), full: measured('full') }
  if (was !== undefined) sheet.dataset.sheet = was
  return heights
}
