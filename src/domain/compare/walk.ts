import { wayNm } from '../one-motion.ts'
import type { Piece } from './piece.ts'
import type { TrackMotion } from './track-motion.ts'

/** Both tracks through a window. The lists of instants are of equal length. */
export interface Walk {
  /** Instants at which both are known, rising. */
  readonly atMs: readonly number[]
  /** The range at each on the mean sphere, NM. */
  readonly sphereNm: readonly number[]
  /** Whether both are known all the way from the instant before. */
  readonly joined: readonly boolean[]
  /** Spans between instants in which both go straight, in order of time. */
  readonly pieces: readonly Piece[]
}

/** Goes once through the reports of both and the ends of the window, in order of time. */
export function walk(a: TrackMotion, b: TrackMotion, fromMs: number, toMs: number): Walk {
  const atMs: number[] = []
  const sphereNm: number[] = []
  const joined: boolean[] = []
  const pieces: Piece[] = []
  const all = merged(a.instants(fromMs, toMs), b.instants(fromMs, toMs), fromMs, toMs)
  let isOnPiece = false
  for (const [i, instant] of all.entries()) {
    const [stateA, stateB] = [a.stateAt(instant), b.stateAt(instant)]
    if (stateA && stateB) {
      atMs.push(instant)
      sphereNm.push(wayNm(stateA.place[0], stateA.place[1], stateB.place[0], stateB.place[1]))
      joined.push(isOnPiece)
    }
    const [nextMs, wayA, wayB] = [all[i + 1], a.wayFrom(instant), b.wayFrom(instant)]
    isOnPiece = nextMs !== undefined && wayA !== undefined && wayB !== undefined
    if (nextMs !== undefined && wayA && wayB) pieces.push({ fromMs: instant, toMs: nextMs, wayA, wayB })
  }
  return { atMs, sphereNm, joined, pieces }
}

/** Both lists and the ends of the window as one, each instant once. */
function merged(one: Float64Array, other: Float64Array, fromMs: number, toMs: number): Float64Array {
  const all = new Float64Array(one.length + other.length + 2)
  all.set(one)
  all.set(other, one.length)
  all.set([fromMs, toMs], one.length + other.length)
  return all.sort().filter((atMs, i) => i === 0 || atMs !== all[i - 1])
}
