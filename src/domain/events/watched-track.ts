import { MAX_GAP_MS } from '../one-motion.ts'
import type { TrackReports } from '../track-reports.ts'
import { inOrder, isBorneOut } from './fix-order.ts'
import type { HeardFix } from './leg.ts'
import { TrackWatch } from './track-watch.ts'
import type { ZoneContext } from './zone-context.ts'
import type { ZoneEvent } from './zone-event.ts'

/** States to go back to: the newest few this far apart (the reorder window of the design), */
const NEAR_MS = 120_000
const NEAR_KEPT = 3
/** and older ones this far. */
const FAR_MS = 3_600_000

const NEVER = Number.POSITIVE_INFINITY
const BEFORE_ALL = Number.NEGATIVE_INFINITY

/** What the engine knows of the time: see EventClock. `isOver`: nothing more will come. */
export interface EngineTime {
  readonly clockMs: number | undefined
  readonly isOver: boolean
}

/** The events that stood, and those that stand in their place. */
export interface Change {
  readonly before: readonly ZoneEvent[]
  readonly after: readonly ZoneEvent[]
}

const NO_CHANGE: Change = { before: [], after: [] }

/** A state to go back to. */
interface Checkpoint {
  /** All reports up to this instant are in it. */
  readonly doneMs: number
  readonly watch: TrackWatch
  /** How many of the track's events came of them. */
  readonly events: number
}

/**
 * A track under watch: its state after its newest report, a few earlier states, and the events that stand. The reports
 * themselves are in the track store. One that comes in order moves the state on. Any other puts the track behind, until
 * `catchUp` goes back to a state before it and takes all reports from there again.
 */
export class WatchedTrack {
  readonly trackId: string
  readonly #columns: TrackReports
  #context: ZoneContext
  #watch: TrackWatch
  #checkpoints: Checkpoint[]
  /** Every report up to this instant was taken, but for those that wait to be borne out. */
  #doneMs = BEFORE_ALL
  #waitsFromMs = NEVER
  #waiting = 0
  #behindFromMs = NEVER
  /** Of the reports since the first checkpoint. */
  #events: ZoneEvent[] = []
  /** Of the silence since the newest report. */
  #silent: readonly ZoneEvent[] = []
  /** Silence makes nothing before this instant. */
  #dueMs = NEVER
  /** The instant of the newest state that is kept. */
  #keptMs = BEFORE_ALL

  constructor(trackId: string, columns: TrackReports, context: ZoneContext) {
    this.trackId = trackId
    this.#columns = columns
    this.#context = context
    this.#watch = new TrackWatch(trackId, context)
    this.#checkpoints = [{ doneMs: BEFORE_ALL, watch: this.#watch.clone(), events: 0 }]
  }

  /** The newest instant that was taken. */
  get doneMs(): number {
    return this.#doneMs
  }

  /** Before this instant silence makes nothing. */
  get dueMs(): number {
    return this.#dueMs
  }

  /** When it reported after an instant, oldest first. */
  timesAfter(atMs: number): number[] {
    const first = this.#columns.lastAtOrBefore(atMs) + 1
    return Array.from({ length: this.#columns.length - first }, (_, i) => this.#columns.atMs(first + i))
  }

  /** How many reports wait to be borne out, and the earliest of them. */
  get waiting(): number {
    return this.#waiting
  }

  get waitsFromMs(): number {
    return this.#waitsFromMs
  }

  get jumps(): number {
    return this.#watch.jumps
  }

  get isBehind(): boolean {
    return this.#behindFromMs < NEVER
  }

  /** How many reports `catchUp` would take. */
  get reportsBehind(): number {
    return this.#columns.length - this.#firstAfter(this.#stateBefore(this.#behindFromMs))
  }

  /** Whether a report comes in order and its time is borne out, so that `take` may have it. */
  isNext(atMs: number, { clockMs }: EngineTime): boolean {
    if (!(atMs > this.#doneMs) || this.isBehind || atMs >= this.#waitsFromMs - MAX_GAP_MS) return false
    if (atMs - this.#doneMs <= MAX_GAP_MS) return true
    const beforeMs = this.#doneMs === BEFORE_ALL ? undefined : this.#doneMs
    return isBorneOut(atMs, { beforeMs, afterMs: undefined, clockMs, isOver: false })
  }

  /** Takes the next report. The fix is not kept. */
  take(fix: HeardFix, time: EngineTime): Change {
    const known = this.#events.length
    this.#advance(fix)
    if (this.#events.length === known && this.#silent.length === 0 && fix.atMs < this.#dueMs) return NO_CHANGE
    const before = this.#silent
    this.#listen(time)
    return { before, after: [...this.#events.slice(known), ...this.#silent] }
  }

  /** Notes that all reports from an instant on are to be taken anew. Answers false when what was then is settled. */
  fallBehind(fromMs: number): boolean {
    if (fromMs <= (this.#checkpoints[0] as Checkpoint).doneMs) return false
    this.#behindFromMs = Math.min(this.#behindFromMs, fromMs)
    return true
  }

  /** Goes back to a state before what is behind, and takes all reports from there. */
  catchUp(time: EngineTime): Change {
    const state = this.#stateBefore(this.#behindFromMs)
    const before = [...this.#events.slice(state.events), ...this.#silent]
    const first = this.#firstAfter(state)
    this.#checkpoints.length = this.#checkpoints.indexOf(state) + 1
    this.#watch = state.watch.clone()
    this.#events.length = state.events
    this.#doneMs = state.doneMs
    this.#keptMs = state.doneMs
    this.#behindFromMs = NEVER
    this.#waitsFromMs = NEVER
    this.#waiting = 0
    const fixes = inOrder(this.#fixesFrom(first))
    const instants = [...new Set(fixes.map(({ atMs }) => atMs))]
    const earlier = first > 0 ? this.#columns.atMs(first - 1) : undefined
    let at = 0
    for (const fix of fixes) {
      while (instants[at] !== fix.atMs) at++
      const company = { beforeMs: at > 0 ? instants[at - 1] : earlier, afterMs: instants[at + 1], ...time }
      if (isBorneOut(fix.atMs, company)) this.#advance(fix)
      else {
        this.#waiting++
        this.#waitsFromMs = Math.min(this.#waitsFromMs, fix.atMs)
      }
    }
    this.#listen(time)
    return { before, after: [...this.#events.slice(state.events), ...this.#silent] }
  }

  /** Sees what silence has made by now. */
  listen(time: EngineTime): Change {
    const before = this.#silent
    this.#listen(time)
    return { before, after: this.#silent }
  }

  /** Goes on under other zones; see `ZoneMachine.underZones`. What was before is settled. */
  rezone(context: ZoneContext, sameZones: ReadonlyMap<number, number>, atMs: number): Change {
    const before = this.#silent
    const after: ZoneEvent[] = []
    this.#context = context
    this.#watch = this.#watch.underZones(context, sameZones, atMs, after)
    this.#silent = []
    this.#events = []
    this.#checkpoints = [{ doneMs: this.#doneMs, watch: this.#watch.clone(), events: 0 }]
    this.#keptMs = this.#doneMs
    this.#dueMs = this.#watch.dueAfter(atMs)
    return { before, after }
  }

  /** What came of reports up to an instant changes no more, and needs no state to go back to. */
  settle(untilMs: number): void {
    if (!this.isBehind && this.#doneMs <= untilMs && this.#doneMs > this.#keptMs) this.#keepState()
    const first = this.#checkpoints.findLastIndex(({ doneMs }) => doneMs <= untilMs)
    if (first <= 0) return
    const { events: gone } = this.#checkpoints[first] as Checkpoint
    this.#events = this.#events.slice(gone)
    this.#checkpoints = this.#checkpoints.slice(first).map((each) => ({ ...each, events: each.events - gone }))
  }

  #advance(fix: HeardFix): void {
    if (fix.atMs - this.#keptMs > NEAR_MS && fix.atMs > this.#doneMs && this.#doneMs > this.#keptMs) this.#keepState()
    this.#watch.take(fix, this.#events)
    this.#doneMs = fix.atMs
    const lostMs = fix.atMs + this.#context.lostAfterMs + 1
    if (lostMs < this.#dueMs) this.#dueMs = Math.min(lostMs, this.#context.schedules.nextAfter(fix.atMs))
  }

  #listen({ clockMs }: EngineTime): void {
    const untilMs = Math.max(clockMs ?? BEFORE_ALL, this.#doneMs)
    const silent: ZoneEvent[] = []
    this.#watch.silence(untilMs, silent)
    this.#silent = silent
    this.#dueMs = this.#watch.dueAfter(untilMs)
  }

  #keepState(): void {
    const states = this.#checkpoints
    this.#keptMs = this.#doneMs
    states.push({ doneMs: this.#doneMs, watch: this.#watch.clone(), events: this.#events.length })
    // The one that is not among the newest any more stays only where it is far from its neighbours.
    const at = states.length - 1 - NEAR_KEPT
    const [before, after] = [states[at - 1], states[at + 1]]
    if (at > 0 && before && after && after.doneMs - before.doneMs < FAR_MS) states.splice(at, 1)
  }

  #stateBefore(atMs: number): Checkpoint {
    return this.#checkpoints.findLast(({ doneMs }) => doneMs < atMs) ?? (this.#checkpoints[0] as Checkpoint)
  }

  #firstAfter({ doneMs }: Checkpoint): number {
    return this.#columns.lastAtOrBefore(doneMs) + 1
  }

  #fixesFrom(first: number): HeardFix[] {
    return Array.from({ length: this.#columns.length - first }, (_, i) => fixAt(this.#columns, first + i))
  }
}

/** A kept report as the events are judged by it. */
export function fixAt(columns: TrackReports, i: number): HeardFix {
  const [lon, lat] = columns.place(i)
  return { atMs: columns.atMs(i), lon, lat, source: columns.source(i) }
}
