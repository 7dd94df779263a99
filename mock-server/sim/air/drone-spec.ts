import type { CraftOrder } from '#domain/craft/craft-order.ts'
import type { Random } from '../random.ts'
import type { AirBase } from './air-base.ts'
import type { Squadron } from './relief.ts'
import type { LinkSpec } from './satellite-link.ts'
import type { WindField } from './wind.ts'

/** What one drone is, and how it begins. */
export interface DroneSpec {
  readonly trackId: string
  readonly name: string
  readonly base: AirBase
  /** Where it flies when it is on its way or searches; missing: as its type does. */
  readonly cruiseAltitudeM?: number
  /**
   * An order it was given, and how many whole seconds before the world begins it began to roll. 0 and no order: it stands
   * ready; 0 and an order: it begins to roll with the world; no order otherwise: it waits off its base.
   */
  readonly start: { readonly order?: CraftOrder; readonly airborneS: number }
  readonly link?: LinkSpec
}

/** What the world gives a drone. */
export interface DroneWorld {
  readonly startAtMs: number
  /** What its reports say they come from. */
  readonly source: string
  /** For the errors of its fixes. */
  readonly random: Random
  /** The same at all places and heights; missing: still air. */
  readonly wind?: WindField
  /** For whom it may relieve. Asked at any time. */
  readonly squadron?: Squadron
  /** Douglas scale, for sweep widths. */
  readonly seaState?: number
}
