import { useSyncExternalStore } from 'react'
import { plainText } from '#domain/notation.ts'
import { keepText, keptText } from '../../ui/kept-text.ts'

const KEY = 'eez-watch.on-watch'
const LONGEST = 60
const listeners = new Set<() => void>()

/** Who is on watch at this screen, if anybody said so; every action carries the name. */
export function keeperName(): string | undefined {
  return keptText(KEY)
}

/** Takes the name of another watch; one without letters is none. */
export function setKeeper(name: string): void {
  keepText(KEY, plainText(name, LONGEST) || undefined)
  for (const listener of listeners) listener()
}

export function useKeeper(): string | undefined {
  return useSyncExternalStore(subscribe, keeperName)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  // The same watch in another window of this machine.
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}
