import { FrameMaker } from '#domain/frame-maker.ts'
import { frameZones } from '#domain/frame-zones.ts'
import { TrackStore } from '#domain/track-store.ts'
import { ZoneSetIndex } from '#geo/zone-set-index.ts'
import { type Benchmark, seededRandom } from './bench.ts'
import { builtZones } from './zone-work.ts'

const TRACKS = 10_000
const REPORTS_EACH = 100
const EVERY_MS = 36_000
const START_MS = Date.UTC(2026, 2, 14)
const SPAN_MS = REPORTS_EACH * EVERY_MS
/** A frame of the screen at 60 times. */
const FORWARD_MS = 1000
const SEEKS = 5
const FRAMES = 50

interface Fix {
  readonly atMs: number
  readonly lon: number
  readonly lat: number
}

/** One million reports of ten thousand ships in an hour, in the store and as arrays of objects. */
export function recordedHour(): { readonly store: TrackStore; readonly fixes: readonly (readonly Fix[])[] } {
  const random = seededRandom(6)
  const store = new TrackStore()
  const ships = Array.from({ length: TRACKS }, (_, i) => {
    const trackId = `mmsi:${533_000_000 + i}`
    store.learn({ trackId, kind: 'vessel', aisClass: 'A', mmsi: 533_000_000 + i, lengthM: 100, beamM: 20 })
    const course = random() * 2 * Math.PI
    return {
      trackId,
      lon: 100 + 18 * random(),
      lat: 1 + 7 * random(),
      sogKn: 5 + 15 * random(),
      cogDeg: (course * 180) / Math.PI,
      course,
      offsetMs: Math.floor(random() * EVERY_MS),
    }
  })
  const fixes: Fix[][] = ships.map(() => [])
  for (let round = 0; round < REPORTS_EACH; round++) {
    for (const [i, { trackId, lon, lat, sogKn, cogDeg, course, offsetMs }] of ships.entries()) {
      const nm = (sogKn * round * EVERY_MS) / 3_600_000
      const fix = {
        atMs: START_MS + round * EVERY_MS + offsetMs,
        lon: lon + (nm / 60) * Math.sin(course),
        lat: lat + (nm / 60) * Math.cos(course),
      }
      store.add({ trackId, source: 'bench', ...fix, sogKn, cogDeg, headingDeg: Math.floor(cogDeg), navStatus: 0 })
      fixes[i]?.push(fix)
    }
  }
  return { store, fixes }
}

/** Where everyone was, as arrays of objects tell it: `findIndex` for each track, then a line between two reports. */
function placesAt(fixes: readonly (readonly Fix[])[], atMs: number): number {
  let sum = 0
  for (const track of fixes) {
    const next = track.findIndex((fix) => fix.atMs > atMs)
    const [from, to] = [track[next - 1], track[next]]
    if (!from || !to) continue
    const share = (atMs - from.atMs) / (to.atMs - from.atMs)
    sum += from.lon + (to.lon - from.lon) * share + from.lat + (to.lat - from.lat) * share
  }
  return sum
}

/** Frames of 10,000 tracks at instants anywhere in the recording: everything that is drawn, with zone and freshness. */
export function replaySeek(): Benchmark {
  const { store, fixes } = recordedHour()
  const zones = zonesOfFrames()
  const maker = new FrameMaker(store)
  const random = seededRandom(7)
  const instants = Array.from({ length: SEEKS }, () => START_MS + EVERY_MS + random() * (SPAN_MS - 2 * EVERY_MS))
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
        for (const atMs of instants) if (!(placesAt(fixes, atMs) > 0)) throw new Error('nobody was found')
        return SEEKS
      },
    },
  }
}

/** The next frame of a replay at 60 times: what the worker tells of 10,000 tracks. */
export function replayForward(): Benchmark {
  const { store, fixes } = recordedHour()
  const zones = zonesOfFrames()
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
        for (let frame = 0; frame < 5; frame++) placesAt(fixes, fromMs + frame * FORWARD_MS)
        return 5
      },
    },
  }
}

function zonesOfFrames() {
  const set = builtZones()
  return frameZones(set, new ZoneSetIndex(set.zones))
}
