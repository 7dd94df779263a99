import type { LonLat } from '#geo/lonlat.ts'
import type { Limit, Zone } from '#geo/zone.ts'
import type { Verdict } from '#geo/zone-locator.ts'

/** A zone without its shape, which is large and is not needed to name it. */
type ZoneName = Pick<Zone, 'id' | 'name' | 'shortName' | 'kind' | 'claimants'>

/** What the zones say of a place, fit to travel. */
export interface PlaceVerdict extends Omit<Verdict, 'zones' | 'limit'> {
  readonly zones: readonly ZoneName[]
  readonly limit: Limit | undefined
}

/** What the page asks of the locator: places are of the zones and land sent last before. */
export type LocatorCall =
  | { readonly type: 'start'; readonly zones: unknown; readonly land: unknown }
  | { readonly type: 'locate'; readonly ticket: number; readonly at: LonLat; readonly accuracyNm: number }

/** One answer for each `locate`. */
export type LocatorAnswer =
  | { readonly ticket: number; readonly verdict: PlaceVerdict }
  | { readonly ticket: number; readonly problem: string }
