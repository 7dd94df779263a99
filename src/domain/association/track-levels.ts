import type { Contact, TracksToMatch } from './contact.ts'
import { PlaceGrid } from './place-grid.ts'
import type { Predictions } from './prediction.ts'
import type { AssociationRules } from './rules.ts'

/** The smallest cells, nautical miles; each level has cells twice as wide as the one before. */
const SMALLEST_CELL_NM = 1

/** Tracks known about as well as each other, in a grid of their own. */
interface Level {
  readonly grid: PlaceGrid
  /** The greatest standard deviation of any of them at the time of any contact, nautical miles, */
  readonly sigmaNm: number
  /** and the greatest speed, nautical miles in a millisecond. */
  readonly nmPerMs: number
}

/**
 * Tracks in grids by how well their places are known at the time of the contacts, so that a few tracks with old reports,
 * which may be miles away, do not make the search for all others wide. The places in the grids are those at one time in the middle.
 */
export class TrackLevels {
  readonly #levels: readonly Level[]
  readonly #gate: number
  readonly #mostNm: number
  readonly #middleMs: number

  constructor(contacts: readonly Contact[], tracks: TracksToMatch, predictions: Predictions, rules: AssociationRules) {
    this.#gate = rules.gate
    this.#mostNm = rules.mostNm
    let [fromMs, toMs] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const { atMs } of contacts)
      if (Number.isFinite(atMs)) [fromMs, toMs] = [Math.min(fromMs, atMs), Math.max(toMs, atMs)]
    this.#middleMs = (fromMs + toMs) / 2
    const count = tracks.ids.length
    const lon = new Float64Array(count)
    const lat = new Float64Array(count)
    const byLevel: { items: number[]; sigmaNm: number; nmPerMs: number }[] = []
    for (let i = 0; i < count; i++) {
      const atMs = tracks.atMs[i] as number
      const most = predictions.mostAgeMs[i] as number
      // As old as it can be when a contact is compared with it, and out of the question where it is too old for all.
      const least = Math.max(0, atMs - toMs, fromMs - atMs)
      if (!(least <= most)) continue
      const ageMs = Math.min(most, Math.max(Math.abs(fromMs - atMs), Math.abs(toMs - atMs)))
      const growth = (predictions.growthNmPerMs[i] as number) * ageMs
      const sigmaNm = Math.hypot(tracks.sigmaNm[i] as number, growth)
      const reach = Math.min(rules.mostNm, Math.sqrt(rules.gate) * sigmaNm)
      const number = Math.max(0, Math.ceil(Math.log2(reach / SMALLEST_CELL_NM)))
      byLevel[number] ??= { items: [], sigmaNm: 0, nmPerMs: 0 }
      const level = byLevel[number]
      level.items.push(i)
      level.sigmaNm = Math.max(level.sigmaNm, sigmaNm)
      const knots = Math.hypot(predictions.eastKn[i] as number, predictions.northKn[i] as number)
      if (knots / 3_600_000 > level.nmPerMs) level.nmPerMs = knots / 3_600_000
      lon[i] = (tracks.lon[i] as number) + (predictions.lonRate[i] as number) * (this.#middleMs - atMs)
      lat[i] = (tracks.lat[i] as number) + (predictions.latRate[i] as number) * (this.#middleMs - atMs)
    }
    // Levels without a track leave holes in the list: flatMap passes over them.
    this.#levels = byLevel.flatMap(({ items, sigmaNm, nmPerMs }, number) => [
      { grid: new PlaceGrid(items, lon, lat, SMALLEST_CELL_NM * 2 ** number), sigmaNm, nmPerMs },
    ])
  }

  /** All tracks that may be within the gate of a contact, and some others near. */
  near({ atMs, lon, lat, sigmaNm }: Contact, visit: (track: number) => void): void {
    for (const level of this.#levels) {
      const reach = Math.sqrt(this.#gate * (sigmaNm * sigmaNm + level.sigmaNm * level.sigmaNm))
      const moved = level.nmPerMs * Math.abs(atMs - this.#middleMs)
      // A hair more, for what is on the line.
      level.grid.near(lon, lat, (Math.min(this.#mostNm, reach) + moved) * 1.001, visit)
    }
  }
}
