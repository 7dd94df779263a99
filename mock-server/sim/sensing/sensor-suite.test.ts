import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Contact } from '#domain/association/contact.ts'
import { detectionProbability } from '#domain/sensors/detection-probability.ts'
import { sees } from '#domain/sensors/sees.ts'
import type { Pose } from '#domain/sensors/sensor.ts'
import { sensorFor } from '#domain/sensors/sensors-of.ts'
import { evenly } from '#domain/sensors/testing.ts'
import { destination, distanceNm } from '#geo/measure.ts'
import { mixed, mixedError, textHash } from './mixed.ts'
import { type SeaObject, seaObjects } from './sea-objects.ts'
import { SensorSuite, type Stretch } from './sensor-suite.ts'

const START_MS = Date.UTC(2026, 2, 14)
const pose: Pose = { place: [113, 5], headingDeg: 90, altitudeM: 5486 }
const stretch = (atMs = START_MS): Stretch => ({ fromMs: atMs - 10_000, toMs: atMs, from: pose, to: pose, seaState: 3 })
const drone = () => new SensorSuite({ platformId: 'uav:x', fit: 'anka-s', seed: 1 })

function boat(trackId: string, bearingDeg: number, rangeNm: number, lengthM = 20): SeaObject {
  const [lon, lat] = destination(pose.place, bearingDeg, rangeNm)
  return { trackId, motion: { lon, lat, courseDeg: 45, speedKn: 8 }, lengthM }
}

const anyBoats = fc
  .array(
    fc.record({
      bearingDeg: evenly(0, 360),
      rangeNm: fc.oneof(evenly(0.1, 20), evenly(0.1, 120)),
      lengthM: evenly(4, 300),
    }),
    { maxLength: 60 },
  )
  .map((all) => all.map(({ bearingDeg, rangeNm, lengthM }, i) => boat(`mmsi:${i}`, bearingDeg, rangeNm, lengthM)))
const isNear = (a: SeaObject, lon: number, lat: number, sigmaNm: number) =>
  distanceNm([a.motion.lon, a.motion.lat], [lon, lat]) < 5 * sigmaNm

test('every contact is near something that the sensor sees there, and has no name', () => {
  const found = { 'maritime-radar': 0, 'sar-swath': 0, 'eo-ir-cone': 0, 'ais-receiver': 0 }
  fc.assert(
    fc.property(anyBoats, fc.integer({ min: 0, max: 1e6 }), (boats, s) => {
      for (const report of drone().look(stretch(START_MS + s * 1000), seaObjects(boats))) {
        const sensor = sensorFor('anka-s', report.sensor)
        if (!sensor) throw new Error(report.sensor)
        found[report.sensor] += report.contacts.length
        for (const contact of report.contacts) {
          const cause = boats.find((each) => isNear(each, contact.lon, contact.lat, contact.sigmaNm))
          expect(cause && sees(sensor, pose, [cause.motion.lon, cause.motion.lat])).toBe(true)
          expect(Object.keys(contact).sort()).toEqual(
            report.sensor === 'maritime-radar'
              ? ['atMs', 'cogDeg', 'lat', 'lon', 'sigmaNm', 'sogKn']
              : ['atMs', 'lat', 'lon', 'sigmaNm'],
          )
        }
      }
    }),
    // Of other boats the narrow cone of the camera may hold none, however right it is.
    { seed: 3, numRuns: 300 },
  )
  expect(Math.min(found['maritime-radar'], found['sar-swath'], found['eo-ir-cone'])).toBeGreaterThan(0)
  expect(found['ais-receiver']).toBe(0)
})

test('contacts are as far from the truth as they say, and so are their speeds and courses', () => {
  const one = boat('mmsi:1', 0, 12, 100)
  const suite = drone()
  const contacts = Array.from({ length: 3000 }, (_, i) =>
    suite.look(stretch(START_MS + i * 10_000), seaObjects([one])).flatMap((report) => report.contacts),
  ).flat()
  expect(contacts.length).toBeGreaterThan(2500)
  const deviation = (of: (contact: Contact) => number) =>
    Math.sqrt(contacts.reduce((sum, each) => sum + of(each) ** 2, 0) / contacts.length)
  // The stated deviation is that across the line of sight, here east and west; that along it is less.
  const east = deviation(({ lon, sigmaNm }) => {
    const nm = distanceNm([one.motion.lon, one.motion.lat], [lon, one.motion.lat])
    return nm / sigmaNm
  })
  expect(Math.abs(east - 1)).toBeLessThan(0.06)
  expect(deviation(({ lat, sigmaNm }) => ((lat - one.motion.lat) * 60) / sigmaNm)).toBeLessThan(0.6)
  expect(Math.abs(deviation(({ sogKn = Number.NaN }) => sogKn - 8) / 0.8 - 1)).toBeLessThan(0.06)
  expect(Math.abs(deviation(({ cogDeg = Number.NaN }) => cogDeg - 45) / 4 - 1)).toBeLessThan(0.06)
})

test('over many independent looks a boat is found as often as the sensor promises', () => {
  const one = boat('mmsi:1', 0, 16)
  const radar = sensorFor('anka-s', 'maritime-radar')
  if (!radar) throw new Error('no radar')
  const looks = 2000
  const suite = drone()
  let found = 0
  for (let i = 0; i < looks; i++) {
    const [report] = suite.look(stretch(START_MS + i * radar.independentLookS * 1000), seaObjects([one]))
    found += report?.contacts.length ?? 0
  }
  const promised = detectionProbability(radar, { rangeNm: 16, lengthM: 20, seaState: 3 })
  expect(promised).toBeGreaterThan(0.5)
  expect(promised).toBeLessThan(0.95)
  // Four standard deviations of a share of 2,000.
  expect(Math.abs(found / looks - promised)).toBeLessThan(4 * Math.sqrt((promised * (1 - promised)) / looks))
})

test('a boat that is missed stays missed until looks are independent', () => {
  const far = boat('mmsi:1', 0, 19)
  const suite = drone()
  const seen = Array.from({ length: 60 }, (_, i) => {
    const [radar] = suite.look(stretch(START_MS + i * 10_000), seaObjects([far]))
    return radar?.contacts.length
  })
  for (let minute = 0; minute < 10; minute++)
    expect(new Set(seen.slice(minute * 6, minute * 6 + 6)).size, `minute ${minute}`).toBe(1)
  expect(new Set(seen).size).toBe(2)
})

test('one more boat, or the order in which they are told, changes nothing of the others; another seed does', () => {
  const boats = Array.from({ length: 40 }, (_, i) => boat(`mmsi:${i}`, i * 9, 5 + i / 4))
  const contacts = (all: readonly SeaObject[], seed = 1) =>
    new SensorSuite({ platformId: 'uav:x', fit: 'anka-s', seed })
      .look(stretch(), seaObjects(all))
      .flatMap((report) => report.contacts.map((contact) => JSON.stringify([report.sensor, contact])))
      .sort()
  const before = contacts(boats)
  expect(before.length).toBeGreaterThan(10)
  expect(contacts(boats.toReversed())).toEqual(before)
  expect(contacts([...boats, boat('mmsi:new', 45, 10)])).toEqual(expect.arrayContaining(before))
  expect(contacts(boats, 2)).not.toEqual(before)
})

test('on the antimeridian a boat on the other side is seen as one on this side is', () => {
  const at = (lon: number): SeaObject => ({
    trackId: 'mmsi:1',
    motion: { lon, lat: 5.15, courseDeg: 0, speedKn: 0 },
    lengthM: 100,
  })
  const from = (lon: number): Stretch => ({
    ...stretch(),
    from: { ...pose, place: [lon, 5] },
    to: { ...pose, place: [lon, 5] },
  })
  const seen = (lon: number, boatLon: number) =>
    drone()
      .look(from(lon), seaObjects([at(boatLon)]))
      .filter(({ contacts }) => contacts.length > 0).length
  expect(seen(179.95, 179.99)).toBeGreaterThan(0)
  expect(seen(179.95, -179.97)).toBe(seen(179.91, 179.99))
})

test('a platform does not see itself, and what is cut off tells nothing', () => {
  const itself: SeaObject = { ...boat('mmsi:9', 0, 0.5, 100) }
  const ship = new SensorSuite({ platformId: 'mmsi:9', fit: 'patrol-ship', seed: 1 })
  const low = { ...stretch(), from: { ...pose, altitudeM: 0 }, to: { ...pose, altitudeM: 0 } }
  const other = boat('mmsi:10', 0, 0.6, 100)
  expect(ship.look(low, seaObjects([itself, other])).flatMap(({ contacts }) => contacts).length).toBe(1)
  const cut = ship.look({ ...low, isCutOff: true }, seaObjects([other]))
  expect(cut.map(({ contacts, paused }) => [contacts.length, paused])).toEqual([
    [0, true],
    [0, true],
  ])
})

test('what is drawn is even, and its errors are around 0 with a deviation of 1', () => {
  const key = textHash('a')
  const draws = Array.from({ length: 20_000 }, (_, i) => mixed(key, i))
  const errors = Array.from({ length: 20_000 }, (_, i) => mixedError(key, i))
  const mean = (all: number[]) => all.reduce((sum, each) => sum + each, 0) / all.length
  expect(mean(draws)).toBeCloseTo(0.5, 1)
  for (let tenth = 0; tenth < 10; tenth++)
    expect(Math.abs(draws.filter((each) => Math.floor(each * 10) === tenth).length - 2000)).toBeLessThan(200)
  expect(Math.abs(mean(errors))).toBeLessThan(0.03)
  expect(Math.abs(mean(errors.map((each) => each * each)) - 1)).toBeLessThan(0.05)
})
