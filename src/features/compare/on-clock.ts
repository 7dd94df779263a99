import type { Picture } from '../../data/picture.ts'

/** Tells the instant of the picture now and whenever another is drawn. Answers the way to stop. */
export function onClock(picture: Picture, listener: (atMs: number | undefined) => void): () => void {
  const tell = () => listener(picture.nowMs)
  const stops = [picture.onFrame(tell), picture.onRows(tell), picture.subscribe(tell)]
  tell()
  return () => {
    for (const stop of stops) stop()
  }
}
