import type { LonLat } from '#geo/lonlat.ts'
import type { Whereabouts } from '../tasked-craft.ts'
import { kindAt, LAND, type WaterGrid } from '../water/water-grid.ts'
import { placeIn, type Quarry } from './lead-pursuit.ts'

/** So often a ship asks where a track is, seconds. */
const ASKS_EVERY_S = 5
/** A track that moves and of which nothing new is heard is given up after an hour (notional); one that lies still stays. */
const GIVEN_UP_S = 3600
const STILL_KN = 1
/** And reckoned on for no longer than this (notional). */
const RECKONED_S = 1800

/** A track that a ship goes after, by what is heard of it and reckoned on in between. */
export class FollowedTrack {
  readonly trackId: string
  readonly #whereabouts: Whereabouts
  readonly #grid: WaterGrid
  #heard: Quarry | undefined
  /** The last place that it can have been at by reckoning. */
  #place: LonLat = [0, 0]
  #ageS = 0

  constructor(trackId: string, whereabouts: Whereabouts, grid: WaterGrid) {
    this.trackId = trackId
    this.#whereabouts = whereabouts
    this.#grid = grid
    this.#ask()
  }

  /** Where it is now and how it goes; undefined when it is not known, or has not been for long. */
  get now(): Quarry | undefined {
    if (!this.#heard || (this.#heard.speedKn > STILL_KN && this.#ageS > GIVEN_UP_S)) return undefined
    return { ...this.#heard, place: this.#place }
  }

  /** One second passes. */
  advance(): void {
    this.#ageS++
    if (this.#ageS % ASKS_EVERY_S === 0) this.#ask()
    if (!this.#heard || this.#ageS > RECKONED_S) return
    const place = placeIn(this.#heard, this.#ageS)
    // A ship does not go ashore because she was not heard.
    if (kindAt(this.#grid, place) !== LAND) this.#place = place
  }

  #ask(): void {
    const heard = quarryOf(this.#whereabouts(this.trackId))
    if (!heard) return
    const last = this.#heard
    // The same again is nothing new: it is reckoned on from when it was.
    if (last && last.place[0] === heard.place[0] && last.place[1] === heard.place[1]) return
    this.#heard = heard
    this.#place = heard.place
    this.#ageS = 0
  }
}

/** What is known of a track as something that goes straight on; at rest where its course or speed is not known. */
export function quarryOf(known: ReturnType<Whereabouts>): Quarry | undefined {
  if (!known?.place.every(Number.isFinite)) return undefined
  const { place, courseDeg = Number.NaN, speedKn = Number.NaN } = known
  const moves = Number.isFinite(courseDeg) && Number.isFinite(speedKn) && speedKn > 0
  return { place, courseDeg: moves ? courseDeg : 0, speedKn: moves ? speedKn : 0 }
}
