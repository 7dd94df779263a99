import { ageText, countText } from '#domain/notation.ts'
import type { FeedStatus } from '#domain/stream/feed-status.ts'
import { rejectCount } from './feed-words.ts'

/** One of the six numbers of a feed. Only a bad one is coloured. */
interface FeedNumber {
  readonly name: string
  readonly value: string
  readonly isBad: boolean
  /** What exactly is counted. */
  readonly meaning: string
}

const UNKNOWN = '–'
/** Less than this share of what is due is bad: chance alone moves a minute less than that once ten are due. */
const LEAST_OF_DUE = 0.6
const DUE_FROM = 10
const BAD_LAG_S = 10
const BAD_MISSED = 0.05
const BAD_REJECTED = 0.01
const BAD_TWICE = 0.05
const BAD_SKEW_S = 2

/** The six numbers of a feed, in the order in which they are shown. */
export function feedNumbers(feed: FeedStatus): readonly FeedNumber[] {
  const { truth, perMinute, reports } = feed
  const due = truth?.due
  const rejects = rejectCount(feed)
  const heardAMinute = (truth?.minutes.length ?? 0) > 0
  return [
    {
      name: 'Now of due',
      value: due
        ? `${countText(perMinute)} of ${countText(Math.round(due.perMinute))} /min`
        : `${countText(perMinute)} /min`,
      isBad: heardAMinute && due !== undefined && due.perMinute >= DUE_FROM && perMinute < LEAST_OF_DUE * due.perMinute,
      meaning: dueMeaning(due?.by),
    },
    {
      name: 'Lag p50, p95',
      value: lagText(feed),
      isBad: (truth?.lagS?.p50 ?? 0) > BAD_LAG_S,
      meaning:
        'How long after their own time reports arrive: half of them within the first, 95 of 100 within the second',
    },
    {
      name: 'Missed',
      value: shareText(truth?.missedShare),
      isBad: (truth?.missedShare ?? 0) > BAD_MISSED,
      meaning:
        'Reports of the last ten minutes that its tracks’ nominal intervals promise and that did not come; tracks gone for longer than six intervals are not counted',
    },
    {
      name: 'Rejected',
      value: countText(rejects),
      isBad: rejects >= 10 && rejects > BAD_REJECTED * (reports + rejects),
      meaning: 'What could not be used, since the start',
    },
    {
      name: 'Twice',
      value: truth && reports > 0 ? shareText(truth.twice / reports) : UNKNOWN,
      isBad: reports > 0 && (truth?.twice ?? 0) / reports > BAD_TWICE,
      meaning: 'Reports that said again, word for word, what their track had said before',
    },
    {
      name: 'Clock',
      value: skewText(truth?.clockOffS ?? truth?.skewS),
      isBad: Math.abs(truth?.clockOffS ?? truth?.skewS ?? 0) > BAD_SKEW_S,
      meaning:
        'By how much its times are ahead of the server’s clock; a clock that is behind by less than ten minutes looks like lag, one that is further off is not believed',
    },
  ]
}

function dueMeaning(by: 'last-hour' | 'intervals' | undefined): string {
  switch (by) {
    case 'last-hour':
      return 'Reports in the last minute, and the usual minute of the last hour (median)'
    case 'intervals':
      return 'Reports in the last minute, and what the nominal intervals of its tracks promise'
    case undefined:
      return 'Reports in the last minute; what is due is not known'
  }
}

function lagText({ truth, kind }: FeedStatus): string {
  if (kind === 'file') return 'file'
  if (!truth?.lagS) return UNKNOWN
  const { p50, p95 } = truth.lagS
  return `${secondsText(p50)}, ${secondsText(p95)} s`
}

function secondsText(seconds: number): string {
  return seconds >= 10 ? String(Math.round(seconds)) : Math.max(0, seconds).toFixed(1)
}

function shareText(share: number | undefined): string {
  if (share === undefined) return UNKNOWN
  return share === 0 ? '0' : `${(100 * share).toFixed(1)} %`
}

function skewText(skewS: number | undefined): string {
  if (skewS === undefined) return UNKNOWN
  if (skewS < 0) return `−${ageText(-skewS)}`
  if (skewS >= 60) return `+${ageText(skewS)}`
  return skewS < 0.05 ? '0.0 s' : `+${skewS.toFixed(1)} s`
}
