import type { LonLat } from '#geo/lonlat.ts'
import type { SearchPlan } from '../search/search-plan.ts'
import type { CraftOrder } from './craft-order.ts'

/** Craft that can be sent: drones and patrol ships. */
export type CraftKind = 'drone' | 'patrol'

/** What a craft is doing. `turnaround`: on the ground or in port, not ready yet. */
export type CraftPhase =
  | 'turnaround'
  | 'ready'
  | 'departing'
  | 'transit'
  | 'on-task'
  | 'intercepting'
  | 'shadowing'
  | 'holding'
  | 'returning'
  | 'landing'

/** The line to a craft: what it says comes late or not at all, and so do orders. */
interface CraftLink {
  readonly state: 'ok' | 'lost'
  /** One way, seconds. */
  readonly delayS: number
  /** Since when nothing came, milliseconds since 1970. */
  readonly lostSinceMs?: number
}

/** What is known of a craft at a moment, as the people who send it know it. */
export interface CraftState {
  readonly trackId: string
  readonly name: string
  readonly kind: CraftKind
  /** Such as `Anka-S`. */
  readonly typeName: string
  /** The moment this was true, milliseconds since 1970: earlier than now when the line is late. */
  readonly atMs: number
  readonly place: LonLat
  /** Degrees true and knots, over ground. */
  readonly courseDeg: number
  readonly speedKn: number
  /** Metres above the sea; missing for ships. */
  readonly altitudeM?: number
  readonly phase: CraftPhase
  readonly home: { readonly name: string; readonly place: LonLat }
  /** Seconds at search speed: what is left, what a full tank gives, what is never planned away, and what the way home takes. */
  readonly fuel: {
    readonly leftS: number
    readonly fullS: number
    readonly reserveS: number
    readonly homewardS: number
  }
  /** What it was told last and is doing; none on the ground, or while it holds on its own. */
  readonly order?: CraftOrder
  /** An order that is still under way to it. */
  readonly pendingOrder?: CraftOrder
  /** Of the order: 0 to 1 done, and when it will be reached or done. */
  readonly progress?: { readonly share: number; readonly untilMs: number }
  /** The way still before it, from where it is; turning points. */
  readonly path: readonly LonLat[]
  /** What a plan must know of it: speed in knots, turning radius and sweep width (of its main sensor, for a boat of 15 m) in nautical miles. */
  readonly planning: { readonly speedKn: number; readonly turnRadiusNm: number; readonly sweepWidthNm: number }
  readonly link: CraftLink
  /** Why it takes no order now; missing when it does. */
  readonly refuses?: string
}

/** What an order comes to, before it is sent. */
export interface CraftPlan {
  readonly order: CraftOrder
  /** Turning points from where the craft is to the end of the task; not the way home. */
  readonly places: readonly LonLat[]
  readonly transitOutS: number
  /** 0 where the order has no end of its own. */
  readonly onTaskS: number
  readonly transitBackS: number
  /** What is left in the tank after the way home. */
  readonly fuelLeftS: number
  /** When it is there, milliseconds since 1970. */
  readonly arrivesMs: number
  /** Of a search. */
  readonly search?: SearchPlan
  /** Why the craft cannot do it; empty when it can. */
  readonly infeasible: readonly string[]
  readonly warnings: readonly string[]
}
