import { isTurn, nominalIntervalS } from '../freshness.ts'
import { type BehaviourOf, behaviourId } from './behaviour-event.ts'
import { rounded } from './sea.ts'
import { apartNm, fixOf, placeOf, type Seen } from './seen.ts'
import type { Subject } from './subject.ts'

const MINUTE_MS = 60_000

type Gap = BehaviourOf<'reporting-gap'>

/**
 * Nothing was heard of a track for longer than its rule allows, while its feed brought reports of others: only whole
 * minutes in which it did count. So a feed that is down makes no gap, nor does the end of a recording; and one track alone
 * has none, for nobody shows that anything was listening.
 */
export class ReportingGap {
  readonly #subject: Subject
  #last: Seen | undefined
  #expectedS = 0
  #heardMs = 0
  #open: Gap | undefined

  constructor(subject: Subject) {
    this.#subject = subject
  }

  /** The feed by which the track was heard last. */
  get source(): string | undefined {
    return this.#last?.source
  }

  take(seen: Seen): void {
    const last = this.#last
    if (last && this.#open) this.#end(this.#open, last, seen)
    const { kind, facts } = this.#subject
    this.#expectedS = nominalIntervalS({
      kind,
      aisClass: facts.at('aisClass', seen.atMs),
      classBUnit: facts.at('classBUnit', seen.atMs),
      sogKn: Number.isNaN(seen.sogKn) ? undefined : seen.sogKn,
      navStatus: seen.navStatus,
      isTurning: last !== undefined && isTurn(last.cogDeg, seen.cogDeg, (seen.atMs - last.atMs) / 1000),
    })
    this.#last = seen
    this.#heardMs = 0
    this.#open = undefined
  }

  /** At a whole minute: whether the feed was heard in the minute before it. */
  listen(atMs: number, wasHeard: boolean): void {
    const last = this.#last
    if (!last || !wasHeard || atMs - MINUTE_MS < last.atMs) return
    this.#heardMs += MINUTE_MS
    const { gap } = this.#subject.rules
    if (this.#open || this.#heardMs < Math.max(gap.atLeastMs, gap.intervals * this.#expectedS * 1000)) return
    this.#begin(last, atMs)
  }

  #begin(last: Seen, atMs: number): void {
    const { trackId, rules, sea, tell } = this.#subject
    const { gap } = rules
    if (gap.minShoreNm > 0 && sea.shoreNm(last.lon, last.lat) < gap.minShoreNm) return
    const limitBefore = sea.limit(last.lon, last.lat)
    this.#open = {
      kind: 'reporting-gap',
      id: behaviourId('reporting-gap', gap.name, trackId, last.atMs),
      trackId,
      state: 'begun',
      atMs,
      knownAtMs: atMs,
      fromMs: last.atMs,
      place: placeOf(last),
      source: last.source,
      rule: gap,
      evidence: {
        before: fixOf(last),
        expectedS: this.#expectedS,
        silentS: (atMs - last.atMs) / 1000,
        heardS: this.#heardMs / 1000,
        ...(limitBefore && { limitBefore }),
        isNearLimit: limitBefore !== undefined && limitBefore.nm <= gap.nearLimitNm,
      },
    }
    tell(this.#open)
  }

  #end(open: Gap, last: Seen, seen: Seen): void {
    const { rules, sea, tell } = this.#subject
    const limitAfter = sea.limit(seen.lon, seen.lat)
    const silentS = (seen.atMs - last.atMs) / 1000
    tell({
      ...open,
      state: 'ended',
      knownAtMs: seen.atMs,
      toMs: seen.atMs,
      evidence: {
        ...open.evidence,
        after: fixOf(seen),
        silentS,
        heardS: this.#heardMs / 1000,
        impliedKn: rounded((apartNm(last, seen) * 3600) / silentS),
        ...(limitAfter && { limitAfter }),
        isNearLimit: open.evidence.isNearLimit || (limitAfter !== undefined && limitAfter.nm <= rules.gap.nearLimitNm),
      },
    })
  }
}
