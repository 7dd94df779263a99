import type { CraftPhase } from '#domain/craft/craft-state.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { AirPath } from './air-path.ts'
import type { Turn } from './circling.ts'
import type { Target } from './pursuit.ts'

/** Round a place where it waits (notional). */
export const HOLD_NM = 2

/** What it goes round. */
export type Aim =
  | { readonly kind: 'place'; readonly place: LonLat }
  | { readonly kind: 'track'; readonly trackId: string }

/** What a drone is at; each with what it must remember of it. */
export type Doing =
  | { readonly kind: 'standing'; readonly readyAtMs: number }
  | { readonly kind: 'taking-off' }
  | { readonly kind: 'departing'; readonly path: AirPath }
  | Sweeping
  | Circling
  | { readonly kind: 'relieving'; readonly trackId: string }
  | Homing
  | { readonly kind: 'landing'; readonly path: AirPath }
  | { readonly kind: 'rolling-out' }

/** Along the lines of a search, the way there included. */
export interface Sweeping {
  readonly kind: 'sweeping'
  readonly path: AirPath
  /** Of the lines alone, as far as this drone flies them; and of the whole search, of which another may have flown some. */
  readonly linesNm: number
  readonly wholeNm: number
  /** How long the lines take in the wind there was when they were laid. */
  readonly linesS: number
  readonly outS: number
}

/** To something and round it. */
export interface Circling {
  readonly kind: 'circling'
  readonly aim: Aim
  /** Where it was when last known. */
  target: Target
  readonly radiusNm: number
  readonly turn: Turn
  /** How far round, degrees; missing: for as long as it is left to. */
  readonly wantedDeg?: number
  sweptDeg: number
  /** From the middle to the drone, degrees true, a second ago. */
  bearingDeg: number | undefined
  /** It has come onto the circle and goes round. */
  near: boolean
  readonly whileFar: CraftPhase
  readonly whenNear: CraftPhase
}

export interface Homing {
  readonly kind: 'homing'
  /** To the gate; missing while it circles down there. */
  path: AirPath | undefined
  /** Seconds the whole way was to take when it began. */
  readonly wholeS: number
}

/** What those who send it call it. */
export function phaseOf(doing: Doing, nowMs: number): CraftPhase {
  switch (doing.kind) {
    case 'standing':
      return nowMs < doing.readyAtMs ? 'turnaround' : 'ready'
    case 'taking-off':
    case 'departing':
      return 'departing'
    case 'sweeping':
      return doing.path.remainingNm > doing.linesNm ? 'transit' : 'on-task'
    case 'circling':
      return doing.near ? doing.whenNear : doing.whileFar
    case 'relieving':
      return 'transit'
    case 'homing':
      return 'returning'
    case 'landing':
    case 'rolling-out':
      return 'landing'
  }
}
