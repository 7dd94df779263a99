import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, expect, test } from 'vitest'
import type { Alert } from '#domain/alerts/alert.ts'
import { type AlertChange, acted, rectified } from '#domain/alerts/alert-machine.ts'
import { projectFolder } from '../files.ts'
import { AlertStore } from './alert-store.ts'
import { openDatabase } from './open-database.ts'

const opened: AlertStore[] = []
afterEach(() => {
  for (const store of opened.splice(0)) store.close()
})

const newFolder = () => mkdtempSync(join(tmpdir(), 'alerts-'))

function storeIn(...args: ConstructorParameters<typeof AlertStore>): AlertStore {
  const store = new AlertStore(...args)
  opened.push(store)
  return store
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
  expect(after.openAlerts()).toEqual([seen.alert, alertOf('c')])
  expect(after.log(0, 5000, 100).map(({ seq, alertId, did, by, note }) => [seq, alertId, did, by ?? note])).toEqual([
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
  expect(store.log(0, 5000, 100).map(({ seq, did }) => [seq, did])).toEqual([
    [1, 'raised'],
    [2, 'acknowledged'],
  ])
  expect(store.log(0, 5000, 1).map(({ did }) => did)).toEqual(['acknowledged'])
  expect(store.log(1, 999, 100)).toEqual([])
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
  expect(store.ruleBook()).toBeUndefined()
  const entry = { mmsi: 1, name: 'SERI', reason: 'licensed' }
  store.putRuleBook({ rules: [], allowList: [] }, 'Ana', 0)
  store.putRuleBook({ rules: [], allowList: [entry] }, 'Ben', 1)
  store.close()
  expect(storeIn(folder).ruleBook()).toEqual({ version: 2, book: { rules: [], allowList: [entry] } })
})

test('what the disk does not take waits, is told, and is written when the disk takes it again', () => {
  const folder = newFolder()
  const seen: { database?: ReturnType<typeof openDatabase> } = {}
  const store = storeIn(folder, (path) => {
    seen.database = openDatabase(path)
    return seen.database
  })
  store.append([raised('a')])
  seen.database?.exec('PRAGMA max_page_count = 1')
  for (let i = 0; i < 200; i++) store.append([raised(`n${i}`, i)])
  expect(store.problem).toMatch(
    /^the log of alerts cannot be written: database or disk is full; \d+ lines wait in memory$/,
  )
  expect(store.log(0, 5000, 1000)).toHaveLength(201)
  expect(store.isLogged('c-n199')).toBe(true)
  seen.database?.exec('PRAGMA max_page_count = 100000')
  store.retry()
  expect(store.problem).toBeUndefined()
  store.close()
  expect(storeIn(folder).log(0, 5000, 1000)).toHaveLength(201)
})

test('a second server on the same folder keeps alerts in memory and says why', () => {
  const folder = newFolder()
  storeIn(folder).append([raised('a')])
  const second = storeIn(folder)
  expect([second.isKept, second.problem]).toEqual([
    false,
    `${join(folder, 'alerts.sqlite')} cannot be used, alerts are kept in memory only: another server is using it`,
  ])
  second.append([raised('b')])
  expect(second.openAlerts().map(({ id }) => id)).toEqual(['b'])
})

test('a file that is none, a folder that cannot be made and a later version end nothing', () => {
  const [folder, later] = [newFolder(), newFolder()]
  writeFileSync(join(folder, 'alerts.sqlite'), 'not a database, and longer than the head of one would be '.repeat(40))
  expect(storeIn(folder).problem).toMatch(/cannot be used, alerts are kept in memory only: file is not a database$/)
  expect(storeIn(join(folder, 'alerts.sqlite', 'deeper')).problem).toMatch(/ENOTDIR/)
  const database = openDatabase(join(later, 'alerts.sqlite'))
  database.exec('PRAGMA user_version = 9')
  database.close()
  expect(storeIn(later).problem).toMatch(/it is of version 9, expected at most 1$/)
  mkdirSync(join(later, 'x'))
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
  const lines = store.log(0, 1e9, 1e6)
  expect(lines.slice(0, last + 1).map(({ alertId }) => alertId)).toEqual(
    Array.from({ length: last + 1 }, (_, i) => `a${i}`),
  )
  expect(store.openAlerts()).toHaveLength(lines.length)
})
