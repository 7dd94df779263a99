import type { Zone } from '#geo/zone.ts'
import { EventLog, eventLine } from '../event-log.ts'
import { MAX_GAP_MS } from '../one-motion.ts'
import type { PositionReport } from '../report.ts'
import type { TrackStore } from '../track-store.ts'
import { EventClock, endAfter } from './event-clock.ts'
import { compareEvents } from './event-order.ts'
import type { HeardFix } from './leg.ts'
import { type Change, type EngineTime, WatchedTrack } from './watched-track.ts'
import type { ZoneContext } from './zone-context.ts'
import type { ZoneEvent } from './zone-event.ts'
import { placeDeg } from './zone-events-of.ts'

/** A report that comes later than this after the newest of its track is counted as late. */
export const REORDER_WINDOW_MS = 120_000
/** How often tracks that fell silent are looked for without being asked, event time. */
const LISTEN_EVERY_MS = 60_000
/** How many reports may be taken again for each that comes, so that a file in the wrong order is not read n times over. */
const AGAIN_PER_REPORT = 8
const MOST_AGAIN = 10_000

const NO_NEWS: readonly ZoneEvent[] = []

/** What could not count, what counts only later, and what must never happen. */
export interface EventFaults {
  /** Reports more than the reorder window older than their track's newest. They revise events all the same. */
  readonly late: number
  /** Reports older than what is settled: kept in the store, but they make and change no event. */
  readonly tooLate: number
  /** Reports now that no sender of their track can have made: see TrackWatch. */
  readonly jumps: number
  /** Reports now whose time nothing bears out: see `isBorneOut`. */
  readonly ahead: number
  /** Events taken back so far. */
  readonly withdrawn: number
  /** Transitions that the index proposed and turf denied. Zero, or the index is broken. */
  readonly disagreements: number
}

export interface EventEngineOptions {
  /** How long before the clock everything is settled, milliseconds. Never, without: for recordings. */
  readonly settleAfterMs?: number
  /** How many settled events are still told of. */
  readonly keepEvents?: number
}

/**
 * Zone events of all tracks, as reports arrive in any order. A report that comes in order acts at once. One that does
 * not sends its track back to a state before it, and all reports from there are taken again, at once if that is not
 * much work, else with the next `settle`. What then differs comes out as new events and as withdrawn ones, by their ids.
 * So the events that stand are those of the oracle, `zoneEventsOf`, whatever the order of arrival, as far back as the
 * store and `settleAfterMs` reach.
 *
 * Time is what tracks agree on (EventClock), never the machine's.
 */
export class EventEngine {
  readonly #store: TrackStore
  readonly #clock = new EventClock()
  readonly #log: EventLog
  readonly #settleAfterMs: number
  /** By slot of the store. */
  readonly #tracks: (WatchedTrack | undefined)[] = []
  readonly #behind = new Set<WatchedTrack>()
  readonly #waiting = new Set<WatchedTrack>()
  #context: ZoneContext
  /** Changes that nobody has been told of. */
  #news: ZoneEvent[] = []
  #listenedMs = Number.NEGATIVE_INFINITY
  #settledMs = Number.NEGATIVE_INFINITY
  #again = MOST_AGAIN
  #isOver = false
  #late = 0
  #tooLate = 0
  #withdrawn = 0
  #time: EngineTime = { clockMs: undefined, isOver: false }
  /** Filled for every report, so that one which makes nothing leaves nothing behind. */
  readonly #fix = { atMs: 0, lon: 0, lat: 0, source: '' }

  constructor(store: TrackStore, context: ZoneContext, options: EventEngineOptions = {}) {
    this.#store = store
    this.#context = context
    this.#log = new EventLog(options.keepEvents)
    this.#settleAfterMs = options.settleAfterMs ?? Number.POSITIVE_INFINITY
  }

  get context(): ZoneContext {
    return this.#context
  }

  get log(): EventLog {
    return this.#log
  }

  /** What tracks agree that the time is. */
  get clockMs(): number | undefined {
    return this.#time.clockMs
  }

  get faults(): EventFaults {
    let [jumps, ahead] = [0, 0]
    for (const track of this.#tracks) {
      jumps += track?.jumps ?? 0
      ahead += track?.waiting ?? 0
    }
    const { disagreements } = this.#context.jury
    return { late: this.#late, tooLate: this.#tooLate, jumps, ahead, withdrawn: this.#withdrawn, disagreements }
  }

  /** Takes a report that the store has just put into its place. Repeats that the store dropped are not to come here. */
  report(slot: number, report: PositionReport): void {
    const track = this.#trackAt(slot)
    const { atMs } = report
    this.#clock.hear(slot, atMs)
    const { nowMs } = this.#clock
    if (nowMs !== this.#time.clockMs) this.#time = { clockMs: nowMs, isOver: this.#isOver }
    this.#again = Math.min(MOST_AGAIN, this.#again + AGAIN_PER_REPORT)
    if (atMs < track.doneMs - REORDER_WINDOW_MS) this.#late++
    if (atMs <= this.#settledMs) this.#tooLate++
    else if (track.isNext(atMs, this.#time)) this.#publish(track.take(this.#filled(report), this.#time), track, atMs)
    else this.#fallBehind(track, atMs)
    if (nowMs !== undefined && nowMs - this.#listenedMs >= LISTEN_EVERY_MS) this.#listen(nowMs)
  }

  /** Everything is taken, and silence is listened to: the events are those of all reports so far. */
  settle(): void {
    const { nowMs } = this.#clock
    if (nowMs !== undefined && nowMs > this.#listenedMs) this.#listen(nowMs)
    for (const track of this.#behind) this.#catchUp(track)
  }

  /** Nothing more will come: what waited is taken, if it is not far ahead of everything else. */
  finish(): void {
    this.#isOver = true
    const { nowMs } = this.#clock
    const endMs =
      nowMs === undefined
        ? undefined
        : endAfter(
            nowMs,
            this.#tracks.flatMap((track) => track?.timesAfter(nowMs) ?? []),
          )
    this.#time = { clockMs: endMs, isOver: true }
    for (const track of this.#waiting) this.#fallBehind(track, track.waitsFromMs)
    this.settle()
    if (endMs !== undefined) this.#listen(endMs)
  }

  /** The newest instant that was taken of any track: what waits for company, such as a report of another century, is not. */
  get lastTakenMs(): number | undefined {
    const lastMs = this.#tracks.reduce((last, track) => Math.max(last, track?.doneMs ?? last), Number.NEGATIVE_INFINITY)
    return Number.isFinite(lastMs) ? lastMs : undefined
  }

  /** What is new since this was last asked: events, changed ones under their old id, withdrawn ones. */
  takeNews(): readonly ZoneEvent[] {
    if (this.#news.length === 0) return NO_NEWS
    const news = this.#news
    this.#news = []
    return news
  }

  /**
   * Other zones, or other rules, from now on (event time). Stays in zones that are gone or changed their shape end, new
   * zones see who is in them. What happened before is settled: later reports of before change nothing.
   */
  setZones(context: ZoneContext): void {
    this.settle()
    const sameZones = sameZonesOf(this.#context, context)
    this.#context = context
    for (const track of this.#tracks) {
      if (!track || track.doneMs === Number.NEGATIVE_INFINITY) continue
      const atMs = Math.max(this.#clock.nowMs ?? track.doneMs, track.doneMs)
      this.#publish(track.rezone(context, sameZones, atMs), track, atMs)
    }
    for (const [slot, track] of this.#tracks.entries())
      if (track?.doneMs === Number.NEGATIVE_INFINITY) this.#tracks[slot] = undefined
  }

  #trackAt(slot: number): WatchedTrack {
    const known = this.#tracks[slot]
    if (known) return known
    const [identity, columns] = [this.#store.identity(slot), this.#store.reportsOf(slot)]
    if (!identity || !columns) throw new RangeError(`slot is ${slot}, expected 0..${this.#store.size - 1}`)
    const track = new WatchedTrack(identity.trackId, columns, this.#context)
    this.#tracks[slot] = track
    return track
  }

  #filled({ atMs, lon, lat, source }: PositionReport): HeardFix {
    this.#fix.atMs = atMs
    this.#fix.lon = placeDeg(lon)
    this.#fix.lat = placeDeg(lat)
    this.#fix.source = source
    return this.#fix
  }

  #fallBehind(track: WatchedTrack, fromMs: number): void {
    // A report that bears out one that waits lets that one in too.
    if (!track.fallBehind(Math.min(fromMs, track.waitsFromMs))) {
      this.#tooLate++
      return
    }
    this.#behind.add(track)
    if (track.reportsBehind <= this.#again) this.#catchUp(track, fromMs)
  }

  #catchUp(track: WatchedTrack, lateMs?: number): void {
    this.#again = Math.max(0, this.#again - track.reportsBehind)
    this.#behind.delete(track)
    this.#publish(track.catchUp(this.#time), track, lateMs)
    if (track.waiting > 0) this.#waiting.add(track)
    else this.#waiting.delete(track)
  }

  /** Looks for tracks that fell silent, lets in what is borne out by now, and settles what is old. */
  #listen(nowMs: number): void {
    this.#listenedMs = nowMs
    for (const track of this.#tracks)
      if (track && track.dueMs <= nowMs && !track.isBehind) this.#publish(track.listen(this.#time), track)
    for (const track of this.#waiting)
      if (track.waitsFromMs <= nowMs + MAX_GAP_MS) this.#fallBehind(track, track.waitsFromMs)
    const settledMs = nowMs - this.#settleAfterMs
    if (settledMs - this.#settledMs < LISTEN_EVERY_MS) return
    for (const track of this.#behind) this.#catchUp(track)
    this.#settledMs = settledMs
    for (const track of this.#tracks) track?.settle(settledMs)
    this.#log.settleBefore(settledMs)
  }

  /** Puts a change into the log, and into the news what is new of it. */
  #publish({ before, after }: Change, track: WatchedTrack, causedByMs?: number): void {
    if (before.length === 0 && after.length === 0) return
    const stood = new Map(before.map((event) => [event.id, event]))
    const stands = new Map(after.map((event) => [event.id, event]))
    for (const event of before) {
      if (stands.has(event.id)) continue
      const replacedBy = after.find(
        (each) => each.kind === event.kind && each.zoneId === event.zoneId && !stood.has(each.id),
      )
      const reason = reasonOf(track, causedByMs, replacedBy !== undefined)
      this.#withdrawn++
      this.#put({ ...event, withdrawn: { reason, ...(replacedBy && { replacedBy: replacedBy.id }) } })
    }
    for (const event of [...stands.values()].sort(compareEvents)) {
      const old = stood.get(event.id)
      if (!old || eventLine(old) !== eventLine(event)) this.#put(event)
    }
  }

  #put(event: ZoneEvent): void {
    this.#log.put(event)
    this.#news.push(event)
  }
}

function reasonOf(track: WatchedTrack, causedByMs: number | undefined, isReplaced: boolean): string {
  const verb = isReplaced ? 'told better' : 'undone'
  if (causedByMs === undefined) return `${verb} by reports that came late, up to ${timeText(track.doneMs)}`
  return `${verb} by a report of ${timeText(causedByMs)} that came later`
}

function timeText(atMs: number): string {
  return new Date(atMs).toISOString()
}

/** Zones that are the same in both sets, by id and shape: number before, number after. */
function sameZonesOf(before: ZoneContext, after: ZoneContext): ReadonlyMap<number, number> {
  const same = new Map<number, number>()
  for (const [number, zone] of before.set.zones.entries()) {
    const next = after.set.zones.findIndex(({ id }) => id === zone.id)
    if (next >= 0 && isSameShape(zone, after.set.zones[next] as Zone)) same.set(number, next)
  }
  return same
}

function isSameShape(a: Zone, b: Zone): boolean {
  return a.parts === b.parts || JSON.stringify(a.parts) === JSON.stringify(b.parts)
}
