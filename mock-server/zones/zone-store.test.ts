import { appendFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { boxRing, zoneOf } from '#geo/testing.ts'
import { DRAWN_LIMIT, parseZones } from '#geo/zone-file.ts'
import { newFolder } from '../testing.ts'
import type { ImportedFile } from './imported-file.ts'
import { ZoneStore } from './zone-store.ts'

const built = { version: 'built-1', zones: [zoneOf([[boxRing(110, 4, 112, 6)]])], limits: [DRAWN_LIMIT] }
const input = { name: 'Luconia', parts: [[boxRing(112, 5, 113, 6)]], rule: { bandNm: 0.5, dwellS: 120 } }
const official: ImportedFile = {
  format: 'GeoJSON',
  zones: [{ id: 'eez', name: 'EEZ', kind: 'eez', claimants: ['MY'], parts: [[boxRing(109, 3, 112, 6)]] }],
  problems: [],
  notes: [],
}

function open(folder?: string) {
  let ids = 0
  let nowMs = Date.UTC(2026, 2, 14)
  return new ZoneStore({
    built,
    ...(folder !== undefined && { folder }),
    nowMs: () => nowMs++,
    newId: () => `id${ids++}`,
  })
}

const zoneFolder = () => join(newFolder(), 'zones')

function added(store: ZoneStore, name = 'Luconia') {
  const areas = store.addAreas([{ ...input, name }])
  if (!areas.ok) throw new Error(areas.problem)
  return areas.value[0] as (typeof areas.value)[number]
}

test('nothing is written before something is changed', () => {
  const folder = zoneFolder()
  expect(open(folder).current.zones).toEqual(built)
  expect(() => readdirSync(folder)).toThrow('ENOENT')
})

test('areas are added, changed with their version, refused with an old one, and removed', () => {
  const store = open()
  const area = added(store)
  expect(area).toMatchObject({ id: 'id0', version: 1, createdAt: '2026-03-14T00:00:00.000Z' })
  const changed = store.changeArea('id0', 1, { ...input, name: 'Luconia Shoals' })
  expect(changed).toMatchObject({
    ok: true,
    value: {
      version: 2,
      name: 'Luconia Shoals',
      createdAt: '2026-03-14T00:00:00.000Z',
      changedAt: '2026-03-14T00:00:00.001Z',
    },
  })
  expect(store.changeArea('id0', 1, input)).toMatchObject({ problem: { kind: 'conflict', current: { version: 2 } } })
  expect(store.changeArea('other', 1, input)).toEqual({ ok: false, problem: { kind: 'missing' } })
  expect(store.current.zones.zones.map(({ id, name }) => [id, name])).toEqual([
    ['z', 'Zone z'],
    ['watch:id0', 'Luconia Shoals'],
  ])
  expect([store.removeArea('id0'), store.removeArea('id0'), store.areas]).toEqual([true, false, []])
  expect(store.current.zones).toEqual(built)
})

test('every change makes another version', () => {
  const store = open()
  const versions = [store.current.zones.version]
  const note = () => versions.push(store.current.zones.version)
  added(store)
  note()
  store.changeArea('id0', 1, input)
  note()
  store.importBase(official, { name: 'Official', file: 'a.geojson' })
  note()
  store.removeArea('id0')
  note()
  expect(new Set(versions).size).toBe(5)
})

test('a restart keeps areas, the official file and all history; an id is never used again', () => {
  const folder = zoneFolder()
  const first = open(folder)
  added(first)
  first.importBase(official, { name: 'Official', file: 'a.geojson' })
  first.removeArea('id0')
  added(first, 'Second')
  const again = open(folder)
  expect(again.problems).toEqual([])
  expect(again.current).toEqual(first.current)
  expect(again.base).toEqual(first.base)
  expect(again.base).toMatchObject({
    origin: 'imported',
    name: 'Official',
    file: 'a.geojson',
    zones: 1,
    version: expect.stringMatching(/^2026-03-14-[0-9a-f]{8}$/),
  })
  expect(added(again).id).toBe('id2')
  expect(again.restoreBuilt()).toMatchObject({
    origin: 'built',
    version: 'built-1',
    history: [{ origin: 'imported', name: 'Official' }, { origin: 'built' }],
  })
  expect(open(folder).base.origin).toBe('built')
})

test('a line cut off by a crash is told, costs only itself, and the next one is whole', () => {
  const folder = zoneFolder()
  added(open(folder))
  const log = join(folder, 'zones.jsonl')
  appendFileSync(log, '{"at":"2026-03-14T00:00:00Z","did":"area-add')
  const store = open(folder)
  expect(store.problems).toEqual([
    `${log} line 2 cannot be read and is passed over: not JSON, expected one change a line`,
  ])
  expect(store.areas).toHaveLength(1)
  added(store, 'After')
  expect(open(folder).areas.map(({ name }) => name)).toEqual(['Luconia', 'After'])
})

test('a spoilt line keeps the version of the area before it in force', () => {
  const folder = zoneFolder()
  const store = open(folder)
  added(store)
  store.changeArea('id0', 1, { ...input, name: 'Spoilt' })
  const log = join(folder, 'zones.jsonl')
  writeFileSync(log, readFileSync(log, 'utf8').replace('"version":2', '"version":-2'))
  const again = open(folder)
  expect(again.areas).toMatchObject([{ version: 1, name: 'Luconia' }])
  expect(again.problems).toHaveLength(1)
})

test('an official file that was spoilt on the disk is told, and the one before it is in force', () => {
  const folder = zoneFolder()
  const store = open(folder)
  const first = store.importBase(official, { name: 'First', file: 'a.geojson' })
  const second = store.importBase(official, { name: 'Second', file: 'b.geojson' })
  truncateSync(join(folder, 'base', `${second.version}.geojson`), 100)
  const again = open(folder)
  expect(again.base).toMatchObject({ name: 'First', version: first.version })
  expect(again.problems).toEqual([
    expect.stringMatching(/cannot be read: .*; the official zones before it are in force$/),
  ])
  truncateSync(join(folder, 'base', `${first.version}.geojson`), 100)
  expect(open(folder).base.origin).toBe('built')
})

test('official zones of an earlier time are given as they were stored, unless the disk has lost them', async () => {
  const folder = zoneFolder()
  const store = open(folder)
  const first = store.importBase(official, { name: 'First', file: 'a.geojson' })
  store.restoreBuilt()
  const json = await store.baseJson(first.version)
  expect(json.ok && parseZones(JSON.parse(json.value))).toMatchObject({ value: { zones: [{ id: 'eez' }] } })
  rmSync(join(folder, 'base', `${first.version}.geojson`))
  expect(await store.baseJson(first.version)).toEqual({
    ok: false,
    problem: expect.stringContaining('what was kept cannot be read: ENOENT'),
  })
})

test('what another process stores is taken up', () => {
  const folder = zoneFolder()
  const [mine, others] = [open(folder), open(folder)]
  expect(mine.refresh()).toBe(false)
  added(others)
  expect(mine.refresh()).toBe(true)
  expect(mine.areas).toHaveLength(1)
  expect(mine.refresh()).toBe(false)
  others.removeArea('id0')
  expect(mine.changeArea('id0', 1, input)).toEqual({ ok: false, problem: { kind: 'missing' } })
})

test('a change that the disk does not take is not in force', () => {
  const folder = zoneFolder()
  writeFileSync(folder, 'a file where the folder should be')
  const store = open(folder)
  expect(() => store.addAreas([input])).toThrow()
  expect([store.areas, store.current.zones]).toEqual([[], built])
})

test('there may be five hundred areas, and so many vertices', () => {
  const store = open()
  expect(store.addAreas(Array.from({ length: 500 }, () => input)).ok).toBe(true)
  expect(store.addAreas([input])).toEqual({
    ok: false,
    problem: 'there would be 501 watch areas, expected at most 500',
  })
  const large = { ...input, parts: [[boxRing(0, 0, 60, 59.9)]] }
  const another = open()
  expect(another.addAreas([large, large, large]).ok).toBe(true)
  expect(another.addAreas([large])).toMatchObject({
    problem: expect.stringContaining('with these watch areas the boxes of all zones take 14376'),
  })
  added(another)
  expect(another.changeArea('id3', 1, large)).toMatchObject({ problem: { kind: 'too-much' } })
})
