import { useState } from 'react'
import type { OpenedRecording } from '../../data/picture.ts'
import { usePictureState } from '../../data/use-picture.ts'

export type Source = OpenedRecording['sources'][number]

/** A recording with what is known of each of its files. */
export interface KeptRecording {
  readonly recording: OpenedRecording
  /** By the id of the file; none of those that were hidden. */
  readonly sources: ReadonlyMap<number, Source>
  /** Its files are read again, or with others: what is told is of before. */
  readonly isReading: boolean
}

/** The recording that is open, also while its files are read again: its panel stays where it is meanwhile. */
export function useKeptRecording(): KeptRecording | undefined {
  const recording = usePictureState((state) => state.recording)
  const files = usePictureState((state) => state.files)
  const [kept, setKept] = useState<KeptRecording>()
  if (recording) {
    if (kept?.recording === recording) return kept
    const shown = files.filter(({ isShown }) => isShown)
    const sources = new Map(recording.sources.flatMap((source, i) => (shown[i] ? [[shown[i].id, source]] : [])))
    const now = { recording, sources, isReading: false }
    setKept(now)
    return now
  }
  if (!kept || !files.some(({ id }) => kept.sources.has(id))) return undefined
  return { ...kept, isReading: true }
}
