import type { RefObject } from 'react'
import { titleOf } from '#domain/identity-words.ts'
import { usePicture } from '../data/use-picture.ts'
import { setKeeper, useKeeper } from '../features/alerts/keeper.ts'
import { useCoverageOverlay } from '../features/coverage/use-coverage-overlay.ts'
import type { SeaMap } from '../map/sea-map.ts'
import styles from './app.module.css'
import { ComparePanel, CoveragePanel, FeedPanel, NotesPanel, WorldSection } from './late-parts.tsx'
import { changeUrl, useUrl } from './url-state.ts'
import type { SidePanel } from './use-side-panel.ts'
import type { Work } from './use-work.ts'

/** The panel at the right edge that is open, and what it keeps on the chart when it is not. */
export function SidePart({
  side,
  map,
  selected,
  work,
  onTrack,
}: {
  side: SidePanel
  map: RefObject<SeaMap | undefined>
  selected: number | undefined
  work: Work
  onTrack: (slot: number) => void
}) {
  const picture = usePicture()
  const isShown = useUrl(({ seen }) => seen)
  const { problem } = useCoverageOverlay(map, isShown)
  const author = useKeeper()
  const identity = selected === undefined ? undefined : picture.identity(selected)
  if (!side.open) return null
  return (
    <div className={styles.feeds}>
      {side.open === 'feeds' ? (
        <FeedPanel onClose={side.close}>
          <WorldSection />
        </FeedPanel>
      ) : side.open === 'compare' ? (
        <ComparePanel
          key={side.shown}
          firstId={identity?.trackId}
          onCompared={work.setCompared}
          onBundle={work.openBundle}
          onClose={side.close}
        />
      ) : side.open === 'notes' ? (
        <NotesPanel
          selected={selected}
          author={author}
          onAuthor={setKeeper}
          onTrack={(trackId) => {
            const slot = picture.slotOf(trackId)
            if (slot !== undefined) onTrack(slot)
          }}
          onBundle={work.openBundle}
          onPicture={work.savePicture}
          onVideo={work.openVideo}
          onClose={side.close}
        />
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
