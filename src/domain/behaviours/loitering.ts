import { type BehaviourOf, behaviourId } from './behaviour-event.ts'
import { rounded } from './sea.ts'
import { apartNm, fixOf, placeOf, type Seen, type Step } from './seen.ts'
import { type Span, SpanMeans } from './span-means.ts'
import type { Subject } from './subject.ts'

const HOUR_MS = 3_600_000

interface Run {
  readonly fromMs: number
  readonly first: Seen
  readonly last: Seen
  readonly hours: number
  readonly knots: number
  readonly shoreNm: number
  readonly open: BehaviourOf<'loitering'> | undefined
}

/** Slow for hours on end, away from shore and ports: hours of the clock, so that it does not matter when one began to look. */
export class Loitering {
  readonly #subject: Subject
  readonly #hours: SpanMeans
  #run: Run | undefined

  constructor(subject: Subject) {
    this.#subject = subject
    this.#hours = new SpanMeans(HOUR_MS, subject.rules.loitering.minKnownShare, (hour) => this.#judge(hour))
  }

  take(seen: Seen, step: Step | undefined): void {
    this.#hours.take(seen, step)
  }

  /** Time has come to an instant. */
  listen(atMs: number): void {
    this.#hours.close(atMs)
  }

  #judge({ fromMs, toMs, meanKn, first, last }: Span): void {
    const { rules, sea } = this.#subject
    const { loitering } = rules
    const isSlow = meanKn < loitering.belowKn && first !== undefined && last !== undefined
    const shoreNm = isSlow ? sea.shoreNm(last.lon, last.lat) : 0
    if (!isSlow || shoreNm < loitering.minShoreNm || sea.portNm(last.lon, last.lat) < loitering.minPortNm) {
      this.#end(toMs)
      return
    }
    const before = this.#run
    const run: Run = {
      fromMs: before?.fromMs ?? fromMs,
      first: before?.first ?? first,
      last,
      hours: (before?.hours ?? 0) + 1,
      knots: (before?.knots ?? 0) + meanKn,
      shoreNm: Math.min(before?.shoreNm ?? Number.POSITIVE_INFINITY, shoreNm),
      open: before?.open,
    }
    this.#run = run.open || run.hours < loitering.hours ? run : { ...run, open: this.#begin(run, toMs) }
  }

  #begin(run: Run, atMs: number): BehaviourOf<'loitering'> {
    const { trackId, rules, tell } = this.#subject
    const event: BehaviourOf<'loitering'> = {
      kind: 'loitering',
      id: behaviourId('loitering', rules.loitering.name, trackId, run.fromMs),
      trackId,
      state: 'begun',
      atMs,
      knownAtMs: atMs,
      fromMs: run.fromMs,
      place: placeOf(run.first),
      source: run.first.source,
      rule: rules.loitering,
      evidence: evidenceOf(run),
    }
    tell(event)
    return event
  }

  #end(knownAtMs: number): void {
    const run = this.#run
    this.#run = undefined
    if (!run?.open) return
    const toMs = run.fromMs + run.hours * HOUR_MS
    this.#subject.tell({ ...run.open, state: 'ended', knownAtMs, toMs, evidence: evidenceOf(run) })
  }
}

function evidenceOf({ first, last, hours, knots, shoreNm }: Run): BehaviourOf<'loitering'>['evidence'] {
  return {
    hours,
    meanKn: rounded(knots / hours),
    ...(Number.isFinite(shoreNm) && { shoreNm: rounded(shoreNm) }),
    driftNm: rounded(apartNm(first, last)),
    last: fixOf(last),
  }
}
