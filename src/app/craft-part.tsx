import type { RefObject } from 'react'
import { usePicture, usePictureState } from '../data/use-picture.ts'
import { askForCraft, type CraftAsk } from '../features/craft/craft-asks.ts'
import { isTarget } from '../features/craft/target-tasks.tsx'
import type { SeaMap } from '../map/sea-map.ts'
import styles from './app.module.css'
import { useCommandRuns } from './command-runs.ts'
import { CraftPanel } from './late-parts.tsx'
import { isNarrow, isPhone, showOnceDrawn } from './layout.ts'
import type { Panes } from './use-panes.ts'

/** Drones and patrol ships, in the place of the targets while they are looked at; their ways stay on the map. */
export function CraftPart({
  isDrawn,
  panes,
  map,
  selected,
  pick,
}: {
  isDrawn: boolean
  panes: Panes
  map: RefObject<SeaMap | undefined>
  selected: number | undefined
  pick: (slot: number | undefined) => void
}) {
  const picture = usePicture()
  const isReplay = usePictureState((state) => state.source === 'recording')
  usePictureState((state) => state.identityVersion)
  const target = selected === undefined ? undefined : picture.identity(selected)
  const ask = (what: CraftAsk['what']) => () => {
    if (target) askForCraft({ what, target })
    panes.show('craft')
  }
  const canAsk = !isReplay && target !== undefined && isTarget(target)
  useCommandRuns({
    craft: panes.toggleCraft,
    intercept: canAsk ? ask('intercept') : undefined,
    orbit: canAsk ? ask('orbit') : undefined,
    shadow: canAsk ? ask('shadow') : undefined,
  })
  return (
    <div className={styles.craft}>
      {(isDrawn || panes.pane === 'craft') && (
        <CraftPanel
          open={panes.pane === 'craft'}
          mapRef={map}
          selected={selected}
          onSelect={(trackId, place) => {
            pick(picture.slotOf(trackId))
            if (!isPhone()) showOnceDrawn(map, place)
          }}
          onOpen={() => panes.show('craft')}
          onClose={panes.closeCraft}
          onMap={() => {
            if (isNarrow()) panes.show('map')
          }}
        />
      )}
    </div>
  )
}
