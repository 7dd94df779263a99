import { useSyncExternalStore } from 'react'

const SHOWN_FOR_MS = 4000
const listeners = new Set<() => void>()
let current = ''
let timer: ReturnType<typeof setTimeout> | undefined

/** Says for a moment what a command did where nothing else shows it. */
export function sayNote(words: string): void {
  clearTimeout(timer)
  set(words)
  timer = setTimeout(() => set(''), SHOWN_FOR_MS)
}

export function useNote(): string {
  return useSyncExternalStore(subscribe, () => current)
}

function set(words: string): void {
  current = words
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
