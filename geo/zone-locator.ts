import type { Zone, ZoneKind, ZoneSet } from './zone.ts'
import { ZoneIndex } from './zone-index.ts'

/** What a place is in. `outside` every zone of the set. */
export interface Verdict {
  readonly verdict: ZoneKind | 'outside'
  /** Every zone that holds the place, in the order of the set; the verdict is the first one's kind. */
  readonly zones: readonly Zone[]
}

/** Answers which zones hold a place, by the exact index. */
export class ZoneLocator {
  readonly #zones: readonly { readonly zone: Zone; readonly index: ZoneIndex }[]

  constructor(set: ZoneSet) {
    this.#zones = set.zones.map((zone) => ({ zone, index: new ZoneIndex(zone.parts) }))
  }

  /** Longitude and latitude in degrees; the boundary belongs to its zone; NaN is outside. */
  at(lon: number, lat: number): Verdict {
    const zones = this.#zones.filter(({ index }) => index.contains(lon, lat)).map(({ zone }) => zone)
    return { verdict: zones[0]?.kind ?? 'outside', zones }
  }
}
