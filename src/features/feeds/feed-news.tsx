import { useState } from 'react'
import { usePictureState } from '../../data/use-picture.ts'
import { Hidden } from '../../ui/hidden.tsx'
import { newsWords, type StatesByName, statesByName } from './feed-words.ts'

/** Says aloud when a feed or the stream changes its state. */
export function FeedNews() {
  const feeds = usePictureState((state) => state.feeds)
  const link = usePictureState((state) => state.link.state)
  const stale = usePictureState((state) => state.stale)
  const now = statesByName(feeds, { state: link }, stale)
  const [told, setTold] = useState<{ states: StatesByName; words: string }>({ states: now, words: '' })
  const words = newsWords(told.states, now)
  // Without news the last words stay: taking them away would be a change to be read too.
  if (words || [...now.keys()].some((name) => !told.states.has(name)))
    setTold({ states: now, words: words || told.words })
  return <Hidden role="status">{told.words}</Hidden>
}
