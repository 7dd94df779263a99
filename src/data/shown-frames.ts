import { putChanges } from '#domain/frame-changes.ts'
import type { PictureFrame } from '#domain/picture.ts'
import type { Desk } from './desk-client.ts'
import type { PictureState } from './picture-state.ts'

const LIVE_FRAME_EVERY_MS = 500
/** In between, a replay that plays only hears who changes. */
const WHOLE_FRAME_EVERY_MS = 200
/** Faster than this nearly everyone changes from one picture to the next. */
const MOST_CHANGES_SPEED = 300

/** The picture whose frames they are. */
export interface FramesHost {
  read(): PictureState
  set(change: Partial<PictureState>): void
  /** The instant to show, milliseconds since 1970, or undefined before anything was heard. */
  now(): number | undefined
}

type FrameListener = (frame: PictureFrame | undefined) => void
type RowsListener = (rows: Uint32Array) => void

/** The frames that the worker makes of a picture, as they are shown. Map and panels subscribe to the same ones. */
export class ShownFrames {
  readonly #desk: Pick<Desk, 'frame' | 'changes'>
  readonly #host: FramesHost
  readonly #frameListeners = new Set<FrameListener>()
  readonly #rowListeners = new Set<RowsListener>()
  #frame: PictureFrame | undefined
  /** Counts up with every other source, file or server, whose slots are other tracks. */
  #generation = 0
  #askedAt = 0
  /** Up to when the newest frame has its changes in it. */
  #changedAtMs = Number.POSITIVE_INFINITY
  #asking = false
  #askAgain = false

  constructor(desk: Pick<Desk, 'frame' | 'changes'>, host: FramesHost) {
    this.#desk = desk
    this.#host = host
  }

  get newest(): PictureFrame | undefined {
    return this.#frame
  }

  onFrame(listener: FrameListener): () => void {
    this.#frameListeners.add(listener)
    return () => this.#frameListeners.delete(listener)
  }

  onRows(listener: RowsListener): () => void {
    this.#rowListeners.add(listener)
    return () => this.#rowListeners.delete(listener)
  }

  /** Another picture begins: what was drawn of the one before is nobody's any more. */
  begin(): void {
    this.#generation++
    this.#draw(undefined)
  }

  /** Whether it is time for the next frame of a live picture. */
  isLiveDue(): boolean {
    return performance.now() - this.#askedAt >= LIVE_FRAME_EVERY_MS
  }

  /** Asks the worker for the picture now; one question at a time, the latest wins. */
  ask(): void {
    const atMs = this.#host.now()
    if (atMs === undefined) return
    if (this.#asking) {
      this.#askAgain = true
      return
    }
    this.#asking = true
    const generation = this.#generation
    this.#fetch(atMs, () => generation === this.#generation)
      .catch((error: Error) => {
        if (generation === this.#generation) this.#host.set({ failure: error.message })
      })
      .finally(() => {
        this.#asking = false
        if (!this.#askAgain) return
        this.#askAgain = false
        this.ask()
      })
  }

  /** @param isWanted False once another picture has begun: then the answer shows somebody else. */
  async #fetch(atMs: number, isWanted: () => boolean): Promise<void> {
    const { source } = this.#host.read()
    if (this.#goesOnTo(atMs)) {
      const changes = await this.#desk.changes(source, atMs)
      if (!isWanted()) return
      if (changes && this.#frame) {
        this.#changedAtMs = atMs
        const rows = putChanges(this.#frame, changes)
        for (const listener of this.#rowListeners) listener(rows)
        return
      }
    }
    this.#askedAt = performance.now()
    const frame = await this.#desk.frame(source, atMs)
    if (isWanted()) this.#draw(frame)
  }

  /** Whether it is enough to hear who left the way that the newest frame has for them. */
  #goesOnTo(atMs: number): boolean {
    const { following, playing, speed } = this.#host.read()
    const isNew = performance.now() - this.#askedAt < WHOLE_FRAME_EVERY_MS
    return (
      this.#frame !== undefined &&
      !following &&
      playing &&
      isNew &&
      speed <= MOST_CHANGES_SPEED &&
      atMs >= this.#changedAtMs
    )
  }

  #draw(frame: PictureFrame | undefined): void {
    this.#frame = frame
    this.#changedAtMs = frame?.atMs ?? Number.POSITIVE_INFINITY
    for (const listener of this.#frameListeners) listener(frame)
  }
}
