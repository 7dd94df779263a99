import { ageText, clockText } from '#domain/notation.ts'
import type { FeedState } from '#domain/stream/feed-status.ts'

/** Half of the reports later than this and the feed lags, seconds. */
const LAGGING_S = 10

/** What is known of a feed when its state is told. */
export interface FeedFacts {
  /** What the feed says of itself. */
  readonly said: FeedState
  readonly detail: string
  /** Since its last position came, seconds; absent before the first. */
  readonly quietS: number | undefined
  /** Since anything at all was heard, seconds. */
  readonly unheardS: number | undefined
  readonly silentAfterS: number
  readonly duePerMinute: number | undefined
  readonly lagP50S: number | undefined
  /** When its last position came: milliseconds since 1970. */
  readonly lastMs?: number | undefined
}

/**
 * What a feed is doing, whatever it says itself: an open line that brings nothing is silent, and one that brings the
 * past is lagging. Lost, replayed, ended and starting are as the feed says.
 */
export function feedState(facts: FeedFacts): { readonly state: FeedState; readonly detail: string } {
  const { said, detail, quietS, unheardS, silentAfterS, lagP50S } = facts
  const isUp = said === 'live' || (said === 'silent' && quietS !== undefined)
  if (said === 'lost' && facts.lastMs !== undefined)
    return { state: said, detail: `${detail}. Nothing since ${clockText(facts.lastMs)}` }
  if (!isUp) return { state: said, detail }
  if (quietS !== undefined && quietS > silentAfterS) return { state: 'silent', detail: `${detail}, ${silence(facts)}` }
  // Heard, but never a position: what comes is not what a receiver sends.
  if (quietS === undefined && unheardS === undefined) return { state: said, detail }
  if (lagP50S !== undefined && lagP50S > LAGGING_S)
    return { state: 'lagging', detail: `${detail}, reports arrive ${Math.round(lagP50S)} s late` }
  return { state: 'live', detail }
}

function silence({ quietS = 0, unheardS, duePerMinute, silentAfterS }: FeedFacts): string {
  const due = duePerMinute ? ` (due every ${dueText(60 / duePerMinute)})` : ''
  const speaks = unheardS !== undefined && unheardS <= silentAfterS ? 'sentences come but ' : ''
  return `${speaks}no report for ${ageText(quietS)}${due}`
}

function dueText(everyS: number): string {
  return everyS < 10 ? `${Math.max(0.1, Number(everyS.toFixed(1)))} s` : ageText(everyS)
}
