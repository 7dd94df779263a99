import type { Alert, AlertAction } from '#domain/alerts/alert.ts'
import { type ActionProblem, AlertBook } from '#domain/alerts/alert-book.ts'
import { AlertDesk } from '#domain/alerts/alert-desk.ts'
import type { AlertLogRow } from '#domain/alerts/alert-log.ts'
import type { AlertChange } from '#domain/alerts/alert-machine.ts'
import type { AlertRuleBook, AllowedVessel } from '#domain/alerts/alert-rule.ts'
import { type NamedVessel, withAllowed, withoutAllowed } from '#domain/alerts/allow-list.ts'
import { DEFAULT_ALERT_RULES } from '#domain/alerts/default-rules.ts'
import { type Flood, FloodMeter } from '#domain/alerts/flood.ts'
import { whyOver } from '#domain/alerts/rule-watch.ts'
import type { TrackIdentity } from '#domain/report.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { AlertBeat, AlertNews } from '../picture/live-picture.ts'
import type { StoredRuleBook } from './alert-file.ts'
import { AlertStore } from './alert-store.ts'

/** More lines than a month of shifts has, and as many as a page can bear. */
const MOST_LOG_LINES = 50_000
const TEN_MINUTES_MS = 600_000

/** How the alerts are doing, for /api/status. */
export interface AlertStatus {
  readonly open: number
  readonly isKept: boolean
  readonly problem?: string
}

/** Why the log cannot be told. */
export interface LogProblem {
  readonly kind: 'too-long' | 'unreadable'
  readonly problem: string
}

/** Who changes the rules, and when. */
interface RuleChange {
  readonly by: string
  readonly nowMs: number
  readonly identityOf: (trackId: string) => TrackIdentity | undefined
}

/** The alerts of the server: one list for everybody, by rules, with its log. */
export class AlertService implements AlertNews {
  readonly #store: AlertStore
  readonly #book: AlertBook
  readonly #desk: AlertDesk
  readonly #flood = new FloodMeter()
  readonly #onProblem: (problem: string) => void
  #rules: StoredRuleBook
  #news: Alert[] = []
  #isFirstBeat = true
  #told = new Set<string>()

  /** Without a folder alerts are gone when the server ends. `onProblem` hears once of each trouble with the disk. */
  constructor(options: { folder?: string; onProblem?: (problem: string) => void } = {}) {
    this.#onProblem = options.onProblem ?? (() => undefined)
    this.#store = new AlertStore(options.folder)
    this.#rules = this.#store.ruleBook ?? { version: 0, book: { rules: DEFAULT_ALERT_RULES, allowList: [] } }
    this.#book = new AlertBook({ open: this.#store.open, isLogged: (causeId) => this.#store.isLogged(causeId) })
    this.#desk = new AlertDesk(this.#rules.book)
    this.#tellProblem()
  }

  get open(): readonly Alert[] {
    return this.#book.open
  }

  get ruleBook(): StoredRuleBook {
    return this.#rules
  }

  get status(): AlertStatus {
    const problem = this.#problems.join('; ')
    return { open: this.open.length, isKept: this.#store.isKept, ...(problem && { problem }) }
  }

  flood(nowMs: number): Flood {
    return this.#flood.at(nowMs)
  }

  takeNews({ nowMs, events, observations, learned, engine, feeds }: AlertBeat): Alert[] {
    const { store, context } = engine
    if (this.#isFirstBeat) this.#recallFlood(nowMs)
    this.#isFirstBeat = false
    const changes = this.#desk.look({ nowMs, events, observations, learned, store, context, feeds }, this.#book)
    this.#keep([...changes, ...this.#book.tick(this.#rules.book.rules, nowMs)], nowMs)
    this.#store.retry()
    this.#tellProblem()
    const news = new Map(this.#news.map((alert) => [alert.id, alert]))
    this.#news = []
    return [...news.values()]
  }

  act(id: string, action: AlertAction, nowMs: number): Result<Alert, ActionProblem> {
    const change = this.#book.act(id, action, nowMs)
    if (!change.ok) return change
    this.#keep([change.value], nowMs)
    return ok(change.value.alert)
  }

  /** All lines between two instants, or why they cannot be told: none is left out unsaid. */
  log(fromMs: number, toMs: number): Result<AlertLogRow[], LogProblem> {
    const rows = this.#store.log(fromMs, toMs, MOST_LOG_LINES + 1)
    if (!rows.ok) return failed({ kind: 'unreadable', problem: rows.problem })
    if (rows.value.length <= MOST_LOG_LINES) return rows
    const problem = `the log has more than ${MOST_LOG_LINES} lines between fromMs and toMs, expected a shorter span`
    return failed({ kind: 'too-long', problem })
  }

  /**
   * Puts other rules in force, if those that were changed are still in force. Alerts end whose rule is gone or switched off
   * or whose vessel is allowed now.
   */
  putRules(
    book: AlertRuleBook,
    change: RuleChange & { readonly version: number },
  ): Result<StoredRuleBook, StoredRuleBook> {
    if (change.version !== this.#rules.version) return failed(this.#rules)
    this.#putInForce(book, change)
    return ok(this.#rules)
  }

  /** Allows a vessel for one rule, on top of whatever the rules are now; its alert of that rule ends. */
  allow(ruleId: string, entry: AllowedVessel, change: RuleChange): Result<StoredRuleBook, ActionProblem> {
    return this.#changeAllowed(ruleId, change, (book) =>
      withAllowed(book, { ...entry, ruleIds: [ruleId] }, change.nowMs),
    )
  }

  /** Takes back that a vessel is allowed for one rule. */
  disallow(ruleId: string, vessel: NamedVessel, change: RuleChange): Result<StoredRuleBook, ActionProblem> {
    return this.#changeAllowed(ruleId, change, (book) => withoutAllowed(book, ruleId, vessel))
  }

  close(): void {
    this.#store.close()
  }

  #changeAllowed(
    ruleId: string,
    change: RuleChange,
    changed: (book: AlertRuleBook) => Result<AlertRuleBook>,
  ): Result<StoredRuleBook, ActionProblem> {
    const { book } = this.#rules
    if (!book.rules.some(({ id }) => id === ruleId)) return failed({ kind: 'missing', problem: `no rule ${ruleId}` })
    const next = changed(book)
    if (!next.ok) return failed({ kind: 'illegal', problem: next.problem })
    this.#putInForce(next.value, change)
    return ok(this.#rules)
  }

  #putInForce(book: AlertRuleBook, { by, nowMs, identityOf }: RuleChange): void {
    this.#rules = { version: this.#store.putRuleBook(book, by, nowMs), book }
    this.#desk.setRules(book)
    const identityFor = ({ trackId }: Pick<Alert, 'trackId'>) =>
      trackId === undefined ? undefined : identityOf(trackId)
    const ended = this.#book.endWhere((alert) => whyOver(book, alert, identityFor(alert), nowMs), nowMs)
    this.#keep(
      ended.map((each) => ({ ...each, by })),
      nowMs,
    )
  }

  #keep(changes: readonly AlertChange[], nowMs: number): void {
    if (changes.length === 0) return
    for (const { did, alert } of changes) {
      if (did === 'raised') this.#flood.raised(nowMs)
      this.#news.push(alert)
    }
    this.#store.append(changes)
  }

  /** What was raised just before the server started again counts too. */
  #recallFlood(nowMs: number): void {
    const rows = this.#store.log(nowMs - TEN_MINUTES_MS, nowMs, MOST_LOG_LINES)
    for (const { did, atMs } of rows.ok ? rows.value : []) if (did === 'raised') this.#flood.raised(atMs)
  }

  get #problems(): readonly string[] {
    const { heldBack } = this.#book
    const most = `${this.open.length} alerts are open, and ${heldBack} more wait to be raised`
    return [...this.#store.problems, ...(heldBack > 0 ? [most] : [])]
  }

  /** Once of each trouble: how many lines wait, and how many alerts are open, changes all the time. */
  #tellProblem(): void {
    const now = new Map(this.#problems.map((problem) => [problem.replaceAll(/\d+/g, '#').split(';')[0] ?? '', problem]))
    for (const [trouble, problem] of now) if (!this.#told.has(trouble)) this.#onProblem(problem)
    this.#told = new Set(now.keys())
  }
}
