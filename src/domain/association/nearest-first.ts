/** Numbered things by how far they are: a binary heap, nearest first, of equals the lowest number. */
export class NearestFirst {
  readonly #items: number[] = []
  readonly #ways: number[] = []

  clear(): void {
    this.#items.length = 0
    this.#ways.length = 0
  }

  /** An item that came nearer is added again, and comes out twice. */
  add(item: number, way: number): void {
    let at = this.#items.length
    this.#items.push(item)
    this.#ways.push(way)
    for (let parent = (at - 1) >> 1; at > 0 && this.#isBefore(at, parent); parent = (at - 1) >> 1) {
      this.#swap(at, parent)
      at = parent
    }
  }

  /** Takes out the first one if it is nearer than `limit`; -1 when none is. */
  take(limit: number): number {
    if (!((this.#ways[0] ?? Number.POSITIVE_INFINITY) < limit)) return -1
    const last = this.#items.length - 1
    this.#swap(0, last)
    this.#ways.pop()
    const first = this.#items.pop() as number
    let at = 0
    for (let child = 1; child < last; child = 2 * at + 1) {
      if (child + 1 < last && this.#isBefore(child + 1, child)) child++
      if (!this.#isBefore(child, at)) break
      this.#swap(at, child)
      at = child
    }
    return first
  }

  #isBefore(a: number, b: number): boolean {
    const difference = (this.#ways[a] as number) - (this.#ways[b] as number)
    return difference < 0 || (difference === 0 && (this.#items[a] as number) < (this.#items[b] as number))
  }

  #swap(a: number, b: number): void {
    const [item, way] = [this.#items[a] as number, this.#ways[a] as number]
    this.#items[a] = this.#items[b] as number
    this.#ways[a] = this.#ways[b] as number
    this.#items[b] = item
    this.#ways[b] = way
  }
}
