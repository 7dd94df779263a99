import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { failed, type Result } from '#geo/result.ts'
import { type Alert, type AlertAction, isOpen } from './alert.ts'
import { type AlertChange, acted, corrected, escalated, isActive, rectified, repeated } from './alert-machine.ts'
import type { AlertRule } from './alert-rule.ts'
import { type Finding, situationOf } from './finding.ts'

/** Causes that are remembered without asking the log. */
const KNOWN_CAUSES = 20_000
/** More than any watch can look at; only a feed of made-up identities brings more. What is held back is counted and told. */
const MOST_OPEN = 2000

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
  readonly #causes = new Set<string>()
  #heldBack = 0

  constructor(options: { open?: readonly Alert[]; isLogged?: (causeId: string) => boolean } = {}) {
    this.#isLogged = options.isLogged ?? (() => false)
    for (const alert of options.open ?? []) this.#put(alert)
  }

  /** All that are open, in the order in which they came. */
  get open(): readonly Alert[] {
    return [...this.#byId.values()]
  }

  /** How many were not raised because too many are open. */
  get heldBack(): number {
    return this.#heldBack
  }

  /** The open alert of a rule on a track or feed. */
  of(ruleId: string, subject: { trackId?: string; feedId?: string }): Alert | undefined {
    return this.#byId.get(this.#bySituation.get(situationOf(ruleId, subject)) ?? '')
  }

  /** What a finding changes: nothing when its cause was told before, or when what ends was not there. */
  take(finding: Finding, nowMs: number): AlertChange | undefined {
    const situation = situationOf(finding.ruleId, finding.subject)
    const standing = this.of(finding.ruleId, finding.subject)
    switch (finding.found) {
      case 'end':
        return this.#keep(standing && rectified(standing, finding, nowMs))
      case 'correction':
        if (standing?.eventId !== finding.oldEventId) return undefined
        return this.#once(situation, finding, (causeId) => corrected(standing, { ...finding, causeId }, nowMs))
      case 'cause':
        if (!standing && this.#byId.size >= MOST_OPEN) {
          this.#heldBack++
          return undefined
        }
        return this.#once(situation, finding, (causeId) =>
          standing ? repeated(standing, { ...finding, causeId }, nowMs) : raised(finding, causeId, nowMs),
        )
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

  /** What time does: alerts that nobody took become more urgent. */
  tick(rules: readonly AlertRule[], nowMs: number): AlertChange[] {
    if (this.#byId.size === 0) return []
    const afterS = new Map(rules.flatMap(({ id, escalateAfterS }) => (escalateAfterS ? [[id, escalateAfterS]] : [])))
    return this.open.flatMap((alert) => {
      const due = afterS.get(alert.ruleId)
      return (due === undefined ? undefined : this.#keep(escalated(alert, due, nowMs))) ?? []
    })
  }

  /** Ends every alert that a test says so of, with its reason. */
  endWhere(reasonOf: (alert: Alert) => string | undefined, nowMs: number): AlertChange[] {
    return this.open.flatMap((alert) => {
      const reason = isActive(alert) ? reasonOf(alert) : undefined
      return (reason === undefined ? undefined : this.#keep(rectified(alert, { reason }, nowMs))) ?? []
    })
  }

  /** What a cause changes, if it was not told before of this situation. */
  #once(
    situation: string,
    cause: { readonly causeId: string },
    change: (causeId: string) => AlertChange,
  ): AlertChange | undefined {
    const causeId = `${situation}|${cause.causeId}`
    return this.#isNew(causeId) ? this.#keep(change(causeId)) : undefined
  }

  #isNew(causeId: string): boolean {
    if (this.#causes.has(causeId) || this.#isLogged(causeId)) return false
    this.#causes.add(causeId)
    if (this.#causes.size > KNOWN_CAUSES)
      for (const oldest of this.#causes) {
        this.#causes.delete(oldest)
        break
      }
    return true
  }

  #keep(change: AlertChange | undefined): AlertChange | undefined {
    if (change) this.#put(change.alert)
    return change
  }

  #put(alert: Alert): void {
    const situation = situationOf(alert.ruleId, alert)
    if (isOpen(alert)) {
      this.#byId.set(alert.id, alert)
      this.#bySituation.set(situation, alert.id)
    } else {
      this.#byId.delete(alert.id)
      if (this.#bySituation.get(situation) === alert.id) this.#bySituation.delete(situation)
    }
  }
}

function raised(finding: Extract<Finding, { found: 'cause' }>, causeId: string, nowMs: number): AlertChange {
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
