import type { PictureFrame } from '#domain/picture.ts'
import type { TrackIdentity } from '#domain/report.ts'
import { TargetBook, type TargetEntry } from '#domain/target-book.ts'
import { NO_FILTER } from '#domain/target-filter.ts'
import { type OrderOptions, orderTargets, type TargetOrder } from '#domain/target-order.ts'

const REFRESH_EVERY_MS = 1000
/** Identities that are taken in one go: about 5 ms. */
const LEARN_AT_ONCE = 1000

/** Who is listed at one moment, with the frame that says how they are. */
export interface TargetListing {
  readonly frame: PictureFrame
  readonly order: TargetOrder
  /** What it was asked for by. */
  readonly options: OrderOptions
}

/** The part of the picture that is needed. */
export interface TargetSource {
  readonly frame: PictureFrame | undefined
  onFrame(listener: (frame: PictureFrame | undefined) => void): () => void
  identity(slot: number): TrackIdentity | undefined
}

export const NO_OPTIONS: OrderOptions = {
  filter: NO_FILTER,
  sort: { column: 'name', descending: false },
  zones: [],
  alertOf: new Map(),
  watched: new Set(),
  view: undefined,
  boxed: undefined,
  keepAlerted: false,
}

/**
 * Keeps the list of targets: anew at most once a second with the picture, and at once when something else is asked for.
 * Thousands of new names are taken slice by slice, so that the page stays quick meanwhile.
 */
export class TargetDesk {
  readonly #source: TargetSource
  readonly #listeners = new Set<() => void>()
  #stopFrames: (() => void) | undefined
  #book = new TargetBook()
  #options = NO_OPTIONS
  #listing: TargetListing | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #isAsked = false
  #listedAt = Number.NEGATIVE_INFINITY

  constructor(source: TargetSource) {
    this.#source = source
  }

  start(): void {
    this.#stopFrames = this.#source.onFrame((frame) => {
      if (frame) {
        this.#later(this.#listedAt + REFRESH_EVERY_MS - performance.now())
        return
      }
      // Another picture: its numbers are other tracks.
      this.#book = new TargetBook()
      this.#show(undefined)
    })
    this.#later(0)
  }

  stop(): void {
    this.#stopFrames?.()
    this.#stopFrames = undefined
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get listing(): TargetListing | undefined {
    return this.#listing
  }

  entry(slot: number): TargetEntry | undefined {
    return this.#book.entry(slot)
  }

  /** Asks for another list; it comes in a moment. */
  ask(change: Partial<OrderOptions>): void {
    this.#options = { ...this.#options, ...change }
    if (this.#isAsked) return
    this.#isAsked = true
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#later(0)
  }

  /** The list as it was asked for last, without waiting. */
  listNow(): TargetListing | undefined {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#list()
    return this.#listing
  }

  #later(ms: number): void {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined
        this.#list()
      },
      Math.max(0, ms),
    )
  }

  #list(): void {
    const { frame } = this.#source
    this.#isAsked = false
    this.#listedAt = performance.now()
    if (!frame) {
      this.#show(undefined)
      return
    }
    const isDone = this.#book.learn(frame.slot, frame.count, (slot) => this.#source.identity(slot), LEARN_AT_ONCE)
    const options = this.#options
    this.#show({ frame, options, order: orderTargets(frame, this.#book, options) })
    if (!isDone) this.#later(0)
  }

  #show(listing: TargetListing | undefined): void {
    if (listing === undefined && this.#listing === undefined) return
    this.#listing = listing
    for (const listener of this.#listeners) listener()
  }
}
