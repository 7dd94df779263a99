import { type RefObject, useEffect } from 'react'
import type { PictureFrame } from '#domain/picture.ts'
import type { Box } from '#geo/lonlat.ts'
import type { OpenedRecording } from '../data/picture.ts'
import { usePicture } from '../data/use-picture.ts'
import type { SeaMap } from '../map/sea-map.ts'

/** Brings a newly opened recording into view: where everyone is in its first frame. */
export function useRecordingView(map: RefObject<SeaMap | undefined>, recording: OpenedRecording | undefined): void {
  const picture = usePicture()
  useEffect(() => {
    if (!recording) return
    const stop = picture.onFrame((frame) => {
      const box = boxOf(frame)
      if (!box) return
      map.current?.fit(box)
      stop()
    })
    return stop
  }, [map, picture, recording])
}

function boxOf({ count, lon, lat }: PictureFrame): Box | undefined {
  if (count === 0) return undefined
  const [lons, lats] = [lon.subarray(0, count), lat.subarray(0, count)]
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}
