import { useSyncExternalStore } from 'react'
import { readUrl, type UrlState, writeUrl } from './url-query.ts'

const listeners = new Set<() => void>()
let current = readUrl(location.search)

addEventListener('popstate', () => {
  current = readUrl(location.search)
  for (const listener of listeners) listener()
})

export function changeUrl(change: Partial<UrlState>): void {
  current = { ...current, ...change }
  const query = writeUrl(current)
  history.replaceState(null, '', query ? `?${query}` : location.pathname)
  for (const listener of listeners) listener()
}

export function useUrl<Fact>(select: (state: UrlState) => Fact): Fact {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => select(current),
  )
}
