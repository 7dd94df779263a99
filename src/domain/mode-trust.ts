import { type ModeFacts, modeOf } from './mode.ts'
import { clockWords } from './mode-clock.ts'
import { ageText, plainText } from './notation.ts'
import type { FeedStatus } from './stream/feed-status.ts'

/** How far the live picture can be trusted, in one word. */
type TrustWord = 'good' | 'partial' | 'old' | 'none'

export interface Trust {
  readonly word: TrustWord
  /** Why, in sentences; one even when all is well. */
  readonly why: readonly string[]
}

interface TrustFacts extends Pick<ModeFacts, 'stale' | 'link'> {
  readonly feeds: readonly FeedStatus[]
  /** See `PageClock.aheadS`. */
  readonly pageAheadS: number | undefined
}

/** One word for the whole live picture, whatever is looked at meanwhile: a recording changes nothing in it. */
export function trustOf({ stale, link, feeds, pageAheadS }: TrustFacts): Trust {
  const clock = clockWords(pageAheadS)
  const troubles = [...feeds.flatMap((feed) => troubleOf(feed) ?? []), ...(clock ? [`${clock}.`] : [])]
  switch (modeOf({ source: 'live', following: true, stale, link, feeds })) {
    case 'waiting':
      return { word: 'none', why: ['Nothing was heard yet.'] }
    case 'replay':
      return { word: 'old', why: ['The server plays what was recorded or made up, not what is now.'] }
    case 'stale':
      if (stale || link.state !== 'open')
        return { word: 'old', why: ['The server does not speak. Everything seen is from before, and grows older.'] }
      return { word: 'old', why: [...troubles, 'No feed speaks. Everything seen grows older.'] }
    case 'live':
      if (troubles.length === 0) return { word: 'good', why: ['Every feed brings what it should.'] }
      return {
        word: 'partial',
        why: [...troubles, ...(feeds.some(isGone) ? ['Positions there grow old, and look it.'] : [])],
      }
  }
}

function troubleOf(feed: FeedStatus): string | undefined {
  const name = plainText(feed.name)
  switch (feed.state) {
    case 'live':
      return clockTroubleOf(feed)
    case 'replayed':
    case 'ended':
      return undefined
    case 'starting':
      return `${name} was not heard yet.`
    case 'lagging':
      return `Reports of ${name} arrive ${Math.round(feed.truth?.lagS?.p50 ?? 0)} s late.`
    case 'silent':
      return feed.silentS === undefined
        ? `Nothing was heard of ${name} yet.`
        : `Nothing heard from ${name} for ${ageText(feed.silentS)}.`
    case 'lost':
      return `${name} is down.`
  }
}

function clockTroubleOf({ name, truth }: FeedStatus): string | undefined {
  const offS = truth?.clockOffS
  if (offS === undefined) return undefined
  const off = `${ageText(Math.abs(offS))} ${offS > 0 ? 'ahead' : 'behind'}`
  return `The clock of ${plainText(name)} is ${off}: its reports are dated by when they came.`
}

function isGone({ state }: FeedStatus): boolean {
  return state === 'silent' || state === 'lost'
}
