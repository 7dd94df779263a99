import type { LonLat } from '#geo/lonlat.ts'
import { destination, distanceNm } from '#geo/measure.ts'
import { courseTo, type Motion } from './motion.ts'
import { drawBetween, type Random } from './random.ts'
import type { Ground } from './routes-types.ts'
import { FISHING, type Helm, type Hull, type Order, UNDER_WAY } from './vessel.ts'
import type { Range } from './vessel-types.ts'

/** What a boat fishes with: a trawl is towed for an hour or so; a drift net is set, drifts with the boat for hours, and is hauled. */
export type Gear = 'trawl' | 'drift-net'

type Work = 'tow' | 'lie' | 'shift' | 'set' | 'drift' | 'haul'

// Speeds and times are notional, within what work on fishing by AIS takes as signs of each gear: trawlers tow at 2.5 to 5.5 kn
// for hours; netters set at 5 to 8 kn, drift below 1 kn through the night and haul at 1 to 2 kn (Natale and others 2015; de Souza and others 2016).
const SPEEDS_KN: Readonly<Record<Exclude<Work, 'shift'>, Range>> = {
  tow: [2.5, 4.5],
  lie: [0.3, 0.9],
  set: [4.5, 6.5],
  drift: [0.3, 0.9],
  haul: [1, 2],
}
const TOW_AT_MOST_S = 5400
const TIMES_S: Readonly<Record<Exclude<Work, 'shift' | 'tow'>, Range>> = {
  lie: [900, 2400],
  set: [2400, 4800],
  drift: [10_800, 21_600],
  haul: [7200, 12_600],
}
/** Short of the place worked towards by so much, so that no boat circles round it. */
const SHORT_NM = 0.4

interface FishingChoice {
  /** Drawn by the ground's share of netters where it is not given. */
  readonly gear?: Gear
  /** Where she is and how she moves; a place in the ground is drawn where it is not given. */
  readonly from?: Readonly<Motion>
}

/** Works a fishing ground for ever and does not leave it: tows and lies to, or sets, drifts and hauls; then shifts to another place of it. */
export class FishingHelm implements Helm {
  readonly start: Motion
  readonly order: Order = { courseDeg: 0, speedKn: 0, navStatus: FISHING }
  readonly gear: Gear
  readonly #ground: Ground
  readonly #hull: Hull
  readonly #random: Random
  #work: Work
  #leftS = 0
  #target: LonLat

  constructor(ground: Ground, hull: Hull, random: Random, { gear, from }: FishingChoice = {}) {
    this.#ground = ground
    this.#hull = hull
    this.#random = random
    const [lon, lat] = placeIn(ground, random)
    this.#target = placeIn(ground, random)
    this.start = from ? { ...from } : { lon, lat, courseDeg: drawBetween(random, 0, 360), speedKn: 0 }
    this.gear = gear ?? drawnGear(ground, random)
    this.#work = 'shift'
    this.#begin(this.start, this.#first())
    if (from) return
    this.start.courseDeg = this.order.courseDeg
    this.start.speedKn = this.order.speedKn
    // The world opens in the middle of the day's work, not at its beginning.
    this.#leftS = Math.ceil(this.#leftS * random())
  }

  steer(motion: Motion): void {
    this.#leftS--
    if (this.#leftS <= 0) this.#begin(motion, this.#next())
    // Whoever makes way steers; who lies to goes where the first course took her.
    else if (this.#work !== 'drift' && this.#work !== 'lie') this.order.courseDeg = courseTo(motion, this.#target)
  }

  #first(): Work {
    const chance = this.#random()
    if (this.gear === 'trawl') return chance < 0.7 ? 'tow' : 'lie'
    return chance < 0.15 ? 'set' : chance < 0.7 ? 'drift' : 'haul'
  }

  #next(): Work {
    const chance = this.#random()
    switch (this.#work) {
      case 'tow':
        return chance < 0.5 ? 'lie' : chance < 0.8 ? 'tow' : 'shift'
      case 'lie':
        return chance < 0.3 ? 'shift' : 'tow'
      case 'set':
        return 'drift'
      case 'drift':
        return 'haul'
      case 'haul':
        return 'shift'
      case 'shift':
        return this.gear === 'trawl' ? 'tow' : 'set'
    }
  }

  #begin(motion: Motion, work: Work): void {
    const random = this.#random
    this.#work = work
    this.order.navStatus = work === 'shift' ? UNDER_WAY : FISHING
    // Drifting too goes towards a place in the ground, so that no boat is carried out of it.
    this.#target = placeIn(this.#ground, random)
    this.order.courseDeg = courseTo(motion, this.#target)
    this.order.speedKn = work === 'shift' ? this.#hull.serviceKn : drawBetween(random, ...SPEEDS_KN[work])
    this.#leftS = this.#timeS(motion, work)
  }

  /** How long she is at it: whoever makes for a place is there before, and none goes on beyond it. */
  #timeS(motion: Motion, work: Work): number {
    if (work === 'lie') return Math.round(drawBetween(this.#random, ...TIMES_S.lie))
    const awayNm = distanceNm([motion.lon, motion.lat], this.#target)
    const arrivesS = (Math.max(0.2, awayNm - SHORT_NM) / this.order.speedKn) * 3600
    if (work === 'shift') return Math.ceil(arrivesS)
    if (work === 'tow') return Math.ceil(Math.min(TOW_AT_MOST_S, arrivesS))
    return Math.ceil(Math.min(drawBetween(this.#random, ...TIMES_S[work]), Math.max(600, arrivesS)))
  }
}

/** A ground without netters costs no draw, so that its boats stay as they are. */
function drawnGear({ nettersShare }: Ground, random: Random): Gear {
  return nettersShare !== undefined && random() < nettersShare ? 'drift-net' : 'trawl'
}

/** A place in a circle, every part of it as likely as any other. */
export function placeIn(ground: Ground, random: Random): LonLat {
  return destination(ground.centre, drawBetween(random, 0, 360), ground.radiusNm * Math.sqrt(random()))
}
