import { CoverageGrid } from '#domain/coverage/coverage-grid.ts'
import { SensorPicture } from '#domain/looks/sensor-picture.ts'
import { looksOf } from '#domain/looks/sensor-picture-coverage.ts'
import type { SensorReport } from '#domain/looks/sensor-report.ts'
import { seer } from '#domain/sensors/sees.ts'
import type { SensorKind } from '#domain/sensors/sensor.ts'
import { sensorsOf } from '#domain/sensors/sensors-of.ts'
import { TrackStore } from '#domain/track-store.ts'
import { destination } from '#geo/measure.ts'
import { type Benchmark, seededRandom } from './bench.ts'
import { traffic } from './traffic.ts'

const VESSELS = 10_000
const LOOK_EVERY_S = 10
const SPEED_KN = 110
const ALTITUDE_M = 5500
/** One vessel in so many has no AIS. */
const WITHOUT_AIS = 20
const START_MS = Date.UTC(2026, 2, 14)
/** Looks that are made ready, and repeated at later times. */
const ROUNDS = 30
const KINDS: readonly SensorKind[] = ['maritime-radar', 'sar-swath', 'eo-ir-cone', 'ais-receiver']
/** Six drones over busy waters, and their courses. */
const DRONES: readonly (readonly [lon: number, lat: number, courseDeg: number])[] = [
  [115.2, 6.5, 300],
  [112.5, 5.2, 60],
  [104.5, 4.5, 20],
  [100.2, 5, 150],
  [118.2, 6.2, 210],
  [110, 3.6, 90],
]
/** The bar of issue 5 for all of a simulated second with 10,000 vessels and 6 drones is 100 ms; a quarter of it for this (notional). */
const LEAST_SECONDS_A_SECOND = 40

/**
 * Simulated seconds a second: every ten of them the four sensors of six drones look among 10,000 vessels, one in twenty
 * without AIS, their contacts are associated and the coverage map is painted. Beside it, painting alone.
 */
export function sensorPicture(): Benchmark {
  const { store, looks } = makeWork()
  const sensors = new SensorPicture(store)
  const grid = new CoverageGrid(sensors.coverage.live.lattice)
  let [round, painted] = [0, 0]
  const report = (each: SensorReport, number: number): SensorReport => {
    const shiftMs = Math.floor(number / ROUNDS) * ROUNDS * LOOK_EVERY_S * 1000
    return {
      ...each,
      fromMs: each.fromMs + shiftMs,
      toMs: each.toMs + shiftMs,
      contacts: each.contacts.map((contact) => ({ ...contact, atMs: contact.atMs + shiftMs })),
    }
  }
  return {
    name: 'sensor-picture',
    unit: 'simulated s/s',
    bar: 0,
    leastValue: LEAST_SECONDS_A_SECOND,
    ours: () => {
      for (const each of looks[round % ROUNDS] ?? []) {
        const taken = sensors.take(report(each, round))
        if (!taken.ok) throw new Error(taken.problem)
      }
      // Vessels stand still here; their reports must not grow old.
      if (++round % ROUNDS === 0) refresh(store, START_MS + round * LOOK_EVERY_S * 1000)
      return LOOK_EVERY_S
    },
    baselines: {
      'painting alone': () => {
        for (const each of looks[painted % ROUNDS] ?? [])
          for (const look of looksOf(report(each, painted))) grid.paint(look)
        painted++
        return LOOK_EVERY_S
      },
    },
  }
}

function makeWork() {
  const store = new TrackStore()
  const contacts: { readonly lon: number; readonly lat: number }[] = []
  const random = seededRandom(21)
  for (const [i, report] of [...traffic({ tracks: VESSELS, steps: 1, stepMs: 1 })].entries()) {
    const { trackId, lon, lat } = report
    contacts.push({ lon, lat })
    if (i % WITHOUT_AIS === 0) continue
    store.learn({ trackId, kind: 'vessel', aisClass: 'A', lengthM: 10 + 200 * random() })
    store.add({ ...report, atMs: START_MS, sogKn: 0, cogDeg: 0 })
  }
  const looks = Array.from({ length: ROUNDS }, (_, round) =>
    DRONES.flatMap(([lon, lat, courseDeg], drone) =>
      KINDS.map((sensor): SensorReport => {
        const pose = (atS: number) => ({
          place: destination([lon, lat], courseDeg, (SPEED_KN * atS) / 3600),
          headingDeg: courseDeg,
          altitudeM: ALTITUDE_M,
        })
        const [fromS, toS] = [round * LOOK_EVERY_S, (round + 1) * LOOK_EVERY_S]
        const to = pose(toS)
        const toMs = START_MS + toS * 1000
        const sees = seer(sensorNamed(sensor), to)
        const seen = sensor === 'ais-receiver' ? [] : contacts.filter((each) => sees([each.lon, each.lat]))
        return {
          sensorId: `uav:bench-${drone}/${sensor}`,
          platformId: `uav:bench-${drone}`,
          fit: 'anka-s',
          sensor,
          fromMs: START_MS + fromS * 1000,
          toMs,
          from: pose(fromS),
          to,
          seaState: 3,
          contacts: seen.map((each) => ({ ...each, atMs: toMs, sigmaNm: 0.1 })),
        }
      }),
    ),
  )
  return { store, looks }
}

function sensorNamed(kind: SensorKind) {
  const sensor = sensorsOf('anka-s').find((each) => each.kind === kind)
  if (!sensor) throw new Error(`no ${kind}`)
  return sensor
}

function refresh(store: TrackStore, atMs: number): void {
  for (const { trackId, lon, lat } of store.newest())
    store.add({ trackId, source: 'bench', atMs, lon, lat, sogKn: 0, cogDeg: 0 })
  store.forgetBefore(atMs)
}
