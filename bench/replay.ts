import { FrameMaker } from '#domain/frame-maker.ts'
import { frameZones } from '#domain/frame-zones.ts'
import { emptyFrame, type PictureFrame } from '#domain/picture.ts'
import { PlaceFinder, TOGETHER } from '#domain/place-finder.ts'
import type { PositionReport } from '#domain/report.ts'
import { TrackStore } from '#domain/track-store.ts'
import type { ZoneSet } from '#geo/zone.ts'
import { ZoneSetIndex } from '#geo/zone-set-index.ts'
import { type Benchmark, seededRandom } from './bench.ts'
import { type PlainPlace, type PlainRow, plainFrame, plainPlaces, type ShipOfObjects } from './replay-objects.ts'

const TRACKS = 10_000
const REPORTS_EACH = 100
const EVERY_MS = 36_000
const START_MS = Date.UTC(2026, 2, 14)
const SPAN_MS = REPORTS_EACH * EVERY_MS
/** A frame of the screen at 60 times. */
const FORWARD_MS = 1000
const SEEKS = 5
/** A seek within 4 ms. */
const SEEKS_PER_S = 250
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

/** Instants anywhere in the recording. */
function anywhere(): readonly number[] {
  const random = seededRandom(7)
  return Array.from({ length: SEEKS }, () => START_MS + EVERY_MS + random() * (SPAN_MS - 2 * EVERY_MS))
}

/** Where 10,000 tracks were at such instants, and how they went on: what the bar was set on. */
export function replaySeek(): Benchmark {
  const { store, ships } = recordedHour()
  const finder = new PlaceFinder(store)
  finder.reserve(TRACKS)
  const slots = new Uint32Array(TRACKS).map((_, slot) => slot)
  const instants = anywhere()
  const seek = (atMs: number): PictureFrame => {
    const frame = emptyFrame(TRACKS)
    let count = 0
    for (let from = 0; from < TRACKS; from += TOGETHER) {
      count += finder.place(frame, count, slots.subarray(from, from + TOGETHER), atMs, false)
    }
    return { ...frame, atMs, count }
  }
  expectSamePlaces(seek(instants[0] as number), plainPlaces(ships, instants[0] as number))
  return {
    name: 'replay-seek-10k',
    unit: 'seeks/s',
    bar: 5,
    leastValue: SEEKS_PER_S,
    ours: () => all(instants, (atMs) => seek(atMs).count),
    baselines: { 'objects + findIndex': () => all(instants, (atMs) => plainPlaces(ships, atMs).length) },
  }
}

/** Whole frames at such instants: everything that is drawn, with zone and freshness. The rules take both ways as long. */
export function replayFrame(set: ZoneSet): Benchmark {
  const { store, ships } = recordedHour()
  const zones = frameZones(set, new ZoneSetIndex(set.zones))
  const maker = new FrameMaker(store)
  const instants = anywhere()
  expectSameRows(maker.frameAt(instants[0] as number, zones), plainFrame(ships, instants[0] as number, zones))
  return {
    name: 'replay-frame-10k',
    unit: 'frames/s',
    bar: 0,
    leastValue: SEEKS_PER_S,
    ours: () => all(instants, (atMs) => maker.frameAt(atMs, zones).count),
    baselines: { 'objects + findIndex': () => all(instants, (atMs) => plainFrame(ships, atMs, zones).length) },
  }
}

function all(instants: readonly number[], count: (atMs: number) => number): number {
  for (const atMs of instants) if (count(atMs) !== TRACKS) throw new Error('someone is missing')
  return instants.length
}

/** The next frame of a replay at 60 times, through the second half hour: what the worker tells of 10,000 tracks. */
export function replayForward(set: ZoneSet): Benchmark {
  const { store, ships } = recordedHour()
  const zones = frameZones(set, new ZoneSetIndex(set.zones))
  const maker = new FrameMaker(store)
  const fromMs = START_MS + SPAN_MS / 2
  let atMs = Number.POSITIVE_INFINITY
  let plainMs = 0
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
      // It has no use for the frame before: some of the same half hour, from all over it.
      'objects + findIndex': () => {
        for (let frame = 0; frame < 5; frame++) {
          plainMs = (plainMs + 97 * FORWARD_MS) % (SPAN_MS / 2)
          plainFrame(ships, fromMs + plainMs, zones)
        }
        return 5
      },
    },
  }
}

/** Both ways say the same, or they cannot be compared. */
function expectSamePlaces(frame: PictureFrame, places: readonly PlainPlace[]): void {
  for (const [i, { lon, lat, goesOnS }] of places.entries()) {
    const isNear = Math.abs(lon - (frame.lon[i] ?? 0)) < 1e-6 && Math.abs(lat - (frame.lat[i] ?? 0)) < 1e-6
    if (!isNear || Math.fround(goesOnS) !== frame.goesOnS[i])
      throw new Error(`row ${i} of the frame is another than the plain one`)
  }
}

function expectSameRows(frame: PictureFrame, rows: readonly PlainRow[]): void {
  expectSamePlaces(frame, rows)
  for (const [i, row] of rows.entries()) {
    const { fresh, sign, marks, zone } = frame
    if (row.fresh !== fresh[i] || row.sign !== sign[i] || row.marks !== marks[i] || row.zone !== zone[i])
      throw new Error(`row ${i} of the frame is another than the plain one`)
  }
}
