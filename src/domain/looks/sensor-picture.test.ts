import { expect, test } from 'vitest'
import { cellAt, latticeOver } from '../coverage/lattice.ts'
import { wasSeen } from '../coverage/was-seen.ts'
import { TrackStore } from '../track-store.ts'
import { type SensorNews, SensorPicture } from './sensor-picture.ts'
import { coverageOf, emptyCoverage, looksOf } from './sensor-picture-coverage.ts'
import { contactSouth, droneAt, LOOK_START_MS, lookOfDrone } from './sensor-picture-testing.ts'
import type { SensorReport } from './sensor-report.ts'

const lattice = latticeOver([112, 4, 116, 6])
const SHIP = 'mmsi:574000001'

function picture(store = new TrackStore()) {
  const sensors = new SensorPicture(store, { coverage: emptyCoverage(lattice) })
  const take = (report: SensorReport): SensorNews => {
    const news = sensors.take(report)
    if (!news.ok) throw new Error(news.problem)
    return news.value
  }
  return { sensors, store, take }
}

/** A ship where the contact is, which reports with each look. */
function tellShip(store: TrackStore, step: number, southNm = 10): void {
  const { atMs, lon, lat } = contactSouth(step, southNm)
  store.learn({ trackId: SHIP, kind: 'vessel', aisClass: 'A', lengthM: 120 })
  store.add({ trackId: SHIP, source: 'ais', atMs, lon, lat, sogKn: 0, cogDeg: 0 })
}

test('a contact that no AIS track explains becomes one unnamed track, and only once it is certain', () => {
  const { take } = picture()
  const news = [1, 2, 3, 4, 5, 6].map((step) => take(lookOfDrone(step, [contactSouth(step)])))
  expect(news.map(({ identities }) => identities)).toEqual([
    [],
    [],
    [],
    [{ trackId: 'contact:uav:one/maritime-radar:1', kind: 'contact' }],
    [],
    [],
  ])
  expect(news.map(({ reports }) => reports.length)).toEqual([0, 0, 0, 1, 1, 1])
  expect(news[4]?.reports[0]).toMatchObject({
    trackId: 'contact:uav:one/maritime-radar:1',
    source: 'uav:one/maritime-radar',
    atMs: LOOK_START_MS + 50_000,
    lon: contactSouth(5).lon,
    lat: contactSouth(5).lat,
  })
  expect(news.flatMap(({ findings }) => findings)).toMatchObject([{ kind: 'contact-without-ais' }])
})

test('a contact with an AIS track never comes into the picture', () => {
  const { take, store } = picture()
  for (let step = 1; step <= 12; step++) {
    tellShip(store, step)
    expect(take(lookOfDrone(step, [contactSouth(step)]))).toEqual({ reports: [], identities: [], findings: [] })
  }
})

test('only what floats explains a contact: a drone above it, a base station and another contact do not', () => {
  for (const kind of ['drone', 'aircraft', 'base', 'aid', 'contact'] as const) {
    const { take, store } = picture()
    const found: SensorNews[] = []
    for (let step = 1; step <= 5; step++) {
      tellShip(store, step)
      store.learn({ trackId: SHIP, kind })
      found.push(take(lookOfDrone(step, [contactSouth(step)])))
    }
    expect(found.flatMap(({ reports }) => reports)).toHaveLength(2)
  }
})

test('when the vessel switches its AIS on the finding ends, and nothing more is reported of the contact', () => {
  const { take, store } = picture()
  for (let step = 1; step <= 5; step++) take(lookOfDrone(step, [contactSouth(step)]))
  tellShip(store, 6)
  const ended = take(lookOfDrone(6, [contactSouth(6)]))
  expect(ended.reports).toEqual([])
  expect(ended.findings).toMatchObject([
    { untilMs: LOOK_START_MS + 60_000, evidence: { end: { because: 'associated', with: SHIP } } },
  ])
})

test('a boat that two sensors see is one track, told once, which goes on when the first sensor loses it', () => {
  const { take } = picture()
  const found: SensorNews[] = []
  for (let step = 1; step <= 20; step++) {
    const seen = [contactSouth(step)]
    if (step <= 8) found.push(take(lookOfDrone(step, seen)))
    if (step >= 2) found.push(take(lookOfDrone(step, seen, { sensor: 'sar-swath' })))
  }
  const ids = new Set(
    found.flatMap(({ reports, identities }) => [...reports, ...identities].map(({ trackId }) => trackId)),
  )
  expect([...ids]).toEqual(['contact:uav:one/maritime-radar:1'])
  expect(found.flatMap(({ findings }) => findings)).toHaveLength(1)
  const times = found.flatMap(({ reports }) => reports.map(({ atMs }) => (atMs - LOOK_START_MS) / 10_000))
  expect(times).toEqual([4, 5, 6, 7, 8, 15, 16, 17, 18, 19, 20])
})

test('two boats beside each other that two sensors see are two tracks', () => {
  const { take } = picture()
  const ids = new Set<string>()
  for (let step = 1; step <= 8; step++)
    for (const sensor of ['maritime-radar', 'sar-swath'] as const) {
      const contacts = [contactSouth(step, 10, { sigmaNm: 0.05 }), contactSouth(step, 10.8, { sigmaNm: 0.05 })]
      for (const { trackId } of take(lookOfDrone(step, contacts, { sensor })).reports) ids.add(trackId)
    }
  expect([...ids].sort()).toEqual(['contact:uav:one/maritime-radar:1', 'contact:uav:one/maritime-radar:2'])
})

test('when the contact that showed a boat is forgotten, another sensor that still sees it shows it', () => {
  const { take } = picture()
  const late: SensorNews[] = []
  for (let step = 1; step <= 120; step++) {
    if (step <= 6) take(lookOfDrone(step, [contactSouth(step)]))
    const news = take(lookOfDrone(step, [contactSouth(step)], { sensor: 'sar-swath' }))
    if (step > 96) late.push(news)
  }
  expect(late.flatMap(({ identities }) => identities)).toEqual([
    { trackId: 'contact:uav:one/sar-swath:1', kind: 'contact' },
  ])
  expect(late.flatMap(({ findings }) => findings)).toMatchObject([
    { trackId: 'contact:uav:one/maritime-radar:1', evidence: { end: { because: 'not-seen-again' } } },
    { trackId: 'contact:uav:one/sar-swath:1' },
  ])
})

test('an AIS place that is looked at again and again with nothing there is told; the size of the vessel counts', () => {
  const missed = (lengthM: number) => {
    const { take, store } = picture()
    const found: SensorNews[] = []
    for (let step = 1; step <= 120; step++) {
      tellShip(store, step, 25)
      store.learn({ trackId: SHIP, kind: 'vessel', lengthM })
      found.push(take(lookOfDrone(step)))
    }
    return found.flatMap(({ findings }) => findings)
  }
  expect(missed(150)).toMatchObject([{ kind: 'ais-claim-without-contact', trackId: SHIP }])
  expect(missed(5)).toEqual([])
})

test('nothing is said of contacts without AIS by a drone whose AIS receiver is off', () => {
  const { take } = picture()
  take(lookOfDrone(1, [], { sensor: 'ais-receiver', paused: true }))
  for (let step = 1; step <= 8; step++) expect(take(lookOfDrone(step, [contactSouth(step)])).reports).toEqual([])
  take(lookOfDrone(9, [], { sensor: 'ais-receiver' }))
  const heard = [9, 10, 11, 12].map((step) => take(lookOfDrone(step, [contactSouth(step)])).reports.length)
  expect(heard).toEqual([0, 0, 0, 1])
})

test('the sea to both sides of a drone is painted, each side as a look of its own; a paused radar paints nothing', () => {
  const { sensors, take } = picture()
  for (let step = 1; step <= 30; step++) take(lookOfDrone(step))
  const [lon, lat] = droneAt(15)
  const { live, log } = sensors.coverage
  for (const north of [10 / 60, -10 / 60]) expect(live.lastS[cellAt(lattice, [lon, lat + north])]).toBeGreaterThan(0)
  expect(live.lastS[cellAt(lattice, [lon + 1.9, lat])]).toBe(0)
  const seen = wasSeen(log, [lon, lat - 0.2], LOOK_START_MS, LOOK_START_MS + 300_000)
  expect(seen.kind).toBe('seen')
  expect(new Set(log.between(0, Number.POSITIVE_INFINITY).map(({ sensorId }) => sensorId))).toEqual(
    new Set(['uav:one/maritime-radar', 'uav:one/maritime-radar sector 2']),
  )
  const off = picture()
  for (let step = 1; step <= 30; step++) off.take(lookOfDrone(step, [], { paused: true }))
  expect(off.sensors.coverage.live.lastS.some((last) => last > 0)).toBe(false)
})

test('a recording of reports gives the same map as they did live', () => {
  const reports = Array.from({ length: 40 }, (_, step) => lookOfDrone(step + 1))
  const { sensors, take } = picture()
  for (const report of reports) take(report)
  expect(coverageOf(reports, lattice).live.lastS).toEqual(sensors.coverage.live.lastS)
})

test('an aircraft that climbs until it sees, and an AIS receiver, paint what they did and no more', () => {
  const low = { place: droneAt(0), headingDeg: 90, altitudeM: 0 }
  const climbing = lookOfDrone(1, [], { from: low })
  for (const { fromMs, toMs } of looksOf(climbing)) expect(toMs).toBeGreaterThanOrEqual(fromMs)
  expect(looksOf(lookOfDrone(1, [], { sensor: 'ais-receiver' }))).toEqual([])
})

test('a report out of order, with a contact that cannot be, or of a sensor that no such craft has is told and changes nothing', () => {
  const { sensors, take } = picture()
  take(lookOfDrone(5))
  const before = sensors.coverage.live.lastS.slice()
  expect(sensors.take(lookOfDrone(4))).toMatchObject({ ok: false, problem: expect.stringContaining('come in order') })
  const nowhere = contactSouth(6, 10, { lon: 500 })
  expect(sensors.take(lookOfDrone(6, [nowhere]))).toMatchObject({
    ok: false,
    problem: expect.stringContaining('contacts[0] is at 500'),
  })
  expect(sensors.take(lookOfDrone(6, [], { fit: 'patrol-ship', sensor: 'sar-swath' }))).toEqual({
    ok: false,
    problem: 'uav:one/sar-swath: a craft of kind patrol-ship has no sar-swath',
  })
  expect(sensors.coverage.live.lastS).toEqual(before)
})

test('the sea state that sensors look through is told as the least and the most', () => {
  const { sensors, take } = picture()
  expect(sensors.seaState).toBeUndefined()
  take(lookOfDrone(1))
  take(lookOfDrone(1, [], { sensor: 'sar-swath', seaState: 4 }))
  expect(sensors.seaState).toEqual([2, 4])
})
