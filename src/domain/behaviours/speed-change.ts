import { behaviourId } from './behaviour-event.ts'
import { rounded } from './sea.ts'
import { placeOf, type Seen, type Step } from './seen.ts'
import { type Span, SpanMeans } from './span-means.ts'
import type { Subject } from './subject.ts'

const SPAN_MS = 10 * 60_000
const STEADY_SPANS = 6
const NEW_SPANS = 2
const KNOWN_SHARE = 0.5

/**
 * A steady speed gave way to another that lasts. One span between the two is left out, for the change falls somewhere into
 * it; spans are those of the clock.
 */
export class SpeedChange {
  readonly #subject: Subject
  readonly #means: SpanMeans
  #spans: Span[] = []

  constructor(subject: Subject) {
    this.#subject = subject
    this.#means = new SpanMeans(SPAN_MS, KNOWN_SHARE, (span) => this.#judge(span))
  }

  take(seen: Seen, step: Step | undefined): void {
    this.#means.take(seen, step)
  }

  /** Time has come to an instant. */
  listen(atMs: number): void {
    this.#means.close(atMs)
  }

  #judge(span: Span): void {
    if (Number.isNaN(span.meanKn)) {
      this.#spans = []
      return
    }
    this.#spans.push(span)
    if (this.#spans.length <= STEADY_SPANS + NEW_SPANS) return
    if (!this.#isTold(this.#spans, span.toMs)) this.#spans.shift()
    else this.#spans = this.#spans.slice(-NEW_SPANS)
  }

  #isTold(spans: readonly Span[], atMs: number): boolean {
    const { trackId, rules, sea, tell } = this.#subject
    const { speedChange: rule } = rules
    const steady = spans.slice(0, STEADY_SPANS).map(({ meanKn }) => meanKn)
    const after = spans.slice(-NEW_SPANS).map(({ meanKn }) => meanKn)
    const between = spans[STEADY_SPANS]
    const begin = between?.first ?? between?.last
    if (!between || !begin || Math.max(...steady) - Math.min(...steady) > rule.steadyKn) return false
    const beforeKn = meanOf(steady)
    const isDrop = meanOf(after) < beforeKn
    const isGreat = after.every((kn) => {
      const byKn = isDrop ? beforeKn - kn : kn - beforeKn
      return byKn >= rule.byKn && byKn >= rule.byShare * Math.max(beforeKn, kn)
    })
    if (!isGreat || sea.portNm(begin.lon, begin.lat) < rule.minPortNm) return false
    tell({
      kind: 'speed-change',
      id: behaviourId('speed-change', rule.name, trackId, between.fromMs),
      trackId,
      state: 'ended',
      atMs,
      knownAtMs: atMs,
      fromMs: between.fromMs,
      toMs: atMs,
      place: placeOf(begin),
      source: begin.source,
      rule,
      evidence: { change: isDrop ? 'drop' : 'rise', beforeKn: rounded(beforeKn), afterKn: rounded(meanOf(after)) },
    })
    return true
  }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
