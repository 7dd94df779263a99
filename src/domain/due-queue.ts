/**
 * Numbers in order of when they are due: a binary heap in two columns. Each number stands in it at most once for as long
 * as it is taken out before it is put in again, which is the caller's part.
 */
export class DueQueue {
  #dueMs = new Float64Array(16)
  #number = new Uint32Array(16)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** When the first is due; Infinity when there is none. */
  get firstMs(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : (this.#dueMs[0] as number)
  }

  clear(): void {
    this.#size = 0
  }

  put(number: number, dueMs: number): void {
    if (this.#size === this.#number.length) this.#grow()
    let at = this.#size++
    while (at > 0) {
      const parent = (at - 1) >> 1
      if ((this.#dueMs[parent] as number) <= dueMs) break
      this.#move(parent, at)
      at = parent
    }
    this.#set(at, number, dueMs)
  }

  /** Takes out the first. Only when there is one. */
  take(): number {
    const first = this.#number[0] as number
    const size = --this.#size
    const [number, dueMs] = [this.#number[size] as number, this.#dueMs[size] as number]
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      if (left >= size) break
      const isRight = left + 1 < size && (this.#dueMs[left + 1] as number) < (this.#dueMs[left] as number)
      const child = isRight ? left + 1 : left
      if ((this.#dueMs[child] as number) >= dueMs) break
      this.#move(child, at)
      at = child
    }
    this.#set(at, number, dueMs)
    return first
  }

  #move(from: number, to: number): void {
    this.#set(to, this.#number[from] as number, this.#dueMs[from] as number)
  }

  #set(at: number, number: number, dueMs: number): void {
    this.#number[at] = number
    this.#dueMs[at] = dueMs
  }

  #grow(): void {
    const [dueMs, number] = [this.#dueMs, this.#number]
    this.#dueMs = new Float64Array(dueMs.length * 2)
    this.#number = new Uint32Array(number.length * 2)
    this.#dueMs.set(dueMs)
    this.#number.set(number)
  }
}
