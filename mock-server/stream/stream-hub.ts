import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { resumedMessage } from '#domain/stream/stream-message.ts'
import { OTHER_VERSION_CODE, otherVersionWords, type ResumePoint, WIRE_VERSION } from '#domain/stream/wire.ts'
import type { LivePicture } from '../picture/live-picture.ts'
import { isOwnHost, isSameOrigin } from './origin.ts'

const STREAM_PATH = '/api/stream'

const BEAT_MS = 500
/** A viewer has nothing to say; what it sends beyond this closes the line (1009). */
const MAX_PAYLOAD_BYTES = 16 * 1024

/** How much the hub bears. */
interface HubLimits {
  readonly viewers?: number
  /** A viewer that leaves more unread is sent nothing until it has caught up, then the whole picture. */
  readonly bufferedBytes?: number
  /** One that has not caught up within this time is let go; it comes back by itself. */
  readonly patienceMs?: number
}

/** How far one viewer has read. */
interface Reading {
  /** When it fell behind: beats are left out from then on. */
  behindSinceMs?: number
  /** A whole picture can be more than the limit: it may lie unread until it is read. */
  allowedBytes: number
}

const GOING_AWAY = 1001
const POLICY_VIOLATION = 1008
const TRY_AGAIN_LATER = 1013

/** Sends the live picture to every viewer: a snapshot or what it missed, then each beat. */
export class StreamHub {
  readonly #picture: LivePicture
  readonly #limits: Required<HubLimits>
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_PAYLOAD_BYTES,
    // Deflate costs ten times the processor time and four times the memory for a third of the bytes (measured).
    perMessageDeflate: false,
  })
  readonly #readings = new WeakMap<WebSocket, Reading>()
  #timer: NodeJS.Timeout | undefined
  #coalesced = 0

  constructor(
    picture: LivePicture,
    { viewers = 500, bufferedBytes = 4 * 1024 * 1024, patienceMs = 10_000 }: HubLimits = {},
  ) {
    this.#picture = picture
    this.#limits = { viewers, bufferedBytes, patienceMs }
  }

  get viewers(): number {
    return this.#sockets.clients.size
  }

  /** How often a viewer that read too slowly was sent the whole picture in place of beats. */
  get coalesced(): number {
    return this.#coalesced
  }

  start(): void {
    this.#timer = setInterval(() => this.#beat(), BEAT_MS)
  }

  stop(): void {
    clearInterval(this.#timer)
    for (const viewer of this.#sockets.clients) viewer.close(GOING_AWAY, 'the server is stopping')
    this.#sockets.close()
  }

  /** Takes or refuses a request to upgrade. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Node leaves the socket to us: an error that nobody hears, such as a reset, would end the process.
    socket.on('error', () => socket.destroy())
    const url = URL.parse(request.url ?? '', 'http://localhost')
    const refusal = this.#refusal(request, url)
    if (refusal || !url) {
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    this.#sockets.handleUpgrade(request, socket, head, (viewer) => this.#welcome(viewer, url))
  }

  #refusal(request: IncomingMessage, url: URL | null): string | undefined {
    if (url?.pathname !== STREAM_PATH) return '404 Not Found'
    if (!isOwnHost(request) || !isSameOrigin(request)) return '403 Forbidden'
    return this.viewers >= this.#limits.viewers ? '503 Service Unavailable' : undefined
  }

  #welcome(viewer: WebSocket, url: URL): void {
    viewer.on('message', () => viewer.close(POLICY_VIOLATION, 'nothing is expected from a viewer'))
    // A broken frame or an oversized one: ws closes the line itself with the right code.
    viewer.on('error', () => viewer.terminate())
    const version = url.searchParams.get('wire')
    if (version !== String(WIRE_VERSION)) {
      this.#sendAway(viewer, version)
      return
    }
    this.#readings.set(viewer, { allowedBytes: 0 })
    const resume = resumePoint(url)
    const missed = resume && this.#picture.missedSince(resume)
    if (!missed) {
      this.#sendWhole(viewer)
      return
    }
    viewer.send(resumedMessage(resume.seq, this.#picture.seq))
    for (const update of missed) viewer.send(update)
  }

  /** A page of another version. Those of before version 3 did not name theirs, and tell what they find in such a text. */
  #sendAway(viewer: WebSocket, version: string | null): void {
    if (version === null) viewer.send(JSON.stringify({ type: 'snapshot', wire: WIRE_VERSION }))
    const page = version === null ? 'an older one' : /^\d{1,5}$/.test(version) ? version : 'an unknown one'
    viewer.close(OTHER_VERSION_CODE, otherVersionWords(page, WIRE_VERSION))
  }

  #beat(): void {
    const { message } = this.#picture.beat()
    const nowMs = performance.now()
    for (const viewer of this.#sockets.clients) {
      const reading = this.#readings.get(viewer)
      if (reading && viewer.readyState === viewer.OPEN) this.#send(viewer, reading, message, nowMs)
    }
  }

  #send(viewer: WebSocket, reading: Reading, message: Uint8Array, nowMs: number): void {
    const { bufferedBytes, patienceMs } = this.#limits
    const unread = viewer.bufferedAmount
    if (reading.behindSinceMs !== undefined) {
      if (unread <= bufferedBytes / 4) {
        delete reading.behindSinceMs
        this.#coalesced++
        this.#sendWhole(viewer)
      } else if (nowMs - reading.behindSinceMs >= patienceMs) viewer.close(TRY_AGAIN_LATER, 'reading too slowly')
      return
    }
    if (unread <= bufferedBytes) reading.allowedBytes = 0
    if (unread > bufferedBytes + reading.allowedBytes) reading.behindSinceMs = nowMs
    else viewer.send(message)
  }

  #sendWhole(viewer: WebSocket): void {
    const snapshot = this.#picture.snapshot()
    const reading = this.#readings.get(viewer)
    if (reading) reading.allowedBytes = snapshot.length
    viewer.send(snapshot)
  }
}

function resumePoint(url: URL): ResumePoint | undefined {
  const epoch = url.searchParams.get('epoch')
  const seq = Number(url.searchParams.get('seq') ?? Number.NaN)
  return epoch && Number.isSafeInteger(seq) && seq >= 0 ? { epoch, seq } : undefined
}
