import { useState } from 'react'
import { countText, plainText } from '#domain/notation.ts'
import type { FeedStatus } from '#domain/stream/feed-status.ts'
import { FeedGlyph } from './feed-glyph.tsx'
import { feedNumbers } from './feed-numbers.ts'
import styles from './feed-panel.module.css'
import { chaosText, feedName, rejectCount, stateWords } from './feed-words.ts'
import { RateGraph } from './rate-graph.tsx'
import { RejectList } from './reject-list.tsx'

const DETAIL_LENGTH = 200

/** One feed: what it does and why, an hour of it, and six numbers of which only a bad one is coloured. */
export function FeedRow({ feed }: { feed: FeedStatus }) {
  const [showsRejects, setShowsRejects] = useState(false)
  const { truth } = feed
  const chaos = chaosText(feed)
  return (
    <li className={styles.feed} data-state={feed.state}>
      <FeedGlyph state={feed.state} />
      <div className={styles.what}>
        <p className={styles.name}>
          <strong>{feedName(feed)}</strong> <b>{stateWords(feed)}</b>
        </p>
        <p className={styles.why}>{plainText(feed.detail, DETAIL_LENGTH)}</p>
        {chaos && <p className={styles.why}>{chaos}</p>}
      </div>
      <RateGraph minutes={truth?.minutes ?? []} duePerMinute={truth?.due?.perMinute} />
      <dl className={styles.numbers}>
        {feedNumbers(feed).map(({ name, value, isBad, meaning }) => (
          <div key={name} title={meaning}>
            <dt>{name}</dt>
            <dd data-bad={isBad || undefined}>{value}</dd>
          </div>
        ))}
      </dl>
      {rejectCount(feed) > 0 && (
        <div className={styles.rejects}>
          <button type="button" aria-expanded={showsRejects} onClick={() => setShowsRejects(!showsRejects)}>
            {reasonsText(feed)}
          </button>
          {showsRejects && <RejectList feedId={feed.id} />}
        </div>
      )}
    </li>
  )
}

/** `3 checksum, 1 no-time`, most frequent first. */
function reasonsText({ rejected }: FeedStatus): string {
  return Object.entries(rejected)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${countText(count)} ${plainText(reason)}`)
    .join(', ')
}
