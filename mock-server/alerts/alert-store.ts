import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import * as v from 'valibot'
import { type Alert, alertSchema } from '#domain/alerts/alert.ts'
import { type AlertLogRow, alertLogRowSchema, logRowOf } from '#domain/alerts/alert-log.ts'
import type { AlertChange } from '#domain/alerts/alert-machine.ts'
import { type AlertRuleBook, parseAlertRuleBook } from '#domain/alerts/alert-rule.ts'
import { openDatabase } from './open-database.ts'

const FILE = 'alerts.sqlite'
const VERSION = 1
/** What waits for a disk that does not take it; more would be a disk that is gone for good. */
const MOST_WAITING = 50_000

// Lines are only ever added. Whoever changes or removes one has to say so to the database first, and it refuses.
const SCHEMA = `
  CREATE TABLE log (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    line_id TEXT NOT NULL UNIQUE,
    at_ms REAL NOT NULL,
    alert_id TEXT NOT NULL,
    state TEXT NOT NULL,
    cause_id TEXT UNIQUE,
    line TEXT NOT NULL,
    alert TEXT NOT NULL
  ) STRICT;
  CREATE INDEX log_by_alert ON log (alert_id, seq);
  CREATE INDEX log_by_time ON log (at_ms);
  CREATE TABLE rule_books (
    version INTEGER PRIMARY KEY AUTOINCREMENT,
    at_ms REAL NOT NULL,
    by TEXT NOT NULL,
    book TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER log_keeps BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
  CREATE TRIGGER log_stays BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
  CREATE TRIGGER books_keep BEFORE UPDATE ON rule_books BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
  CREATE TRIGGER books_stay BEFORE DELETE ON rule_books BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
  PRAGMA user_version = ${VERSION};
`

/** The rules in force and how often they were changed: 0 as they came with the product. */
export interface StoredRuleBook {
  readonly version: number
  readonly book: AlertRuleBook
}

/**
 * The log of alerts and the rules, in one SQLite file that only grows. One server has it at a time. When the disk does
 * not take a line the server goes on: lines wait in memory, in order, and go to disk when it takes them again.
 */
export class AlertStore {
  /** Whether anything outlives the server. */
  readonly isKept: boolean
  readonly #database: DatabaseSync
  readonly #insert: StatementSync
  readonly #findCause: StatementSync
  #waiting: AlertChange[] = []
  #waitingCauses = new Set<string>()
  #lost = 0
  #problem: string | undefined

  /** Without a folder, or when the file there cannot be used, in memory. `open` opens a file, as a test may want it. */
  constructor(folder?: string, open: (path: string) => DatabaseSync = openDatabase) {
    const kept = folder === undefined ? undefined : this.#open(folder, open)
    this.isKept = kept !== undefined
    this.#database = kept ?? openDatabase(':memory:')
    if (!kept) this.#database.exec(SCHEMA)
    this.#insert = this.#database.prepare(
      'INSERT OR IGNORE INTO log (line_id, at_ms, alert_id, state, cause_id, line, alert) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    this.#findCause = this.#database.prepare('SELECT 1 FROM log WHERE cause_id = ?')
  }

  /** What is wrong with the disk, in words; undefined when all is well. */
  get problem(): string | undefined {
    if (this.#problem === undefined) return undefined
    const waiting = this.#waiting.length > 0 ? `; ${this.#waiting.length} lines wait in memory` : ''
    return `${this.#problem}${waiting}${this.#lost > 0 ? `, ${this.#lost} are lost` : ''}`
  }

  /** The alerts that are open by the log, in the order in which they were raised; those that cannot be read are left out. */
  openAlerts(): Alert[] {
    const rows = this.#database
      .prepare(
        `SELECT alert FROM log JOIN (SELECT max(seq) AS last, min(seq) AS first FROM log GROUP BY alert_id)
         ON seq = last WHERE state <> 'normal' ORDER BY first`,
      )
      .all()
    return rows.flatMap(({ alert }) => {
      const parsed = v.safeParse(alertSchema, JSON.parse(String(alert)))
      return parsed.success ? [parsed.output] : []
    })
  }

  /** Whether a cause has made a line already. */
  isLogged(causeId: string): boolean {
    if (this.#waitingCauses.has(causeId)) return true
    try {
      return this.#findCause.get(causeId) !== undefined
    } catch (error) {
      // Told once too often rather than not at all; the log itself takes no cause twice.
      this.#problem = `the log of alerts cannot be read: ${error instanceof Error ? error.message : error}`
      return false
    }
  }

  /** Adds changes, on the disk when this returns, all or none; when the disk fails they wait. Repeats add nothing. */
  append(changes: readonly AlertChange[]): void {
    this.#waiting.push(...changes)
    for (const { causeId } of changes) if (causeId !== undefined) this.#waitingCauses.add(causeId)
    this.retry()
  }

  /** Tries once more what waits. */
  retry(): void {
    if (this.#waiting.length === 0) return
    try {
      this.#database.exec('BEGIN IMMEDIATE')
      for (const change of this.#waiting) this.#add(change)
      this.#database.exec('COMMIT')
      this.#waiting = []
      this.#waitingCauses = new Set()
      if (this.isKept) this.#problem = undefined
    } catch (error) {
      this.#problem = `the log of alerts cannot be written: ${error instanceof Error ? error.message : error}`
      // An error may have ended the transaction by itself.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      const tooMany = this.#waiting.length - MOST_WAITING
      if (tooMany <= 0) return
      this.#lost += tooMany
      this.#waiting = this.#waiting.slice(tooMany)
    }
  }

  /** Lines between two instants, both inclusive, oldest first; `most` of them, the newest. */
  log(fromMs: number, toMs: number, most: number): AlertLogRow[] {
    const rows = this.#database
      .prepare('SELECT seq, line FROM log WHERE at_ms BETWEEN ? AND ? ORDER BY seq DESC LIMIT ?')
      .all(fromMs, toMs, most)
    const written = rows.reverse().flatMap(({ seq, line }) => {
      const parsed = v.safeParse(alertLogRowSchema, { ...JSON.parse(String(line)), seq })
      return parsed.success ? [parsed.output] : []
    })
    const last = Number(this.#database.prepare('SELECT coalesce(max(seq), 0) AS last FROM log').get()?.last ?? 0)
    const waiting = this.#waiting.map((change, i) => logRowOf(last + i + 1, change))
    return [...written, ...waiting.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs)].slice(-most)
  }

  /** The rules that were put in force last; undefined when none were, or they cannot be read. */
  ruleBook(): StoredRuleBook | undefined {
    const row = this.#database.prepare('SELECT version, book FROM rule_books ORDER BY version DESC LIMIT 1').get()
    if (!row) return undefined
    const book = parseAlertRuleBook(JSON.parse(String(row.book)))
    if (book.ok) return { version: Number(row.version), book: book.value }
    this.#problem = `the stored alert rules cannot be read, those of the product are in force: ${book.problem[0]}`
    return undefined
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
    this.retry()
    this.#database.close()
  }

  #add(change: AlertChange): void {
    const { alert, did, atMs, by, note, causeId } = change
    const { seq: _, ...line } = logRowOf(0, change)
    const lineId = [alert.id, did, causeId ?? [atMs, by, note].join('|')].join('|')
    const cause = causeId ?? null
    this.#insert.run(lineId, atMs, alert.id, alert.state, cause, JSON.stringify(line), JSON.stringify(alert))
  }

  #open(folder: string, open: (path: string) => DatabaseSync): DatabaseSync | undefined {
    const path = join(folder, FILE)
    let database: DatabaseSync | undefined
    try {
      mkdirSync(folder, { recursive: true })
      database = open(path)
      // Exclusive: two servers that each keep a list of their own would contradict each other.
      database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
      const version = Number(database.prepare('PRAGMA user_version').get()?.user_version)
      if (version > VERSION) throw new Error(`it is of version ${version}, expected at most ${VERSION}`)
      database.exec('BEGIN IMMEDIATE')
      if (version === 0) database.exec(SCHEMA)
      database.exec('COMMIT')
      return database
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      const words = why.includes('locked') ? 'another server is using it' : why
      this.#problem = `${path} cannot be used, alerts are kept in memory only: ${words}`
      database?.close()
      return undefined
    }
  }
}
