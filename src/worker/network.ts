import type { LinkSurroundings } from '#domain/stream/stream-link.ts'
import { WIRE_VERSION } from '#domain/stream/wire.ts'

/*
 * What the worker does on the network, for positions are many and should not pass the main thread: it is given its
 * addresses by src/data.
 */

/** The real line, clock and dice for a stream link. */
export function streamSurroundings(streamUrl: string): LinkSurroundings {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  return {
    open(resume, { onBytes, onText, onClosed }) {
      const url = new URL(streamUrl)
      const hello = { wire: String(WIRE_VERSION), ...(resume && { epoch: resume.epoch, seq: String(resume.seq) }) }
      url.search = new URLSearchParams(hello).toString()
      const socket = new WebSocket(url)
      socket.binaryType = 'arraybuffer'
      socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
        if (typeof data === 'string') onText(data)
        else onBytes(new Uint8Array(data))
      }
      socket.onclose = ({ code, reason }) => onClosed(code, reason)
      return {
        close() {
          socket.onmessage = null
          socket.onclose = null
          socket.close()
        },
      }
    },
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    random: Math.random,
    nowMs: Date.now,
    decodeText: (bytes) => utf8.decode(bytes),
  }
}

/**
 * The text at an address. Throws when the server does not answer, in time where there is a limit (ms), or, with address
 * and status, not well.
 */
export async function fetchText(url: string, withinMs?: number): Promise<string> {
  const noAnswer = (cause: unknown): never => {
    throw new Error('the server does not answer', { cause })
  }
  const response = await fetch(url, withinMs === undefined ? {} : { signal: AbortSignal.timeout(withinMs) }).catch(
    noAnswer,
  )
  if (!response.ok) throw new Error(`${url}: the server answered ${response.status} ${response.statusText}`)
  return withinMs === undefined ? response.text() : response.text().catch(noAnswer)
}

/** Text in pieces as it comes; throws what the server says against it. */
export async function* fetchPieces(url: string): AsyncGenerator<string> {
  const response = await fetch(url)
  if (!response.ok) {
    const said = (await response.json().catch(() => undefined)) as { readonly error?: unknown } | undefined
    throw new Error(typeof said?.error === 'string' ? said.error : `the server answered ${response.status}`)
  }
  if (!response.body) return
  const decoder = new TextDecoder()
  const reader = response.body.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read())
    yield decoder.decode(next.value, { stream: true })
  yield decoder.decode()
}
