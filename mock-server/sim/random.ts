/** Gives numbers in [0, 1), one a call. */
export type Random = () => number

/**
 * A stream of numbers that depends on the seed and the key alone: sfc32 (Chris Doty-Humphrey, PractRand; public
 * domain), its state filled from a hash of both. One stream for each use, so that nothing drawn in one place shifts
 * what is drawn in another.
 */
export function randomStream(seed: number, key: string): Random {
  const text = `${seed}/${key}`
  let a = hashed(text, 0x9e3779b9)
  let b = hashed(text, 0x243f6a88)
  let c = hashed(text, 0xb7e15162)
  let counter = 1
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 0x1_0000_0000
  }
  for (let i = 0; i < 12; i++) next()
  return next
}

/** FNV-1a from a given start, then the last mixing steps of MurmurHash3, so that near texts give far numbers. */
function hashed(text: string, start: number): number {
  let hash = start
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) | 0
}

/** A number in [low, high). */
export function drawBetween(random: Random, low: number, high: number): number {
  return low + (high - low) * random()
}

/** A whole number in [low, high]. */
export function drawWhole(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1))
}

/** One of a list that is not empty. */
export function drawOne<Item>(random: Random, list: readonly Item[]): Item {
  const item = list[Math.floor(random() * list.length)]
  if (item === undefined) throw new RangeError('drawOne: the list is empty')
  return item
}

/** A number around 0 with standard deviation 1, nearly normal, never beyond ±3: the sum of three even ones. */
export function drawError(random: Random): number {
  return 2 * (random() + random() + random() - 1.5)
}

/** A number in [-1, 1] that wanders smoothly: it goes straight to a random place, then to the next. */
export class Wander {
  readonly #random: Random
  readonly #holdS: number
  #stepsLeft = 0
  #step = 0
  /** Starts at 0. */
  value = 0

  /** `holdS` is the mean time between two turns, in calls. */
  constructor(random: Random, holdS: number) {
    this.#random = random
    this.#holdS = holdS
  }

  /** One second further. */
  advance(): void {
    if (this.#stepsLeft === 0) {
      this.#stepsLeft = Math.ceil(this.#holdS * drawBetween(this.#random, 0.5, 1.5))
      this.#step = (drawBetween(this.#random, -1, 1) - this.value) / this.#stepsLeft
    }
    this.value += this.#step
    this.#stepsLeft--
  }
}
