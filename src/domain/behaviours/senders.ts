import { type BehaviourOf, behaviourId } from './behaviour-event.ts'
import { rounded } from './sea.ts'
import { apartNm, fixOf, placeOf, type Seen } from './seen.ts'
import type { Subject } from './subject.ts'

/** More places than this at once are noise: the one not heard for longest is given up. */
const MOST_SENDERS = 4
/** The most that a track can do that is no ship, knots; as one-motion has it. */
const FLYING_KN = 700

/** A line of reports each of which can be reached from the one before. */
interface Sender {
  /** The report, and its line, that it jumped away from; undefined when that is told, and for the first. */
  origin: { readonly line: Sender; readonly seen: Seen } | undefined
  readonly first: Seen
  last: Seen
  /** When the reports went on elsewhere: from then on it is waited for. */
  leftMs: number
  reports: number
}

/** The reports changed from one line to another. */
interface Turn {
  readonly atMs: number
  readonly from: Sender
  readonly to: Sender
}

/** Two lines that the reports change between. */
interface Shared {
  readonly open: BehaviourOf<'shared-identity'>
  readonly one: Sender
  readonly other: Sender
}

/**
 * Sorts the reports of one identity into lines that one ship can have sailed. A line that the track jumped to, or from, and
 * that is not heard any more was a jump. Two lines heard in turn are two senders, not many jumps.
 */
export class Senders {
  readonly #subject: Subject
  #senders: Sender[] = []
  #current: Sender | undefined
  /** Between lines that are not given up, oldest first. */
  #turns: Turn[] = []
  #shared: Shared | undefined
  #sharedTurns = 0

  constructor(subject: Subject) {
    this.#subject = subject
  }

  /** Takes a report. Answers whether it goes on from the one before. */
  take(seen: Seen): boolean {
    this.listen(seen.atMs)
    const before = this.#current
    const known = this.#reachable(seen)
    const origin = before && { line: before, seen: before.last }
    const sender: Sender = known ?? { origin, first: seen, last: seen, leftMs: seen.atMs, reports: 0 }
    sender.last = seen
    sender.reports++
    if (before && before !== sender) before.leftMs = seen.atMs
    this.#current = sender
    if (!known) {
      this.#senders.push(sender)
      if (this.#senders.length > MOST_SENDERS) this.#giveUp(this.#longestSilent(), seen.atMs)
    }
    if (before && before !== sender) this.#turn({ atMs: seen.atMs, from: before, to: sender })
    return before === sender
  }

  /** Time has come to an instant: lines that were not heard for long are given up. */
  listen(atMs: number): void {
    const { patienceMs } = this.#subject.rules.jump
    for (;;) {
      const due = this.#senders
        .filter((each) => each !== this.#current && atMs - each.leftMs > patienceMs)
        .sort((a, b) => a.leftMs - b.leftMs || a.first.atMs - b.first.atMs)[0]
      if (!due) return
      this.#giveUp(due, due.leftMs + patienceMs)
    }
  }

  #reachable(seen: Seen): Sender | undefined {
    const { slackNm } = this.#subject.rules.jump
    const maxKn = this.#maxKn(seen.atMs)
    let best: Sender | undefined
    let bestNm = Number.POSITIVE_INFINITY
    for (const sender of this.#senders) {
      const nm = apartNm(sender.last, seen)
      if (nm > slackNm + (maxKn * (seen.atMs - sender.last.atMs)) / 3_600_000) continue
      // Of two that it may have come from the nearer; the current one if it is as near.
      if (nm < bestNm || (nm === bestNm && sender === this.#current)) [best, bestNm] = [sender, nm]
    }
    return best
  }

  #maxKn(atMs: number): number {
    const { facts, rules, kind } = this.#subject
    if (kind !== 'vessel' && kind !== 'patrol') return FLYING_KN
    const shipType = facts.at('shipType', atMs) ?? 0
    return rules.jump.maxKn.find(([from, to]) => shipType >= from && shipType <= to)?.[2] ?? rules.jump.otherMaxKn
  }

  #longestSilent(): Sender {
    const others = this.#senders.filter((each) => each !== this.#current)
    return others.reduce((oldest, each) => (each.leftMs < oldest.leftMs ? each : oldest))
  }

  #turn(turn: Turn): void {
    const { atMs, from, to } = turn
    const { jump } = this.#subject.rules
    const shared = this.#shared
    if (shared) {
      if (isOf(shared, from) && isOf(shared, to)) this.#sharedTurns++
      return
    }
    this.#turns = [...this.#turns.filter((each) => atMs - each.atMs <= 2 * jump.patienceMs), turn]
    const between = this.#turns.filter(
      (each) => isOf({ one: from, other: to }, each.from) && isOf({ one: from, other: to }, each.to),
    )
    if (between.length < jump.turns || apartNm(from.last, to.last) < jump.sharedNm) return
    this.#share(from, to, between.length, atMs)
  }

  #share(a: Sender, b: Sender, turns: number, atMs: number): void {
    const { trackId, rules, tell } = this.#subject
    const { jump } = rules
    const [one, other] = a.first.atMs <= b.first.atMs ? [a, b] : [b, a]
    this.#sharedTurns = turns
    // The jumps between them are told of with it.
    one.origin = undefined
    other.origin = undefined
    const open: BehaviourOf<'shared-identity'> = {
      kind: 'shared-identity',
      id: behaviourId('shared-identity', jump.name, trackId, other.first.atMs),
      trackId,
      state: 'begun',
      atMs,
      knownAtMs: atMs,
      fromMs: other.first.atMs,
      place: placeOf(other.first),
      source: other.first.source,
      rule: {
        name: 'shared identity',
        sharedNm: jump.sharedNm,
        turns: jump.turns,
        maxKn: this.#maxKn(atMs),
        patienceMs: jump.patienceMs,
      },
      evidence: this.#evidenceOf(one, other),
    }
    this.#shared = { open, one, other }
    tell(open)
  }

  #evidenceOf(one: Sender, other: Sender): BehaviourOf<'shared-identity'>['evidence'] {
    const nm = apartNm(one.last, other.last)
    const betweenMs = Math.abs(one.last.atMs - other.last.atMs)
    return {
      first: fixOf(one.last),
      second: fixOf(other.last),
      nm: rounded(nm),
      turns: this.#sharedTurns,
      ...(betweenMs > 0 && { impliedKn: rounded((nm * 3_600_000) / betweenMs) }),
    }
  }

  #giveUp(sender: Sender, atMs: number): void {
    this.#senders = this.#senders.filter((each) => each !== sender)
    this.#turns = this.#turns.filter(({ from, to }) => from !== sender && to !== sender)
    const shared = this.#shared
    if (shared && isOf(shared, sender)) {
      const evidence = this.#evidenceOf(shared.one, shared.other)
      this.#subject.tell({ ...shared.open, state: 'ended', knownAtMs: atMs, toMs: sender.last.atMs, evidence })
      this.#shared = undefined
      return
    }
    // It came to nothing; or, of one that was left for good, where to.
    const jumped = sender.origin ? sender : this.#senders.find(({ origin }) => origin?.line === sender)
    if (!jumped?.origin) return
    const maxKn = this.#maxKn(jumped.first.atMs)
    this.#subject.tell(jumpEvent(this.#subject, maxKn, jumped.origin.seen, jumped, jumped === sender, atMs))
    jumped.origin = undefined
  }
}

function isOf({ one, other }: Pick<Shared, 'one' | 'other'>, sender: Sender): boolean {
  return sender === one || sender === other
}

function jumpEvent(
  { trackId, rules }: Subject,
  maxKn: number,
  before: Seen,
  { first, reports }: Sender,
  isBack: boolean,
  atMs: number,
): BehaviourOf<'impossible-speed'> {
  const { name, slackNm, patienceMs } = rules.jump
  const nm = apartNm(before, first)
  const betweenMs = first.atMs - before.atMs
  return {
    kind: 'impossible-speed',
    id: behaviourId('impossible-speed', name, trackId, before.atMs, first.atMs, first.lon, first.lat),
    trackId,
    state: 'ended',
    atMs,
    knownAtMs: atMs,
    fromMs: before.atMs,
    toMs: first.atMs,
    place: placeOf(first),
    source: first.source,
    rule: { name, slackNm, maxKn, patienceMs },
    evidence: {
      before: fixOf(before),
      after: fixOf(first),
      nm: rounded(nm),
      ...(betweenMs > 0 && { impliedKn: rounded((nm * 3_600_000) / betweenMs) }),
      reports,
      isBack,
    },
  }
}
