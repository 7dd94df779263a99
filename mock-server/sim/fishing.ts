import type { LonLat } from '#geo/lonlat.ts'
import { destination, distanceNm } from '#geo/measure.ts'
import { courseTo, type Motion } from './motion.ts'
import { drawBetween, type Random } from './random.ts'
import type { Ground } from './routes.ts'
import { FISHING, type Helm, type Hull, type Order, UNDER_WAY } from './vessel.ts'
import type { Range } from './vessel-types.ts'

/** Towing a trawl or hauling nets: 2.5 to 4.5 kn. Lying to: what the current gives. */
const TOW_KN: Range = [2.5, 4.5]
const DRIFT_KN: Range = [0.3, 0.9]

type Work = 'tow' | 'drift' | 'shift'

/** Tows, drifts and shifts about a fishing ground for ever, and does not leave it. */
export class FishingHelm implements Helm {
  readonly start: Motion
  readonly order: Order = { courseDeg: 0, speedKn: 0, navStatus: FISHING }
  readonly #ground: Ground
  readonly #hull: Hull
  readonly #random: Random
  #work: Work = 'drift'
  #leftS = 0
  #target: LonLat

  constructor(ground: Ground, hull: Hull, random: Random) {
    this.#ground = ground
    this.#hull = hull
    this.#random = random
    const [lon, lat] = placeIn(ground, random)
    this.#target = placeIn(ground, random)
    this.start = { lon, lat, courseDeg: drawBetween(random, 0, 360), speedKn: 0 }
    this.#begin(this.start, random() < 0.7 ? 'tow' : 'drift')
    this.start.courseDeg = this.order.courseDeg
    this.start.speedKn = this.order.speedKn
    // The world opens in the middle of the day's work, not at its beginning.
    this.#leftS = Math.ceil(this.#leftS * random())
  }

  steer(motion: Motion): void {
    this.#leftS--
    if (this.#leftS <= 0) this.#begin(motion, this.#next())
    else if (this.#work !== 'drift') this.order.courseDeg = courseTo(motion, this.#target)
  }

  #next(): Work {
    const chance = this.#random()
    if (this.#work === 'tow') return chance < 0.5 ? 'drift' : chance < 0.8 ? 'tow' : 'shift'
    return this.#work === 'drift' && chance < 0.3 ? 'shift' : 'tow'
  }

  #begin(motion: Motion, work: Work): void {
    const random = this.#random
    this.#work = work
    this.order.navStatus = work === 'shift' ? UNDER_WAY : FISHING
    // Drifting too goes towards a place in the ground, so that no boat is carried out of it.
    this.#target = placeIn(this.#ground, random)
    this.order.courseDeg = courseTo(motion, this.#target)
    switch (work) {
      case 'drift':
        this.order.speedKn = drawBetween(random, ...DRIFT_KN)
        this.#leftS = Math.round(drawBetween(random, 900, 2400))
        break
      case 'tow':
      case 'shift': {
        this.order.speedKn = work === 'tow' ? drawBetween(random, ...TOW_KN) : this.#hull.serviceKn
        const awayNm = distanceNm([motion.lon, motion.lat], this.#target)
        // Stop short of the target rather than circle round it; a tow is an hour and a half at most.
        const arrivesS = (Math.max(0.2, awayNm - 0.4) / this.order.speedKn) * 3600
        this.#leftS = Math.ceil(work === 'tow' ? Math.min(5400, arrivesS) : arrivesS)
      }
    }
  }
}

/** A place in a circle, every part of it as likely as any other. */
export function placeIn(ground: Ground, random: Random): LonLat {
  return destination(ground.centre, drawBetween(random, 0, 360), ground.radiusNm * Math.sqrt(random()))
}
