import type { Alert, AlertAction } from '#domain/alerts/alert.ts'
import { type ActionProblem, AlertBook } from '#domain/alerts/alert-book.ts'
import { AlertDesk } from '#domain/alerts/alert-desk.ts'
import type { AlertLogRow } from '#domain/alerts/alert-log.ts'
import type { AlertChange } from '#domain/alerts/alert-machine.ts'
import type { AlertRuleBook } from '#domain/alerts/alert-rule.ts'
import { DEFAULT_ALERT_RULES } from '#domain/alerts/default-rules.ts'
import { type Flood, FloodMeter } from '#domain/alerts/flood.ts'
import { allowedAs } from '#domain/alerts/rule-match.ts'
import type { TrackIdentity } from '#domain/report.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { AlertBeat, AlertNews } from '../picture/live-picture.ts'
import { AlertStore, type StoredRuleBook } from './alert-store.ts'

/** How often a disk that did not take lines is tried again, in beats: about five seconds. */
const RETRY_BEATS = 10
/** More lines than a month of shifts has, and as many as a page can bear. */
const MOST_LOG_LINES = 50_000
const TEN_MINUTES_MS = 600_000

/** How the alerts are doing, for /api/status. */
export interface AlertStatus {
  readonly open: number
  readonly isKept: boolean
  readonly problem?: string
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
  #beats = 0
  #told: string | undefined

  /** Without a folder alerts are gone when the server ends. `onProblem` hears once of each trouble with the disk. */
  constructor(options: { folder?: string; onProblem?: (problem: string) => void } = {}) {
    this.#onProblem = options.onProblem ?? (() => undefined)
    this.#store = new AlertStore(options.folder)
    this.#rules = this.#store.ruleBook() ?? { version: 0, book: { rules: DEFAULT_ALERT_RULES, allowList: [] } }
    const open = this.#store.openAlerts()
    this.#book = new AlertBook({ open, isLogged: (causeId) => this.#store.isLogged(causeId) })
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
    const { isKept } = this.#store
    const { heldBack } = this.#book
    const most = `${this.open.length} alerts are open, and ${heldBack} more were not raised`
    const problem =
      [...(this.#store.problem === undefined ? [] : [this.#store.problem]), ...(heldBack > 0 ? [most] : [])].join(
        '; ',
      ) || undefined
    return { open: this.open.length, isKept, ...(problem !== undefined && { problem }) }
  }

  flood(nowMs: number): Flood {
    return this.#flood.at(nowMs)
  }

  takeNews({ nowMs, events, learned, engine, feeds }: AlertBeat): Alert[] {
    const { store, context } = engine
    if (this.#beats === 0) this.#recallFlood(nowMs)
    const changes: AlertChange[] = []
    for (const finding of this.#desk.look({ nowMs, events, learned, store, context, feeds }, this.#book)) {
      const change = this.#book.take(finding, nowMs)
      if (change) changes.push(change)
    }
    this.#keep([...changes, ...this.#book.tick(this.#rules.book.rules, nowMs)], nowMs)
    if (++this.#beats % RETRY_BEATS === 0) this.#store.retry()
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
  log(fromMs: number, toMs: number): Result<AlertLogRow[]> {
    const rows = this.#store.log(fromMs, toMs, MOST_LOG_LINES + 1)
    if (rows.length <= MOST_LOG_LINES) return ok(rows)
    return failed(`the log has more than ${MOST_LOG_LINES} lines between fromMs and toMs, expected a shorter span`)
  }

  /**
   * Puts other rules in force, if those that were changed are still in force. Alerts end whose rule is gone or switched off
   * or whose vessel is allowed now.
   */
  putRules(
    book: AlertRuleBook,
    change: { version: number; by: string; nowMs: number; identityOf: (trackId: string) => TrackIdentity | undefined },
  ): Result<StoredRuleBook, StoredRuleBook> {
    const { version, by, nowMs, identityOf } = change
    if (version !== this.#rules.version) return failed(this.#rules)
    this.#rules = { version: this.#store.putRuleBook(book, by, nowMs), book }
    this.#desk.setRules(book)
    const ended = this.#book.endWhere((alert) => endedBy(book, alert, nowMs, identityOf), nowMs)
    this.#keep(
      ended.map((each) => ({ ...each, by })),
      nowMs,
    )
    return ok(this.#rules)
  }

  close(): void {
    this.#store.close()
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
    for (const { did, atMs } of this.#store.log(nowMs - TEN_MINUTES_MS, nowMs, MOST_LOG_LINES))
      if (did === 'raised') this.#flood.raised(atMs)
  }

  #tellProblem(): void {
    const problem = this.status.problem
    // Once for each trouble: how many lines wait, and how many alerts are open, changes all the time.
    const words = problem?.split(';')[0]
    const trouble = words?.replaceAll(/\d+/g, '#')
    if (words !== undefined && trouble !== this.#told) this.#onProblem(words)
    this.#told = trouble
  }
}

function endedBy(
  { rules, allowList }: AlertRuleBook,
  { ruleId, trackId }: Alert,
  nowMs: number,
  identityOf: (trackId: string) => TrackIdentity | undefined,
): string | undefined {
  const rule = rules.find(({ id }) => id === ruleId)
  if (!rule) return 'its rule was removed'
  if (!rule.enabled) return 'its rule was switched off'
  if (trackId === undefined || rule.when.evenIfAllowed) return undefined
  const allowed = allowedAs(allowList, identityOf(trackId) ?? { trackId, kind: 'other' }, nowMs)
  return allowed && `now on the allow-list: ${allowed.reason}`
}
