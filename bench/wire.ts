import * as v from 'valibot'
import type { PositionReport } from '#domain/report.ts'
import { readHead, StreamDecoder, StreamEncoder } from '#domain/stream/stream-message.ts'
import { WireRows } from '#domain/stream/wire-rows.ts'
import { toStored } from '#domain/stream/wire-units.ts'
import { emptyPackedReport, pack } from '#domain/track-reports.ts'
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
 * Positions of 10,000 ships a message: our wire against JSON objects as an app would send them.
 *
 * In: from what the server has when a beat is due, to columns by track at the page, in the units of its store. For ours the
 * server has columns in the units of the wire, because each report is rounded when it comes in; for JSON it has the reports
 * themselves, already with the digits that are sent, no more. JSON is built, written, read and checked by a schema, for
 * ours is checked too. Out: what comes before, the rounding, which `roundedToo` has in; and UTF-8, of which JSON is spared.
 *
 * One report each ten seconds: places move with speed and course, which change a little, as headings do.
 */
export function wire(bar: number, { roundedToo = false } = {}): Benchmark {
  const steps = sea()
  const beats = [...steps, ...steps.slice(1, -1).reverse()]
  const held = beats.map((reports) => rowsOf(reports, new WireRows()))
  const rounded = new WireRows()
  let atMs = Date.UTC(2026, 2, 14)
  /** The first is sent to introduce everyone. */
  let turn = 1
  const encoder = new StreamEncoder()
  const decoder = new StreamDecoder((bytes) => new TextDecoder().decode(bytes))
  const slotOf = new Map(Array.from({ length: TRACKS }, (_, slot) => [trackIdOf(slot), slot]))
  let seq = 0
  const send = (rows: WireRows, tail: Parameters<StreamEncoder['update']>[2] = {}) => {
    const bytes = encoder.update({ seq: ++seq, nowMs: atMs }, rows, tail)
    const head = readHead(bytes)
    const message = head.ok ? decoder.take(head.value, bytes) : head
    if (!message.ok || message.value.type !== 'update') throw new Error(message.ok ? 'no update' : message.problem)
    const { reports: read } = message.value
    for (let i = 0; i < read.count; i++) {
      toStored(read, i, row)
      keep(read.slot[i] as number)
    }
    return bytes.length
  }
  const sendNext = () => {
    const at = turn++ % beats.length
    atMs += STEP_MS
    const rows = roundedToo ? rowsOf(beats[at] as Report[], rounded) : (held[at] as WireRows)
    for (let i = 0; i < TRACKS; i++) rows.atMs[i] = atMs - lagMs(i)
    return send(rows)
  }
  const sendJson = () => {
    const reports = beats[turn++ % beats.length] as Report[]
    atMs += STEP_MS
    for (let i = 0; i < TRACKS; i++) (reports[i] as Report).atMs = atMs - lagMs(i)
    const text = jsonOf(reports)
    for (const report of v.parse(schema, JSON.parse(text)).reports) {
      pack(report, row)
      keep(slotOf.get(report.trackId) as number)
    }
    return text.length
  }
  const identities = Array.from({ length: TRACKS }, (_, slot) => {
    return { slot, identity: { trackId: trackIdOf(slot), kind: 'vessel' } as const }
  })
  send(held[0] as WireRows, { identities })
  const bytes = sendNext() / TRACKS
  const jsonBytes = sendJson() / TRACKS
  return {
    name: roundedToo ? 'wire-10k-rounded' : 'wire-10k',
    unit: 'updates/s',
    bar,
    cost: { name: 'bytes an update', value: bytes, of: jsonBytes, most: jsonBytes / 10 },
    ours: () => {
      for (let i = 0; i < beats.length; i++) sendNext()
      return beats.length * TRACKS
    },
    baselines: {
      'JSON objects, checked': () => {
        sendJson()
        return TRACKS
      },
    },
  }
}

/** Reports of one beat come in at different times. */
function lagMs(i: number): number {
  return (i * 7919) % STEP_MS
}

/** As reports come in: each is rounded once. */
function rowsOf(reports: readonly Report[], rows: WireRows): WireRows {
  rows.clear()
  for (let slot = 0; slot < reports.length; slot++) rows.add(slot, reports[slot] as Report)
  return rows
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

/** The report at hand, and where the page keeps the newest of each track. */
const row = emptyPackedReport()
const into = {
  atMs: new Float64Array(TRACKS),
  lon: new Int32Array(TRACKS),
  lat: new Int32Array(TRACKS),
  sog: new Uint16Array(TRACKS),
  cog: new Uint16Array(TRACKS),
  heading: new Uint16Array(TRACKS),
  navStatus: new Uint8Array(TRACKS),
}

function keep(slot: number): void {
  into.atMs[slot] = row.atMs
  into.lon[slot] = row.lon
  into.lat[slot] = row.lat
  into.sog[slot] = row.sog
  into.cog[slot] = row.cog
  into.heading[slot] = row.heading
  into.navStatus[slot] = row.navStatus
}

function trackIdOf(slot: number): string {
  return `mmsi:${533_000_000 + slot}`
}
