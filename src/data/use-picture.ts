import { createContext, useCallback, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { PictureFrame } from '#domain/picture.ts'
import type { Picture } from './picture.ts'
import type { PictureState } from './picture-state.ts'

/** The one picture of the page. */
export const PictureContext = createContext<Picture | undefined>(undefined)

export function usePicture(): Picture {
  const picture = useContext(PictureContext)
  if (!picture) throw new Error('usePicture outside PictureContext')
  return picture
}

/** One fact of the picture's state; the component is drawn again only when that fact changes. */
export function usePictureState<Fact>(select: (state: PictureState) => Fact): Fact {
  const picture = usePicture()
  return useSyncExternalStore(picture.subscribe, () => select(picture.state))
}

/** The newest frame, at most every `everyMs`: for lists and panels, which nobody reads sixty times a second. */
export function useSlowFrame(everyMs: number): PictureFrame | undefined {
  const picture = usePicture()
  const [frame, setFrame] = useState(picture.frame)
  useEffect(() => {
    let shownAt = Number.NEGATIVE_INFINITY
    let timer: ReturnType<typeof setTimeout> | undefined
    setFrame(picture.frame)
    const stop = picture.onFrame((next) => {
      clearTimeout(timer)
      const waitMs = everyMs - (performance.now() - shownAt)
      const show = () => {
        shownAt = performance.now()
        setFrame(next)
      }
      // Another picture begins: rows of the one before must not stand under its names for a moment.
      if (waitMs <= 0 || next === undefined) show()
      else timer = setTimeout(show, waitMs)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [picture, everyMs])
  return frame
}

/** Whether the picture has come as far as an instant; one that lies past its end is reached there. */
export function useIsReached(atMs: number | undefined): boolean {
  const picture = usePicture()
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [picture.subscribe(listener), picture.onFrame(listener)]
      return () => {
        for (const stop of stops) stop()
      }
    },
    [picture],
  )
  return useSyncExternalStore(subscribe, () => {
    const { nowMs, state } = picture
    if (atMs === undefined || state.following) return true
    return nowMs !== undefined && nowMs >= Math.min(atMs, state.span?.toMs ?? atMs)
  })
}

/** The instant the picture shows, read every `everyMs`. */
export function useClock(everyMs: number): number | undefined {
  const picture = usePicture()
  const [nowMs, setNowMs] = useState(picture.nowMs)
  useEffect(() => {
    const read = () => setNowMs(picture.nowMs)
    const timer = setInterval(read, everyMs)
    const stop = picture.subscribe(read)
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [picture, everyMs])
  return nowMs
}
