import type { LonLat } from '../lonlat.ts'
import { destination, distanceNm } from '../measure.ts'
import type { Place } from './areas.ts'
import type { Atlas, Country } from './atlas.ts'
import type { FactPoint, Facts } from './facts.ts'
import { FACT_DECIMALS, roundedPlace } from './polygons.ts'

/** UNCLOS Article 57. */
export const EEZ_REACH_NM = 200

/** How many steps a line is walked in before the first one beyond reach is halved, and how often: 2^-30 of a step. */
const REACH_STEPS = 1000
const REACH_HALVINGS = 30

/** Turns places of the recipe into positions. Distances are great circles on the mean sphere (measure.ts), to coast vertices. */
export class Places {
  readonly #facts: Facts
  readonly #atlas: Atlas
  readonly #coasts = new Map<Country, readonly LonLat[]>()

  constructor(facts: Facts, atlas: Atlas) {
    this.#facts = facts
    this.#atlas = atlas
  }

  /** The position, rounded to the facts' six decimals; a fact comes as it stands in its file. */
  find(place: Place): LonLat {
    switch (place.at) {
      case 'fact':
        return this.fact(place.file, place.point).place
      case 'border':
        return nearest(this.#atlas.borderEnds('MY', place.neighbour), place.near)
      case 'coast':
        return nearest(this.#coast('MY'), this.find(place.nearestTo))
      case 'midway': {
        const ours = nearest(this.#coast('MY'), place.near)
        const theirs = nearest(this.#coast(place.neighbour), ours)
        return roundedPlace([(ours[0] + theirs[0]) / 2, (ours[1] + theirs[1]) / 2], FACT_DECIMALS)
      }
      case 'reach':
        return this.#reach(this.find(place.from), this.find(place.towards))
      case 'off':
        return roundedPlace(destination(this.find(place.from), place.courseDeg, place.distanceNm), FACT_DECIMALS)
      case 'chosen':
        return place.lonLat
    }
  }

  fact(file: string, point: string): FactPoint {
    const points = this.#facts.get(file)
    const found = points?.find((each) => each.point === point)
    if (!found)
      throw new Error(`${file}: no point ${point}, it has ${points?.map((each) => each.point).join(', ') ?? 'no rows'}`)
    return found
  }

  /** The facts a place rests on, itself or through others. */
  factsOf(place: Place): readonly { readonly file: string; readonly fact: FactPoint }[] {
    switch (place.at) {
      case 'fact':
        return [{ file: place.file, fact: this.fact(place.file, place.point) }]
      case 'coast':
        return this.factsOf(place.nearestTo)
      case 'reach':
        return [...this.factsOf(place.from), ...this.factsOf(place.towards)]
      case 'off':
        return this.factsOf(place.from)
      case 'border':
      case 'midway':
      case 'chosen':
        return []
    }
  }

  /** Nautical miles to the nearest vertex of Malaysia's coast. */
  fromCoastNm(place: LonLat): number {
    return distanceNm(place, nearest(this.#coast('MY'), place))
  }

  #coast(country: Country): readonly LonLat[] {
    const known = this.#coasts.get(country) ?? this.#atlas.coastOf(country)
    this.#coasts.set(country, known)
    return known
  }

  #reach(from: LonLat, towards: LonLat): LonLat {
    const at = (share: number): LonLat => [
      from[0] + (towards[0] - from[0]) * share,
      from[1] + (towards[1] - from[1]) * share,
    ]
    const isWithin = (share: number) => this.fromCoastNm(at(share)) <= EEZ_REACH_NM
    let beyond = 0
    while (beyond <= REACH_STEPS && isWithin(beyond / REACH_STEPS)) beyond++
    if (beyond === 0 || beyond > REACH_STEPS)
      throw new Error(
        `the line from ${from.join(' ')} to ${towards.join(' ')} does not cross the ${EEZ_REACH_NM} NM of Malaysia: ` +
          `its ends are ${this.fromCoastNm(from).toFixed(1)} and ${this.fromCoastNm(towards).toFixed(1)} NM from the coast`,
      )
    let [inner, outer] = [(beyond - 1) / REACH_STEPS, beyond / REACH_STEPS]
    for (let i = 0; i < REACH_HALVINGS; i++) {
      const middle = (inner + outer) / 2
      if (isWithin(middle)) inner = middle
      else outer = middle
    }
    return roundedPlace(at(inner), FACT_DECIMALS)
  }
}

function nearest(places: readonly LonLat[], to: LonLat): LonLat {
  let best: LonLat | undefined
  let bestNm = Number.POSITIVE_INFINITY
  for (const place of places) {
    const nm = distanceNm(place, to)
    if (nm < bestNm) [best, bestNm] = [place, nm]
  }
  if (!best) throw new Error(`no place to be nearest to ${to.join(' ')}`)
  return best
}
