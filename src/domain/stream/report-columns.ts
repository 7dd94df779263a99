/** Reports as one typed column a field; NaN is not known. Filled again for every message: read it before the next. */
export class ReportColumns {
  /** The server's number of the track. */
  slot = new Uint32Array(64)
  atMs = new Float64Array(64)
  lon = new Float64Array(64)
  lat = new Float64Array(64)
  sogKn = new Float64Array(64)
  cogDeg = new Float64Array(64)
  headingDeg = new Float64Array(64)
  altitudeM = new Float64Array(64)
  navStatus = new Float64Array(64)
  #count = 0

  get count(): number {
    return this.#count
  }

  clear(): void {
    this.#count = 0
  }

  /** Makes more rows, to be filled. Answers the number of the first. */
  open(rows = 1): number {
    const first = this.#count
    this.#count += rows
    if (this.#count > this.slot.length) this.#resize(Math.max(this.#count, this.slot.length * 2))
    return first
  }

  #resize(capacity: number): void {
    const wider = (column: Float64Array<ArrayBuffer>) => {
      const grown = new Float64Array(capacity)
      grown.set(column)
      return grown
    }
    const slot = new Uint32Array(capacity)
    slot.set(this.slot)
    this.slot = slot
    this.atMs = wider(this.atMs)
    this.lon = wider(this.lon)
    this.lat = wider(this.lat)
    this.sogKn = wider(this.sogKn)
    this.cogDeg = wider(this.cogDeg)
    this.headingDeg = wider(this.headingDeg)
    this.altitudeM = wider(this.altitudeM)
    this.navStatus = wider(this.navStatus)
  }
}
