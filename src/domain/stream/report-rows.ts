import type { ByteWriter } from './byte-writer.ts'
import { type FieldRange, fromDifferences, toDifferences } from './differences.ts'
import { BLOCK, findWidths, readColumn, writeColumn } from './number-column.ts'
import { WireFault } from './wire-fault.ts'
import { WireRows } from './wire-rows.ts'
import type { WireTracks } from './wire-tracks.ts'
import { isAltitude, MICRO, MOST_LAT, MOST_LON, MOST_SPEED, MOST_STATUS, NO_COURSE, NONE, TENTH } from './wire-units.ts'

/*
 * Reports on the wire: a column of differences for each field. Place and motion differ from the newest report of the same
 * track, time from the row before, and the track is told by how it differs from the one after that of the row before.
 * About ten bytes for a ship under way. On both sides a report that is not older then is the newest of its track.
 */
const DAY_MS = 86_400_000
/** As far as a Date reaches. */
const MOST_TIME_MS = 8.64e15

const COURSE = { least: 0, most: NO_COURSE, unit: TENTH, around: NO_COURSE + 1 }
/** All that travel as differences to the newest of their track, in the order in which they do. */
const FIELDS: readonly (FieldRange & { readonly field: keyof WireRows & keyof WireTracks & Field })[] = [
  { field: 'lon', name: 'longitude', least: -MOST_LON, most: MOST_LON, unit: MICRO, around: 0 },
  { field: 'lat', name: 'latitude', least: -MOST_LAT, most: MOST_LAT, unit: MICRO, around: 0 },
  { field: 'speed', name: 'speed', least: NONE, most: MOST_SPEED, unit: TENTH, around: 0 },
  { field: 'course', name: 'course', ...COURSE },
  { field: 'heading', name: 'heading', ...COURSE },
  { field: 'status', name: 'status', least: NONE, most: MOST_STATUS, unit: 1, around: 0 },
  // All 32 bits.
  { field: 'altitude', name: 'altitude', least: -0x80000000, most: 0x7fffffff, unit: 1, around: 0 },
]
type Field = 'lon' | 'lat' | 'speed' | 'course' | 'heading' | 'status' | 'altitude'

/** Room for the differences of one column and for how wide its blocks are. */
let steps = new Int32Array(64 * BLOCK)
let widths = new Uint8Array(64)

/** Writes reports; the time of the first is told from `fromMs`. */
export function writeReports(to: ByteWriter, rows: WireRows, newest: WireTracks, fromMs: number): void {
  const { count, slot, days, ms } = rows
  if (count === 0) return
  if (steps.length < count) {
    widths = new Uint8Array(Math.ceil((2 * count) / BLOCK))
    steps = new Int32Array(widths.length * BLOCK)
  }
  let most = 0
  for (let i = 0; i < count; i++) if ((slot[i] as number) > most) most = slot[i] as number
  newest.grow(most + 1)
  toTimeSteps(rows, newest, fromMs)
  // A row takes a byte at least, so that a message cannot claim more rows than it has bytes.
  findWidths(ms, count, widths, 1)
  writeColumn(to, ms, count, widths)
  findWidths(days, count, widths)
  writeColumn(to, days, count, widths)
  let slotBefore = -1
  for (let i = 0; i < count; i++) {
    steps[i] = (slot[i] as number) - slotBefore - 1
    slotBefore = slot[i] as number
  }
  findWidths(steps, count, widths)
  writeColumn(to, steps, count, widths)
  for (const range of FIELDS) {
    toDifferences(rows[range.field], newest[range.field], rows, range, steps, widths)
    writeColumn(to, steps, count, widths)
  }
}

function toTimeSteps(rows: WireRows, newest: WireTracks, fromMs: number): void {
  const { count, slot, late, atMs, days, ms } = rows
  const times = newest.atMs
  let before = Math.round(fromMs)
  for (let i = 0; i < count; i++) {
    const at = atMs[i] as number
    const step = at - before
    const day = Math.abs(step) < DAY_MS ? 0 : Math.trunc(step / DAY_MS)
    days[i] = day
    ms[i] = step - day * DAY_MS
    before = at
    const track = slot[i] as number
    // Of a track without a report the time is NaN, and nothing is late.
    const isLate = at < (times[track] as number)
    late[i] = isLate ? 1 : 0
    if (!isLate) times[track] = at
  }
}

/** Everyone's newest report, as rows. */
export function newestRows(of: WireTracks): WireRows {
  const rows = new WireRows()
  rows.setCount(of.size)
  let count = 0
  for (let slot = 0; slot < of.size; slot++) {
    const atMs = of.atMs[slot] as number
    if (Number.isNaN(atMs)) continue
    rows.slot[count] = slot
    rows.atMs[count] = atMs
    for (const { field } of FIELDS) rows[field][count] = of[field][slot] as number
    count++
  }
  rows.setCount(count)
  return rows
}

/**
 * Reads `count` reports between two places of the bytes; `newest` has room for all tracks that were introduced. Throws a
 * WireFault at the first that cannot be: then the tracks are no longer what the server has.
 */
export function readReports(
  bytes: Uint8Array,
  from: number,
  end: number,
  count: number,
  newest: WireTracks,
  fromMs: number,
  into: WireRows,
): void {
  into.setCount(count)
  let at = readColumn(bytes, from, end, into.ms, count, true)
  at = readColumn(bytes, at, end, into.days, count)
  at = readColumn(bytes, at, end, into.slot, count)
  for (const { field } of FIELDS) at = readColumn(bytes, at, end, into[field], count)
  if (at !== end) throw new WireFault(`byte ${at}: the rows end here, expected at ${end}`)
  fromSlotSteps(into, newest.size)
  fromTimeSteps(into, newest, fromMs)
  for (const range of FIELDS) fromDifferences(into[range.field], newest[range.field], into, range)
  checkAltitudes(into)
}

function fromSlotSteps({ slot: steps, count }: WireRows, size: number): void {
  let slot = -1
  for (let i = 0; i < count; i++) {
    slot += 1 + (steps[i] as number)
    if (slot < 0 || slot >= size)
      throw new WireFault(`row ${i} is of track ${slot}, which was not introduced (there are ${size})`)
    steps[i] = slot
  }
}

function fromTimeSteps(
  { count, slot, late, days, ms, atMs: into }: WireRows,
  newest: WireTracks,
  fromMs: number,
): void {
  const times = newest.atMs
  let atMs = Math.round(fromMs)
  for (let i = 0; i < count; i++) {
    atMs += (days[i] as number) * DAY_MS + (ms[i] as number)
    if (Math.abs(atMs) > MOST_TIME_MS)
      throw new WireFault(`row ${i}: time is ${atMs}, expected ${-MOST_TIME_MS}..${MOST_TIME_MS}`)
    into[i] = atMs
    const track = slot[i] as number
    const isLate = atMs < (times[track] as number)
    late[i] = isLate ? 1 : 0
    if (!isLate) times[track] = atMs
  }
}

function checkAltitudes({ count, altitude }: WireRows): void {
  for (let i = 0; i < count; i++)
    if (!isAltitude(altitude[i] as number)) throw new WireFault(`row ${i}: altitude is no number (bits ${altitude[i]})`)
}
