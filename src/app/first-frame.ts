import type { Picture } from '../data/picture.ts'

/** Nothing waits longer for a server that has nothing to tell. */
const AT_MOST_MS = 3000

/** Resolves when the first frame is on the screen, or does not come soon. */
export function firstFrame(picture: Pick<Picture, 'frame' | 'onFrame'>): Promise<void> {
  return new Promise((resolve) => {
    // The map draws in the next frame of the screen; after that one there is time for more.
    const drawn = () => {
      stop()
      clearTimeout(timer)
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))
    }
    const timer = setTimeout(() => {
      stop()
      resolve()
    }, AT_MOST_MS)
    const stop = picture.onFrame((frame) => {
      if (frame) drawn()
    })
    if (picture.frame) drawn()
  })
}
