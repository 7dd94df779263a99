import { useId } from 'react'
import { countText } from '#domain/notation.ts'
import type { FeedStatus } from '#domain/stream/wire.ts'
import { usePictureState } from '../../data/use-picture.ts'
import styles from './feed-button.module.css'
import { FEED_GLYPHS, isTroubled, linkWords, rejectCount, troubleWords } from './feed-words.ts'

/** How the feeds are, in the bar: only those with trouble by name. Pressed, it tells all of each. */
export function FeedButton() {
  const feeds = usePictureState((state) => state.feeds)
  const link = usePictureState((state) => state.link)
  const stale = usePictureState((state) => state.stale)
  const panel = useId()
  const troubled = feeds.filter(isTroubled)
  const fine = feeds.filter((feed) => !isTroubled(feed))
  const lineDown = stale || link.state !== 'open'
  return (
    <>
      <button type="button" className={styles.button} popoverTarget={panel} aria-label="Feeds">
        {lineDown ? (
          <span data-state="lost">
            <i>✕</i> Server {linkWords(link)}
          </span>
        ) : (
          <>
            {fine.length > 0 && (
              <span data-state={fine[0]?.state}>
                <i>{FEED_GLYPHS[fine[0]?.state ?? 'live']}</i> {summaryOf(fine)}
              </span>
            )}
            {troubled.map((feed) => (
              <span key={feed.id} data-state={feed.state}>
                <i>{FEED_GLYPHS[feed.state]}</i> {feed.name} <b>{troubleWords(feed)}</b>
              </span>
            ))}
          </>
        )}
      </button>
      <div id={panel} popover="auto" className={styles.popover}>
        <h2>Feeds</h2>
        {feeds.map((feed) => (
          <FeedRow key={feed.id} feed={feed} />
        ))}
        <h3>Stream from the server</h3>
        <dl className={styles.numbers}>
          <Figure name="State" value={linkWords(link)} />
          <Figure name="Update" value={countText(link.seq)} />
          <Figure name="Resumed" value={countText(link.resumes)} />
          <Figure name="Missing" value={countText(link.gaps)} />
          <Figure name="Repeated" value={countText(link.repeats)} />
          <Figure name="Snapshots" value={countText(link.snapshots)} />
        </dl>
        {link.problem && <p className={styles.problem}>{link.problem}</p>}
      </div>
    </>
  )
}

function FeedRow({ feed }: { feed: FeedStatus }) {
  const rejects = rejectCount(feed)
  return (
    <section className={styles.feed}>
      <p data-state={feed.state}>
        <i>{FEED_GLYPHS[feed.state]}</i> <strong>{feed.name}</strong> <b>{feed.state}</b>
      </p>
      <p className={styles.detail}>{feed.detail}</p>
      <dl className={styles.numbers}>
        <Figure name="Reports" value={countText(feed.reports)} />
        <Figure name="A minute" value={countText(feed.perMinute)} />
        <Figure name="Rejected" value={countText(rejects)} />
      </dl>
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

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function summaryOf(feeds: readonly FeedStatus[]): string {
  const [first] = feeds
  if (feeds.length === 1 && first)
    return first.kind === 'simulator' ? 'Simulated traffic' : `${first.name} ${first.state}`
  return `${feeds.length} feeds live`
}
