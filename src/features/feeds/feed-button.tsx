import { useId } from 'react'
import { countText, plainText } from '#domain/notation.ts'
import type { FeedState, FeedStatus } from '#domain/stream/wire.ts'
import { usePictureState } from '../../data/use-picture.ts'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Hidden } from '../../ui/hidden.tsx'
import { Popover } from '../../ui/popover.tsx'
import styles from './feed-button.module.css'
import { FEED_GLYPHS, feedName, isTroubled, linkWords, rejectCount, summaries, troubleWords } from './feed-words.ts'

const DETAIL_LENGTH = 200

/** How the feeds are, in the bar: only those with trouble by name. Pressed, it tells all of each. */
export function FeedButton() {
  const feeds = usePictureState((state) => state.feeds)
  const link = usePictureState((state) => state.link)
  const stale = usePictureState((state) => state.stale)
  const panel = useId()
  const lineDown = stale || link.state !== 'open'
  return (
    <>
      <button type="button" className={styles.button} popoverTarget={panel}>
        <Hidden>Feeds: </Hidden>
        {lineDown ? (
          <span data-state="lost">
            <Glyph state="lost" /> Server {linkWords(link, stale)}
          </span>
        ) : (
          <>
            {summaries(feeds).map(({ state, words }) => (
              <span key={state} data-state={state}>
                <Glyph state={state} /> {words}
              </span>
            ))}
            {feeds.filter(isTroubled).map((feed) => (
              <span key={feed.id} data-state={feed.state}>
                <Glyph state={feed.state} /> {feedName(feed)} <b>{troubleWords(feed)}</b>
              </span>
            ))}
          </>
        )}
      </button>
      <Popover id={panel} title="Feeds" width={420}>
        {feeds.map((feed) => (
          <FeedRow key={feed.id} feed={feed} />
        ))}
        <h3 className={styles.stream}>Stream from the server</h3>
        <Facts columns={3}>
          <Fact name="State" value={linkWords(link, stale)} />
          <Fact name="Update" value={countText(link.seq)} />
          <Fact name="Resumed" value={countText(link.resumes)} />
          <Fact name="Missing" value={countText(link.gaps)} />
          <Fact name="Repeated" value={countText(link.repeats)} />
          <Fact name="Snapshots" value={countText(link.snapshots)} />
        </Facts>
        {link.problem && <p className={styles.problem}>{plainText(link.problem, DETAIL_LENGTH)}</p>}
      </Popover>
    </>
  )
}

function FeedRow({ feed }: { feed: FeedStatus }) {
  const rejects = rejectCount(feed)
  return (
    <section className={styles.feed}>
      <p data-state={feed.state}>
        <Glyph state={feed.state} /> <strong>{feedName(feed)}</strong> <b>{feed.state}</b>
      </p>
      <p className={styles.detail}>{plainText(feed.detail, DETAIL_LENGTH)}</p>
      <Facts columns={3}>
        <Fact name="Reports" value={countText(feed.reports)} />
        <Fact name="A minute" value={countText(feed.perMinute)} />
        <Fact name="Rejected" value={countText(rejects)} />
      </Facts>
      {rejects > 0 && (
        <p className={styles.detail}>
          {Object.entries(feed.rejected)
            .map(([reason, count]) => `${countText(count)} ${reason}`)
            .join(', ')}
        </p>
      )}
    </section>
  )
}

function Glyph({ state }: { state: FeedState }) {
  return <i aria-hidden="true">{FEED_GLYPHS[state]}</i>
}
