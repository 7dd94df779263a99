import type { LonLat } from '#geo/lonlat.ts'
import { destination, distanceNm } from '#geo/measure.ts'
import type { Motion } from '../motion.ts'
import type { Hull, Order } from '../vessel.ts'
import { isOpenLine } from '../water/open-line.ts'
import type { WaterGrid } from '../water/water-grid.ts'
import { amendedWay, findWaterWay, type WaterWay } from '../water/water-way.ts'
import type { FollowedTrack } from './followed-track.ts'
import type { Quarry } from './lead-pursuit.ts'
import { meetBeside } from './meet-beside.ts'
import { keepStation } from './station-keeping.ts'
import { WayKeeper } from './way-keeper.ts'

/** The meeting is worked out anew so often, seconds: at a hundredth of the time to it, within these bounds. */
const SOLVED_EVERY_S = 10
const SELDOMEST_S = 60
/** From so far outside her distance on she goes by what she sees of the other, and until a mile more (notional). */
const ALONGSIDE_NM = 2
const LET_GO_NM = 3
/** Water is looked at so far ahead while she does, hours. */
const LOOK_HOURS = 0.05
const LEAST_LOOK_NM = 0.3

/** Goes to a track by lead pursuit, and keeps a distance from it. */
export class Chase {
  readonly track: FollowedTrack
  readonly rangeNm: number
  readonly #speedKn: number
  readonly #topKn: number
  readonly #grid: WaterGrid
  readonly #hull: Hull
  readonly #startNm: number
  #way: WaterWay | undefined
  #keeper: WayKeeper | undefined
  #sinceSolvedS = SELDOMEST_S
  #beganNm: number | undefined
  /** Until she is there, seconds; none where the track opens faster than she goes, or she is there. */
  meetsInS: number | undefined
  /** Whether she is with it. */
  isAlongside = false

  constructor(
    track: FollowedTrack,
    from: LonLat,
    task: { readonly rangeNm: number; readonly speedKn: number },
    ship: { readonly topKn: number; readonly grid: WaterGrid; readonly hull: Hull },
  ) {
    this.track = track
    this.rangeNm = task.rangeNm
    this.#speedKn = task.speedKn
    this.#topKn = ship.topKn
    this.#grid = ship.grid
    this.#hull = ship.hull
    this.#startNm = track.now ? distanceNm(from, track.now.place) : 0
  }

  /** The turning points ahead. */
  get ahead(): readonly LonLat[] {
    if (!this.isAlongside) return this.#keeper?.ahead ?? []
    return []
  }

  /** How much of the way to it is done, 0 to 1. */
  get share(): number {
    const leftNm = this.#keeper?.remainingNm ?? this.#startNm
    const beganNm = Math.max(this.#beganNm ?? leftNm, leftNm)
    return beganNm > 0 ? 1 - leftNm / beganNm : 0
  }

  /** What to ask of the hull at this second; false when the track is not known any more. */
  steer(motion: Readonly<Motion>, order: Order): boolean {
    this.track.advance()
    const quarry = this.track.now
    if (!quarry) return false
    const own: LonLat = [motion.lon, motion.lat]
    if (this.#keepsBeside(own, quarry, order)) return true
    this.isAlongside = false
    this.#sinceSolvedS++
    if (this.#sinceSolvedS >= this.#everyS) this.#solve(own, quarry)
    if (this.#keeper && !this.#keeper.done) this.#keeper.steer(motion, this.#speedKn, order)
    else order.speedKn = 0
    return true
  }

  get #everyS(): number {
    return Math.min(SELDOMEST_S, Math.max(SOLVED_EVERY_S, (this.meetsInS ?? 0) / 100))
  }

  #keepsBeside(own: LonLat, quarry: Quarry, order: Order): boolean {
    const nm = distanceNm(own, quarry.place)
    if (nm > this.rangeNm + (this.isAlongside ? LET_GO_NM : ALONGSIDE_NM)) return false
    const going = keepStation(own, quarry, this.rangeNm, this.#topKn, this.#hull.maxChangeKnS)
    const ahead = destination(own, going.courseDeg, Math.max(LEAST_LOOK_NM, going.speedKn * LOOK_HOURS))
    if (going.speedKn > 0 && !isOpenLine(this.#grid, own, ahead)) return false
    if (going.speedKn > 0) order.courseDeg = going.courseDeg
    order.speedKn = going.speedKn
    this.isAlongside = true
    this.meetsInS = undefined
    this.#sinceSolvedS = SELDOMEST_S
    return true
  }

  #solve(own: LonLat, quarry: Quarry): void {
    this.#sinceSolvedS = 0
    const known = this.#way
    const wayTo = (to: LonLat) => {
      const amended = known && amendedWay(this.#grid, known, own, to)
      return amended ? { ok: true as const, value: amended } : findWaterWay(this.#grid, own, to)
    }
    const met = meetBeside(this.#grid, own, quarry, this.rangeNm, this.#speedKn, wayTo)
    // Where it cannot be met she goes after it as long as she may.
    const way = met.ok ? { ok: true as const, value: met.value.way } : wayTo(quarry.place)
    this.meetsInS = met.ok ? met.value.inS : undefined
    this.#way = way.ok ? way.value : undefined
    this.#keeper = this.#way && new WayKeeper(this.#way.places, this.#hull, false)
    this.#beganNm ??= this.#keeper?.lengthNm
  }
}
