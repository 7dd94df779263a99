import type { Ref } from 'react'
import { usePictureState } from '../../data/use-picture.ts'
import { Hidden } from '../../ui/hidden.tsx'
import styles from './feed-button.module.css'
import { FeedGlyph } from './feed-glyph.tsx'
import { feedName, isTroubled, linkWords, summaries, troubleWords } from './feed-words.ts'

/** How the feeds are, in the bar: only those with trouble by name. Pressed, it opens the panel that tells all of each. */
export function FeedButton({
  isOpen,
  onToggle,
  ref,
}: {
  isOpen: boolean
  onToggle: () => void
  ref: Ref<HTMLButtonElement>
}) {
  const feeds = usePictureState((state) => state.feeds)
  const link = usePictureState((state) => state.link)
  const stale = usePictureState((state) => state.stale)
  const isBeside = usePictureState((state) => state.source === 'recording')
  const lineDown = stale || link.state !== 'open'
  return (
    <button
      ref={ref}
      type="button"
      className={styles.button}
      aria-expanded={isOpen}
      data-beside={isBeside || undefined}
      title="G"
      onClick={onToggle}
    >
      <Hidden>Feeds: </Hidden>
      {lineDown ? (
        <span data-state="lost">
          <FeedGlyph state="lost" /> <em>Server {linkWords(link, stale)}</em>
        </span>
      ) : (
        <>
          {summaries(feeds).map(({ state, words }) => (
            <span key={state} data-state={state} data-fine>
              <FeedGlyph state={state} /> <em>{words}</em>
            </span>
          ))}
          {feeds.filter(isTroubled).map((feed) => (
            <span key={feed.id} data-state={feed.state}>
              <FeedGlyph state={feed.state} /> <em>{feedName(feed)}</em> <b>{troubleWords(feed)}</b>
            </span>
          ))}
        </>
      )}
    </button>
  )
}
