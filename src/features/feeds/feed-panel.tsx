import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Trust, trustOf } from '#domain/mode-trust.ts'
import { ageText, countText, plainText } from '#domain/notation.ts'
import type { FeedStatus } from '#domain/stream/feed-status.ts'
import { usePictureState } from '../../data/use-picture.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { EmptyNote, Panel } from '../../ui/panel.tsx'
import styles from './feed-panel.module.css'
import { FeedRow } from './feed-row.tsx'
import { linkWords } from './feed-words.ts'
import { outageWords } from './outage-words.ts'

const PROBLEM_LENGTH = 200

const HEADS: Record<Trust['word'], string> = {
  good: 'Good picture',
  partial: 'Partial picture',
  old: 'Old picture',
  none: 'No picture yet',
}

/** What each feed brings against what it should, and in one word how far the whole picture can be trusted; then what else there is to a feed. */
export function FeedPanel({ onClose, children }: { onClose: () => void; children?: ReactNode }) {
  const feeds = usePictureState((state) => state.feeds)
  const link = usePictureState((state) => state.link)
  const stale = usePictureState((state) => state.stale)
  const pageAheadS = usePictureState((state) => state.pageAheadS)
  const { word, why } = trustOf({ feeds, link, stale, pageAheadS })
  return (
    <Panel
      title="Feeds"
      note={noteOf(feeds)}
      tools={
        <IconButton label="Close this panel (Esc)" onClick={onClose}>
          <X />
        </IconButton>
      }
    >
      <div className={styles.body}>
        <div className={styles.trust}>
          <h3>{HEADS[word]}</h3>
          <p>{why.join(' ')}</p>
        </div>
        {feeds.length === 0 ? (
          <EmptyNote>Nothing heard of any feed yet.</EmptyNote>
        ) : (
          <ul className={styles.feeds}>
            {feeds.map((feed) => (
              <FeedRow key={feed.id} feed={feed} />
            ))}
          </ul>
        )}
        {children}
        <section className={styles.stream} aria-label="Line to the server">
          <h3>Line to the server</h3>
          <dl>
            <Count name="State" value={linkWords(link, stale)} />
            <Count name="Update" value={countText(link.seq)} />
            <Count name="Resumed" value={countText(link.resumes)} />
            <Count name="Missing" value={countText(link.gaps)} />
            <Count name="Repeated" value={countText(link.repeats)} />
            <Count name="Snapshots" value={countText(link.snapshots)} />
          </dl>
          {link.lastOutage && <p>{outageWords(link.lastOutage, pageAheadS)}</p>}
          {link.problem && <p>{plainText(link.problem, PROBLEM_LENGTH)}</p>}
        </section>
      </div>
    </Panel>
  )
}

function Count({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function noteOf(feeds: readonly FeedStatus[]): string {
  const sources = feeds.length === 1 ? '1 source' : `${feeds.length} sources`
  const newestS = Math.min(...feeds.map(({ silentS }) => silentS ?? Number.POSITIVE_INFINITY))
  return Number.isFinite(newestS) ? `${sources}, newest report ${ageText(newestS)} ago` : sources
}
