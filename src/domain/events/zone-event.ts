import type { ZoneRule } from './zone-rule.ts'

/** Where a track was, and when. */
export interface Fix {
  readonly atMs: number
  readonly lon: number
  readonly lat: number
}

/**
 * What a track did to a zone.
 * entered, exited: it went over the limit and stayed. crossed: in and out again before it could count as an entry, or
 * between two reports. first-seen-inside: its first report, or its first after it was lost, lies inside.
 * lost-inside: nothing more was heard of it while it was inside.
 */
export type ZoneEventKind = 'entered' | 'exited' | 'crossed' | 'first-seen-inside' | 'lost-inside'

/** The limit gone over, by the ids of the zone set (`Limit.id`). */
export interface LimitCrossed {
  readonly limitId: string
  /** Nautical miles from the limit to the report after. */
  readonly afterNm: number
}

/** What is to be known beside the event itself; a reader shows it in words. */
export type EventFlag =
  /** The limit is the coast: a port, a river mouth or an error of the chart. Not for alerts unless asked for. */
  | 'at-coast'
  /** Inside a port or anchorage that is masked. */
  | 'in-port'
  /** Two senders share the identity; this is the second of them. */
  | 'shared-identity'
  /** The zone was taken away, or its schedule ended: the track did not move. */
  | 'zone-closed'
  /** The zone was new, or its schedule began, with the track already inside. */
  | 'zone-opened'
  /** The reports either side are too far apart for the time between: a fault, or a lie. Where it crossed is unknown. */
  | 'jump'
  /** When it counted, it had not been further past the limit than the limit itself is known. */
  | 'too-close-to-call'

/**
 * A track and a zone. `atMs`, `lon` and `lat` are the crossing, interpolated on the geodesic between the reports either
 * side (to the millisecond and a millionth of a degree); where nothing is known of that way, or nothing was crossed,
 * they are those of `after` (for lost-inside: of `before`, and `atMs` is when it counted as lost). Where a zone ended or
 * began (flags zone-closed, zone-opened), `atMs` is that instant and the place is where the track was then; zone-closed
 * has only `before`, zone-opened only `after`: the newest report of then.
 */
export interface ZoneEvent {
  /** Hash of what caused it: the same cause gives the same id, so that repeats are harmless. */
  readonly id: string
  readonly kind: ZoneEventKind
  readonly trackId: string
  readonly zoneId: string
  readonly zoneVersion: string
  readonly atMs: number
  readonly lon: number
  readonly lat: number
  /** `unknown`: nothing is known of the way between the two reports (a gap, a jump). `none`: no limit was crossed. */
  readonly crossing: 'interpolated' | 'unknown' | 'none'
  /** The crossing lies between these instants. */
  readonly windowMs: readonly [fromMs: number, toMs: number]
  /** The reports either side. First seen has no `before`, lost has no `after`. */
  readonly before?: Fix
  readonly after?: Fix
  readonly limit?: LimitCrossed
  /** For `crossed`: where and when it came out again. */
  readonly out?: {
    readonly atMs: number
    readonly lon: number
    readonly lat: number
    readonly before: Fix
    readonly after: Fix
    readonly limit?: LimitCrossed
  }
  /** When the rule was met, event time: from then on the event stands, and is shown. */
  readonly confirmedAtMs: number
  /** The deepest it was past the line when confirmed, nautical miles. */
  readonly depthNm?: number
  readonly rule: Pick<ZoneRule, 'bandNm' | 'dwellS'>
  /** What turf.booleanPointInPolygon on the whole polygon says of `after` (lost-inside: of `before`). */
  readonly turfInside: boolean
  readonly flags: readonly EventFlag[]
  /** Which feed or file brought the report that made it. */
  readonly source: string
  /** A late report showed it to be wrong. It is kept, shown as withdrawn, and does not count. */
  readonly withdrawn?: { readonly reason: string; readonly replacedBy?: string }
}
