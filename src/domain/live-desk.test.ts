import { expect, test } from 'vitest'
import { LiveDesk } from './live-desk.ts'
import { type StreamSnapshot, type StreamUpdate, WIRE_VERSION } from './stream/wire.ts'
import { zoneEvent } from './testing.ts'

const nothing = { nowMs: 60_000, zonesVersion: 'z1', identities: [], reports: [], events: [], feeds: [] }

function snapshot(overrides: Partial<StreamSnapshot> = {}): StreamSnapshot {
  return { type: 'snapshot', wire: WIRE_VERSION, epoch: 'e1', seq: 1, rate: 1, ...nothing, ...overrides }
}

function update(overrides: Partial<StreamUpdate> = {}): StreamUpdate {
  return { type: 'update', seq: 2, ...nothing, ...overrides }
}

const at = (atMs: number) => ({ trackId: 'mmsi:1', atMs, lon: 110 + atMs / 1e7, lat: 4 })
const event = zoneEvent({ trackId: 'mmsi:1', atMs: 5 })

test('a snapshot and the updates after it fill the store', () => {
  const desk = new LiveDesk()
  const first = desk.takeSnapshot(
    snapshot({ identities: [{ trackId: 'mmsi:1', kind: 'vessel', name: 'SERI' }], reports: [at(1000)] }),
  )
  expect(first).toMatchObject({
    reset: false,
    isWhole: true,
    zonesVersion: 'z1',
    identities: [{ slot: 0, identity: { name: 'SERI' } }],
  })
  desk.takeUpdate(update({ reports: [at(2000)] }))
  expect(desk.store.history(0)).toHaveLength(2)
})

test('a report of a track nobody introduced makes it known', () => {
  const desk = new LiveDesk()
  expect(desk.takeUpdate(update({ reports: [at(1)] })).identities).toEqual([
    { slot: 0, identity: { trackId: 'mmsi:1', kind: 'other' } },
  ])
})

test('an event told again after a new snapshot is not told twice', () => {
  const desk = new LiveDesk()
  expect(desk.takeSnapshot(snapshot({ events: [event] })).events).toHaveLength(1)
  expect(desk.takeSnapshot(snapshot({ events: [event] })).events).toHaveLength(0)
})

test('an event that changed or was withdrawn is told again under its id', () => {
  const desk = new LiveDesk()
  desk.takeSnapshot(snapshot({ events: [event] }))
  const withdrawn = { ...event, withdrawn: { reason: 'a report that came later shows otherwise' } }
  expect(desk.takeUpdate(update({ events: [withdrawn] })).events).toEqual([withdrawn])
  expect(desk.takeUpdate(update({ events: [withdrawn] })).events).toEqual([])
})

test('every update says which zones are in force', () => {
  const desk = new LiveDesk()
  expect(desk.takeUpdate(update({ zonesVersion: 'z2' }))).toMatchObject({ isWhole: false, zonesVersion: 'z2' })
})

test('another server’s tracks start from nothing, but events that were told stay told', () => {
  const desk = new LiveDesk()
  desk.takeSnapshot(snapshot({ reports: [at(1000)], events: [event] }))
  const change = desk.takeSnapshot(snapshot({ epoch: 'e2', events: [event] }))
  expect(change).toMatchObject({ reset: true, events: [] })
  expect(desk.store.size).toBe(0)
})

test('what the server remembers goes before what was heard, and nothing comes twice', () => {
  const desk = new LiveDesk()
  desk.takeSnapshot(snapshot({ reports: [at(3000)] }))
  const { trackId, ...newest } = at(3000)
  desk.takeHistories([{ trackId, reports: [at(1000), at(2000), newest] }])
  expect(desk.store.history(0).map(({ atMs }) => atMs)).toEqual([1000, 2000, 3000])
  expect(desk.store.firstAtMs).toBe(1000)
})
