import { useSyncExternalStore } from 'react'
import type { TrackIdentity } from '#domain/report.ts'

/** What is wanted of some craft, about a target: asked for from its panel or by a command. */
export interface CraftAsk {
  readonly what: 'intercept' | 'orbit' | 'shadow'
  readonly target: TrackIdentity
}

const listeners = new Set<() => void>()
let current: CraftAsk | undefined

/** Asks for the form with this filled in; undefined when it was taken up. */
export function askForCraft(ask: CraftAsk | undefined): void {
  current = ask
  for (const listener of listeners) listener()
}

export function useCraftAsk(): CraftAsk | undefined {
  return useSyncExternalStore(subscribe, () => current)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
