import { booleanPointInPolygon } from '@turf/turf'
import type { Feature, MultiPolygon } from 'geojson'
import type { Zone } from '#geo/zone.ts'
import { zoneFeature } from '#geo/zone-file.ts'

/** Whether a place (degrees) is in a zone, the boundary included. */
export type AskTurf = (lon: number, lat: number, zone: Feature<MultiPolygon>) => boolean

/** Verdicts kept: a replay of the last minutes asks again what was answered already. */
const KEPT = 4096

/** The index proposes, turf decides: answers from turf on the whole polygon, and how often the two disagreed. */
export class TurfJury {
  readonly #features: readonly Feature<MultiPolygon>[]
  readonly #ask: AskTurf
  readonly #verdicts = new Map<string, boolean>()
  #disagreements = 0

  /** @param ask Turf, but for a test of what happens when it disagrees. */
  constructor(zones: readonly Zone[], ask: AskTurf = (lon, lat, zone) => booleanPointInPolygon([lon, lat], zone)) {
    this.#features = zones.map(zoneFeature)
    this.#ask = ask
  }

  /** Places at which turf denied what the index had proposed. Zero, or the index is broken. */
  get disagreements(): number {
    return this.#disagreements
  }

  /** Turf's verdict on a place in a zone (by number), against what the index proposed. */
  isInside(zone: number, lon: number, lat: number, proposed: boolean): boolean {
    const key = `${zone}|${lon}|${lat}`
    const known = this.#verdicts.get(key)
    if (known !== undefined) return known
    const feature = this.#features[zone]
    if (!feature) throw new RangeError(`zone is ${zone}, expected 0..${this.#features.length - 1}`)
    const verdict = this.#ask(lon, lat, feature)
    if (verdict !== proposed) this.#disagreements++
    if (this.#verdicts.size >= KEPT) this.#verdicts.clear()
    this.#verdicts.set(key, verdict)
    return verdict
  }
}
