import type { LinkSurroundings } from '#domain/stream/stream-link.ts'

/** The real line, clock and dice for a stream link. This is the only place that opens a socket. */
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
