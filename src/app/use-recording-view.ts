import { type RefObject, useEffect } from 'react'
import type { OpenedRecording } from '../data/picture.ts'
import type { SeaMap } from '../map/sea-map.ts'

/** Brings a newly opened recording into view: all the way that its tracks go. */
export function useRecordingView(map: RefObject<SeaMap | undefined>, recording: OpenedRecording | undefined): void {
  useEffect(() => {
    if (recording?.box) map.current?.fit(recording.box)
  }, [map, recording])
}
