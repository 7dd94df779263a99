import { type Footprint, footprintBetween, isSameForm, type Look, motionNm } from './footprint.ts'

/** How the log keeps itself small. */
export interface LookLogLimits {
  /** The oldest looks are dropped beyond this many. 20 000 hold more than two days of six drones (notional). */
  readonly mostLooks: number
  /** Steps of one sensor become one look up to this long, */
  readonly longestMs: number
  /** as long as no point of what was seen at any step is further than this from the even motion that replaces it. */
  readonly withinNm: number
}

const LOOK_LOG_LIMITS: LookLogLimits = { mostLooks: 20_000, longestMs: 60_000, withinNm: 0.02 }

/** What is tested at each joined step: many short steps are not worth a longer look. */
const MOST_JOINTS = 64

/** The last look of a sensor, and the steps it stands for. */
interface Growing {
  readonly index: number
  readonly joints: { readonly atMs: number; readonly footprint: Footprint }[]
}

/**
 * Which sensor looked where and when, bounded: looks as they came, steps along a straight way joined into one. Looks of a
 * sensor are to come in their order.
 */
export class LookLog {
  readonly #limits: LookLogLimits
  #looks: Look[] = []
  readonly #growing = new Map<string, Growing>()
  #dropped = 0
  #knownFromMs = Number.NaN
  #knownToMs = Number.NaN

  constructor(limits: Partial<LookLogLimits> = {}) {
    this.#limits = { ...LOOK_LOG_LIMITS, ...limits }
  }

  /** From when on the log tells all looks: its first look, or later once old ones were dropped. NaN while it is empty. */
  get knownFromMs(): number {
    return this.#knownFromMs
  }

  /** Until when it does: the end of its latest look. NaN while it is empty. */
  get knownToMs(): number {
    return this.#knownToMs
  }

  get size(): number {
    return this.#looks.length
  }

  add(look: Look): void {
    // Of two sensors in step the second may have begun before the first, until something was dropped.
    if (this.#dropped === 0 && !(this.#knownFromMs < look.fromMs)) this.#knownFromMs = look.fromMs
    if (!(this.#knownToMs > look.toMs)) this.#knownToMs = look.toMs
    const growing = this.#growing.get(look.sensorId)
    const last = growing && this.#looks[growing.index - this.#dropped]
    if (last && this.#joins(last, look, growing)) {
      this.#looks[growing.index - this.#dropped] = { ...last, toMs: look.toMs, to: look.to }
      growing.joints.push({ atMs: look.fromMs, footprint: look.from })
      return
    }
    this.#growing.set(look.sensorId, { index: this.#dropped + this.#looks.length, joints: [] })
    this.#looks.push(look)
    // A tenth at a time, so that not every look moves all others.
    if (this.#looks.length > this.#limits.mostLooks) this.#drop(Math.ceil(this.#limits.mostLooks / 10))
  }

  /** All looks that share a moment with a time, in the order in which they began to be kept. */
  between(fromMs: number, toMs: number): readonly Look[] {
    return this.#looks.filter((look) => look.toMs >= fromMs && look.fromMs <= toMs)
  }

  clear(): void {
    this.#looks = []
    this.#growing.clear()
    this.#dropped = 0
    this.#knownFromMs = Number.NaN
    this.#knownToMs = Number.NaN
  }

  #joins(last: Look, look: Look, { joints }: Growing): boolean {
    const { longestMs, withinNm } = this.#limits
    if (look.fromMs !== last.toMs || Boolean(look.paused) !== Boolean(last.paused)) return false
    if (look.toMs - last.fromMs > longestMs || look.toMs === last.fromMs) return false
    if (look.paused) return true
    if (joints.length >= MOST_JOINTS || !isNear(last.to, look.from, withinNm)) return false
    const joined: Look = { ...last, toMs: look.toMs, to: look.to }
    return (
      isNear(footprintAt(joined, look.fromMs), look.from, withinNm) &&
      joints.every(({ atMs, footprint }) => isNear(footprintAt(joined, atMs), footprint, withinNm))
    )
  }

  #drop(count: number): void {
    for (const { toMs } of this.#looks.splice(0, count)) this.#knownFromMs = Math.max(this.#knownFromMs, toMs)
    this.#dropped += count
  }
}

/** What a look saw at one moment of it. */
export function footprintAt({ from, to, fromMs, toMs }: Look, atMs: number): Footprint {
  return footprintBetween(from, to, toMs > fromMs ? (atMs - fromMs) / (toMs - fromMs) : 1)
}

/** The part of a look that lies within a time; undefined when none does. */
export function clippedLook(look: Look, fromMs: number, toMs: number): Look | undefined {
  const [start, end] = [Math.max(look.fromMs, fromMs), Math.min(look.toMs, toMs)]
  if (start > end) return undefined
  if (start === look.fromMs && end === look.toMs) return look
  return { ...look, fromMs: start, toMs: end, from: footprintAt(look, start), to: footprintAt(look, end) }
}

function isNear(a: Footprint, b: Footprint, nm: number): boolean {
  return isSameForm(a, b) && motionNm(a, b) <= nm
}
