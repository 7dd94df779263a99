import type { RefObject } from 'react'
import { DEFAULT_RULES } from '#domain/events/zone-rule.ts'
import { failed, ok } from '#geo/result.ts'
import type { ZoneSet } from '#geo/zone.ts'
import { usePicture } from '../data/use-picture.ts'
import { useZoneRules } from '../data/use-zones-in-force.ts'
import { useKeeper } from '../features/alerts/keeper.ts'
import type { SeaMap } from '../map/sea-map.ts'
import { BundleDialog, VideoDialog } from './late-parts.tsx'
import { sayNote } from './note.ts'
import type { Work } from './use-work.ts'

interface WorkPartProps {
  readonly work: Work
  readonly map: RefObject<SeaMap | undefined>
  readonly zoneSet: ZoneSet
  readonly zoneNameOf: (zoneId: string) => string | undefined
  readonly selected: number | undefined
}

/** The dialogs of what is taken away: the evidence bundle, and the video of a window. */
export function WorkPart({ work, map, zoneSet, zoneNameOf, selected }: WorkPartProps) {
  const picture = usePicture()
  const author = useKeeper()
  const liveRules = useZoneRules(zoneSet) ?? DEFAULT_RULES
  const takePicture = async () => {
    if (!map.current) return failed('There is no chart to take a picture of.')
    const capture = await import('../features/capture/take-picture.ts')
    const taken = await capture.takePicture(picture, map.current)
    return taken.ok ? ok({ pngDataUrl: taken.value.canvas.toDataURL('image/png'), words: taken.value.words }) : taken
  }
  switch (work.dialog) {
    case undefined:
      return null
    case 'bundle':
      return (
        <BundleDialog
          selected={selected}
          compared={work.compared}
          liveRules={liveRules}
          zoneNameOf={zoneNameOf}
          author={author}
          takePicture={takePicture}
          onSaved={() => sayNote('The evidence bundle is saved.')}
          onClose={work.close}
        />
      )
    case 'video':
      return <VideoDialog mapRef={map} onSaved={() => sayNote('The video is saved.')} onClose={work.close} />
  }
}
