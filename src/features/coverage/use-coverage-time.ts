import { useClock, usePictureState } from '../../data/use-picture.ts'

/** As fine as the map of ages is worth asking for when someone looks back. */
const STEP_MS = 10_000
const READ_EVERY_MS = 1000

/** The time for which coverage is told: now, an earlier one, or none, for what sensors of a recording saw the server does not know. */
export type CoverageTime =
  | { readonly kind: 'now' }
  | { readonly kind: 'then'; readonly atMs: number }
  | { readonly kind: 'recording' }

/** Follows the picture: the live edge, or the time that is looked back to, in steps of ten seconds. */
export function useCoverageTime(): CoverageTime {
  const isLive = usePictureState(({ source }) => source === 'live')
  const following = usePictureState((state) => state.following)
  const clockMs = useClock(READ_EVERY_MS)
  if (!isLive) return { kind: 'recording' }
  if (following || clockMs === undefined) return { kind: 'now' }
  return { kind: 'then', atMs: Math.floor(clockMs / STEP_MS) * STEP_MS }
}
