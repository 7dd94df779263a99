import { type RefObject, useEffect } from 'react'
import { boxOfFrame, type PictureFrame } from '#domain/picture.ts'
import type { OpenedRecording } from '../data/picture.ts'
import { usePicture } from '../data/use-picture.ts'
import type { SeaMap } from '../map/sea-map.ts'

/** Brings a newly opened recording into view: where everyone is in its first frame. */
export function useRecordingView(map: RefObject<SeaMap | undefined>, recording: OpenedRecording | undefined): void {
  const picture = usePicture()
  useEffect(() => {
    if (!recording) return
    let done = false
    const look = (frame: PictureFrame | undefined) => {
      const box = done || !frame ? undefined : boxOfFrame(frame)
      if (!box || !map.current) return
      done = true
      map.current.fit(box)
    }
    look(picture.frame)
    return picture.onFrame(look)
  }, [map, picture, recording])
}
