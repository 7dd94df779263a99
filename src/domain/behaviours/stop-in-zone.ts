import { MAX_GAP_MS } from '../one-motion.ts'
import { type BehaviourOf, behaviourId } from './behaviour-event.ts'
import { rounded } from './sea.ts'
import { knotsAt, placeOf, type Seen, type Step } from './seen.ts'
import type { Subject } from './subject.ts'

/** Navigational status (ITU-R M.1371 table 45) of a ship that lies still as it says: at anchor, moored, aground, fishing. */
const RESTING_STATUS: ReadonlySet<number | undefined> = new Set([1, 5, 6, 7])

interface Rest {
  readonly first: Seen
  readonly last: Seen
  readonly open: BehaviourOf<'stop-in-zone'> | undefined
}

/** A ship of a type that goes through stopped in a zone, and does not say that it is at anchor. */
export class StopInZone {
  readonly #subject: Subject
  #movedKn = 0
  #rest: Rest | undefined
  #lastMs = Number.NaN

  constructor(subject: Subject) {
    this.#subject = subject
  }

  take(seen: Seen, step: Step | undefined): void {
    const { stop } = this.#subject.rules
    if (!step) {
      this.#end(this.#rest?.last.atMs ?? seen.atMs, Math.min(seen.atMs, this.#lastMs + MAX_GAP_MS))
      this.#movedKn = 0
    }
    this.#lastMs = seen.atMs
    const kn = knotsAt(seen, step)
    if (Number.isNaN(kn)) return
    const rest = this.#rest
    if (rest?.open && kn < stop.endsKn) this.#rest = { ...rest, last: seen }
    else if (kn < stop.belowKn) this.#rest = this.#judged({ first: rest?.first ?? seen, last: seen, open: undefined })
    else {
      this.#movedKn = Math.max(rest?.open ? 0 : this.#movedKn, kn)
      this.#end(seen.atMs, seen.atMs)
    }
  }

  /** Time has come to an instant: nothing is known of a ship that is silent. */
  listen(atMs: number): void {
    if (atMs - this.#lastMs > MAX_GAP_MS) this.#end(this.#lastMs, this.#lastMs + MAX_GAP_MS)
  }

  #judged(rest: Rest): Rest {
    const { trackId, facts, rules, sea, tell } = this.#subject
    const { stop } = rules
    const { first, last } = rest
    if (last.atMs - first.atMs <= stop.atLeastMs || this.#movedKn < stop.movedKn) return rest
    const shipType = facts.at('shipType', last.atMs)
    if (shipType === undefined || !stop.shipTypes.some(([from, to]) => shipType >= from && shipType <= to)) return rest
    if (RESTING_STATUS.has(last.navStatus)) return rest
    const portNm = sea.portNm(last.lon, last.lat)
    const zoneId = portNm < stop.minPortNm ? undefined : sea.zoneId(last.lon, last.lat)
    if (zoneId === undefined) return rest
    const open: BehaviourOf<'stop-in-zone'> = {
      kind: 'stop-in-zone',
      id: behaviourId('stop-in-zone', stop.name, trackId, first.atMs),
      trackId,
      state: 'begun',
      atMs: last.atMs,
      knownAtMs: last.atMs,
      fromMs: first.atMs,
      place: placeOf(first),
      source: first.source,
      rule: {
        name: stop.name,
        movedKn: stop.movedKn,
        belowKn: stop.belowKn,
        endsKn: stop.endsKn,
        atLeastMs: stop.atLeastMs,
        minPortNm: stop.minPortNm,
      },
      evidence: {
        zoneId,
        shipType,
        lastedS: (last.atMs - first.atMs) / 1000,
        movedKn: rounded(this.#movedKn),
        ...(Number.isFinite(portNm) && { portNm: rounded(portNm) }),
        ...(last.navStatus !== undefined && { navStatus: last.navStatus }),
      },
    }
    tell(open)
    return { ...rest, open }
  }

  #end(toMs: number, knownAtMs: number): void {
    const open = this.#rest?.open
    this.#rest = undefined
    if (!open) return
    const evidence = { ...open.evidence, lastedS: (toMs - open.fromMs) / 1000 }
    this.#subject.tell({ ...open, state: 'ended', knownAtMs, toMs, evidence })
  }
}
