import type { LinkSurroundings } from '#domain/stream/stream-link.ts'

/*
 * What the worker does on the network, for positions are many and should not pass the main thread: it is given its
 * addresses by src/data.
 */

/** The real line, clock and dice for a stream link. */
export function streamSurroundings(streamUrl: string): LinkSurroundings {
  return {
    open(resume, { onText, onClosed }) {
      const url = new URL(streamUrl)
      if (resume) url.search = new URLSearchParams({ epoch: resume.epoch, seq: String(resume.seq) }).toString()
      const socket = new WebSocket(url)
      socket.onmessage = ({ data }: MessageEvent<string>) => onText(data)
      socket.onclose = onClosed
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
  }
}

/** The text at an address. Throws when the server does not answer, or, with address and status, not well. */
export async function fetchText(url: string): Promise<string> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new Error('the server does not answer', { cause })
  })
  if (!response.ok) throw new Error(`${url}: the server answered ${response.status} ${response.statusText}`)
  return response.text()
}
