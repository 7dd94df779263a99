import { utf8ToBytes } from '@noble/hashes/utils.js'
import { failed, ok, type Result } from '#geo/result.ts'
import { ByteWriter } from './byte-writer.ts'
import { newestRows, readReports, writeReports } from './report-rows.ts'
import {
  otherVersionWords,
  parseTail,
  type ResumedTail,
  type SnapshotTail,
  type UpdateTail,
  WIRE_VERSION,
} from './wire.ts'
import { WireFault } from './wire-fault.ts'
import { WireRows } from './wire-rows.ts'
import { WireTracks } from './wire-tracks.ts'

/*
 * A message: its version first, so that any other is known by one byte, then
 *
 *   0 version  1 type  2 seq (u32)  6 time of the picture (f64)  14 rows (u32)  18 their bytes (u32)  22 rows ... JSON
 *
 * The JSON at the end tells what changes slowly; it is empty when nothing did.
 */
const HEAD_BYTES = 22
const ROWS_AT = 14
const TYPES = ['snapshot', 'update', 'resumed'] as const
type MessageType = (typeof TYPES)[number]

/** Twice a minute at two updates a second, an update says what the page must have by now. */
const CHECK_EVERY = 60

/** The first bytes of a message, which say how to take the rest. */
export interface MessageHead {
  readonly type: MessageType
  /** Of a snapshot the last update that is in it; of `resumed` the one that it goes on from. */
  readonly seq: number
  /** The picture's own clock: the time of day, or the recording's when a recording is fed. */
  readonly nowMs: number
  readonly rows: number
  readonly rowBytes: number
}

type Moment = Pick<MessageHead, 'seq' | 'nowMs'>

interface Timed {
  readonly seq: number
  readonly nowMs: number
  /** In the units of the wire; good until the next message is read. */
  readonly reports: WireRows
}

/** The whole picture as it is. */
export interface StreamSnapshot extends Timed, SnapshotTail {
  readonly type: 'snapshot'
}

/** What changed since the update before. Sent even when nothing did, as a heartbeat. */
export interface StreamUpdate extends Timed, UpdateTail {
  readonly type: 'update'
}

/** Everything missed since the number asked for comes next, as updates. */
interface StreamResumed extends ResumedTail {
  readonly type: 'resumed'
  readonly seq: number
}

export type StreamMessage = StreamSnapshot | StreamUpdate | StreamResumed

/** The server's side: every report goes out once, as its difference to the newest of its track. */
export class StreamEncoder {
  readonly #tracks = new WireTracks()
  /** Used again for every message. */
  readonly #to = new ByteWriter(4096)

  /** The next update. */
  update({ seq, nowMs }: Moment, rows: WireRows, tail: Omit<UpdateTail, 'check'>): Uint8Array<ArrayBuffer> {
    open(this.#to, 'update', seq, nowMs)
    writeReports(this.#to, rows, this.#tracks, nowMs)
    const check = seq % CHECK_EVERY === 0 ? { check: this.#tracks.check } : undefined
    return closed(this.#to, rows.count, { ...tail, ...check })
  }

  /** Everyone's newest as of the last update. */
  snapshot({ seq, nowMs }: Moment, tail: SnapshotTail): Uint8Array<ArrayBuffer> {
    const rows = newestRows(this.#tracks)
    open(this.#to, 'snapshot', seq, nowMs)
    writeReports(this.#to, rows, new WireTracks(), nowMs)
    return closed(this.#to, rows.count, tail)
  }
}

export function resumedMessage(seq: number, upTo: number): Uint8Array<ArrayBuffer> {
  const to = new ByteWriter(HEAD_BYTES)
  open(to, 'resumed', seq, 0)
  return closed(to, 0, { upTo } satisfies ResumedTail)
}

function open(to: ByteWriter, type: MessageType, seq: number, nowMs: number): void {
  to.clear()
  to.byte(WIRE_VERSION)
  to.byte(TYPES.indexOf(type))
  to.unsigned32(seq)
  to.float64(nowMs)
  // Rows and their bytes, told when they are known.
  to.unsigned32(0)
  to.unsigned32(0)
}

function closed(to: ByteWriter, rows: number, tail: object): Uint8Array<ArrayBuffer> {
  to.setUnsigned32(ROWS_AT, rows)
  to.setUnsigned32(ROWS_AT + 4, to.length - HEAD_BYTES)
  if (Object.keys(tail).length > 0) to.append(utf8ToBytes(JSON.stringify(tail)))
  return to.bytes
}

/** What a message is, before anything of it is taken. Another version is a problem that says what to do. */
export function readHead(bytes: Uint8Array): Result<MessageHead> {
  const version = bytes[0]
  if (version !== undefined && version !== WIRE_VERSION) return failed(otherVersionWords(WIRE_VERSION, version))
  if (bytes.length < HEAD_BYTES) return failed(`stream: ${bytes.length} bytes, expected at least ${HEAD_BYTES}`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const type = TYPES[view.getUint8(1)]
  if (!type) return failed(`stream: byte 1: type ${bytes[1]}, expected 0 to ${TYPES.length - 1}`)
  const head = {
    type,
    seq: view.getUint32(2, true),
    nowMs: view.getFloat64(6, true),
    rows: view.getUint32(ROWS_AT, true),
    rowBytes: view.getUint32(ROWS_AT + 4, true),
  }
  if (!Number.isFinite(head.nowMs)) return failed(`stream: byte 6: the time is ${head.nowMs}`)
  if (head.rowBytes > bytes.length - HEAD_BYTES)
    return failed(`stream: byte 18: ${head.rowBytes} bytes of rows, expected at most ${bytes.length - HEAD_BYTES}`)
  // A row takes a byte at least.
  if (head.rows > head.rowBytes)
    return failed(`stream: byte 14: ${head.rows} rows, expected at most ${head.rowBytes} in as many bytes`)
  return ok(head)
}

/**
 * The page's side. Messages are taken in order, each once, after a snapshot; after a problem only a snapshot can be,
 * for it is not known how much of what the server has is here.
 */
export class StreamDecoder {
  readonly #tracks = new WireTracks()
  readonly #rows = new WireRows()
  readonly #decodeText: (bytes: Uint8Array) => string

  /** @param decodeText UTF-8; may throw. */
  constructor(decodeText: (bytes: Uint8Array) => string) {
    this.#decodeText = decodeText
  }

  /** Takes a message of which `head` was read. The problem names byte and expectation. */
  take(head: MessageHead, bytes: Uint8Array): Result<StreamMessage> {
    try {
      switch (head.type) {
        case 'snapshot': {
          const tail = parseTail.snapshot(this.#tail(head, bytes))
          if (!tail.ok) return tail
          this.#tracks.clear()
          this.#tracks.grow(tail.value.identities.length)
          return ok({ type: 'snapshot', ...this.#timed(head, bytes), ...tail.value })
        }
        case 'update': {
          const tail = parseTail.update(this.#tail(head, bytes))
          if (!tail.ok) return tail
          this.#introduce(tail.value)
          const timed = this.#timed(head, bytes)
          const { check } = tail.value
          if (check !== undefined && check !== this.#tracks.check)
            return failed(`stream: update ${head.seq}: the newest reports are not those of the server`)
          return ok({ type: 'update', ...timed, ...tail.value })
        }
        case 'resumed': {
          const tail = parseTail.resumed(this.#tail(head, bytes))
          return tail.ok ? ok({ type: 'resumed', seq: head.seq, ...tail.value }) : tail
        }
      }
    } catch (error) {
      if (error instanceof WireFault) return failed(`stream: ${head.type} ${head.seq}: ${error.message}`)
      throw error
    }
  }

  #timed({ seq, nowMs, rows, rowBytes }: MessageHead, bytes: Uint8Array): Timed {
    const end = HEAD_BYTES + rowBytes
    readReports(bytes, HEAD_BYTES, end, rows, this.#tracks, nowMs, this.#rows)
    return { seq, nowMs, reports: this.#rows }
  }

  /** Tracks are numbered in the order in which they came. */
  #introduce({ identities = [] }: UpdateTail): void {
    for (const { slot } of identities) {
      if (slot > this.#tracks.size)
        throw new WireFault(`track ${slot} is introduced, expected ${this.#tracks.size} or one that is known`)
      this.#tracks.grow(slot + 1)
    }
  }

  #tail({ rowBytes }: MessageHead, bytes: Uint8Array): string {
    const tail = bytes.subarray(HEAD_BYTES + rowBytes)
    if (tail.length === 0) return '{}'
    try {
      return this.#decodeText(tail)
    } catch {
      throw new WireFault(`byte ${HEAD_BYTES + rowBytes}: the text is not UTF-8`)
    }
  }
}
