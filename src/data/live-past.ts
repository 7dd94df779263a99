import { missingPast, type Span, withSpan } from '#domain/past-windows.ts'
import type { LoadedPast } from '../worker/desk-api.ts'
import type { Desk } from './desk-client.ts'
import type { PictureState } from './picture-state.ts'

/** The picture whose past it is. */
export interface PastHost {
  read(): PictureState
  set(change: Partial<PictureState>): void
  /** One can look back to another instant than before. */
  reachesBack(): void
  /** A stretch of the recorded past is in the worker's store now, with this to know of it. */
  take(past: LoadedPast): void
}

/** How far back the live picture goes: first what the page remembers by itself, then what the server has recorded. */
export class LivePast {
  readonly #desk: Pick<Desk, 'loadHistory' | 'loadPast' | 'forgetPast'>
  readonly #host: PastHost
  #memoryFromMs: number | undefined
  #recordedFromMs: number | undefined
  #urlOf: (span: Span) => string = () => ''
  /** What of the recorded past has been fetched for this look back. */
  #fetched: readonly Span[] = []

  constructor(desk: Pick<Desk, 'loadHistory' | 'loadPast' | 'forgetPast'>, host: PastHost) {
    this.#desk = desk
    this.#host = host
  }

  /** The first instant that one can look at; undefined before anything was heard. */
  get fromMs(): number | undefined {
    if (this.#memoryFromMs === undefined) return undefined
    return Math.min(this.#memoryFromMs, this.#recordedFromMs ?? this.#memoryFromMs)
  }

  /** The page itself remembers everything from then on. */
  remembersFrom(atMs: number): void {
    this.#memoryFromMs = atMs
  }

  /**
   * From when on the server has recordings of the live picture, and where a stretch of them is. Undefined when it has
   * none.
   */
  recordedFrom(atMs: number | undefined, urlOf: (span: Span) => string): void {
    this.#urlOf = urlOf
    if (this.#recordedFromMs === atMs) return
    this.#recordedFromMs = atMs
    this.#host.reachesBack()
  }

  /** Fetches what the server remembers of live tracks into the page's own memory. */
  async loadHistory(url: string): Promise<void> {
    try {
      const fromMs = await this.#desk.loadHistory(url)
      if (fromMs === undefined || this.#memoryFromMs === undefined) return
      this.#memoryFromMs = Math.min(this.#memoryFromMs, fromMs)
      this.#host.set({ historyProblem: undefined, knownFromMs: this.#memoryFromMs })
      this.#host.reachesBack()
    } catch (error) {
      this.#host.set({ historyProblem: couldNotBeLoaded(error) })
    }
  }

  /** Fetches what is missing to look at an instant, a stretch at a time. */
  fetchFor(atMs: number): void {
    if (this.#host.read().isFetchingPast) return
    const missing = this.#missingAt(atMs)
    if (!missing) return
    this.#host.set({ isFetchingPast: true })
    const keepFromMs = Math.min(missing.fromMs, ...this.#fetched.map(({ fromMs }) => fromMs))
    this.#desk
      .loadPast(this.#urlOf(missing), keepFromMs)
      .then((past) => {
        this.#fetched = withSpan(this.#fetched, missing)
        this.#host.set({ isFetchingPast: false, historyProblem: undefined })
        this.#host.take(past)
      })
      .catch((error) => this.#host.set({ isFetchingPast: false, historyProblem: couldNotBeLoaded(error) }))
  }

  /** What is needed to look at an instant is still on its way. */
  isAwaitedAt(atMs: number): boolean {
    return this.#host.read().isFetchingPast && this.#missingAt(atMs) !== undefined
  }

  /** Nobody looks at the recorded past any more. */
  forget(): void {
    if (this.#fetched.length === 0) return
    this.#fetched = []
    void this.#desk.forgetPast().catch((error: Error) => this.#host.set({ failure: error.message }))
  }

  #missingAt(atMs: number): Span | undefined {
    if (this.#memoryFromMs === undefined) return undefined
    return missingPast(atMs, this.#memoryFromMs, this.#recordedFromMs, this.#fetched)
  }
}

function couldNotBeLoaded(error: unknown): string {
  return `The past could not be loaded. ${error instanceof Error ? error.message : error}`
}
