import type { KeyboardEvent } from 'react'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import type { TimeWindow } from './time-window.ts'
import type { Zooming } from './use-time-view.ts'

/** The keys that the timeline has while the focus is in it, as the sheet of keys tells them. */
export const TIMELINE_KEYS = [
  { keyText: '← →', title: 'A hundredth of what is shown' },
  { keyText: 'Shift ← →', title: 'Event before, next event' },
  { keyText: 'J K', title: 'Play backwards, again faster; stop' },
  { keyText: 'L', title: 'In a recording: play on, again faster' },
  { keyText: ', .', title: 'One picture back, on' },
  { keyText: '[ ] \\', title: 'Loop from here, to here, not at all' },
  { keyText: '+ - 0', title: 'Less time, more time, all of it' },
] as const

/** What the keys of the timeline do while the focus is in it. There they come before those of the page. */
export function useTimelineKeys(
  shown: TimeWindow | undefined,
  { zoomIn, zoomOut, whole }: Zooming,
  onLandmark: (forward: boolean) => void,
): (event: KeyboardEvent) => void {
  const picture = usePicture()
  const loop = (from: boolean) => {
    const { nowMs, state } = picture
    if (nowMs === undefined || !shown) return
    const before = state.loop ?? shown
    picture.setLoop(
      from
        ? { fromMs: nowMs, toMs: Math.max(before.toMs, nowMs) }
        : { fromMs: Math.min(before.fromMs, nowMs), toMs: nowMs },
    )
  }
  const source = usePictureState((state) => state.source)
  const actions: Readonly<Record<string, () => void>> = {
    j: () => picture.playFaster(true),
    k: () => picture.pause(),
    // Who looks back in live goes back to it by L, wherever the focus is.
    ...(source === 'recording' && { l: () => picture.playFaster(false) }),
    ',': () => picture.step(-1),
    '.': () => picture.step(1),
    '[': () => loop(true),
    ']': () => loop(false),
    '\\': () => picture.setLoop(undefined),
    '+': zoomIn,
    '=': zoomIn,
    '-': zoomOut,
    '0': whole,
  }
  return (event) => {
    const { key, shiftKey, ctrlKey, metaKey, altKey, target } = event
    // A choice of speeds has letters and arrows of its own.
    if (ctrlKey || metaKey || altKey || target instanceof HTMLSelectElement) return
    const isLandmark = shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight')
    const action = isLandmark ? () => onLandmark(key === 'ArrowRight') : actions[key.toLowerCase()]
    if (!action) return
    event.preventDefault()
    event.stopPropagation()
    action()
  }
}
