/** What a file may unpack to. */
export interface UnpackLimits {
  /** So many times what is packed, beyond the first 16 MB. Real track files pack to a tenth, a day of ships at anchor to a fiftieth. */
  readonly ratio: number
  /** In all, bytes. */
  readonly mostBytes: number
}

export const USUAL_LIMITS: UnpackLimits = { ratio: 100, mostBytes: 8 * 1024 ** 3 }

const FREE_BYTES = 16 * 1024 ** 2

/** A file unpacks to more than a recording could: what was unpacked so far stays. */
export class BombError extends Error {}

/** Counts what goes in and what comes out, and throws a `BombError` when that cannot be a recording any more. */
export class Budget {
  readonly #limits: UnpackLimits
  #packed = 0
  #unpacked = 0

  constructor(limits: UnpackLimits) {
    this.#limits = limits
  }

  get packed(): number {
    return this.#packed
  }

  take(bytes: number): void {
    this.#packed += bytes
  }

  give(bytes: number): void {
    this.#unpacked += bytes
    const { ratio, mostBytes } = this.#limits
    if (this.#unpacked > mostBytes)
      throw new BombError(`the file unpacks to more than ${megabytes(mostBytes)}, expected less`)
    if (this.#unpacked > FREE_BYTES + this.#packed * ratio)
      throw new BombError(
        `${megabytes(this.#packed)} unpack to more than ${megabytes(this.#unpacked)}, expected at most ${ratio} times as much`,
      )
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(bytes < 1024 ** 2 ? 2 : 0)} MB`
}
