import type { LonLat } from '#geo/lonlat.ts'

/**
 * A place on a route's centre line; how much open water ships use on either side, nautical miles; and how fast they may go
 * there, knots. A leg has a limit where both of its places have one: the higher of the two.
 */
export type RoutePlace = readonly [lon: number, lat: number, halfWidthNm: number, mostKn?: number]

export interface RouteEnd {
  /** What a ship bound there gives as its destination (AIS: at most 20 characters); absent where ships give none. */
  readonly name?: string
  /** True where ships anchor for a while; false where the picture ends but the sea goes on, and they just turn back. */
  readonly stop: boolean
}

/** A sea road: straight in longitude and latitude between its places. Ships keep to the right of the centre line. */
export interface Route {
  readonly ends: readonly [first: RouteEnd, last: RouteEnd]
  readonly places: readonly RoutePlace[]
}

/** A circle of open water, where boats fish or ships lie at anchor. */
export interface Ground {
  readonly centre: LonLat
  readonly radiusNm: number
  /** Of the boats that fish here, so many of one set drift nets; the others trawl. None without it. */
  readonly nettersShare?: number
}
