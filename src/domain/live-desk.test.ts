import { expect, test } from 'vitest'
import { LiveDesk } from './live-desk.ts'
import { encounterOf } from './observations/testing.ts'
import type { StreamSnapshot, StreamUpdate } from './stream/stream-message.ts'
import { type SentReport, sent } from './stream/testing.ts'
import { zoneEvent } from './testing.ts'

type Message<Of> = Partial<Omit<Of, 'type' | 'reports'>> & { readonly reports?: readonly SentReport[] }

/** Track 0 is introduced unless the test says otherwise. */
function snapshot({ reports, ...overrides }: Message<StreamSnapshot> = {}): StreamSnapshot {
  const identities = reports ? [{ trackId: 'mmsi:1', kind: 'other' } as const] : []
  const facts = { epoch: 'e1', rate: 1, zonesVersion: 'z1', identities, events: [], feeds: [], alerts: [] }
  return { type: 'snapshot', seq: 1, nowMs: 60_000, reports: sent(reports), ...facts, ...overrides }
}

function update({ reports, ...overrides }: Message<StreamUpdate> = {}): StreamUpdate {
  return { type: 'update', seq: 2, nowMs: 60_000, reports: sent(reports), ...overrides }
}

const at = (atMs: number, slot = 0) => ({ slot, atMs, lon: 110 + atMs / 1e7, lat: 4 })
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

test('the server’s number of a track is not the page’s', () => {
  const desk = new LiveDesk()
  const [one, two] = [
    { trackId: 'mmsi:1', kind: 'vessel' },
    { trackId: 'mmsi:2', kind: 'vessel' },
  ] as const
  desk.takeSnapshot(snapshot({ identities: [one, two] }))
  // The same server again, after a restore that numbers them otherwise: the store stays, the numbers do not.
  desk.takeSnapshot(snapshot({ identities: [two, one], reports: [at(1000, 0)] }))
  desk.takeUpdate(update({ reports: [at(2000, 1)] }))
  const times = (trackId: string) => desk.store.history(desk.store.slotOf(trackId) ?? 9).map(({ atMs }) => atMs)
  expect([times('mmsi:1'), times('mmsi:2')]).toEqual([[2000], [1000]])
})

test('what an update does not tell is as it was', () => {
  const desk = new LiveDesk()
  const feed = {
    id: 'a',
    name: 'a',
    kind: 'tcp',
    state: 'live',
    detail: '',
    reports: 1,
    perMinute: 1,
    rejected: {},
  } as const
  desk.takeSnapshot(snapshot({ feeds: [feed] }))
  expect(desk.takeUpdate(update())).toMatchObject({ feeds: [feed], zonesVersion: 'z1', alerts: [], events: [] })
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

test('an observation is told when it is new and when it ended, and not once more', () => {
  const desk = new LiveDesk()
  const begun = encounterOf({ state: 'begun' })
  expect(desk.takeSnapshot(snapshot({ observations: [begun] })).observations).toEqual([begun])
  expect(desk.takeSnapshot(snapshot({ observations: [begun] })).observations).toEqual([])
  expect(desk.takeUpdate(update({ observations: [encounterOf()] })).observations).toEqual([encounterOf()])
  expect(desk.takeUpdate(update()).observations).toEqual([])
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
  desk.takeHistories([{ trackId: 'mmsi:1', reports: [at(1000), at(2000), at(3000)] }])
  expect(desk.store.history(0).map(({ atMs }) => atMs)).toEqual([1000, 2000, 3000])
  expect(desk.store.firstAtMs).toBe(1000)
})

test('the rate of the clock is that of the snapshot until an update tells another; standing still is 0', () => {
  const desk = new LiveDesk()
  const rates = [
    desk.takeSnapshot(snapshot()),
    ...[{}, { rate: 0 }, {}, { rate: 60 }, {}].map((each) => desk.takeUpdate(update(each))),
  ]
  expect(rates.map(({ rate }) => rate)).toEqual([1, 1, 0, 0, 60, 60])
  expect(desk.takeSnapshot(snapshot({ rate: 1 })).rate).toBe(1)
})
