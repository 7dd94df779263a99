import { type RefObject, useState } from 'react'
import { usePicture } from '../data/use-picture.ts'
import type { NamedComparison } from '../features/compare/compare-panel.tsx'
import type { SeaMap } from '../map/sea-map.ts'
import { saveBlob } from '../ui/save-text.ts'
import { useCommandRuns } from './command-runs.ts'
import { sayNote } from './note.ts'

/** What an analyst takes away: which dialog is open, and what is compared meanwhile. */
export interface Work {
  readonly dialog: 'bundle' | 'video' | undefined
  readonly openBundle: () => void
  readonly openVideo: () => void
  readonly savePicture: () => void
  readonly close: () => void
  readonly compared: NamedComparison | undefined
  readonly setCompared: (compared: NamedComparison | undefined) => void
}

export function useWork(map: RefObject<SeaMap | undefined>): Work {
  const picture = usePicture()
  const [dialog, setDialog] = useState<Work['dialog']>()
  const [compared, setCompared] = useState<NamedComparison>()
  const openBundle = () => setDialog('bundle')
  const openVideo = () => setDialog('video')
  const savePicture = () => {
    savePng(picture, map.current).catch((error: Error) => sayNote(`There is no picture: ${error.message}`))
  }
  useCommandRuns({ bundle: openBundle, 'chart-video': openVideo, 'chart-picture': savePicture })
  return { dialog, openBundle, openVideo, savePicture, close: () => setDialog(undefined), compared, setCompared }
}

async function savePng(picture: ReturnType<typeof usePicture>, map: SeaMap | undefined): Promise<void> {
  const { captureName, pngOf, takePicture } = await import('../features/capture/take-picture.ts')
  if (!map) return sayNote('There is no chart to take a picture of.')
  const taken = await takePicture(picture, map)
  const png = taken.ok ? await pngOf(taken.value.canvas) : taken
  if (!taken.ok || !png.ok) return sayNote(png.ok ? '' : png.problem)
  saveBlob(captureName(taken.value.atMs, 'png'), png.value)
  sayNote('The picture is saved.')
}
