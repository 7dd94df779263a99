import type { CraftState } from '#domain/craft/craft-state.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { destination } from '#geo/measure.ts'
import { gateOf } from './air-base.ts'
import type { Turn } from './circling.ts'
import type { Circling, Doing, Sweeping } from './doing.ts'
import { meeting } from './pursuit.ts'
import type { Cockpit } from './steering.ts'

const RADIANS = Math.PI / 180

/** How far it has come with what it does, and until when; undefined where that has no end. */
export function progressOf(doing: Doing, cockpit: Cockpit, nowMs: number, homewardS: number): CraftState['progress'] {
  switch (doing.kind) {
    case 'sweeping':
      return progress(...sweptShare(doing), nowMs)
    case 'circling':
      return circledShare(doing, cockpit, nowMs)
    case 'homing':
      return progress(1 - homewardS / doing.wholeS, homewardS, nowMs)
    default:
      return undefined
  }
}

function progress(share: number, seconds: number, nowMs: number): CraftState['progress'] {
  return { share: Math.max(0, Math.min(1, share)), untilMs: Math.round(nowMs + Math.max(0, seconds) * 1000) }
}

/** The share of the whole search, and the seconds until its beginning or its end. */
function sweptShare({ path, linesNm, wholeNm, linesS, outS }: Sweeping): [share: number, seconds: number] {
  const share = wholeNm > 0 ? 1 - Math.min(linesNm, path.remainingNm) / wholeNm : 1
  const outNm = path.remainingNm - linesNm
  if (outNm > 0) return [share, outS * Math.min(1, outNm / (path.lengthNm - linesNm))]
  return [share, linesNm > 0 ? linesS * (path.remainingNm / linesNm) : 0]
}

function circledShare(
  doing: Circling,
  { airframe, performance, wind }: Cockpit,
  nowMs: number,
): CraftState['progress'] {
  if (!doing.near) {
    const met = meeting(airframe.place, performance.cruiseKn, wind, doing.target)
    return met && progress(0, met.seconds, nowMs)
  }
  if (doing.wantedDeg === undefined) return undefined
  const leftNm = (doing.wantedDeg - doing.sweptDeg) * RADIANS * doing.radiusNm
  return progress(doing.sweptDeg / doing.wantedDeg, (leftNm / performance.cruiseKn) * 3600, nowMs)
}

/** The way still before it, from where it is. */
export function wayBefore(doing: Doing, { airframe: { place }, base, squadron }: Cockpit): readonly LonLat[] {
  switch (doing.kind) {
    case 'standing':
    case 'rolling-out':
      return []
    case 'taking-off':
      return [place, gateOf(base)]
    case 'departing':
    case 'sweeping':
      return [place, ...doing.path.rest()]
    case 'circling':
      return doing.near
        ? circleFrom(doing.target.place, doing.bearingDeg ?? 0, doing.radiusNm, doing.turn)
        : [place, doing.target.place]
    case 'relieving': {
      const other = squadron?.(doing.trackId)
      return other ? [place, other.place] : []
    }
    case 'homing':
      return [place, gateOf(base), base.place]
    case 'landing':
      return [place, base.place]
  }
}

/** Once round, as places 10 degrees apart. */
function circleFrom(middle: LonLat, bearingDeg: number, radiusNm: number, turn: Turn): LonLat[] {
  const step = turn === 'right' ? 10 : -10
  return Array.from({ length: 37 }, (_, i) => destination(middle, bearingDeg + i * step, radiusNm))
}

/** `6 h 05 min`, up to the next minute. */
export function spell(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`
}
