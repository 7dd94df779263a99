import { useSyncExternalStore } from 'react'

/** What of the shell lies over the screen; one at a time. */
export type Overlay = 'commands' | 'shortcuts' | 'settings' | 'export' | 'recorder'

const listeners = new Set<() => void>()
let current: Overlay | undefined

export function showOverlay(overlay: Overlay | undefined): void {
  current = overlay
  for (const listener of listeners) listener()
}

export function useOverlay(): Overlay | undefined {
  return useSyncExternalStore(subscribe, () => current)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
