import type { LonLat } from '#geo/lonlat.ts'
import { destination } from '#geo/measure.ts'
import type { IdentityPatch, PositionReport } from '../report.ts'
import { TrackStore } from '../track-store.ts'
import type { BehaviourEvent, BehaviourKind, BehaviourOf } from './behaviour-event.ts'
import { type BehaviourRules, DEFAULT_BEHAVIOUR_RULES } from './behaviour-rules.ts'
import { BehaviourWatch } from './behaviour-watch.ts'
import { OPEN_SEA, type Sea } from './sea.ts'

export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
/** 14 March 2026, 00:00 UTC. */
export const START_MS = Date.UTC(2026, 2, 14)

/** Open water north of the Luconia shoals, in the exclusive economic zone off Sarawak. */
export const LUCONIA: LonLat = [112.6, 5.9]
/** The Sulu Sea off Sandakan. */
export const SULU: LonLat = [119.2, 6.6]
/** The northern end of the Malacca Strait. */
const MALACCA: LonLat = [98.9, 5.6]

export const SHIP = 'mmsi:533000001'
export const OTHER_SHIP = 'mmsi:533000002'

interface Leg {
  readonly trackId?: string
  readonly from?: LonLat
  readonly courseDeg?: number
  readonly kn?: number
  readonly fromMs?: number
  readonly minutes: number
  readonly everyS?: number
  readonly navStatus?: number
  readonly source?: string
}

/** Reports of a straight way, the first at its begin, the last at its end. */
export function leg({
  trackId = SHIP,
  from = LUCONIA,
  courseDeg = 90,
  kn = 10,
  fromMs = START_MS,
  minutes,
  everyS = 30,
  navStatus = 0,
  source = 'test',
}: Leg): PositionReport[] {
  const count = Math.round((minutes * 60) / everyS)
  return Array.from({ length: count + 1 }, (_, i) => {
    const [lon, lat] = destination(from, courseDeg, (kn * i * everyS) / 3600)
    return { trackId, source, atMs: fromMs + i * everyS * 1000, lon, lat, sogKn: kn, cogDeg: courseDeg, navStatus }
  })
}

/** Where and when a way ended. */
export function endOf(reports: readonly PositionReport[]): { readonly from: LonLat; readonly fromMs: number } {
  const last = reports.at(-1)
  return { from: [last?.lon ?? 0, last?.lat ?? 0], fromMs: last?.atMs ?? 0 }
}

/** Ships far away by which the feed is heard. */
export function company(minutes: number, fromMs = START_MS, source = 'test'): PositionReport[] {
  return leg({ trackId: 'mmsi:533000099', from: MALACCA, courseDeg: 130, kn: 12, fromMs, minutes, everyS: 60, source })
}

interface Told {
  readonly patch: IdentityPatch
  readonly atMs: number
}

interface Watched {
  readonly sea?: Partial<Sea>
  readonly rules?: Partial<BehaviourRules>
  readonly facts?: readonly Told[]
  readonly endMs?: number
}

/** Behaviours of reports, each as it stands at the end. */
export function behavioursOf(reports: readonly PositionReport[], watched: Watched = {}): readonly BehaviourEvent[] {
  const store = new TrackStore()
  for (const report of reports) store.add(report)
  const watch = watchOf(store, watched)
  for (const { patch, atMs } of watched.facts ?? []) {
    store.learn(patch, atMs)
    watch.learn(patch, atMs)
  }
  watch.finish(watched.endMs ?? store.lastAtMs)
  return watch.events
}

export function watchOf(store: TrackStore, { sea = {}, rules = {} }: Watched = {}, tracksALook = 500): BehaviourWatch {
  return new BehaviourWatch(
    store,
    { ...OPEN_SEA, ...sea },
    { rules: { ...DEFAULT_BEHAVIOUR_RULES, ...rules }, tracksALook },
  )
}

/** Those of one kind. */
export function ofKind<Kind extends BehaviourKind>(
  events: readonly BehaviourEvent[],
  kind: Kind,
): readonly BehaviourOf<Kind>[] {
  return events.filter((event): event is BehaviourOf<Kind> => event.kind === kind)
}
