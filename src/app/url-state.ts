import { useSyncExternalStore } from 'react'
import { readUrl, type UrlState, writeUrl } from './url-query.ts'

const listeners = new Set<() => void>()
let current = readUrl(location.search)

addEventListener('popstate', () => {
  current = readUrl(location.search)
  for (const listener of listeners) listener()
})

/** The state as it is now, for what is read once. */
export function currentUrl(): UrlState {
  return current
}

export function changeUrl(change: Partial<UrlState>): void {
  current = { ...current, ...change }
  const query = writeUrl(current)
  history.replaceState(null, '', query ? `?${query}` : location.pathname)
  for (const listener of listeners) listener()
}

/** One fact of the address; the component is drawn again only when that fact changes. */
export function useUrl<Fact>(select: (state: UrlState) => Fact): Fact {
  return useSyncExternalStore(subscribe, () => select(current))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
