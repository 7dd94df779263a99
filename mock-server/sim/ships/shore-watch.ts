import type { LonLat } from '#geo/lonlat.ts'
import { type Motion, moveOneSecond, NM_PER_DEGREE, turnTowards } from '../motion.ts'
import type { Hull, Order } from '../vessel.ts'
import { kindAt, LAND, type WaterGrid } from '../water/water-grid.ts'

const RADIANS = Math.PI / 180
/**
 * Water is looked for so far inside and outside the circle that she turns on: more than a corner of a cell reaches in
 * between two looks, so that a turn once found free stays free while she makes it.
 */
const MARGIN_NM = 0.12
/** And so far before she may do again as her helm asks, or she would try every second. */
const EASE_NM = 0.2
/** A helmsman's speed wanders by a few hundredths. */
const WIDER = 1.06
const LOOKS = 24

/**
 * Keeps a ship off the land whatever her helm asks for. She may do only what leaves her a full turn over water, to port
 * or to starboard, a second later; otherwise she begins that turn, which was free when she was last asked. As she can
 * go round on it for ever, she is never brought where land cannot be avoided (the idea of inevitable collision states:
 * T. Fraichard and H. Asama, Advanced Robotics 18, 2004).
 */
export class ShoreWatch {
  readonly #grid: WaterGrid
  readonly #hull: Hull
  #side: -1 | 1 | undefined

  constructor(grid: WaterGrid, hull: Hull) {
    this.#grid = grid
    this.#hull = hull
  }

  /** Whether she turns away from land now. */
  get turnsAway(): boolean {
    return this.#side !== undefined
  }

  /** Changes what the helm asks for where that leads to land. */
  mind(motion: Readonly<Motion>, order: Order): void {
    const next = { ...motion }
    const bite = Math.min(1, (2 * motion.speedKn) / this.#hull.serviceKn)
    turnTowards(next, order.courseDeg, this.#hull.maxTurnDegS * bite)
    next.speedKn += this.#hull.maxChangeKnS
    moveOneSecond(next)
    const needNm = this.#side === undefined ? MARGIN_NM : EASE_NM
    if (this.#canTurn(next, 1, needNm) || this.#canTurn(next, -1, needNm)) {
      this.#side = undefined
      return
    }
    this.#side ??= this.#freerSide(motion)
    order.courseDeg = (motion.courseDeg + 90 * this.#side + 360) % 360
    order.speedKn = Math.min(order.speedKn, this.#hull.serviceKn / 3)
  }

  #freerSide(motion: Readonly<Motion>): -1 | 1 {
    for (const marginNm of [EASE_NM, MARGIN_NM, MARGIN_NM / 2, 0])
      for (const side of [1, -1] as const) if (this.#canTurn(motion, side, marginNm)) return side
    return 1
  }

  #canTurn(motion: Readonly<Motion>, side: -1 | 1, marginNm: number): boolean {
    const { serviceKn, maxTurnDegS } = this.#hull
    // Below half the service speed the rudder loses its bite as fast as she loses way: the circle stays the same.
    const radiusNm = (Math.max(motion.speedKn, serviceKn / 2) / 3600 / (maxTurnDegS * RADIANS)) * WIDER
    const shrink = Math.cos(motion.lat * RADIANS)
    const at = (from: LonLat, bearingDeg: number, nm: number): LonLat => [
      from[0] + (nm * Math.sin(bearingDeg * RADIANS)) / NM_PER_DEGREE / shrink,
      from[1] + (nm * Math.cos(bearingDeg * RADIANS)) / NM_PER_DEGREE,
    ]
    const middle = at([motion.lon, motion.lat], motion.courseDeg + 90 * side, radiusNm)
    for (let i = 0; i < LOOKS; i++) {
      const bearingDeg = (i * 360) / LOOKS
      if (kindAt(this.#grid, at(middle, bearingDeg, radiusNm + marginNm)) === LAND) return false
      // An islet may lie wholly within the turn.
      if (kindAt(this.#grid, at(middle, bearingDeg, radiusNm - marginNm)) === LAND) return false
    }
    return true
  }
}
