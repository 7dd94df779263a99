import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import * as v from 'valibot'
import { type Alert, alertSchema } from '#domain/alerts/alert.ts'
import { type AlertRuleBook, parseAlertRuleBook } from '#domain/alerts/alert-rule.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { openDatabase } from './open-database.ts'

const FILE = 'alerts.sqlite'
const VERSION = 1
/** Result codes of SQLite: the file is damaged, or none of its own. */
const CORRUPT = 11
const NOT_A_DATABASE = 26

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

/** What was found when the server started. */
export interface AlertFile {
  readonly database: DatabaseSync
  /** Whether anything outlives the server. */
  readonly isKept: boolean
  /** The alerts that are open by the log, in the order in which they were raised. */
  readonly open: readonly Alert[]
  /** The rules that were put in force last; undefined when none were, or they cannot be read. */
  readonly ruleBook: StoredRuleBook | undefined
  /** All that is wrong with it, each with what to do. */
  readonly problems: readonly string[]
}

/**
 * Opens the alerts of a folder, whatever state they are in: a damaged file is put aside, untouched, and a new one begun;
 * where no file can be had, alerts live in memory. Both are told. Without a folder in memory.
 */
export function openAlertFile(folder: string | undefined, open: (path: string) => DatabaseSync): AlertFile {
  if (folder === undefined) return inMemory([])
  const path = join(folder, FILE)
  try {
    mkdirSync(folder, { recursive: true })
    return readFile(path, open)
  } catch (error) {
    return isDamage(error) ? withNewFile(path, error, open) : inMemory([unusableWords(path, error)])
  }
}

function inMemory(problems: readonly string[]): AlertFile {
  const database = openDatabase(':memory:')
  database.exec(SCHEMA)
  return { database, isKept: false, open: [], ruleBook: undefined, problems }
}

function withNewFile(path: string, damage: unknown, open: (path: string) => DatabaseSync): AlertFile {
  try {
    const aside = putAside(path)
    const told = `${path} is damaged (${messageOf(damage)}) and was put aside as ${aside}: alerts and rules begin anew in a new file. What is left of the old ones can be read with "sqlite3 ${aside} .recover"`
    return { ...readFile(path, open), problems: [told] }
  } catch (error) {
    return inMemory([unusableWords(path, damage), `it cannot be put aside either: ${messageOf(error)}`])
  }
}

/** Gives a file, and what SQLite keeps beside it, a name that is free. */
function putAside(path: string): string {
  let number = 1
  while (existsSync(`${path}.damaged-${number}`)) number++
  const aside = `${path}.damaged-${number}`
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(`${path}${suffix}`)) renameSync(`${path}${suffix}`, `${aside}${suffix}`)
  }
  return aside
}

/** Throws when the file is not one that alerts can be kept in. */
function readFile(path: string, open: (path: string) => DatabaseSync): AlertFile {
  const database = open(path)
  try {
    // Exclusive: two servers that each keep a list of their own would contradict each other.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    const version = Number(database.prepare('PRAGMA user_version').get()?.user_version)
    if (version > VERSION) throw new Error(`it is of version ${version}, expected at most ${VERSION}`)
    database.exec('BEGIN IMMEDIATE')
    if (version === 0) database.exec(SCHEMA)
    database.exec('COMMIT')
    const checked = String(database.prepare('PRAGMA quick_check(1)').get()?.quick_check)
    if (checked !== 'ok') throw new DamagedFile(checked.replaceAll(/\s+/g, ' '))
    const [open, ruleBook] = [readOpen(database), readRuleBook(database)]
    const problems = [
      ...(open.unreadable > 0
        ? [`${open.unreadable} open alerts in ${path} cannot be read: they are not shown, and their lines stay there`]
        : []),
      ...(ruleBook.ok
        ? []
        : [`the alert rules in ${path} cannot be read, those of the product are in force: ${ruleBook.problem}`]),
    ]
    const found = ruleBook.ok ? ruleBook.value : undefined
    return { database, isKept: true, open: open.alerts, ruleBook: found, problems }
  } catch (error) {
    database.close()
    throw error
  }
}

function readOpen(database: DatabaseSync): { alerts: Alert[]; unreadable: number } {
  const rows = database
    .prepare(
      `SELECT alert FROM log JOIN (SELECT max(seq) AS last, min(seq) AS first FROM log GROUP BY alert_id)
       ON seq = last WHERE state <> 'normal' ORDER BY first`,
    )
    .all()
  const alerts = rows.flatMap(({ alert }) => {
    const parsed = v.safeParse(alertSchema, parsedJson(alert))
    return parsed.success ? [parsed.output] : []
  })
  return { alerts, unreadable: rows.length - alerts.length }
}

function readRuleBook(database: DatabaseSync): Result<StoredRuleBook | undefined> {
  const row = database.prepare('SELECT version, book FROM rule_books ORDER BY version DESC LIMIT 1').get()
  if (!row) return ok(undefined)
  const book = parseAlertRuleBook(parsedJson(row.book))
  return book.ok
    ? ok({ version: Number(row.version), book: book.value })
    : failed(`version ${row.version}: ${book.problem[0]}`)
}

/** JSON of a column; undefined, which no schema takes, when it is none. */
export function parsedJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

class DamagedFile extends Error {}

function isDamage(error: unknown): boolean {
  const code = codeOf(error)
  return error instanceof DamagedFile || code === CORRUPT || code === NOT_A_DATABASE
}

/** The result code of SQLite, without what it says beyond. */
function codeOf(error: unknown): number | undefined {
  const { errcode } = Object(error) as { readonly errcode?: unknown }
  return typeof errcode === 'number' ? errcode & 0xff : undefined
}

function unusableWords(path: string, error: unknown): string {
  const why = messageOf(error)
  const words = why.includes('locked')
    ? 'another server is using it. Stop that one, or start this one with another --data folder'
    : `${why}. Put that right, or start with another --data folder`
  return `${path} cannot be used, alerts are kept in memory only: ${words}`
}
