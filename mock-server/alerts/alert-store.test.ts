import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, expect, test } from 'vitest'
import type { Alert } from '#domain/alerts/alert.ts'
import { type AlertChange, acted, rectified } from '#domain/alerts/alert-machine.ts'
import { projectFolder } from '../files.ts'
import { newFolder } from '../testing.ts'
import { AlertStore } from './alert-store.ts'
import { openDatabase } from './open-database.ts'

const opened: AlertStore[] = []
afterEach(() => {
  for (const store of opened.splice(0)) store.close()
})

function storeIn(...args: ConstructorParameters<typeof AlertStore>): AlertStore {
  const store = new AlertStore(...args)
  opened.push(store)
  return store
}

function linesOf(store: AlertStore, ...span: Parameters<AlertStore['log']>) {
  const log = store.log(...span)
  if (!log.ok) throw new Error(log.problem)
  return log.value
}

function alertOf(id: string): Alert {
  return {
    id,
    ruleId: 'entry',
    priority: 'warning',
    state: 'active-unacknowledged',
    cause: 'zone-event',
    title: 'Entered Square',
    atMs: 0,
    raisedAtMs: 0,
    changedAtMs: 0,
    trackId: `mmsi:${id}`,
    causes: 1,
    notes: [],
  }
}

const raised = (id: string, atMs = 0): AlertChange => ({ alert: alertOf(id), did: 'raised', atMs, causeId: `c-${id}` })

function acknowledged(alert: Alert, atMs: number): AlertChange {
  const change = acted(alert, { action: 'acknowledge', by: 'Ana' }, atMs)
  if (!change.ok) throw new Error(change.problem)
  return change.value
}

test('the log and the open alerts are there again after a restart', () => {
  const folder = newFolder()
  const before = storeIn(folder)
  const seen = acknowledged(alertOf('a'), 1000)
  const over = rectified(acknowledged(alertOf('b'), 1000).alert, { reason: 'left' }, 2000) as AlertChange
  before.append([raised('a'), raised('b'), raised('c')])
  before.append([seen, over])
  before.close()
  const after = storeIn(folder)
  expect(after.isKept).toBe(true)
  expect(after.open).toEqual([seen.alert, alertOf('c')])
  expect(
    linesOf(after, 0, 5000, 100).map(({ seq, alertId, did, by, note }) => [seq, alertId, did, by ?? note]),
  ).toEqual([
    [1, 'a', 'raised', undefined],
    [2, 'b', 'raised', undefined],
    [3, 'c', 'raised', undefined],
    [4, 'a', 'acknowledged', 'Ana'],
    [5, 'b', 'rectified', 'left'],
  ])
  expect([after.isLogged('c-a'), after.isLogged('c-z')]).toEqual([true, false])
})

test('a line that is told twice is there once, and of many the newest are told', () => {
  const store = storeIn()
  const seen = acknowledged(alertOf('a'), 1000)
  for (let i = 0; i < 3; i++) store.append([raised('a'), seen])
  expect(linesOf(store, 0, 5000, 100).map(({ seq, did }) => [seq, did])).toEqual([
    [1, 'raised'],
    [2, 'acknowledged'],
  ])
  expect(linesOf(store, 0, 5000, 1).map(({ did }) => did)).toEqual(['acknowledged'])
  expect(linesOf(store, 1, 999, 100)).toEqual([])
})

test('nobody changes or removes a line', () => {
  const folder = newFolder()
  const store = storeIn(folder)
  store.append([raised('a')])
  store.putRuleBook({ rules: [], allowList: [] }, 'Ana', 0)
  store.close()
  const database = openDatabase(join(folder, 'alerts.sqlite'))
  for (const table of ['log', 'rule_books']) {
    expect(() => database.exec(`UPDATE ${table} SET at_ms = 1`)).toThrow('the log only grows')
    expect(() => database.exec(`DELETE FROM ${table}`)).toThrow('the log only grows')
  }
  database.close()
})

test('the rules that were put last are in force, with a version of their own', () => {
  const folder = newFolder()
  const store = storeIn(folder)
  expect(store.ruleBook).toBeUndefined()
  const entry = { mmsi: 1, name: 'SERI', reason: 'licensed' }
  store.putRuleBook({ rules: [], allowList: [] }, 'Ana', 0)
  store.putRuleBook({ rules: [], allowList: [entry] }, 'Ben', 1)
  store.close()
  expect(storeIn(folder).ruleBook).toEqual({ version: 2, book: { rules: [], allowList: [entry] } })
})

/** A store whose disk can be made full, and which counts how often a line is tried. */
function fillableStore(folder: string) {
  const seen: { database?: ReturnType<typeof openDatabase> } = {}
  const store = storeIn(folder, (path) => {
    seen.database = openDatabase(path)
    return seen.database
  })
  const setFull = (isFull: boolean) => seen.database?.exec(`PRAGMA max_page_count = ${isFull ? 1 : 100_000}`)
  return { store, setFull, database: seen.database }
}

test('what the disk does not take waits, is told, and is written when the disk takes it again', () => {
  const folder = newFolder()
  const { store, setFull } = fillableStore(folder)
  store.append([raised('a')])
  setFull(true)
  for (let i = 0; i < 1200; i++) store.append([raised(`n${i}`, i)])
  expect(store.problems).toEqual([
    expect.stringMatching(/^the log of alerts cannot be written: database or disk is full; \d+ lines wait in memory$/),
  ])
  expect(linesOf(store, 0, 5000, 5000)).toHaveLength(1201)
  expect(store.isLogged('c-n1199')).toBe(true)
  setFull(false)
  for (let beat = 0; beat < 10; beat++) store.retry()
  expect(store.problems).toEqual([])
  for (let beat = 0; beat < 3; beat++) store.retry()
  store.append([raised('z', 4000)])
  store.close()
  const ids = linesOf(storeIn(folder), 0, 5000, 5000).map(({ alertId }) => alertId)
  expect(ids).toEqual(['a', ...Array.from({ length: 1200 }, (_, i) => `n${i}`), 'z'])
})

test('a full disk is asked seldom, with one line, however many wait', () => {
  const { store, setFull, database } = fillableStore(newFolder())
  setFull(true)
  let asked = 0
  const exec = database?.exec.bind(database)
  if (!database || !exec) throw new Error('no database')
  database.exec = (sql) => {
    if (sql.startsWith('BEGIN')) asked++
    exec(sql)
  }
  for (let beat = 0; beat < 100; beat++) {
    store.append(Array.from({ length: 50 }, (_, i) => raised(`b${beat}-${i}`)))
    store.retry()
  }
  expect(store.problems[0]).toMatch(/full; \d{4} lines wait in memory$/)
  // Once by the first line that came, then every ten beats, and once more where a single line still had room.
  expect(asked).toBeLessThanOrEqual(21)
})

test('a second server on the same folder keeps alerts in memory and says why', () => {
  const folder = newFolder()
  storeIn(folder).append([raised('a')])
  const second = storeIn(folder)
  expect([second.isKept, second.problems]).toEqual([
    false,
    [
      `${join(folder, 'alerts.sqlite')} cannot be used, alerts are kept in memory only: another server is using it. Stop that one, or start this one with another --data folder`,
    ],
  ])
  second.append([raised('b')])
  expect(linesOf(second, 0, 1, 9).map(({ alertId }) => alertId)).toEqual(['b'])
})

test('a file that is none is put aside as it is, and a new one begun', () => {
  const folder = newFolder()
  const path = join(folder, 'alerts.sqlite')
  const junk = 'not a database, and longer than the head of one would be '.repeat(40)
  for (const number of [1, 2]) {
    writeFileSync(path, junk)
    const store = storeIn(folder)
    expect(store.isKept).toBe(true)
    expect(store.problems).toEqual([
      `${path} is damaged (file is not a database) and was put aside as ${path}.damaged-${number}: alerts and rules begin anew in a new file. What is left of the old ones can be read with "sqlite3 ${path}.damaged-${number} .recover"`,
    ])
    expect(readFileSync(`${path}.damaged-${number}`, 'utf8')).toBe(junk)
    store.append([raised('a')])
    store.close()
    expect([storeIn(folder).open.length, opened.at(-1)?.problems]).toEqual([1, []])
    opened.at(-1)?.close()
  }
})

test('a file that is damaged inside is put aside too, even where nothing is read at the start', () => {
  const folder = newFolder()
  const path = join(folder, 'alerts.sqlite')
  const before = storeIn(folder)
  before.append(Array.from({ length: 300 }, (_, i) => raised(`n${i}`)))
  before.close()
  const database = openDatabase(path)
  const page = Number(database.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'log_by_time'`).get()?.rootpage)
  database.close()
  writeFileSync(path, readFileSync(path).fill(7, (page - 1) * 4096, page * 4096))
  const after = storeIn(folder)
  expect([after.isKept, after.open]).toEqual([true, []])
  expect(after.problems).toEqual([expect.stringContaining(`was put aside as ${path}.damaged-1`)])
})

test('lines, alerts and rules that cannot be read are counted and told, and the rest is there', () => {
  const folder = newFolder()
  const path = join(folder, 'alerts.sqlite')
  const before = storeIn(folder)
  before.append([raised('a')])
  before.putRuleBook({ rules: [], allowList: [] }, 'Ana', 0)
  before.close()
  const database = openDatabase(path)
  const insert = 'INSERT INTO log (line_id, at_ms, alert_id, state, line, alert) VALUES (?, 0, ?, ?, ?, ?)'
  database.prepare(insert).run('x', 'x', 'active-unacknowledged', '{', '{"id":')
  database.prepare(insert).run('y', 'y', 'active-unacknowledged', '[]', '{}')
  database.exec(`INSERT INTO rule_books (at_ms, by, book) VALUES (0, 'Ben', '{"rules":')`)
  database.close()
  const after = storeIn(folder)
  expect([after.open.map(({ id }) => id), after.ruleBook]).toEqual([['a'], undefined])
  expect(linesOf(after, 0, 1, 10).map(({ alertId }) => alertId)).toEqual(['a'])
  expect(after.problems).toEqual([
    `2 open alerts in ${path} cannot be read: they are not shown, and their lines stay there`,
    `the alert rules in ${path} cannot be read, those of the product are in force: version 2: body is undefined, expected rules and allowList`,
    'the log of alerts cannot be read: 2 lines are not what they should be',
  ])
  expect(after.putRuleBook({ rules: [], allowList: [] }, 'Ana', 0)).toBe(3)
})

test('a log that cannot be read any more is told, and ends nothing', () => {
  const { store, database } = fillableStore(newFolder())
  database?.exec('DROP TABLE log')
  expect(store.log(0, 1, 1)).toEqual({ ok: false, problem: 'the log of alerts cannot be read: no such table: log' })
  expect(store.isLogged('c')).toBe(false)
  expect(store.problems).toEqual(['the log of alerts cannot be read: no such table: log'])
})

test('a log that can be read again is told as such', () => {
  const { store, database } = fillableStore(newFolder())
  for (const read of [() => store.log(0, 1, 1), () => store.isLogged('c')]) {
    database?.exec('ALTER TABLE log RENAME TO elsewhere')
    expect(store.log(0, 1, 1).ok).toBe(false)
    expect(store.problems).toHaveLength(1)
    database?.exec('ALTER TABLE elsewhere RENAME TO log')
    read()
    expect(store.problems).toEqual([])
  }
})

test('a folder that cannot be made and a later version are left alone, and told', () => {
  const [folder, later] = [newFolder(), newFolder()]
  writeFileSync(join(folder, 'file'), '')
  expect(storeIn(join(folder, 'file', 'deeper')).problems).toEqual([expect.stringMatching(/ENOTDIR/)])
  const database = openDatabase(join(later, 'alerts.sqlite'))
  database.exec('PRAGMA user_version = 9')
  database.close()
  const store = storeIn(later)
  expect([store.isKept, store.problems]).toEqual([
    false,
    [
      expect.stringMatching(
        /it is of version 9, expected at most 1\. Put that right, or start with another --data folder$/,
      ),
    ],
  ])
  expect(readdirSync(later)).toEqual(['alerts.sqlite'])
})

test('a server that is killed loses no line that it had taken', { timeout: 20_000 }, async () => {
  const folder = newFolder()
  const code = `
    const { AlertStore } = await import('./mock-server/alerts/alert-store.ts')
    const store = new AlertStore(${JSON.stringify(folder)})
    const alert = ${JSON.stringify(alertOf('a'))}
    for (let i = 0; ; i++) {
      store.append([{ alert: { ...alert, id: 'a' + i }, did: 'raised', atMs: i, causeId: 'c' + i }])
      console.log(i)
      await new Promise(setImmediate)
    }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: projectFolder })
  const ended = once(child, 'exit')
  let last = -1
  for await (const line of createInterface({ input: child.stdout })) {
    last = Math.max(last, Number(line))
    if (last >= 50) child.kill('SIGKILL')
  }
  await ended
  const store = storeIn(folder)
  expect(store.isKept).toBe(true)
  const lines = linesOf(store, 0, 1e9, 1e6)
  expect(lines.slice(0, last + 1).map(({ alertId }) => alertId)).toEqual(
    Array.from({ length: last + 1 }, (_, i) => `a${i}`),
  )
  expect(store.open).toHaveLength(lines.length)
})
