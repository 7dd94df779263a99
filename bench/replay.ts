import { FrameMaker } from '#domain/frame-maker.ts'
import { type FrameZones, frameZones } from '#domain/frame-zones.ts'
import type { PositionReport } from '#domain/report.ts'
import { TrackStore } from '#domain/track-store.ts'
import type { ZoneSet } from '#geo/zone.ts'
import { ZoneSetIndex } from '#geo/zone-set-index.ts'
import { type Benchmark, seededRandom } from './bench.ts'
import { plainFrame, type ShipOfObjects } from './replay-objects.ts'

const TRACKS = 10_000
const REPORTS_EACH = 100
const EVERY_MS = 36_000
const START_MS = Date.UTC(2026, 2, 14)
const SPAN_MS = REPORTS_EACH * EVERY_MS
/** A frame of the screen at 60 times. */
const FORWARD_MS = 1000
const SEEKS = 5
const FRAMES = 50

/** One million reports of ten thousand ships in an hour, in the store and as arrays of objects. */
export function recordedHour(): { readonly store: TrackStore; readonly ships: readonly ShipOfObjects[] } {
  const random = seededRandom(6)
  const store = new TrackStore()
  const courses = Array.from({ length: TRACKS }, (_, i) => {
    const trackId = `mmsi:${533_000_000 + i}`
    const identity = { trackId, kind: 'vessel', aisClass: 'A', mmsi: 533_000_000 + i, lengthM: 100, beamM: 20 } as const
    store.learn(identity)
    const course = random() * 2 * Math.PI
    return {
      identity,
      lon: 100 + 18 * random(),
      lat: 1 + 7 * random(),
      sogKn: Math.round(50 + 150 * random()) / 10,
      course,
      offsetMs: Math.floor(random() * EVERY_MS),
      reports: [] as PositionReport[],
    }
  })
  for (let round = 0; round < REPORTS_EACH; round++) {
    for (const { identity, lon, lat, sogKn, course, offsetMs, reports } of courses) {
      const nm = (sogKn * round * EVERY_MS) / 3_600_000
      const cogDeg = (Math.round((course * 1800) / Math.PI) / 10) % 360
      const report: PositionReport = {
        trackId: identity.trackId,
        source: 'bench',
        atMs: START_MS + round * EVERY_MS + offsetMs,
        lon: lon + (nm / 60) * Math.sin(course),
        lat: lat + (nm / 60) * Math.cos(course),
        sogKn,
        cogDeg,
        headingDeg: Math.floor(cogDeg),
        navStatus: 0,
      }
      store.add(report)
      reports.push(report)
    }
  }
  return { store, ships: courses }
}

/** Frames of 10,000 tracks at instants anywhere in the recording: everything that is drawn, with zone and freshness. */
export function replaySeek(set: ZoneSet): Benchmark {
  const { store, ships } = recordedHour()
  const zones = frameZones(set, new ZoneSetIndex(set.zones))
  const maker = new FrameMaker(store)
  const random = seededRandom(7)
  const instants = Array.from({ length: SEEKS }, () => START_MS + EVERY_MS + random() * (SPAN_MS - 2 * EVERY_MS))
  expectSame(maker, ships, zones, instants[0] as number)
  return {
    name: 'replay-seek-10k',
    unit: 'frames/s',
    bar: 5,
    leastValue: 250,
    ours: () => {
      for (const atMs of instants)
        if (maker.frameAt(atMs, zones).count !== TRACKS) throw new Error('someone is missing')
      return SEEKS
    },
    baselines: {
      'objects + findIndex': () => {
        for (const atMs of instants)
          if (plainFrame(ships, atMs, zones).length !== TRACKS) throw new Error('someone is missing')
        return SEEKS
      },
    },
  }
}

/** The next frame of a replay at 60 times: what the worker tells of 10,000 tracks. */
export function replayForward(set: ZoneSet): Benchmark {
  const { store, ships } = recordedHour()
  const zones = frameZones(set, new ZoneSetIndex(set.zones))
  const maker = new FrameMaker(store)
  const fromMs = START_MS + SPAN_MS / 2
  let atMs = Number.POSITIVE_INFINITY
  return {
    name: 'replay-forward-60x',
    unit: 'frames/s',
    bar: 50,
    ours: () => {
      if (atMs + FRAMES * FORWARD_MS > START_MS + SPAN_MS) {
        atMs = fromMs
        maker.frameAt(atMs, zones)
      }
      let changed = 0
      for (let frame = 0; frame < FRAMES; frame++) {
        atMs += FORWARD_MS
        changed += maker.changesTo(atMs, zones)?.count ?? 0
      }
      if (changed < FRAMES * 100) throw new Error(`only ${changed} rows changed`)
      return FRAMES
    },
    baselines: {
      'objects + findIndex': () => {
        for (let frame = 0; frame < 5; frame++) plainFrame(ships, fromMs + frame * FORWARD_MS, zones)
        return 5
      },
    },
  }
}

/** Both ways say the same, or they cannot be compared. */
function expectSame(maker: FrameMaker, ships: readonly ShipOfObjects[], zones: FrameZones, atMs: number): void {
  const frame = maker.frameAt(atMs, zones)
  const rows = plainFrame(ships, atMs, zones)
  for (const [i, row] of rows.entries()) {
    const isNear = Math.abs(row.lon - (frame.lon[i] ?? 0)) < 1e-6 && Math.abs(row.lat - (frame.lat[i] ?? 0)) < 1e-6
    const { fresh, sign, marks } = frame
    if (!isNear || row.fresh !== fresh[i] || row.sign !== sign[i] || row.marks !== marks[i])
      throw new Error(`row ${i} of the frame is another than the plain one`)
  }
}
