import type { FeedState } from '#domain/stream/feed-status.ts'
import { FEED_GLYPHS } from './feed-words.ts'

/** The sign of a state; the word stands beside it. */
export function FeedGlyph({ state }: { state: FeedState }) {
  return <i aria-hidden="true">{FEED_GLYPHS[state]}</i>
}
