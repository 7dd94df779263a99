import type { ZoneEvent } from '../events/zone-event.ts'
import { clockText, dateText } from '../notation.ts'
import { limitWords } from '../zone-words.ts'
import type { Evidence } from './evidence.ts'
import { impossibleWayWords, nmText, spanText, windowWords } from './evidence-words.ts'

type EvidenceParts = Pick<Evidence, 'track' | 'limit' | 'leavingLimit' | 'check' | 'flags' | 'reports' | 'zone'>

/** What happened, in sentences, each a fact of its own: the event, its window, the rule, the check, what else is to be known. */
export function summaryOf(
  event: ZoneEvent,
  { track, limit, leavingLimit, check, flags, reports, zone }: EvidenceParts,
): string[] {
  const words = {
    who: track.title,
    zone: zone.name ?? zone.id,
    when: `${clockText(event.atMs)} on ${dateText(event.atMs)}`,
    over: limit ? ` over the limit “${limitWords(limit)}”` : '',
    outOver: leavingLimit ? ` over “${limitWords(leavingLimit)}”` : '',
  }
  return [
    ...(event.withdrawn ? ['This event is withdrawn: it does not count.'] : []),
    whatHappened(event, words),
    ...windowSentence(event),
    ruleSentence(event, limit),
    checkSentence(event, check),
    ...flags.map((flag) => flag.words),
    ...(event.flags.includes('too-close-to-call') ? [] : uncertainty(reports, limit)),
    ...(zone.version === zone.shownFrom
      ? []
      : [`The event was made with zones ${zone.version}; limit and distances here are those of ${zone.shownFrom}.`]),
  ]
}

interface Words {
  readonly who: string
  readonly zone: string
  readonly when: string
  readonly over: string
  readonly outOver: string
}

function whatHappened(event: ZoneEvent, { who, zone, when, over, outOver }: Words): string {
  if (event.flags.includes('zone-closed')) return `${who} was inside ${zone} when it was closed, ${when}.`
  if (event.flags.includes('zone-opened')) return `${who} was inside ${zone} when it came into force, ${when}.`
  const seen = event.crossing === 'unknown' ? `, seen ${when}; the crossing itself was not seen` : ` at ${when}`
  switch (event.kind) {
    case 'entered':
      return `${who} entered ${zone}${over}${seen}.`
    case 'exited':
      return `${who} left ${zone}${over}${seen}.`
    case 'crossed':
      return event.out
        ? `${who} went into ${zone}${over}${seen}, and came out again${outOver} at ${clockText(event.out.atMs)}.`
        : `${who} crossed ${zone}${over}${seen}.`
    case 'first-seen-inside':
      return `${who} was first seen inside ${zone} at ${when}. When and where it went in is not known.`
    case 'lost-inside':
      return `${who} was last seen inside ${zone}${event.before ? ` at ${clockText(event.before.atMs)}` : ''}, and counts as not reporting since ${when}.`
  }
}

function windowSentence({ crossing, windowMs, before, after, flags }: ZoneEvent): string[] {
  if (crossing === 'none' || !before || !after) return []
  const gap = spanText((after.atMs - before.atMs) / 1000)
  if (flags.includes('jump')) {
    const way = impossibleWayWords({ before, after })
    return way ? [`From the report before to the one after it is ${way}.`] : []
  }
  if (crossing === 'unknown')
    return [`Nothing is known of the way between the two reports, ${gap} apart: it crossed ${windowWords(windowMs)}.`]
  return [`The crossing is estimated between two reports ${gap} apart; it lies in the window ${windowWords(windowMs)}.`]
}

function ruleSentence(
  { kind, rule, depthNm, confirmedAtMs, atMs, flags }: ZoneEvent,
  limit: Evidence['limit'],
): string {
  const since = `It stands since ${clockText(confirmedAtMs)}.`
  if (flags.includes('zone-closed')) return `No limit was gone over, so that no depth or time past one counts. ${since}`
  if (kind === 'first-seen-inside' || kind === 'lost-inside') return since
  const isFinerThanLimit = limit !== undefined && rule.bandNm < limit.toleranceNm
  const known = isFinerThanLimit ? ` (the limit itself is known to ${limit.toleranceNm} NM)` : ''
  const needed = `${rule.bandNm} NM${known} and ${rule.dwellS} s past the limit`
  const depth = depthNm === undefined ? '' : `, ${nmText(depthNm)} NM past the limit`
  if (kind === 'crossed')
    return `An entry needs ${needed}; it came out before that${depth && `${depth} at its deepest`}. ${since}`
  const after = spanText((confirmedAtMs - atMs) / 1000)
  const counted = `${after} after the crossing${depth && `${depth} when it counted`}`
  return `It counts after ${needed}: confirmed ${clockText(confirmedAtMs)}, ${counted}.`
}

function checkSentence(event: ZoneEvent, { inside, agrees }: Evidence['check']): string {
  const said = `turf, on the whole polygon, says that ${reportJudged(event)} is ${inside ? 'inside' : 'outside'}`
  if (agrees === undefined) return `${said}.`
  return agrees ? `${said}: it agrees.` : `${said}: it does not agree, a fault to look into.`
}

/** The report that turf was asked of: the one after, else the one before, else the place itself. */
function reportJudged({ kind, flags, before, after }: ZoneEvent): string {
  if (flags.includes('zone-opened')) return after ? 'the newest report of then' : 'its place'
  if (kind === 'first-seen-inside') return after ? 'the report it was first seen by' : 'its place'
  if (after) return 'the report after'
  return before ? 'the last report before' : 'its place'
}

function uncertainty(reports: Evidence['reports'], limit: Evidence['limit']): string[] {
  const after = reports.find(({ roles }) => roles.includes('after'))
  if (!limit || limit.toleranceNm === 0 || after?.distanceNm === undefined) return []
  const closer = Math.abs(after.distanceNm) < limit.toleranceNm
  return closer
    ? [
        `The report after is nearer to the limit than the ${nmText(limit.toleranceNm)} NM the line may be off its place.`,
      ]
    : []
}
