import type { DatabaseSync, StatementSync } from 'node:sqlite'
import * as v from 'valibot'
import type { Alert } from '#domain/alerts/alert.ts'
import { type AlertLogRow, alertLogRowSchema, logRowOf } from '#domain/alerts/alert-log.ts'
import type { AlertChange } from '#domain/alerts/alert-machine.ts'
import type { AlertRuleBook } from '#domain/alerts/alert-rule.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { messageOf, openAlertFile, parsedJson, type StoredRuleBook } from './alert-file.ts'
import { openDatabase } from './open-database.ts'

/** What waits for a disk that does not take it; more would be a disk that is gone for good. */
const MOST_WAITING = 50_000
/** How often a disk that did not take lines is tried again, in beats: about five seconds. */
const RETRY_BEATS = 10
/** So many lines of a backlog go to disk with a beat: some milliseconds. */
const LINES_A_BEAT = 500

/**
 * The log of alerts and the rules, in one SQLite file that only grows. One server has it at a time. When the disk does
 * not take a line the server goes on: lines wait in memory, in order, and go to disk when it takes them again.
 */
export class AlertStore {
  /** Whether anything outlives the server. */
  readonly isKept: boolean
  /** What was open, and the rules in force, when the server started. */
  readonly open: readonly Alert[]
  readonly ruleBook: StoredRuleBook | undefined
  readonly #database: DatabaseSync
  readonly #insert: StatementSync
  readonly #findCause: StatementSync
  readonly #foundProblems: readonly string[]
  #waiting: AlertChange[] = []
  #waitingCauses = new Set<string>()
  #lost = 0
  #writeProblem: string | undefined
  #readProblem: string | undefined
  /** Lines that are not what they should be, when the log was read last and had such. */
  #badLines = 0
  #beatsToRetry = 0

  /** Without a folder, or when the file there cannot be used, in memory. `open` opens a file, as a test may want it. */
  constructor(folder?: string, open: (path: string) => DatabaseSync = openDatabase) {
    const file = openAlertFile(folder, open)
    this.isKept = file.isKept
    this.open = file.open
    this.ruleBook = file.ruleBook
    this.#foundProblems = file.problems
    this.#database = file.database
    this.#insert = this.#database.prepare(
      'INSERT OR IGNORE INTO log (line_id, at_ms, alert_id, state, cause_id, line, alert) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    this.#findCause = this.#database.prepare('SELECT 1 FROM log WHERE cause_id = ?')
  }

  /** What is wrong, in words: with the file when the server started, and with the disk now. */
  get problems(): readonly string[] {
    const waiting = this.#waiting.length > 0 ? `; ${this.#waiting.length} lines wait in memory` : ''
    return [
      ...this.#foundProblems,
      ...(this.#writeProblem === undefined
        ? []
        : [`the log of alerts cannot be written: ${this.#writeProblem}${waiting}`]),
      ...(this.#lost > 0 ? [`${this.#lost} lines of the log of alerts are lost: the disk took none for too long`] : []),
      ...(this.#badLines === 0
        ? []
        : [`the log of alerts cannot be read: ${this.#badLines} lines are not what they should be`]),
      ...(this.#readProblem === undefined ? [] : [`the log of alerts cannot be read: ${this.#readProblem}`]),
    ]
  }

  /** Whether a cause has made a line already. */
  isLogged(causeId: string): boolean {
    if (this.#waitingCauses.has(causeId)) return true
    try {
      const isThere = this.#findCause.get(causeId) !== undefined
      this.#readProblem = undefined
      return isThere
    } catch (error) {
      // Told once too often rather than not at all; the log itself takes no cause twice.
      this.#readProblem = messageOf(error)
      return false
    }
  }

  /** Adds changes, on the disk when this returns, all or none; while the disk fails they wait. Repeats add nothing. */
  append(changes: readonly AlertChange[]): void {
    const isBehind = this.#waiting.length > 0
    this.#waiting = this.#waiting.concat(changes)
    for (const { causeId } of changes) if (causeId !== undefined) this.#waitingCauses.add(causeId)
    // Nobody waits for a disk that does not take lines: `retry` sees to it.
    if (!isBehind) this.#write(this.#waiting.length)
    this.#loseTheOldest()
  }

  /** Once a beat: writes some of what waits. A disk that failed is left alone for a while, then tried with one line. */
  retry(): void {
    if (this.#waiting.length === 0 || --this.#beatsToRetry > 0) return
    this.#write(this.#writeProblem === undefined ? LINES_A_BEAT : 1)
  }

  /** Lines between two instants, both inclusive, oldest first; `most` of them, the newest. */
  log(fromMs: number, toMs: number, most: number): Result<AlertLogRow[]> {
    try {
      const rows = this.#database
        .prepare('SELECT seq, line FROM log WHERE at_ms BETWEEN ? AND ? ORDER BY seq DESC LIMIT ?')
        .all(fromMs, toMs, most)
      const written = rows.reverse().flatMap(({ seq, line }) => {
        const parsed = v.safeParse(alertLogRowSchema, { ...Object(parsedJson(line)), seq })
        return parsed.success ? [parsed.output] : []
      })
      if (written.length < rows.length) this.#badLines = rows.length - written.length
      const last = Number(this.#database.prepare('SELECT coalesce(max(seq), 0) AS last FROM log').get()?.last ?? 0)
      this.#readProblem = undefined
      const waiting = this.#waiting.map((change, i) => logRowOf(last + i + 1, change))
      return ok([...written, ...waiting.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs)].slice(-most))
    } catch (error) {
      this.#readProblem = messageOf(error)
      return failed(`the log of alerts cannot be read: ${this.#readProblem}`)
    }
  }

  /** Puts rules in force; answers their version. Throws when the disk does not take them. */
  putRuleBook(book: AlertRuleBook, by: string, atMs: number): number {
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO rule_books (at_ms, by, book) VALUES (?, ?, ?)')
      .run(atMs, by, JSON.stringify(book))
    return Number(lastInsertRowid)
  }

  close(): void {
    if (!this.#database.isOpen) return
    this.#write(this.#waiting.length)
    this.#database.close()
  }

  /** Writes the oldest that wait, all of them or none. */
  #write(count: number): void {
    if (count === 0) return
    const lines = this.#waiting.slice(0, count)
    try {
      this.#database.exec('BEGIN IMMEDIATE')
      for (const change of lines) this.#add(change)
      this.#database.exec('COMMIT')
      this.#waiting = this.#waiting.slice(count)
      for (const { causeId } of lines) if (causeId !== undefined) this.#waitingCauses.delete(causeId)
      this.#writeProblem = undefined
      this.#beatsToRetry = 0
    } catch (error) {
      this.#writeProblem = messageOf(error)
      this.#beatsToRetry = RETRY_BEATS
      // An error may have ended the transaction by itself.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
    }
  }

  #loseTheOldest(): void {
    const tooMany = this.#waiting.length - MOST_WAITING
    if (tooMany <= 0) return
    this.#lost += tooMany
    for (const { causeId } of this.#waiting.slice(0, tooMany))
      if (causeId !== undefined) this.#waitingCauses.delete(causeId)
    this.#waiting = this.#waiting.slice(tooMany)
  }

  #add(change: AlertChange): void {
    const { alert, did, atMs, by, note, causeId } = change
    const { seq: _, ...line } = logRowOf(0, change)
    const lineId = [alert.id, did, causeId ?? [atMs, by, note].join('|')].join('|')
    const cause = causeId ?? null
    this.#insert.run(lineId, atMs, alert.id, alert.state, cause, JSON.stringify(line), JSON.stringify(alert))
  }
}
