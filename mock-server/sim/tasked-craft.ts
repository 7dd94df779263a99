import type { CraftOrder } from '#domain/craft/craft-order.ts'
import type { CraftPlan, CraftState } from '#domain/craft/craft-state.ts'
import type { PositionReport } from '#domain/report.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { Result } from '#geo/result.ts'
import type { Entity } from './entity.ts'

/** Where a track is by what is known of it, and how it moves; undefined when nothing is known. */
export type Whereabouts = (
  trackId: string,
) => { readonly place: LonLat; readonly courseDeg?: number; readonly speedKn?: number } | undefined

/** What a report tells of where its track is. */
export function knownPlace({
  lon,
  lat,
  cogDeg,
  sogKn,
}: Pick<PositionReport, 'lon' | 'lat' | 'cogDeg' | 'sogKn'>): NonNullable<ReturnType<Whereabouts>> {
  return {
    place: [lon, lat],
    ...(cogDeg !== undefined && { courseDeg: cogDeg }),
    ...(sogKn !== undefined && { speedKn: sogKn }),
  }
}

/** Why a craft was not sent: there is none of that name, or each thing that stands against it. */
export type Refusal =
  | { readonly because: 'unknown'; readonly problems: readonly string[] }
  | { readonly because: 'refused'; readonly problems: readonly string[] }

/** Who can be asked what craft are doing, and tell them what to do. */
export interface Fleet {
  readonly states: readonly CraftState[]
  plan(trackId: string, order: CraftOrder): Result<CraftPlan, Refusal>
  /** Takes effect with the next simulated second. */
  order(trackId: string, order: CraftOrder): Result<CraftState, Refusal>
}

/** A craft of the world that can be sent. */
export interface TaskedCraft extends Entity {
  state(atMs: number): CraftState
  plan(order: CraftOrder, whereabouts: Whereabouts): CraftPlan
  order(order: CraftOrder, whereabouts: Whereabouts): Result<void, readonly string[]>
}
