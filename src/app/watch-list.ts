const LONGEST_ID = 200
const MOST = 500

/** Where the list is kept as text: this browser, or one of a test. */
export interface Shelf {
  readonly read: () => string | undefined
  readonly keep: (text: string) => void
}

/**
 * The targets an operator keeps an eye on, by track id: kept in the browser over reloads.
 */
export class WatchList {
  readonly #shelf: Shelf
  readonly #listeners = new Set<() => void>()
  #ids: ReadonlySet<string>

  constructor(shelf: Shelf) {
    this.#shelf = shelf
    this.#ids = this.#read()
  }

  get ids(): ReadonlySet<string> {
    return this.#ids
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Puts a track on the list, or takes it off. Of a full list the oldest leaves. */
  toggle(trackId: string): void {
    const ids = new Set(this.#ids)
    if (!ids.delete(trackId)) ids.add(trackId)
    this.#ids = new Set([...ids].slice(-MOST))
    this.#shelf.keep(JSON.stringify([...this.#ids]))
    this.#tell()
  }

  /** Reads it again, for another page of the same browser may have changed it. */
  reread(): void {
    const ids = this.#read()
    if (JSON.stringify([...ids]) === JSON.stringify([...this.#ids])) return
    this.#ids = ids
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }

  #read(): ReadonlySet<string> {
    try {
      const kept: unknown = JSON.parse(this.#shelf.read() ?? '[]')
      const ids = Array.isArray(kept) ? kept.filter((id) => typeof id === 'string' && id.length <= LONGEST_ID) : []
      return new Set<string>(ids.slice(-MOST))
    } catch {
      // Not readable, or not ours: as good as nothing kept.
      return new Set()
    }
  }
}
