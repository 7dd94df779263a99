import { type RefObject, useEffect, useRef, useState } from 'react'
import type { SheetStop } from './sheet-stop.ts'

interface Sheet {
  readonly panel: RefObject<HTMLElement | null>
  readonly stop: SheetStop
  readonly setStop: (stop: SheetStop) => void
}

/** How far the track's sheet is drawn up, kept as long as any track is selected. `onRest` is told once it stands at another height. */
export function useSheet(onRest: () => void): Sheet {
  const panel = useRef<HTMLElement>(null)
  const [stop, setStop] = useState<SheetStop>('half')
  const rested = useRef(stop)
  const tell = useRef(onRest)
  useEffect(() => {
    tell.current = onRest
  })
  useEffect(() => {
    if (rested.current === stop) return undefined
    rested.current = stop
    let isCurrent = true
    const moves = panel.current?.getAnimations() ?? []
    Promise.allSettled(moves.map(({ finished }) => finished)).then(() => {
      if (isCurrent) tell.current()
    })
    return () => {
      isCurrent = false
    }
  }, [stop])
  return { panel, stop, setStop }
}
