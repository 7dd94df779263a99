import type { LonLat } from '#geo/lonlat.ts'
import { destination } from '#geo/measure.ts'
import type { Whereabouts } from '../tasked-craft.ts'
import type { PatrolShip } from './patrol-ship.ts'
import { makePatrolShip, type PatrolShipPart } from './patrol-ship-part.ts'

/** A patrol ship in Sepanggar with everything that a test does not care about filled in. */
export function patrolShipPart(overrides: Partial<PatrolShipPart> = {}): PatrolShipPart {
  return {
    part: 'patrol-ship',
    name: 'KD CONTOH',
    mmsi: 533_900_001,
    class: 'littoral-mission-ship-batch-2',
    home: 'sepanggar',
    start: 'in-port',
    ...overrides,
  }
}

export function patrolShip(overrides: Partial<PatrolShipPart> = {}, seed = 1): PatrolShip {
  return makePatrolShip(patrolShipPart(overrides), seed, 'sim')
}

/** A ship that goes as a course says, and is heard every so many seconds, once at the start. */
export class Other {
  place: LonLat
  #heard: { place: LonLat; courseDeg: number; speedKn: number }
  readonly speedKn: number
  readonly #courseAt: (second: number) => number
  readonly #everyS: number
  #second = 0

  constructor(place: LonLat, speedKn: number, courseAt: (second: number) => number, everyS = 6) {
    this.place = place
    this.speedKn = speedKn
    this.#courseAt = courseAt
    this.#everyS = everyS
    this.#heard = { place, courseDeg: courseAt(0), speedKn }
  }

  /** What is known of it as track `other`. */
  get whereabouts(): Whereabouts {
    return (trackId) => (trackId === 'other' ? this.#heard : undefined)
  }

  move(): void {
    this.#second++
    const courseDeg = this.#courseAt(this.#second)
    this.place = destination(this.place, courseDeg, this.speedKn / 3600)
    if (this.#second % this.#everyS === 0) this.#heard = { place: this.place, courseDeg, speedKn: this.speedKn }
  }
}

/** Lets seconds pass; what is said goes nowhere. */
export function sailOn(ship: PatrolShip, seconds: number, each: (second: number) => void = () => undefined): void {
  const ether = { report: () => undefined, identity: () => undefined }
  for (let second = 1; second <= seconds; second++) {
    ship.move()
    ship.speak(second * 1000, ether)
    each(second)
  }
}
