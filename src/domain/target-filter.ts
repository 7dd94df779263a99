import type { TrackKind } from './report.ts'

/** Groups of AIS ship types (ITU-R M.1371 table 53, first digit and the named ones), as operators sort them. */
export const SHIP_GROUPS = [
  'cargo',
  'tanker',
  'passenger',
  'fishing',
  'tug',
  'pleasure',
  'high-speed',
  'service',
  'other',
] as const
export type ShipGroup = (typeof SHIP_GROUPS)[number]

/** Ages as FRESH has them, in its order. */
export const TARGET_AGES = ['fresh', 'ageing', 'lost'] as const
export type TargetAge = (typeof TARGET_AGES)[number]

/** Which targets the list shows and the map does not dim. Empty lists and absent limits ask for nothing. */
export interface TargetFilter {
  /** Part of a name, MMSI (in one or in groups of three), IMO number, call sign or flag. */
  readonly search: string
  readonly kinds: readonly TrackKind[]
  /** ISO 3166-1 alpha-2. */
  readonly flags: readonly string[]
  readonly shipGroups: readonly ShipGroup[]
  /** Knots; those of unknown speed pass neither. */
  readonly minSogKn?: number
  readonly maxSogKn?: number
  /** Of FRESH, by name. */
  readonly ages: readonly TargetAge[]
  /** In a zone of ours at all, or in one of these by id. */
  readonly inOurZones: boolean
  readonly zoneIds: readonly string[]
  /** With an open alert. */
  readonly alerted: boolean
  /** On the watch list. */
  readonly watched: boolean
  /** Inside the view of the map. */
  readonly inView: boolean
}

export const NO_FILTER: TargetFilter = {
  search: '',
  kinds: [],
  flags: [],
  shipGroups: [],
  ages: [],
  inOurZones: false,
  zoneIds: [],
  alerted: false,
  watched: false,
  inView: false,
}

/** What a filter is asked of: one target as it is at one moment. */
export interface TargetFacts {
  /** In small letters; see `searchText`. */
  readonly searched: string
  readonly kind: TrackKind
  readonly flag: string | undefined
  readonly shipGroup: ShipGroup | undefined
  /** Knots, or NaN. */
  readonly sogKn: number
  readonly age: TargetAge
  readonly inOurZones: boolean
  readonly zoneId: string | undefined
  readonly alerted: boolean
  readonly watched: boolean
  readonly inView: boolean
}

/** Whether a target passes: every part of the filter that asks for something must be answered. */
export function matches(filter: TargetFilter, facts: TargetFacts): boolean {
  const { kinds, flags, shipGroups, ages, zoneIds, minSogKn, maxSogKn } = filter
  return (
    (kinds.length === 0 || kinds.includes(facts.kind)) &&
    (flags.length === 0 || (facts.flag !== undefined && flags.includes(facts.flag))) &&
    (shipGroups.length === 0 || (facts.shipGroup !== undefined && shipGroups.includes(facts.shipGroup))) &&
    (minSogKn === undefined || facts.sogKn >= minSogKn) &&
    (maxSogKn === undefined || facts.sogKn <= maxSogKn) &&
    (ages.length === 0 || ages.includes(facts.age)) &&
    (!filter.inOurZones || facts.inOurZones) &&
    (zoneIds.length === 0 || (facts.zoneId !== undefined && zoneIds.includes(facts.zoneId))) &&
    (!filter.alerted || facts.alerted) &&
    (!filter.watched || facts.watched) &&
    (!filter.inView || facts.inView) &&
    facts.searched.includes(filter.search.trim().toLowerCase())
  )
}

/** The parts of a filter that can be in force and be taken away one by one, in the order in which they are named. */
const FILTER_PARTS = [
  'search',
  'inView',
  'kinds',
  'zones',
  'flags',
  'shipGroups',
  'speed',
  'ages',
  'alerted',
  'watched',
] as const
export type FilterPart = (typeof FILTER_PARTS)[number]

/** Which parts ask for something. */
export function partsInForce(filter: TargetFilter): readonly FilterPart[] {
  const inForce: Record<FilterPart, boolean> = {
    search: filter.search.trim() !== '',
    inView: filter.inView,
    kinds: filter.kinds.length > 0,
    zones: filter.inOurZones || filter.zoneIds.length > 0,
    flags: filter.flags.length > 0,
    shipGroups: filter.shipGroups.length > 0,
    speed: filter.minSogKn !== undefined || filter.maxSogKn !== undefined,
    ages: filter.ages.length > 0,
    alerted: filter.alerted,
    watched: filter.watched,
  }
  return FILTER_PARTS.filter((part) => inForce[part])
}

/** The filter without one of its parts. */
export function withoutPart(filter: TargetFilter, part: FilterPart): TargetFilter {
  switch (part) {
    case 'search':
    case 'inView':
    case 'kinds':
    case 'flags':
    case 'shipGroups':
    case 'ages':
    case 'alerted':
    case 'watched':
      return { ...filter, [part]: NO_FILTER[part] }
    case 'zones':
      return { ...filter, inOurZones: false, zoneIds: [] }
    case 'speed': {
      const { minSogKn: _min, maxSogKn: _max, ...others } = filter
      return others
    }
  }
}
