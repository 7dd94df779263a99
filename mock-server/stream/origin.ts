import type { IncomingMessage } from 'node:http'

type Headers = Pick<IncomingMessage, 'headers'>

/** Whether the request names this machine as its host. Another name means that a web site's address was bent to loopback. */
export function isOwnHost({ headers }: Headers): boolean {
  const hostname = URL.parse(`http://${headers.host ?? ''}`)?.hostname
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
}

/** Whether a browser says that the asking page came from this very server. */
export function isSameOrigin({ headers }: Headers): boolean {
  return headers.origin !== undefined && URL.parse(headers.origin)?.host === headers.host
}

/** Whether a browser says that somebody came here by a link or the address bar, to see a page of their own. */
export function isVisit({ headers, method }: Pick<IncomingMessage, 'headers' | 'method'>): boolean {
  return method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
}

/** Whether a plain request may be answered: from our own page, or from no page at all (a command line, an address bar). */
export function isOwnOrNoOrigin(request: Headers): boolean {
  const site = request.headers['sec-fetch-site']
  const fromElsewhere = site === 'cross-site' || site === 'same-site'
  return !fromElsewhere && (request.headers.origin === undefined || isSameOrigin(request))
}
