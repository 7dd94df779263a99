import type { CraftOrder } from '#domain/craft/craft-order.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { Whereabouts } from '../tasked-craft.ts'

/** What one drone leaves to another: its order, and how far it has come with it. */
export interface TaskLeft {
  readonly order: CraftOrder
  readonly whereabouts: Whereabouts
  /** Of a search along a line: what is still to be flown, and how long the whole was. */
  readonly line?: { readonly places: readonly LonLat[]; readonly wholeNm: number }
  /** Of an orbit with an end: degrees flown. */
  readonly sweptDeg?: number
}

/** A drone as another one sees it that comes to take over. */
export interface Relievable {
  readonly identity: { readonly trackId: string }
  readonly place: LonLat
  /** What it does, or had to leave to go home on its own; undefined when there is nothing to take over. */
  readonly taskLeft: TaskLeft | undefined
  /** The other one has its task now: told to return, over its line. */
  release(): void
}

/** The drones of the world by track id. */
export type Squadron = (trackId: string) => Relievable | undefined
