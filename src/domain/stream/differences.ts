import { BLOCK, widthOf } from './number-column.ts'
import { WireFault } from './wire-fault.ts'

/*
 * A field of the rows of a message, to its differences from the newest of each row's track, and back. Both sides
 * go through the rows in the same order and keep the newest as they go; a row that is late changes none. 32 bits may
 * wrap, and wrap back. Few loops, and one kind of array, for all fields: it is the work of a beat, and compiled well.
 */

/** Of which track each row is, and 1 where that track had a newer report already. */
interface RowTracks {
  readonly count: number
  readonly slot: Int32Array
  readonly late: Uint8Array
}

/** Where the numbers of a field lie. */
export interface FieldRange {
  readonly name: string
  readonly least: number
  readonly most: number
  /** How many of them make one of ours. */
  readonly unit: number
  /** How many there are, where they lie on a circle and the short way around is taken; otherwise 0. */
  readonly around: number
}

/*
 * Rows are copied here a piece at a time, at once and almost for nothing: loops over arrays that are always the same ones
 * are several times as fast as over any that are handed in, whose place and length are looked up at each access. What lies on a circle has a loop of its own, as the rest need no turn.
 */
const PIECE = 64 * BLOCK
const slots = new Int32Array(PIECE)
const late = new Uint8Array(PIECE)
const values = new Int32Array(PIECE)
const differences = new Int32Array(PIECE)
const pieceWidths = new Uint8Array(PIECE / BLOCK)

/** Fills `steps`, and how wide each block of them is. */
export function toDifferences(
  field: Int32Array,
  newest: Int32Array,
  rows: RowTracks,
  { around }: FieldRange,
  steps: Int32Array,
  widths: Uint8Array,
): void {
  const half = around >> 1
  for (let start = 0; start < rows.count; start += PIECE) {
    const count = Math.min(PIECE, rows.count - start)
    slots.set(rows.slot.subarray(start, start + count))
    late.set(rows.late.subarray(start, start + count))
    values.set(field.subarray(start, start + count))
    for (let from = 0; from < count; from += BLOCK) {
      const to = Math.min(from + BLOCK, count)
      let [any, spread] = [0, 0]
      if (around === 0)
        for (let i = from; i < to; i++) {
          const slot = slots[i] as number
          const value = values[i] as number
          const step = (value - (newest[slot] as number)) | 0
          differences[i] = step
          any |= step
          spread |= step ^ (step >> 31)
          if (late[i] === 0) newest[slot] = value
        }
      else
        for (let i = from; i < to; i++) {
          const slot = slots[i] as number
          const value = values[i] as number
          let step = value - (newest[slot] as number)
          if (step > half) step -= around
          else if (step < -half) step += around
          differences[i] = step
          any |= step
          spread |= step ^ (step >> 31)
          if (late[i] === 0) newest[slot] = value
        }
      pieceWidths[from / BLOCK] = widthOf(any, spread)
    }
    steps.set(differences.subarray(0, count), start)
    widths.set(pieceWidths.subarray(0, Math.ceil(count / BLOCK)), start / BLOCK)
  }
}

/** In place. Throws a WireFault where a number is none of the field's. */
export function fromDifferences(field: Int32Array, newest: Int32Array, rows: RowTracks, range: FieldRange): void {
  for (let start = 0; start < rows.count; start += PIECE) {
    const end = Math.min(start + PIECE, rows.count)
    slots.set(rows.slot.subarray(start, end))
    late.set(rows.late.subarray(start, end))
    differences.set(field.subarray(start, end))
    const fault = pieceValues(newest, range, end - start)
    if (fault >= 0) throw outOfRange(start + fault, values[fault] as number, range)
    field.set(values.subarray(0, end - start), start)
  }
}

/** Answers the first row that is none of the field's, or -1. */
function pieceValues(newest: Int32Array, { least, most, around }: FieldRange, count: number): number {
  for (let i = 0; i < count; i++) {
    const slot = slots[i] as number
    let value = ((newest[slot] as number) + (differences[i] as number)) | 0
    if (value < least) value += around
    else if (value > most) value -= around
    values[i] = value
    if (value < least || value > most) return i
    if (late[i] === 0) newest[slot] = value
  }
  return -1
}

function outOfRange(row: number, value: number, { name, least, most, unit }: FieldRange): WireFault {
  return new WireFault(`row ${row}: ${name} is ${value / unit}, expected ${least / unit}..${most / unit}`)
}
