import { useSyncExternalStore } from 'react'
import { readUrl, type UrlState, writeUrl } from './url-query.ts'

const listeners = new Set<() => void>()
/** The query that the page was opened with. */
export const firstSearch = location.search
let current = readUrl(firstSearch)
/** What was written last, so that what is the same is not written again: browsers count. */
let written: string | undefined

addEventListener('popstate', () => {
  current = readUrl(location.search)
  written = undefined
  for (const listener of listeners) listener()
})

/** The state as it is now, for what is read once. */
export function currentUrl(): UrlState {
  return current
}

export function changeUrl(change: Partial<UrlState>): void {
  current = { ...current, ...change }
  write(writeUrl(current))
  for (const listener of listeners) listener()
}

function write(query: string): void {
  if (query === written) return
  try {
    history.replaceState(null, '', query ? `?${query}` : location.pathname)
    written = query
  } catch (error) {
    // Some browsers refuse an address that changes too often: the page goes on, the next change writes it.
    console.info('address', error)
  }
}

/** One fact of the address; the component is drawn again only when that fact changes. */
export function useUrl<Fact>(select: (state: UrlState) => Fact): Fact {
  return useSyncExternalStore(subscribe, () => select(current))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
