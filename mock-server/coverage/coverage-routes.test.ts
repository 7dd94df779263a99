import { gunzipSync } from 'node:zlib'
import fastify, { type FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { afterEach, expect, test } from 'vitest'
import { latticeOver } from '#domain/coverage/lattice.ts'
import { boxFootprint, lookAt, START_MS } from '#domain/coverage/testing.ts'
import { zoneContext } from '#domain/events/zone-context.ts'
import { decodeAges } from '#domain/looks/sensor-picture-ages.ts'
import {
  coverageAnswerSchema,
  coverageHistorySchema,
  recentLooksSchema,
  seenAnswerSchema,
} from '#domain/looks/sensor-picture-answers.ts'
import { emptyCoverage } from '#domain/looks/sensor-picture-coverage.ts'
import { TrackStore } from '#domain/track-store.ts'
import { parseZones } from '#geo/zone-file.ts'
import { squareZonesJson } from '../testing.ts'
import { CoverageDesk } from './coverage-desk.ts'
import { addCoverageRoutes } from './coverage-routes.ts'

const HOUR_S = 3600
const SHIP = 'mmsi:574000001'

const opened: FastifyInstance[] = []
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close()
})

function contextOf(json: string) {
  const zones = parseZones(JSON.parse(json))
  if (!zones.ok) throw new Error(zones.problem)
  return zoneContext(zones.value)
}

/** A server with one square zone, 110 to 112 E and 4 to 6 N, of which the western half is looked at when told. */
function serving() {
  const coverage = emptyCoverage(latticeOver([109, 3, 113, 7], 0.1))
  const store = new TrackStore()
  const state = { nowMs: START_MS, zones: contextOf(squareZonesJson) }
  const sensors = { coverage, seaState: [2, 4] as const }
  const desk = new CoverageDesk({ sensors, zones: () => state.zones, nowMs: () => state.nowMs })
  const app = fastify()
  opened.push(app)
  addCoverageRoutes(app, { desk, store })
  const look = (seconds: number, sensorId = 'uav:one/radar', paused = false) => {
    const west = boxFootprint(110, 4, 111, 6)
    coverage.add({ ...lookAt(seconds, west, sensorId), toMs: START_MS + (seconds + 10) * 1000, paused })
  }
  const get = async (url: string, headers = {}) => {
    const answer = await app.inject({ url, headers })
    return {
      ...answer,
      status: answer.statusCode,
      headers: answer.headers,
      body: answer.body,
      json: () => answer.json(),
      raw: answer.rawPayload,
    }
  }
  const ask = async <Schema extends v.GenericSchema>(url: string, schema: Schema) =>
    v.parse(schema, (await get(url)).json())
  return { state, store, desk, look, get, ask }
}

const at = (seconds: number) => new Date(START_MS + seconds * 1000).toISOString()

test('shares of each zone are told by name, as of now, with what it means that a place was seen', async () => {
  const { look, ask, state } = serving()
  look(0)
  state.nowMs = START_MS + 2 * HOUR_S * 1000
  const answer = await ask('/api/coverage', coverageAnswerSchema)
  expect(answer).toMatchObject({
    asOfMs: state.nowMs,
    known: { fromMs: START_MS, toMs: START_MS + 10_000 },
    meaning:
      'Seen: under a sensor, within the range at which one look finds a boat of 15 m with a probability of 0.8, sea state 2 to 4.',
    zones: [{ zoneId: 'square', name: 'Square', kind: 'eez' }],
  })
  const { coverage } = answer.zones[0] ?? {}
  expect(coverage).toMatchObject({ within1h: 0 })
  for (const share of ['within6h', 'within24h', 'never'] as const) expect(coverage?.[share]).toBeCloseTo(0.5, 6)
  expect(coverage?.revisit).toBeUndefined()
})

test('a time before now is told as it was then, and now is as it was before', async () => {
  const { look, ask, state } = serving()
  look(0)
  look(3 * HOUR_S)
  state.nowMs = START_MS + 3.5 * HOUR_S * 1000
  const then = await ask(`/api/coverage?at=${at(2 * HOUR_S)}`, coverageAnswerSchema)
  expect(then.asOfMs).toBe(START_MS + 2 * HOUR_S * 1000)
  expect(then.zones[0]?.coverage).toMatchObject({ within1h: 0 })
  const now = await ask('/api/coverage', coverageAnswerSchema)
  expect(now.zones[0]?.coverage?.within1h).toBeCloseTo(0.5, 6)
  expect(now.zones[0]?.coverage?.revisit?.medianS).toBe(3 * HOUR_S - 10)
})

test('before the first look, and where no sensor is, everything is not seen and nothing is known', async () => {
  const { ask } = serving()
  const answer = await ask('/api/coverage', coverageAnswerSchema)
  expect(answer.known).toBeUndefined()
  expect(answer.zones[0]?.coverage).toMatchObject({ never: 1, within24h: 0 })
})

test('values that are wrong are refused with the value and what was expected, times before the log are told', async () => {
  const { look, get, state } = serving()
  state.nowMs = START_MS + HOUR_S * 1000
  look(600)
  const refused = async (url: string) => {
    const { status, json } = await get(url)
    return [status, ...json().problems]
  }
  for (const path of ['', '/ages', '/export.csv', '/export.geojson']) {
    expect(await refused(`/api/coverage${path}?at=yesterday`)).toEqual([
      400,
      `at is "yesterday", expected one time such as ${at(HOUR_S)}`,
    ])
    expect(await refused(`/api/coverage${path}?at=${at(0)}`)).toEqual([
      404,
      `time is ${at(0)}, expected ${at(600)} or later: looks are kept from then on`,
    ])
    expect(await refused(`/api/coverage${path}?at=${at(0)}&at=${at(1)}`)).toEqual([
      400,
      expect.stringContaining('expected one time such as'),
    ])
    expect(await refused(`/api/coverage${path}?at=${at(2 * HOUR_S)}`)).toEqual([
      400,
      `at is "${at(2 * HOUR_S)}", expected ${at(HOUR_S)} or earlier: that is now`,
    ])
  }
  expect(await refused('/api/coverage/seen?lon=181&from=x')).toEqual([
    400,
    'lon is "181", expected degrees from -180 to 180',
    'lat is "", expected degrees from -90 to 90',
    `from is "x", expected one time such as ${at(HOUR_S)}`,
  ])
  expect(await refused(`/api/coverage/seen?lon=110&lat=4&from=${at(900)}&to=${at(600)}`)).toEqual([
    400,
    `to is "${at(600)}", expected "${at(900)}" or later, which is from`,
  ])
  expect(await refused(`/api/coverage/seen?lon=110&lat=4&to=${at(600)}`)).toEqual([
    400,
    'from is not given, expected a time beside to',
  ])
  expect(await refused(`/api/coverage/seen?lon=110&lat=4&from=${at(-90_000)}&to=${at(0)}`)).toEqual([
    400,
    `from "${at(-90_000)}" to "${at(0)}" is longer than a day, expected 24 h or less`,
  ])
  expect(await refused('/api/coverage/seen?track=nobody')).toEqual([404, 'no track "nobody" that reported a place'])
  expect(await refused('/api/coverage/seen?track=a&lon=1')).toEqual([
    400,
    'expected either a track or lon and lat, not both',
  ])
  expect(await refused('/api/coverage/history')).toEqual([400, 'zone is "", expected the id of a zone'])
  expect(await refused('/api/coverage/history?zone=moon')).toEqual([404, 'no zone "moon" that is looked after'])
  expect(await refused('/api/coverage/looks?since=0x1')).toEqual([
    400,
    expect.stringContaining('expected one time such as'),
  ])
})

test('the ages of all cells come as bytes, packed for those who take it, the same either way', async () => {
  const { look, get, state } = serving()
  look(0)
  state.nowMs = START_MS + 90 * 60_000
  const plain = await get('/api/coverage/ages')
  expect(plain.headers['content-encoding']).toBeUndefined()
  const small = await get('/api/coverage/ages', { 'accept-encoding': 'gzip, br' })
  expect(small.headers['content-encoding']).toBe('gzip')
  expect(small.raw.length).toBeLessThan(plain.raw.length / 5)
  expect(gunzipSync(small.raw).equals(plain.raw)).toBe(true)
  const ages = decodeAges(plain.raw)
  if (!ages.ok) throw new Error(ages.problem)
  expect(ages.value.latestMs).toBe(state.nowMs)
  // The western half of the square: 20 rows of 10 cells.
  expect(ages.value.lastS.filter((last) => last > 0)).toHaveLength(200)
  const past = decodeAges((await get(`/api/coverage/ages?at=${at(5)}`)).raw)
  expect(past.ok && past.value.latestMs).toBe(START_MS + 5000)
})

test('the share of a zone is kept each minute for a day, and begins anew when the zone or the clock does', async () => {
  const { look, desk, ask, state } = serving()
  await desk.beat()
  expect((await ask('/api/coverage/history?zone=square', coverageHistorySchema)).rows).toEqual([])
  look(0)
  for (let second = 0; second <= 26 * HOUR_S; second += 30) {
    state.nowMs = START_MS + second * 1000
    if (second % 1800 === 0 || second < 300) await desk.beat()
  }
  const { rows, name } = await ask('/api/coverage/history?zone=square', coverageHistorySchema)
  expect(name).toBe('Square')
  expect(rows[0]?.[0]).toBe(START_MS + 2 * HOUR_S * 1000)
  expect(rows.at(-1)).toEqual([START_MS + 26 * HOUR_S * 1000, 0, 0, 0, 0.5])
  expect(rows).toHaveLength(49)

  state.nowMs = START_MS
  await desk.beat()
  expect((await ask('/api/coverage/history?zone=square', coverageHistorySchema)).rows).toEqual([
    [START_MS, 0.5, 0.5, 0.5, 0.5],
  ])

  const wider = JSON.parse(squareZonesJson)
  wider.version = 'test-2'
  wider.features[0].geometry.coordinates[0] = [
    [110, 4],
    [112.5, 4],
    [112.5, 6],
    [110, 6],
    [110, 4],
  ]
  state.zones = contextOf(JSON.stringify(wider))
  state.nowMs = START_MS + 60_000
  await desk.beat()
  const anew = await ask('/api/coverage/history?zone=square', coverageHistorySchema)
  expect(anew.rows).toEqual([[START_MS + 60_000, 0.4, 0.4, 0.4, 0.6]])
})

test('the newest footprint of each sensor is told, of those that are off none', async () => {
  const { look, ask, state } = serving()
  look(0)
  look(600)
  look(610)
  look(605, 'uav:two/radar')
  look(615, 'uav:three/radar', true)
  state.nowMs = START_MS + 630_000
  const { looks, nowMs } = await ask('/api/coverage/looks', recentLooksSchema)
  expect(nowMs).toBe(state.nowMs)
  expect(looks.map(({ sensorId, atMs }) => [sensorId, (atMs - START_MS) / 1000])).toEqual([
    ['uav:one/radar', 620],
    ['uav:two/radar', 615],
  ])
  expect(looks[0]?.footprint).toMatchObject({ shape: 'polygon', rings: [[[110, 4], {}, {}, {}]] })
})

test('a place is told as seen, not seen or not known, in words', async () => {
  const { look, ask, state } = serving()
  const seen = (query: string) => ask(`/api/coverage/seen?${query}`, seenAnswerSchema)
  expect((await seen('lon=110.5&lat=5')).kind).toBe('not-known')
  look(0)
  look(600)
  state.nowMs = START_MS + 700_000
  expect(await seen('lon=110.5&lat=5')).toMatchObject({
    kind: 'seen',
    fromMs: START_MS,
    toMs: START_MS + 610_000,
    sightings: [{ sensorId: 'uav:one/radar' }, { fromMs: START_MS + 600_000 }],
    words: expect.stringMatching(/^Yes, under uav:one\/radar from 2026-01-01 00:00:00 UTC to .* UTC; .*\.$/),
  })
  expect((await seen('lon=111.5&lat=5')).words).toBe(
    'No look between 2026-01-01 00:00:00 UTC and 2026-01-01 00:10:10 UTC.',
  )
  expect((await seen(`lon=110.5&lat=5&from=${at(20)}&to=${at(580)}`)).kind).toBe('not-seen')
})

test('a track is asked about over the longest time in which it did not report', async () => {
  const { look, ask, state, store } = serving()
  store.learn({ trackId: SHIP, kind: 'vessel', aisClass: 'A' })
  const report = (second: number, lon: number) =>
    store.add({ trackId: SHIP, source: 'ais', atMs: START_MS + second * 1000, lon, lat: 5, sogKn: 10 })
  const seen = () => ask(`/api/coverage/seen?track=${SHIP}`, seenAnswerSchema)
  look(0)
  for (const second of [0, 10, 20, 30]) report(second, 109.9)
  state.nowMs = START_MS + 40_000
  expect(await seen()).toMatchObject({
    kind: 'no-gap',
    words: 'It was heard all the time: no report for 10 s (expected every 10 s) at most.',
  })
  // It comes back an hour later on the other side of the waters that are looked at half-way.
  look(1800)
  look(3600)
  report(3630, 111.1)
  report(3640, 111.1)
  state.nowMs = START_MS + 3700_000
  const answer = await seen()
  expect(answer).toMatchObject({ kind: 'seen', fromMs: START_MS + 30_000, toMs: START_MS + 3630_000 })
  expect(answer.sightings.map(({ fromMs }) => (fromMs - START_MS) / 1000)).toEqual([1800])
  expect(answer.words).toMatch(
    /^No report for 1 h 00 min \(expected every 10 s\) from 2026-01-01 00:00 UTC to 2026-01-01 01:00 UTC\. On the straight way between the two reports: Yes, under uav:one/,
  )
  const given = await ask(`/api/coverage/seen?track=${SHIP}&from=${at(40)}&to=${at(1700)}`, seenAnswerSchema)
  expect(given.kind).toBe('not-seen')
})

test('a track that has not reported until now is looked for where it was last', async () => {
  const { look, ask, state, store } = serving()
  store.learn({ trackId: SHIP, kind: 'vessel' })
  store.add({ trackId: SHIP, source: 'ais', atMs: START_MS, lon: 110.5, lat: 5 })
  look(600)
  state.nowMs = START_MS + 610_000
  const { words, kind } = await ask(`/api/coverage/seen?track=${SHIP}`, seenAnswerSchema)
  expect(kind).toBe('seen')
  expect(words).toContain('to now. Where it was last: Yes, under uav:one/radar')
})

test('both exports are files of the waters of all zones, named by their time', async () => {
  const { look, get, state } = serving()
  look(0)
  state.nowMs = START_MS + 60_000
  const csv = await get('/api/coverage/export.csv')
  expect(csv.headers['content-disposition']).toBe('attachment; filename="last-looked-at-20260101T000100Z.csv"')
  expect(csv.body.split('\r\n')[1]).toMatch(/^square,Square,2026-01-01T00:01:00.000Z,[\d.]+,50,50,50,50,,,,$/)
  const { headers, json } = await get('/api/coverage/export.geojson')
  expect(headers['content-type']).toContain('application/geo+json')
  expect(
    json().features.map((feature: { properties: { lastLooked: string } }) => feature.properties.lastLooked),
  ).toEqual(['within 1 h', 'never seen'])
})
