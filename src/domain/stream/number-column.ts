import type { ByteWriter } from './byte-writer.ts'
import { WireFault } from './wire-fault.ts'

/*
 * A column of 32 bit numbers, most of them near 0, in runs: a byte that says how wide each number of the run is written
 * (0, 1, 2 or 4 bytes), two that say how many blocks of 64 numbers it has, then the numbers, little-endian. One great
 * number costs its own block only, and a run is copied at once, which is why it is so fast.
 */
export const BLOCK = 64
const MOST_BLOCKS = 0xffff
const RUN_HEAD_BYTES = 3
const WIDEST = 4

let room = new ArrayBuffer(1024)

/** How wide numbers must be written: `any` has the bits of all of them, `spread` those of each or of its complement. */
export function widthOf(any: number, spread: number): number {
  return spread >= 0x8000 ? WIDEST : spread >= 0x80 ? 2 : any !== 0 ? 1 : 0
}

/** The width of each block of a column, `least` or more. */
export function findWidths(column: Int32Array, count: number, widths: Uint8Array, least = 0): void {
  for (let start = 0; start < count; start += BLOCK) {
    const end = Math.min(start + BLOCK, count)
    let [any, spread] = [0, 0]
    for (let i = start; i < end; i++) {
      const value = column[i] as number
      any |= value
      spread |= value ^ (value >> 31)
    }
    widths[start / BLOCK] = Math.max(least, widthOf(any, spread))
  }
}

/** Appends the first `count` numbers of a column, blocks of which are so wide. */
export function writeColumn(to: ByteWriter, column: Int32Array, count: number, widths: Uint8Array): void {
  const blocks = Math.ceil(count / BLOCK)
  for (let next = 0; next < blocks; ) {
    const first = next
    const width = widths[first] as number
    while (next < blocks && widths[next] === width && next - first < MOST_BLOCKS) next++
    to.byte(width)
    to.unsigned16(next - first)
    if (width > 0) to.append(narrowed(column.subarray(first * BLOCK, Math.min(next * BLOCK, count)), width))
  }
}

function narrowed(numbers: Int32Array, width: number): Uint8Array {
  const bytes = numbers.length * width
  if (room.byteLength < bytes) room = new ArrayBuffer(bytes * 2)
  view(width, numbers.length).set(numbers)
  return new Uint8Array(room, 0, bytes)
}

/** The room, as so many numbers of a width. */
function view(width: number, count: number): Int8Array | Int16Array | Int32Array {
  if (width === 1) return new Int8Array(room, 0, count)
  return width === 2 ? new Int16Array(room, 0, count) : new Int32Array(room, 0, count)
}

/** Reads `count` numbers into a column, between two places of the bytes. Answers where the column ended. */
export function readColumn(
  bytes: Uint8Array,
  from: number,
  end: number,
  column: Int32Array,
  count: number,
  dense = false,
): number {
  let at = from
  for (let start = 0; start < count; ) {
    if (at + RUN_HEAD_BYTES > end) throw cutShort(end)
    const width = bytes[at] as number
    if ((width !== 0 || dense) && width !== 1 && width !== 2 && width !== WIDEST)
      throw new WireFault(`byte ${at}: numbers of ${width} bytes, expected ${dense ? '' : '0, '}1, 2 or 4`)
    const blocks = (bytes[at + 1] as number) | ((bytes[at + 2] as number) << 8)
    const left = count - start
    if (blocks === 0 || (blocks - 1) * BLOCK >= left)
      throw new WireFault(`byte ${at + 1}: a run of ${blocks} blocks, expected 1..${Math.ceil(left / BLOCK)}`)
    const numbers = Math.min(blocks * BLOCK, left)
    at += RUN_HEAD_BYTES
    if (at + width * numbers > end) throw cutShort(end)
    if (width === 0) column.fill(0, start, start + numbers)
    else column.set(widened(bytes.subarray(at, at + width * numbers), width, numbers), start)
    at += width * numbers
    start += numbers
  }
  return at
}

/** By way of the room, because wider numbers can be looked at only where they are aligned. */
function widened(bytes: Uint8Array, width: number, count: number): Int8Array | Int16Array | Int32Array {
  if (room.byteLength < bytes.length) room = new ArrayBuffer(bytes.length * 2)
  new Uint8Array(room).set(bytes)
  return view(width, count)
}

function cutShort(at: number): WireFault {
  return new WireFault(`byte ${at}: the rows end here, expected more`)
}
