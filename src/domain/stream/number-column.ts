import type { ByteWriter } from './byte-writer.ts'
import { WireFault } from './wire-fault.ts'

/*
 * A column of 32 bit differences, most of them near 0: a byte that says how wide each number is written (0, 1, 2 or 4
 * bytes, little-endian), the numbers, then those that did not fit: how many, and of each how many fitted before it and
 * what it is. Those are in 1 to 5 bytes, 7 bits each, low ones first; 0, -1, 1, -2 are 0, 1, 2, 3. Of a column in which
 * little changed only the exceptions are left. Numbers of one width are copied at once, which is why it is so fast.
 */
const WIDTHS = [0, 1, 2, 4] as const
type Width = (typeof WIDTHS)[number]

/** An exception takes about as much. */
const EXCEPTION_BYTES = 4
const MOST_BYTES = 5

const room = { bytes: new ArrayBuffer(0) }

/** Appends the first `count` numbers of a column. `dense` ones take a byte each at least. */
export function writeColumn(to: ByteWriter, column: Int32Array, count: number, dense = false): void {
  let [not0, not8, not16] = [0, 0, 0]
  for (let i = 0; i < count; i++) {
    const value = column[i] as number
    if (value === 0) continue
    not0++
    if (value === (value << 24) >> 24) continue
    not8++
    if (value !== (value << 16) >> 16) not16++
  }
  const costs: [Width, number][] = [
    [1, count + not8 * EXCEPTION_BYTES],
    [2, 2 * count + not16 * EXCEPTION_BYTES],
    [4, 4 * count],
  ]
  if (!dense) costs.unshift([0, not0 * EXCEPTION_BYTES])
  const [width] = costs.reduce((best, each) => (each[1] < best[1] ? each : best))
  to.byte(width)
  to.append(narrowed(column, count, width))
  const exceptions = { 0: not0, 1: not8, 2: not16, 4: 0 }[width]
  to.fill(MOST_BYTES * (1 + 2 * exceptions), (bytes, at) =>
    writeExceptions(bytes, at, column, count, width, exceptions),
  )
}

/** Numbers that do not fit lose their high bits here: they come again as exceptions. */
function narrowed(column: Int32Array, count: number, width: Width): Uint8Array {
  if (room.bytes.byteLength < count * width) room.bytes = new ArrayBuffer(count * 4)
  const from = column.subarray(0, count)
  if (width === 1) new Int8Array(room.bytes, 0, count).set(from)
  else if (width === 2) new Int16Array(room.bytes, 0, count).set(from)
  else if (width === 4) new Int32Array(room.bytes, 0, count).set(from)
  return new Uint8Array(room.bytes, 0, count * width)
}

function writeExceptions(
  bytes: Uint8Array,
  from: number,
  column: Int32Array,
  count: number,
  width: Width,
  exceptions: number,
): number {
  let at = writeUnsigned(bytes, from, exceptions)
  if (exceptions === 0) return at
  const shift = 32 - 8 * width
  let next = 0
  for (let i = 0; i < count; i++) {
    const value = column[i] as number
    if (width === 0 ? value === 0 : value === (value << shift) >> shift) continue
    at = writeUnsigned(bytes, at, i - next)
    at = writeUnsigned(bytes, at, (value << 1) ^ (value >> 31))
    next = i + 1
  }
  return at
}

function writeUnsigned(bytes: Uint8Array, from: number, value: number): number {
  let [at, rest] = [from, value]
  while ((rest & ~127) !== 0) {
    bytes[at++] = (rest & 127) | 128
    rest >>>= 7
  }
  bytes[at++] = rest
  return at
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
  if (from >= end) throw cutShort(from)
  const width = WIDTHS.find((each) => each === bytes[from])
  if (width === undefined || (dense && width === 0))
    throw new WireFault(`byte ${from}: a column of width ${bytes[from]}, expected ${dense ? '' : '0, '}1, 2 or 4`)
  const at = from + 1 + count * width
  if (at > end) throw cutShort(end)
  if (width === 0) column.fill(0, 0, count)
  else {
    // A copy, because wider numbers can be looked at only where they are aligned.
    const numbers = bytes.slice(from + 1, at).buffer
    column.set(width === 1 ? new Int8Array(numbers) : width === 2 ? new Int16Array(numbers) : new Int32Array(numbers))
  }
  return readExceptions(bytes, at, end, column, count)
}

function readExceptions(bytes: Uint8Array, from: number, end: number, column: Int32Array, count: number): number {
  let at = from
  const next = () => {
    let rest = 0
    for (let shift = 0; shift < 7 * MOST_BYTES; shift += 7) {
      if (at >= end) throw cutShort(end)
      const byte = bytes[at++] as number
      rest |= (byte & 127) << shift
      if (byte < 128) return rest
    }
    throw new WireFault(`byte ${at}: a number of more than ${MOST_BYTES} bytes`)
  }
  const exceptions = next()
  let i = 0
  for (let n = 0; n < exceptions; n++) {
    const fitting = next()
    i += fitting
    if (fitting < 0 || i >= count) throw new WireFault(`byte ${at}: number ${i} of a column of ${count}`)
    const rest = next()
    column[i++] = (rest >>> 1) ^ -(rest & 1)
  }
  return at
}

function cutShort(at: number): WireFault {
  return new WireFault(`byte ${at}: the rows end here, expected more`)
}
