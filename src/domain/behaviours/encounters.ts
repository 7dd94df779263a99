import { type BehaviourOf, behaviourId, type Tell } from './behaviour-event.ts'
import type { EncounterRule } from './behaviour-rules.ts'
import { closePairs } from './close-pairs.ts'
import { rounded, type Sea } from './sea.ts'

const MINUTE_MS = 60_000
/** Two slots as one number. */
const MOST_SLOTS = 2 ** 26

/** A vessel that is slow, and where it is at a whole minute. */
export interface SlowVessel {
  readonly slot: number
  readonly trackId: string
  readonly lon: number
  readonly lat: number
  readonly kn: number
  readonly source: string
}

interface Run {
  /** The earlier by id. */
  readonly first: SlowVessel
  readonly second: SlowVessel
  readonly fromMs: number
  lastMs: number
  minutes: number
  leastM: number
  metres: number
  knots: number
  portNm: number
  open: BehaviourOf<'encounter'> | undefined
}

/**
 * Vessels slow and close to each other for long, by each of the rules. Looked at each whole minute of the clock, so that what
 * is found does not depend on when each reports; the time together is that between the first and the last such minute, and so
 * never longer than it was.
 */
export class Encounters {
  readonly #rules: readonly EncounterRule[]
  readonly #sea: Sea
  readonly #tell: Tell
  /** By rule: by pair. */
  readonly #runs: readonly Map<number, Run>[]

  constructor(rules: readonly EncounterRule[], sea: Sea, tell: Tell) {
    this.#rules = rules
    this.#sea = sea
    this.#tell = tell
    this.#runs = rules.map(() => new Map())
  }

  /** The speed below which some rule wants to see a vessel. */
  get belowKn(): number {
    return Math.max(0, ...this.#rules.map(({ belowKn }) => belowKn))
  }

  /** At each whole minute, with all vessels that are slow then. */
  look(atMs: number, vessels: readonly SlowVessel[]): void {
    for (const [i, rule] of this.#rules.entries())
      for (const [pair, run] of this.#runs[i] ?? [])
        if (atMs - run.lastMs > rule.breakMs) {
          this.#runs[i]?.delete(pair)
          this.#end(run, rule)
        }
    const withinM = Math.max(0, ...this.#rules.map((rule) => rule.withinM))
    closePairs(vessels, withinM, (i, j, metres) => {
      const [a, b] = [vessels[i] as SlowVessel, vessels[j] as SlowVessel]
      const [first, second] = a.trackId < b.trackId ? [a, b] : [b, a]
      const portNm = Math.min(this.#sea.portNm(a.lon, a.lat), this.#sea.portNm(b.lon, b.lat))
      for (const [number, rule] of this.#rules.entries()) {
        const kn = Math.max(a.kn, b.kn)
        if (metres <= rule.withinM && kn < rule.belowKn && portNm >= rule.minPortNm)
          this.#together(number, rule, first, second, { atMs, metres, portNm })
      }
    })
  }

  #together(
    number: number,
    rule: EncounterRule,
    first: SlowVessel,
    second: SlowVessel,
    { atMs, metres, portNm }: { atMs: number; metres: number; portNm: number },
  ): void {
    const key = Math.min(first.slot, second.slot) * MOST_SLOTS + Math.max(first.slot, second.slot)
    let run = this.#runs[number]?.get(key)
    if (!run) {
      const none = { minutes: 0, leastM: Number.POSITIVE_INFINITY, metres: 0, knots: 0, open: undefined }
      run = { first, second, fromMs: atMs, lastMs: atMs, portNm, ...none }
      this.#runs[number]?.set(key, run)
    }
    run.lastMs = atMs
    run.minutes++
    run.leastM = Math.min(run.leastM, metres)
    run.metres += metres
    run.knots += (first.kn + second.kn) / 2
    run.portNm = Math.min(run.portNm, portNm)
    if (run.open || atMs - run.fromMs < rule.atLeastMs) return
    run.open = begun(run, rule, atMs)
    this.#tell(run.open)
  }

  #end(run: Run, rule: EncounterRule): void {
    if (!run.open) return
    const knownAtMs = run.lastMs + rule.breakMs + MINUTE_MS
    this.#tell({ ...run.open, state: 'ended', knownAtMs, toMs: run.lastMs, evidence: evidenceOf(run) })
  }
}

function begun(run: Run, rule: EncounterRule, atMs: number): BehaviourOf<'encounter'> {
  const { first, second, fromMs } = run
  return {
    kind: 'encounter',
    id: behaviourId('encounter', rule.name, first.trackId, second.trackId, fromMs),
    trackId: first.trackId,
    otherTrackId: second.trackId,
    state: 'begun',
    atMs,
    knownAtMs: atMs,
    fromMs,
    place: { lon: first.lon, lat: first.lat },
    source: first.source,
    rule,
    evidence: evidenceOf(run),
  }
}

function evidenceOf(run: Run): BehaviourOf<'encounter'>['evidence'] {
  const { fromMs, lastMs, minutes, leastM, metres, knots, portNm } = run
  return {
    lastedS: (lastMs - fromMs) / 1000,
    leastM: Math.round(leastM),
    meanM: Math.round(metres / minutes),
    meanKn: rounded(knots / minutes),
    minutesTogether: minutes,
    ...(Number.isFinite(portNm) && { portNm: rounded(portNm) }),
  }
}
