import type { RefObject } from 'react'
import { titleOf } from '#domain/identity-words.ts'
import { usePicture } from '../data/use-picture.ts'
import { useCoverageOverlay } from '../features/coverage/use-coverage-overlay.ts'
import type { SeaMap } from '../map/sea-map.ts'
import styles from './app.module.css'
import { CoveragePanel, FeedPanel, WorldSection } from './late-parts.tsx'
import { changeUrl, useUrl } from './url-state.ts'
import type { SidePanel } from './use-side-panel.ts'

/** The panel at the right edge that is open, and what it keeps on the chart when it is not. */
export function SidePart({
  side,
  map,
  selected,
}: {
  side: SidePanel
  map: RefObject<SeaMap | undefined>
  selected: number | undefined
}) {
  const picture = usePicture()
  const isShown = useUrl(({ seen }) => seen)
  const { problem } = useCoverageOverlay(map, isShown)
  const identity = selected === undefined ? undefined : picture.identity(selected)
  if (!side.open) return null
  return (
    <div className={styles.feeds}>
      {side.open === 'feeds' ? (
        <FeedPanel onClose={side.close}>
          <WorldSection />
        </FeedPanel>
      ) : (
        <CoveragePanel
          mapRef={map}
          isShown={isShown}
          onShow={(seen) => changeUrl({ seen })}
          problem={problem}
          track={identity && { trackId: identity.trackId, name: titleOf(identity) }}
          onClose={side.close}
        />
      )}
    </div>
  )
}
