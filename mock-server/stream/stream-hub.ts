import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { ResumePoint } from '#domain/stream/wire.ts'
import type { LivePicture } from '../picture/live-picture.ts'
import { isOwnHost, isSameOrigin } from './origin.ts'

const STREAM_PATH = '/api/stream'

const BEAT_MS = 500
/** A viewer has nothing to say; what it sends beyond this closes the line (1009). */
const MAX_PAYLOAD_BYTES = 16 * 1024

/** How much the hub bears. */
interface HubLimits {
  readonly viewers?: number
  /** A viewer that leaves more unread is let go; it comes back by itself and resumes. */
  readonly bufferedBytes?: number
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
  #timer: NodeJS.Timeout | undefined

  constructor(picture: LivePicture, { viewers = 500, bufferedBytes = 4 * 1024 * 1024 }: HubLimits = {}) {
    this.#picture = picture
    this.#limits = { viewers, bufferedBytes }
  }

  get viewers(): number {
    return this.#sockets.clients.size
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
    // What is under way goes out before the newcomer is there: it would be in the snapshot and come again after it.
    if (this.#picture.hasChanges) this.#beat()
    this.#sockets.handleUpgrade(request, socket, head, (viewer) => this.#welcome(viewer, resumePoint(url)))
  }

  #refusal(request: IncomingMessage, url: URL | null): string | undefined {
    if (url?.pathname !== STREAM_PATH) return '404 Not Found'
    if (!isOwnHost(request) || !isSameOrigin(request)) return '403 Forbidden'
    return this.viewers >= this.#limits.viewers ? '503 Service Unavailable' : undefined
  }

  #welcome(viewer: WebSocket, resume: ResumePoint | undefined): void {
    viewer.on('message', () => viewer.close(POLICY_VIOLATION, 'nothing is expected from a viewer'))
    // A broken frame or an oversized one: ws closes the line itself with the right code.
    viewer.on('error', () => viewer.terminate())
    const missed = resume && this.#picture.missedSince(resume)
    if (!missed) {
      viewer.send(JSON.stringify(this.#picture.snapshot()))
      return
    }
    viewer.send(JSON.stringify({ type: 'resumed', ...resume }))
    for (const update of missed) viewer.send(JSON.stringify(update))
  }

  #beat(): void {
    const text = JSON.stringify(this.#picture.beat())
    for (const viewer of this.#sockets.clients) {
      if (viewer.readyState !== viewer.OPEN) continue
      if (viewer.bufferedAmount > this.#limits.bufferedBytes) viewer.close(TRY_AGAIN_LATER, 'reading too slowly')
      else viewer.send(text)
    }
  }
}

function resumePoint(url: URL): ResumePoint | undefined {
  const epoch = url.searchParams.get('epoch')
  const seq = Number(url.searchParams.get('seq') ?? Number.NaN)
  return epoch && Number.isSafeInteger(seq) && seq >= 0 ? { epoch, seq } : undefined
}
