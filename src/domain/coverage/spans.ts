/**
 * Runs of cells, each from a cell up to but without another, ascending and apart. Made once and filled again and again,
 * so that painting makes no garbage.
 */
export class Spans {
  count = 0
  from = new Int32Array(256)
  to = new Int32Array(256)

  clear(): void {
    this.count = 0
  }

  /** Adds a run that begins at or after the beginning of the last; what touches the last is joined to it. */
  push(from: number, to: number): void {
    if (!(to > from)) return
    const last = this.count - 1
    if (last >= 0 && from <= (this.to[last] as number)) {
      if (to > (this.to[last] as number)) this.to[last] = to
      return
    }
    if (this.count === this.from.length) this.#grow()
    this.from[this.count] = from
    this.to[this.count] = to
    this.count++
  }

  #grow(): void {
    const [from, to] = [this.from, this.to]
    this.from = new Int32Array(from.length * 2)
    this.to = new Int32Array(to.length * 2)
    this.from.set(from)
    this.to.set(to)
  }
}

/** Calls `visit` for each run of cells that `spans` has and `without` has not, ascending. */
export function eachDifference(spans: Spans, without: Spans, visit: (from: number, to: number) => void): void {
  let other = 0
  for (let i = 0; i < spans.count; i++) {
    let from = spans.from[i] as number
    const to = spans.to[i] as number
    while (other < without.count && (without.to[other] as number) <= from) other++
    // The last of these may reach into the next run: it is looked at again.
    for (let o = other; o < without.count && (without.from[o] as number) < to; o++) {
      const hole = without.from[o] as number
      if (hole > from) visit(from, hole)
      from = Math.max(from, without.to[o] as number)
    }
    if (from < to) visit(from, to)
  }
}

/** Sets `out` to the runs of all pairs in a list (from, to, from, to …), in any order and overlapping. */
export function setUnion(out: Spans, pairs: readonly number[]): void {
  const order = Array.from({ length: pairs.length / 2 }, (_, i) => i * 2).sort(
    (a, b) => (pairs[a] as number) - (pairs[b] as number),
  )
  out.clear()
  for (const at of order) out.push(pairs[at] as number, pairs[at + 1] as number)
}
