import { type TrailColumns, TrailLine, type TrailPoint } from './trails.ts'

/** Positions of all trails together; what a tab draws and keeps without a thought. */
const MOST_POSITIONS = 400_000
/** Past this share of the length that is too old, a trail is fetched anew rather than kept. */
const TOO_OLD = 0.25

interface Entry {
  fromMs: number
  toMs: number
  columns: TrailColumns
  /** The line that is drawn, as fine as it was last asked for. */
  line: TrailLine | undefined
  /** The line of another fineness, as far as it has come: `upTo` positions are in it. */
  making: { readonly line: TrailLine; readonly toleranceDeg: number; upTo: number } | undefined
}

/** Positions between two looks at the clock, a fraction of a millisecond's work. */
const POSITIONS_A_LOOK = 2000

/** What is to be fetched: paths from an instant on. */
export interface TrailRequest {
  readonly slots: readonly number[]
  readonly fromMs: number
}

/**
 * The paths that trails are drawn from. Of a trail that is known only what is new is fetched and worked on; of one whose
 * past may change, or when time runs back, all.
 */
export class TrailBook {
  readonly #entries = new Map<number, Entry>()

  /** What is missing of these for a span: whole paths, and tails since the last time. Others are forgotten. */
  missing(
    slots: readonly { readonly slot: number; readonly fresh: boolean }[],
    fromMs: number,
    toMs: number,
  ): readonly TrailRequest[] {
    const wanted = new Set(slots.map(({ slot }) => slot))
    for (const slot of this.#entries.keys()) if (!wanted.has(slot)) this.#entries.delete(slot)
    const oldMs = (toMs - fromMs) * TOO_OLD
    const whole: number[] = []
    const tails: number[] = []
    let tailMs = toMs
    for (const { slot, fresh } of slots) {
      const entry = this.#entries.get(slot)
      if (!entry || fresh || entry.toMs > toMs || entry.fromMs > fromMs || entry.fromMs < fromMs - oldMs) {
        whole.push(slot)
      } else {
        tails.push(slot)
        tailMs = Math.min(tailMs, entry.toMs)
      }
    }
    return [
      { slots: whole, fromMs },
      { slots: tails, fromMs: tailMs },
    ].filter((request) => request.slots.length > 0)
  }

  /** Paths as they came for a request, up to an instant. */
  take({ slots, fromMs }: TrailRequest, paths: readonly TrailColumns[], toMs: number): void {
    for (const [i, slot] of slots.entries()) {
      const path = paths[i]
      if (!path) continue
      const entry = this.#entries.get(slot)
      if (entry && entry.fromMs < fromMs && entry.toMs >= fromMs) this.#append(entry, path, toMs)
      else this.#entries.set(slot, { fromMs, toMs, columns: path, line: undefined, making: undefined })
    }
  }

  columns(slot: number): TrailColumns | undefined {
    return this.#entries.get(slot)?.columns
  }

  /**
   * Works on the lines of these trails until they are as fine as a tolerance asks or the time is over, and answers
   * whether they all are. All at once takes longer than a frame may.
   */
  refine(slots: readonly number[], toleranceDeg: number, isOver: () => boolean = () => false): boolean {
    for (const slot of slots) {
      const entry = this.#entries.get(slot)
      if (!entry || entry.line?.toleranceDeg === toleranceDeg) continue
      if (entry.making?.toleranceDeg !== toleranceDeg) {
        entry.making = { line: new TrailLine(toleranceDeg), toleranceDeg, upTo: 0 }
      }
      const { making, columns } = entry
      while (making.upTo < columns.lon.length) {
        if (isOver()) return false
        const to = Math.min(columns.lon.length, making.upTo + POSITIONS_A_LOOK)
        making.line.add(columns, making.upTo, to)
        making.upTo = to
      }
      entry.line = making.line
      entry.making = undefined
    }
    return true
  }

  /** The line of a trail, as fine as it was refined last; before that it has none. */
  line(slot: number): readonly TrailPoint[] {
    return this.#entries.get(slot)?.line?.points ?? []
  }

  /** As many of these, from the first on, as there is room for. */
  within(slots: readonly number[]): readonly number[] {
    let positions = 0
    const end = slots.findIndex((slot) => {
      positions += this.columns(slot)?.lon.length ?? 0
      return positions > MOST_POSITIONS
    })
    return end < 0 ? slots : slots.slice(0, end)
  }

  /** A tail begins with the newest position that is known already, or one before it. */
  #append(entry: Entry, tail: TrailColumns, toMs: number): void {
    entry.toMs = toMs
    const { lon, lat, atMs } = entry.columns
    const lastMs = atMs.at(-1) ?? Number.NEGATIVE_INFINITY
    let first = tail.atMs.findIndex((at) => at > lastMs)
    if (first < 0) return
    // The gap before it belongs to what is new.
    if (first > 0 && Number.isNaN(tail.atMs[first - 1])) first--
    entry.columns = {
      lon: joined(lon, tail.lon, first),
      lat: joined(lat, tail.lat, first),
      atMs: joined(atMs, tail.atMs, first),
    }
    entry.line?.add(tail, first)
  }
}

function joined(before: Float64Array, tail: Float64Array, from: number): Float64Array {
  const all = new Float64Array(before.length + tail.length - from)
  all.set(before)
  all.set(tail.subarray(from), before.length)
  return all
}
