import { BoundaryDistance } from '#geo/boundary-distance.ts'
import type { ZoneSet } from '#geo/zone.ts'
import { ZoneSetIndex } from '#geo/zone-set-index.ts'
import { MAX_GAP_MS } from '../one-motion.ts'
import { MALAYSIAN_PORTS, type Port } from './ports.ts'
import { ScheduleBook } from './schedule-book.ts'
import { type AskTurf, TurfJury } from './turf-jury.ts'
import { DEFAULT_RULES, ruleOf, type WatchRule, type ZoneRules } from './zone-rule.ts'

/** Everything that events are judged by. Zones go by their number in the set. */
export interface ZoneContext {
  readonly set: ZoneSet
  /** By zone. */
  readonly rules: readonly WatchRule[]
  readonly schedules: ScheduleBook
  readonly index: ZoneSetIndex
  readonly boundary: BoundaryDistance
  readonly jury: TurfJury
  readonly ask: AskTurf | undefined
  readonly ports: readonly Port[]
  /** A track is lost when nothing was heard of it for longer than this, milliseconds; a longer gap is not travelled. */
  readonly lostAfterMs: number
}

export interface ContextOptions {
  readonly rules?: ZoneRules
  /** Where events are flagged `in-port`; the Malaysian ones without. */
  readonly ports?: readonly Port[]
  /** Six of the longest nominal AIS intervals without. */
  readonly lostAfterMs?: number
  /** Who decides whether a place is in a zone: turf, but for a test. */
  readonly ask?: AskTurf
}

/** Builds the indexes of a zone set: up to a second for large ones, so once for each set. */
export function zoneContext(set: ZoneSet, options: ContextOptions = {}): ZoneContext {
  return {
    set,
    ...judgedBy(set, options.rules ?? DEFAULT_RULES),
    index: new ZoneSetIndex(set.zones),
    boundary: new BoundaryDistance(set),
    jury: new TurfJury(set.zones, options.ask),
    ask: options.ask,
    ports: options.ports ?? MALAYSIAN_PORTS,
    lostAfterMs: options.lostAfterMs ?? MAX_GAP_MS,
  }
}

/** The same zones by other rules, and with a jury that has not sat yet; the indexes are shared. */
export function withRules(context: ZoneContext, rules: ZoneRules): ZoneContext {
  return { ...context, ...judgedBy(context.set, rules), jury: new TurfJury(context.set.zones, context.ask) }
}

function judgedBy({ zones }: ZoneSet, rules: ZoneRules): Pick<ZoneContext, 'rules' | 'schedules'> {
  const byZone = zones.map(({ id }) => ruleOf(rules, id))
  return { rules: byZone, schedules: new ScheduleBook(byZone) }
}
