/** Ids of elements, with their marker bits (Matroska, RFC 9559; EBML, RFC 8794). */
const EBML = 0x1a45dfa3
const SEGMENT = 0x18538067
const SEEK_HEAD = 0x114d9b74
const INFO = 0x1549a966
const TIMESTAMP_SCALE = 0x2ad7b1
const DURATION = 0x4489
/** Nanoseconds a tick of the file's clock, where it does not say. */
const USUAL_SCALE_NS = 1_000_000
/** The duration as an element: id, size, and a float of 64 bits. */
const DURATION_BYTES = 11
/** Enough for everything before the first frame. */
export const HEAD_BYTES = 4096

interface Element {
  readonly id: number
  /** Where it begins, its content begins, and it ends; the end is Infinity where the size is left open. */
  readonly from: number
  readonly content: number
  readonly end: number
}

/**
 * A browser writes a WebM while it goes on, and so never says how long it is: players then show no length. This puts the
 * duration into the first bytes of one. Undefined where there is one already, or they are not as expected: then the video
 * stays as it is.
 *
 * @param head The first `HEAD_BYTES` of the file, or all of it.
 */
export function withDuration(head: Uint8Array, durationMs: number): Uint8Array<ArrayBuffer> | undefined {
  const ebml = elementAt(head, 0)
  const segment = ebml?.id === EBML ? elementAt(head, ebml.end) : undefined
  // Of a segment whose size is told, the size would be wrong.
  if (segment?.id !== SEGMENT || segment.end !== Number.POSITIVE_INFINITY) return undefined
  let info = elementAt(head, segment.content)
  while (info && info.id !== INFO) {
    // What it points to would move.
    if (info.id === SEEK_HEAD) return undefined
    info = elementAt(head, info.end)
  }
  if (!info || info.end > head.length) return undefined
  let scaleNs = USUAL_SCALE_NS
  for (let each = elementAt(head, info.content); each && each.from < info.end; each = elementAt(head, each.end)) {
    if (each.id === DURATION) return undefined
    if (each.id === TIMESTAMP_SCALE) scaleNs = numberOf(head.subarray(each.content, each.end))
  }
  const content = head.subarray(info.content, info.end)
  const size = content.length + DURATION_BYTES
  // Id of four bytes, size in eight.
  const start = new DataView(new ArrayBuffer(12))
  start.setUint32(0, INFO)
  start.setBigUint64(4, (1n << 56n) | BigInt(size))
  const duration = new DataView(new ArrayBuffer(DURATION_BYTES))
  duration.setUint16(0, DURATION)
  duration.setUint8(2, 0x88)
  duration.setFloat64(3, (durationMs * 1e6) / scaleNs)
  const parts = [head.subarray(0, info.from), bytesOf(start), content, bytesOf(duration), head.subarray(info.end)]
  const result = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    result.set(part, at)
    at += part.length
  }
  return result
}

function elementAt(bytes: Uint8Array, from: number): Element | undefined {
  const idLength = lengthAt(bytes, from, 4)
  const sizeLength = idLength && lengthAt(bytes, from + idLength, 8)
  if (!idLength || !sizeLength) return undefined
  const id = numberOf(bytes.subarray(from, from + idLength))
  const content = from + idLength + sizeLength
  const size = bytes.slice(from + idLength, content)
  size[0] = (size[0] as number) & (0xff >> sizeLength)
  // All ones: left open.
  const isOpen = size.every((byte, i) => byte === (i === 0 ? 0xff >> sizeLength : 0xff))
  return { id, from, content, end: isOpen ? Number.POSITIVE_INFINITY : content + numberOf(size) }
}

/** How many bytes an EBML number has: one more than its first byte has leading zeros. */
function lengthAt(bytes: Uint8Array, at: number, most: number): number | undefined {
  const first = bytes[at]
  if (!first) return undefined
  const length = Math.clz32(first) - 23
  return length <= most && at + length <= bytes.length ? length : undefined
}

function numberOf(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0)
}

function bytesOf({ buffer }: DataView<ArrayBuffer>): Uint8Array {
  return new Uint8Array(buffer)
}
