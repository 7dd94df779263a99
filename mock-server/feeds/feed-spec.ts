import { failed, ok, type Result } from '#geo/result.ts'

/** What `--feed` asks for. */
export type FeedSpec =
  | { readonly kind: 'simulator' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'tcp' | 'udp'; readonly host: string; readonly port: number }

export const FEED_FORMS = 'sim, file:PATH, tcp://HOST:PORT or udp://HOST:PORT'

/** Reads one `--feed` value. */
export function parseFeedSpec(text: string): Result<FeedSpec> {
  if (text === 'sim') return ok({ kind: 'simulator' })
  if (text.startsWith('file:')) {
    const path = text.slice('file:'.length)
    return path ? ok({ kind: 'file', path }) : failed(`--feed is "${text}", expected a path after "file:"`)
  }
  const match = /^(tcp|udp):\/\/(\[[\da-f:.]+\]|[^:/[\]]+):(\d{1,5})$/i.exec(text)
  const port = Number(match?.[3])
  if (!match?.[1] || !match[2] || !(port >= 1 && port <= 65_535))
    return failed(`--feed is "${text}", expected ${FEED_FORMS}`)
  return ok({ kind: match[1].toLowerCase() as 'tcp' | 'udp', host: match[2].replace(/^\[|\]$/g, ''), port })
}
