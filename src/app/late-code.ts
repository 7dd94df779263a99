/** Code that comes when it is wanted: asked for once, and known from then on. */
export class LateCode<Code> {
  readonly #load: () => Promise<Code>
  readonly #listeners = new Set<() => void>()
  #code: Code | undefined
  #loading: Promise<void> | undefined

  constructor(load: () => Promise<Code>) {
    this.#load = load
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Undefined until it is there. */
  readonly code = (): Code | undefined => this.#code

  /** Rejects when it does not come; the next time it is asked for again, for the server may be there by then. */
  bring(): Promise<void> {
    this.#loading ??= this.#load().then(
      (code) => {
        this.#code = code
        for (const listener of this.#listeners) listener()
      },
      (error: unknown) => {
        this.#loading = undefined
        throw error
      },
    )
    return this.#loading
  }
}
