import type { Anchor } from './anchor.ts'
import type { Held } from './choices.ts'

/** What a tool is held on, in the picture that is shown; undefined while it does not know the track. */
export function anchorOf(held: Held, slotOf: (trackId: string) => number | undefined): Anchor | undefined {
  if ('at' in held) return { kind: 'place', at: held.at }
  const slot = slotOf(held.trackId)
  return slot === undefined ? undefined : { kind: 'target', slot }
}

/** The same the other way; undefined for a slot of nobody. */
export function heldOf(anchor: Anchor, trackIdOf: (slot: number) => string | undefined): Held | undefined {
  if (anchor.kind === 'place') return { at: anchor.at }
  const trackId = trackIdOf(anchor.slot)
  return trackId === undefined ? undefined : { trackId }
}
