import * as v from 'valibot'
import type { PositionReport } from '#domain/report.ts'
import { readHead, StreamDecoder, StreamEncoder } from '#domain/stream/stream-message.ts'
import { type Benchmark, seededRandom } from './bench.ts'
import { randomPlaces } from './zone-work.ts'

const TRACKS = 10_000
/** So many steps of the sea are sent forth and back, at times that only grow. */
const STEPS = 4
const STEP_MS = 10_000
const MOST_KN = 20

const number = v.pipe(v.number(), v.finite())
const schema = v.object({
  reports: v.array(
    v.object({
      trackId: v.string(),
      atMs: number,
      lon: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
      lat: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
      sogKn: v.exactOptional(number),
      cogDeg: v.exactOptional(number),
      headingDeg: v.exactOptional(number),
      navStatus: v.exactOptional(number),
    }),
  ),
})

type Report = { -readonly [Field in keyof PositionReport]: PositionReport[Field] }

/**
 * Positions of 10,000 ships a message, from the reports of the feeds to columns at the page: our wire against JSON objects
 * as an app would send them, which are built, written, read, checked by a schema, for ours is checked too, and put into the
 * same columns. One report each ten seconds: places move with speed and course, which change a little, as headings do.
 * JSON has the same digits, no more.
 */
export function wire(bar: number): Benchmark {
  const steps = sea()
  const beats = [...steps, ...steps.slice(1, -1).reverse()]
  let atMs = Date.UTC(2026, 2, 14)
  let turn = 0
  /** The reports of the next beat, as feeds bring them. */
  const next = (): readonly PositionReport[] => {
    const reports = beats[turn++ % beats.length] as Report[]
    atMs += STEP_MS
    for (let i = 0; i < reports.length; i++) (reports[i] as Report).atMs = atMs - ((i * 7919) % STEP_MS)
    return reports
  }
  const into = new Columns()
  const slots = Array.from({ length: TRACKS }, (_, i) => i)
  const identities = slots.map((slot) => ({ slot, identity: { trackId: trackIdOf(slot), kind: 'vessel' } as const }))
  const encoder = new StreamEncoder()
  const decoder = new StreamDecoder((bytes) => new TextDecoder().decode(bytes))
  const slotOf = new Map(slots.map((slot) => [trackIdOf(slot), slot]))
  let seq = 0
  const send = (reports: readonly PositionReport[], tail: Parameters<StreamEncoder['update']>[3] = {}) => {
    const bytes = encoder.update({ seq: ++seq, nowMs: atMs }, slots, reports, tail)
    const head = readHead(bytes)
    const message = head.ok ? decoder.take(head.value, bytes) : head
    if (!message.ok || message.value.type !== 'update') throw new Error(message.ok ? 'no update' : message.problem)
    const { reports: read } = message.value
    for (let i = 0; i < read.count; i++) {
      const slot = read.slot[i] as number
      into.atMs[slot] = read.atMs[i] as number
      into.lon[slot] = read.lon[i] as number
      into.lat[slot] = read.lat[i] as number
      into.sogKn[slot] = read.sogKn[i] as number
      into.cogDeg[slot] = read.cogDeg[i] as number
      into.headingDeg[slot] = read.headingDeg[i] as number
      into.navStatus[slot] = read.navStatus[i] as number
    }
    return bytes.length
  }
  const sendJson = (reports: readonly PositionReport[]) => {
    const text = jsonOf(reports)
    const { reports: read } = v.parse(schema, JSON.parse(text))
    for (const report of read) {
      const slot = slotOf.get(report.trackId) as number
      into.atMs[slot] = report.atMs
      into.lon[slot] = report.lon
      into.lat[slot] = report.lat
      into.sogKn[slot] = report.sogKn ?? Number.NaN
      into.cogDeg[slot] = report.cogDeg ?? Number.NaN
      into.headingDeg[slot] = report.headingDeg ?? Number.NaN
      into.navStatus[slot] = report.navStatus ?? Number.NaN
    }
  }
  send(next(), { identities })
  const bytes = send(next()) / TRACKS
  const jsonBytes = new TextEncoder().encode(jsonOf(next())).length / TRACKS
  return {
    name: 'wire-10k',
    unit: 'updates/s',
    bar,
    cost: { name: 'bytes an update', value: bytes, of: jsonBytes, most: jsonBytes / 10 },
    ours: () => {
      for (let i = 0; i < beats.length; i++) send(next())
      return beats.length * TRACKS
    },
    baselines: {
      'JSON objects, checked': () => {
        sendJson(next())
        return TRACKS
      },
    },
  }
}

/** Ships under way and, one in five, moored: all of them report at each step. */
function sea(): Report[][] {
  const random = seededRandom(5)
  const { lons, lats } = randomPlaces(TRACKS, 5)
  const ships = Array.from({ length: TRACKS }, () => ({
    knots: random() < 0.2 ? 0 : random() * MOST_KN,
    courseDeg: random() * 360,
  }))
  return Array.from({ length: STEPS }, (_, step) =>
    ships.map(({ knots, courseDeg }, slot) => {
      const degrees = ((knots / 60) * step * STEP_MS) / 3_600_000
      const [east, north] = [Math.sin((courseDeg * Math.PI) / 180), Math.cos((courseDeg * Math.PI) / 180)]
      const jitter = () => (random() - 0.5) * 2e-5
      return {
        trackId: trackIdOf(slot),
        source: 'bench',
        atMs: 0,
        lon: rounded((lons[slot] as number) + east * degrees + jitter(), 6),
        lat: rounded((lats[slot] as number) + north * degrees + jitter(), 6),
        sogKn: rounded(Math.max(0, knots + (random() - 0.5) * 0.6), 1),
        cogDeg: rounded((courseDeg + (random() - 0.5) * (knots > 0 ? 4 : 40) + 360) % 360, 1) % 360,
        headingDeg: Math.round(courseDeg + (random() - 0.5) * 2 + 360) % 360,
        navStatus: knots > 0 ? 0 : 5,
      }
    }),
  )
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}

function jsonOf(reports: readonly PositionReport[]): string {
  return JSON.stringify({ type: 'update', reports: reports.map(({ source: _, ...report }) => report) })
}

class Columns {
  readonly atMs = new Float64Array(TRACKS)
  readonly lon = new Float64Array(TRACKS)
  readonly lat = new Float64Array(TRACKS)
  readonly sogKn = new Float32Array(TRACKS)
  readonly cogDeg = new Float32Array(TRACKS)
  readonly headingDeg = new Float32Array(TRACKS)
  readonly navStatus = new Uint8Array(TRACKS)
}

function trackIdOf(slot: number): string {
  return `mmsi:${533_000_000 + slot}`
}
