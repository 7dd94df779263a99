import { isReachable, wayNm } from '../one-motion.ts'
import type { TrackKind } from '../report.ts'
import type { HeardFix } from './leg.ts'
import { kindOfId } from './track-kind.ts'
import type { ZoneContext } from './zone-context.ts'
import type { ZoneEvent } from './zone-event.ts'
import { ZoneMachine } from './zone-machine.ts'

/** So many reports in a row that agree with each other are believed against what was known before. */
const AGREEING = 3

/**
 * One track: takes its reports in time order, decides which of its senders each is from, and lets that one's machine
 * tell what it makes. Pure: the same reports give the same events.
 *
 * A report that the track cannot have gone to (faster than its kind can go) is set aside, not thrown away. Three in a
 * row that can be gone between are believed:
 *
 *     A A A . . . . A A     B lies too far for A.  One or two B's are a jump, counted, and forgotten.
 *           B               With the third B, while nothing came from A: the track has moved there, nobody knows how.
 *     A A A B A B A B       While A is still heard: two senders share the identity. B becomes the second sender, with a
 *                           state of its own, and its events are flagged shared-identity.
 *
 * A report goes to the sender that can have made it; of two, to the nearer. The second sender is let go when it was
 * silent for as long as makes a track lost. A third at the same time is only counted. Senders heard in turns of three
 * and more look like moves to and fro, which they may be.
 */
export class TrackWatch {
  readonly #trackId: string
  readonly #kind: TrackKind
  readonly #context: ZoneContext
  #first: ZoneMachine | undefined
  #second: ZoneMachine | undefined
  /** Set aside, each reachable from the one before, oldest first. */
  #strangers: readonly HeardFix[] = []
  #givenUp = 0
  #newestMs = Number.NEGATIVE_INFINITY

  constructor(trackId: string, context: ZoneContext, kind = kindOfId(trackId)) {
    this.#trackId = trackId
    this.#kind = kind
    this.#context = context
  }

  /** Reports that no sender can have made. */
  get jumps(): number {
    return this.#givenUp + this.#strangers.length
  }

  clone(): TrackWatch {
    const copy = new TrackWatch(this.#trackId, this.#context, this.#kind)
    copy.#first = this.#first?.clone()
    copy.#second = this.#second?.clone()
    copy.#strangers = this.#strangers
    copy.#givenUp = this.#givenUp
    copy.#newestMs = this.#newestMs
    return copy
  }

  /** Takes the next report: not before any that it took, and not a repeat. The fix is not kept. */
  take(fix: HeardFix, out: ZoneEvent[]): void {
    this.#newestMs = fix.atMs
    const first = this.#first
    if (!first) {
      this.#first = this.#begin(fix, false, fix.atMs, out)
      return
    }
    if (this.#second) this.#endSecond(fix.atMs, out)
    const nm = wayNm(first.lon, first.lat, fix.lon, fix.lat)
    const isNear = isReachable(nm, fix.atMs - first.atMs, this.#kind)
    if (this.#second && this.#follows(this.#second, fix, isNear ? nm : Number.POSITIVE_INFINITY, out)) return
    if (isNear) first.follow(fix, nm, out, fix.atMs)
    else this.#setAside(fix, out)
  }

  /** What silence until an instant, or until its newest report, makes of its senders; changes nothing. */
  silence(untilMs: number, out: ZoneEvent[]): void {
    const atMs = Math.max(untilMs, this.#newestMs)
    for (const sender of [this.#first, this.#second]) sender?.clone().wait(atMs, out)
  }

  /** The first instant after another at which silence makes an event; Infinity when it never does. */
  dueAfter(afterMs: number): number {
    const never = Number.POSITIVE_INFINITY
    return Math.min(this.#first?.dueAfter(afterMs) ?? never, this.#second?.dueAfter(afterMs) ?? never)
  }

  /** The same track under other zones; see `ZoneMachine.underZones`. What silence made until then is settled. */
  underZones(context: ZoneContext, sameZones: ReadonlyMap<number, number>, atMs: number, out: ZoneEvent[]): TrackWatch {
    const next = new TrackWatch(this.#trackId, context, this.#kind)
    const moved = (sender: ZoneMachine | undefined) => {
      const settled = sender?.clone()
      settled?.wait(atMs, out)
      return settled?.underZones(context, sameZones, atMs, out)
    }
    next.#first = moved(this.#first)
    next.#second = moved(this.#second)
    next.#strangers = this.#strangers
    next.#givenUp = this.#givenUp
    next.#newestMs = this.#newestMs
    return next
  }

  #begin(fix: HeardFix, isShared: boolean, knownAtMs: number, out: ZoneEvent[]): ZoneMachine {
    const sender = new ZoneMachine(this.#context, { trackId: this.#trackId, isShared }, this.#kind, fix)
    sender.begin(out, knownAtMs)
    return sender
  }

  /** Whether the second sender made the report, being nearer to it than the first; then it takes it. */
  #follows(second: ZoneMachine, fix: HeardFix, firstNm: number, out: ZoneEvent[]): boolean {
    const nm = wayNm(second.lon, second.lat, fix.lon, fix.lat)
    if (nm >= firstNm || !isReachable(nm, fix.atMs - second.atMs, this.#kind)) return false
    second.follow(fix, nm, out, fix.atMs)
    return true
  }

  #endSecond(atMs: number, out: ZoneEvent[]): void {
    if (!this.#second || atMs <= this.#second.lostAtMs) return
    this.#second.wait(atMs, out)
    this.#second = undefined
  }

  #setAside(fix: HeardFix, out: ZoneEvent[]): void {
    const last = this.#strangers.at(-1)
    const agrees =
      last !== undefined &&
      fix.atMs - last.atMs <= this.#context.lostAfterMs &&
      isReachable(wayNm(last.lon, last.lat, fix.lon, fix.lat), fix.atMs - last.atMs, this.#kind)
    if (!agrees) this.#giveUp()
    this.#strangers = [...this.#strangers, { ...fix }]
    if (this.#strangers.length === AGREEING) this.#believe(this.#strangers, fix.atMs, out)
  }

  #giveUp(): void {
    this.#givenUp += this.#strangers.length
    this.#strangers = []
  }

  #believe(strangers: readonly HeardFix[], knownAtMs: number, out: ZoneEvent[]): void {
    const [earliest, ...rest] = strangers
    if (!earliest || !this.#first) return
    // The one that was silent since; of two, the one that was silent for longer.
    const silent = [this.#first, this.#second]
      .filter((sender) => sender !== undefined && sender.atMs < earliest.atMs)
      .sort((a, b) => (a?.atMs ?? 0) - (b?.atMs ?? 0))[0]
    if (!silent && this.#second) {
      this.#giveUp()
      return
    }
    this.#strangers = []
    const sender = silent ?? this.#begin(earliest, true, knownAtMs, out)
    if (silent) silent.jump(earliest, out, knownAtMs)
    else this.#second = sender
    for (const fix of rest) sender.follow(fix, wayNm(sender.lon, sender.lat, fix.lon, fix.lat), out, knownAtMs)
  }
}
