import { rangeAndBearing } from '#geo/geodesic.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { TrackPath } from './track-store.ts'

/** Places closer in time say more of the receiver's error than of the way. */
const STEP_MS = 20_000
/** A turn by more than this ends a leg, degrees. Notional, as the two below. */
const TURN_DEG = 25
const SHORTEST_LEG_MS = 180_000
const SHORTEST_LEG_NM = 1
/** Nobody knows how it went while nothing was heard for so long. */
const LONGEST_STEP_MS = 600_000

/** A straight part of a patrol: degrees true at its beginning towards its end, nautical miles. */
export interface PatrolLeg {
  readonly fromMs: number
  readonly toMs: number
  readonly bearingDeg: number
  readonly nm: number
}

interface Place {
  readonly atMs: number
  readonly at: LonLat
}

/** The straight parts of the way of a drone or a patrol ship, in order of time; turns and orbits between them are none. */
export function patrolLegs(path: TrackPath): PatrolLeg[] {
  const legs: PatrolLeg[] = []
  let [begin, end]: [Place | undefined, Place | undefined] = [undefined, undefined]
  const close = () => {
    const leg = begin && end && legOf(begin, end)
    if (leg) legs.push(leg)
  }
  for (const place of thinned(path)) {
    if (!begin || !end || !goesOn(begin, end, place)) {
      close()
      const isHeard = end && place.atMs - end.atMs <= LONGEST_STEP_MS
      begin = isHeard ? end : place
    }
    end = place
  }
  close()
  return legs
}

function thinned({ atMs, lon, lat }: TrackPath): Place[] {
  const places: Place[] = []
  for (const [i, time] of atMs.entries()) {
    const last = places.at(-1)
    if (last && time - last.atMs < STEP_MS) continue
    places.push({ atMs: time, at: [lon[i] as number, lat[i] as number] })
  }
  return places
}

/** Whether the step from the end of a leg to the next place leads on the way that the leg has. */
function goesOn(begin: Place, end: Place, next: Place): boolean {
  if (next.atMs - end.atMs > LONGEST_STEP_MS) return false
  if (begin === end) return true
  const legDeg = rangeAndBearing(begin.at, end.at).bearingDeg
  const stepDeg = rangeAndBearing(end.at, next.at).bearingDeg
  return Math.abs(((stepDeg - legDeg + 540) % 360) - 180) <= TURN_DEG
}

function legOf(begin: Place, end: Place): PatrolLeg | undefined {
  if (end.atMs - begin.atMs < SHORTEST_LEG_MS) return undefined
  const { nm, bearingDeg } = rangeAndBearing(begin.at, end.at)
  return nm < SHORTEST_LEG_NM ? undefined : { fromMs: begin.atMs, toMs: end.atMs, bearingDeg, nm }
}
