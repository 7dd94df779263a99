import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { failed, type Result } from '#geo/result.ts'
import { ALERT_PRIORITIES, type Alert, type AlertAction, type AlertPriority, isOpen } from './alert.ts'
import { type AlertChange, acted, corrected, escalated, isActive, rectified, repeated } from './alert-machine.ts'
import type { AlertRule } from './alert-rule.ts'
import { type Cause, type End, type Finding, situationOf } from './finding.ts'

/** Causes that are remembered without asking the log, and situations that a rule ended. */
const MOST_KNOWN = 20_000
/**
 * More than any watch can look at; only a feed of made-up identities brings more. Counted are those that are as urgent,
 * or more: no number of cautions keeps an alarm back. What is held back waits, is counted and told.
 */
const MOST_OPEN = 2000
/** What waits beyond is only counted. */
const MOST_WAITING = 20_000
/** Of those that wait, so that the work of a beat is bounded: what is over already takes no room. */
const MOST_RAISED_A_BEAT = 500

interface Waiting {
  readonly cause: Cause
  /** It is over already: it is told all the same, and that it is over with it. */
  readonly over?: End
}
type Situation = Pick<Alert, 'ruleId' | 'cause' | 'trackId' | 'feedId'>

/** Why an action was not done: there is no such open alert, or it cannot be done in its state. */
export interface ActionProblem {
  readonly kind: 'missing' | 'illegal'
  readonly problem: string
}

/**
 * The open alerts: findings and actions go in, changes come out, in order. It keeps nothing of what is over; whether a
 * cause was told before, the log knows (`isLogged`).
 */
export class AlertBook {
  readonly #byId = new Map<string, Alert>()
  readonly #bySituation = new Map<string, string>()
  readonly #isLogged: (causeId: string) => boolean
  /** By cause: when it was told. */
  readonly #causes = new Map<string, number>()
  /** By situation: what a rule ended last. What was told before it did may be told again. */
  readonly #endedByRule = new Map<string, Alert>()
  /** Counted as they were raised: what nobody took does not keep others back that are as urgent as it became. */
  readonly #openOf: Record<AlertPriority, number> = { emergency: 0, alarm: 0, warning: 0, caution: 0 }
  /** By situation: what is raised as soon as there is room. */
  readonly #waiting = new Map<string, Waiting>()
  /** Of those that came when even too many waited, until none wait. */
  #passedOver = 0

  constructor(options: { open?: readonly Alert[]; isLogged?: (causeId: string) => boolean } = {}) {
    this.#isLogged = options.isLogged ?? (() => false)
    for (const alert of options.open ?? []) this.#put(alert)
  }

  /** All that are open, in the order in which they came. */
  get open(): readonly Alert[] {
    return [...this.#byId.values()]
  }

  /** How many are not raised, for now, because too many are open. */
  get heldBack(): number {
    return this.#waiting.size + this.#passedOver
  }

  /** The open alert of a rule on a track or feed. */
  of(ruleId: string, subject: { trackId?: string; feedId?: string }): Alert | undefined {
    return this.#byId.get(this.#bySituation.get(situationOf(ruleId, subject)) ?? '')
  }

  waits(ruleId: string, subject: { trackId?: string; feedId?: string }): Cause | undefined {
    const waiting = this.#waiting.size === 0 ? undefined : this.#waiting.get(situationOf(ruleId, subject))
    return waiting?.over ? undefined : waiting?.cause
  }

  get endedByRule(): Iterable<Alert> {
    return this.#endedByRule.values()
  }

  /** What a finding changes: nothing when its cause was told before, or when what ends was not there. */
  take(finding: Finding, nowMs: number): AlertChange | undefined {
    const situation = situationOf(finding.ruleId, finding.subject)
    const standing = this.of(finding.ruleId, finding.subject)
    switch (finding.found) {
      case 'end':
        this.#endWaiting(situation, finding)
        return this.#end(standing, finding, nowMs)
      case 'correction':
        if (standing?.eventId !== finding.oldEventId) return undefined
        return this.#once(situation, finding, nowMs, (causeId) => corrected(standing, { ...finding, causeId }, nowMs))
      case 'cause':
        if (standing)
          return this.#once(situation, finding, nowMs, (causeId) => repeated(standing, { ...finding, causeId }, nowMs))
        if (this.#hasRoomFor(finding.priority)) return this.#raise(situation, finding, nowMs)
        this.#hold(situation, finding)
        return undefined
    }
  }

  /** What the watch does. */
  act(id: string, action: AlertAction, nowMs: number): Result<AlertChange, ActionProblem> {
    const alert = this.#byId.get(id)
    if (!alert) return failed({ kind: 'missing', problem: `no open alert ${id}` })
    const change = acted(alert, action, nowMs)
    if (!change.ok) return failed({ kind: 'illegal', problem: change.problem })
    this.#keep(change.value)
    return change
  }

  /** What time does: alerts that nobody took become more urgent, and what waited for room is raised. */
  tick(rules: readonly AlertRule[], nowMs: number): AlertChange[] {
    return [...this.#escalate(rules, nowMs), ...this.#raiseWaiting(nowMs)]
  }

  #escalate(rules: readonly AlertRule[], nowMs: number): AlertChange[] {
    if (this.#byId.size === 0) return []
    const afterS = new Map(rules.flatMap(({ id, escalateAfterS }) => (escalateAfterS ? [[id, escalateAfterS]] : [])))
    return this.open.flatMap((alert) => {
      const due = afterS.get(alert.ruleId)
      return (due === undefined ? undefined : this.#keep(escalated(alert, due, nowMs))) ?? []
    })
  }

  /** Ends every alert that a test says so of, with its reason; one that waits is dropped. */
  endWhere(reasonOf: (alert: Situation) => string | undefined, nowMs: number): AlertChange[] {
    for (const [situation, { cause: held }] of this.#waiting) {
      const { ruleId, cause, subject } = held
      if (reasonOf({ ruleId, cause, ...subject }) !== undefined) this.#waiting.delete(situation)
    }
    return this.open.flatMap((alert) => {
      const reason = isActive(alert) ? reasonOf(alert) : undefined
      return (reason === undefined ? undefined : this.#end(alert, { reason, byRule: true }, nowMs)) ?? []
    })
  }

  #end(
    alert: Alert | undefined,
    end: Pick<End, 'reason' | 'clearsItself' | 'byRule'>,
    nowMs: number,
  ): AlertChange | undefined {
    const change = this.#keep(alert && rectified(alert, end, nowMs))
    if (change && end.byRule) remember(this.#endedByRule, situationOf(change.alert.ruleId, change.alert), change.alert)
    return change
  }

  #endWaiting(situation: string, over: End): void {
    const waiting = this.#waiting.get(situation)
    if (over.byRule) this.#waiting.delete(situation)
    else if (waiting && !waiting.over) this.#waiting.set(situation, { ...waiting, over })
  }

  /** What a cause changes, if it was not told before of this situation. */
  #once(
    situation: string,
    cause: { readonly causeId: string },
    nowMs: number,
    change: (causeId: string) => AlertChange,
  ): AlertChange | undefined {
    const causeId = this.#newCauseId(situation, cause)
    if (causeId === undefined) return undefined
    remember(this.#causes, causeId, nowMs)
    return this.#keep(change(causeId))
  }

  /** By what a cause is known once it is told; undefined when it was told, and no rule has ended its situation since. */
  #newCauseId(situation: string, cause: { readonly causeId: string }): string | undefined {
    const causeId = `${situation}|${cause.causeId}`
    if (!this.#isKnown(causeId)) return causeId
    const ruledAtMs = this.#endedByRule.get(situation)?.changedAtMs
    // What only the log knows was told before.
    const toldAtMs = this.#causes.get(causeId)
    if (ruledAtMs === undefined || (toldAtMs !== undefined && toldAtMs >= ruledAtMs)) return undefined
    const again = `${causeId}|${ruledAtMs}`
    return this.#isKnown(again) ? undefined : again
  }

  #raise(situation: string, finding: Cause, nowMs: number): AlertChange | undefined {
    this.#waiting.delete(situation)
    return this.#once(situation, finding, nowMs, (causeId) => raised(finding, causeId, nowMs))
  }

  #hasRoomFor(priority: AlertPriority): boolean {
    const upTo = ALERT_PRIORITIES.slice(0, ALERT_PRIORITIES.indexOf(priority) + 1)
    return upTo.reduce((sum, each) => sum + this.#openOf[each], 0) < MOST_OPEN
  }

  #hold(situation: string, finding: Cause): void {
    if (this.#newCauseId(situation, finding) === undefined) return
    const before = this.#waiting.get(situation)
    if (before && before.cause.atMs > finding.atMs) return
    const isSame = before?.cause.causeId === finding.causeId
    if (before || this.#waiting.size < MOST_WAITING)
      this.#waiting.set(situation, isSame ? { ...before, cause: finding } : { cause: finding })
    else this.#passedOver++
  }

  /** The most urgent first; among equals who waits longest. */
  #raiseWaiting(nowMs: number): AlertChange[] {
    if (this.#waiting.size === 0) {
      this.#passedOver = 0
      return []
    }
    const changes: AlertChange[] = []
    let left = MOST_RAISED_A_BEAT
    for (const priority of ALERT_PRIORITIES)
      for (const [situation, { cause, over }] of this.#waiting) {
        if (cause.priority !== priority) continue
        if (left === 0 || !this.#hasRoomFor(priority)) break
        left--
        const change = this.#raise(situation, cause, nowMs)
        const ended = change && over && this.#end(change.alert, over, nowMs)
        changes.push(...(change ? [change] : []), ...(ended ? [ended] : []))
      }
    return changes
  }

  #isKnown(causeId: string): boolean {
    return this.#causes.has(causeId) || this.#isLogged(causeId)
  }

  #keep(change: AlertChange | undefined): AlertChange | undefined {
    if (change) this.#put(change.alert)
    return change
  }

  #put(alert: Alert): void {
    const situation = situationOf(alert.ruleId, alert)
    const before = this.#byId.get(alert.id)
    if (before) this.#openOf[raisedAs(before)]--
    if (isOpen(alert)) {
      this.#openOf[raisedAs(alert)]++
      this.#byId.set(alert.id, alert)
      this.#bySituation.set(situation, alert.id)
    } else {
      this.#byId.delete(alert.id)
      if (this.#bySituation.get(situation) === alert.id) this.#bySituation.delete(situation)
    }
  }
}

function raisedAs({ priority, escalated: risen }: Alert): AlertPriority {
  return risen?.from ?? priority
}

/** The newest last; the oldest of too many is forgotten. */
function remember<T>(known: Map<string, T>, key: string, value: T): void {
  known.delete(key)
  known.set(key, value)
  for (const oldest of known.keys()) {
    if (known.size <= MOST_KNOWN) break
    known.delete(oldest)
  }
}

function raised(finding: Cause, causeId: string, nowMs: number): AlertChange {
  const { ruleId, cause, priority, subject, atMs, title, zoneId, eventId, place } = finding
  const alert: Alert = {
    id: bytesToHex(sha256(utf8ToBytes(causeId))).slice(0, 16),
    ruleId,
    priority,
    state: 'active-unacknowledged',
    cause,
    title,
    atMs,
    raisedAtMs: nowMs,
    changedAtMs: nowMs,
    ...subject,
    ...(zoneId !== undefined && { zoneId }),
    ...(eventId !== undefined && { eventId }),
    ...(place && { place }),
    causes: 1,
    notes: [],
  }
  return { alert, did: 'raised', atMs: nowMs, causeId }
}
