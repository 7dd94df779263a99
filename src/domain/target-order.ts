import type { Box } from '#geo/lonlat.ts'
import { longitudeDelta } from '#geo/lonlat.ts'
import type { Zone } from '#geo/zone.ts'
import { ALERT_PRIORITIES, type AlertPriority } from './alerts/alert.ts'
import { isOurs, type PictureFrame } from './picture.ts'
import type { TargetBook } from './target-book.ts'
import { matches, TARGET_AGES, type TargetFacts, type TargetFilter } from './target-filter.ts'
import { isOurZone } from './zone-words.ts'

export const SORT_COLUMNS = ['name', 'zone', 'speed', 'age'] as const
export type SortColumn = (typeof SORT_COLUMNS)[number]

export interface TargetSort {
  readonly column: SortColumn
  readonly descending: boolean
}

/** What decides who is in the list and where. */
export interface OrderOptions {
  readonly filter: TargetFilter
  readonly sort: TargetSort
  readonly zones: readonly Pick<Zone, 'id' | 'kind' | 'name'>[]
  /** The most urgent open alert of a track, by its id. */
  readonly alertOf: ReadonlyMap<string, AlertPriority>
  /** By track id. */
  readonly watched: ReadonlySet<string>
  /** What the map shows; may reach past ±180°. */
  readonly view: Box | undefined
  /** Only these, by slot: a box was drawn around them. */
  readonly boxed: ReadonlySet<number> | undefined
  /** Targets with alerts are listed even where the filter would hide them. */
  readonly keepAlerted: boolean
}

const TARGET_GROUPS = ['Needs action', 'Ours', 'Others'] as const
export type TargetGroup = (typeof TARGET_GROUPS)[number]

/** Who is listed, in columns: nothing is made for a row until it is seen. */
export interface TargetOrder {
  /** Rows of the frame, group after group. */
  readonly rows: Uint32Array
  /** Groups that have anybody, with how many, in the order of `rows`. */
  readonly groups: readonly { readonly title: TargetGroup; readonly count: number }[]
  readonly total: number
  /** How many with an open alert the filter hides. */
  readonly hiddenAlerted: number
}

/** Bits of a sort key: who, by rank of the name; then the value of the column; then urgency; then the group. All fit 53. */
const RANK = 2 ** 20
const VALUE = 2 ** 28
const URGENCY = 2 ** 3
const HIGHEST_VALUE = VALUE - 1

/**
 * The rows of a frame that pass, in their groups: those with open alerts (most urgent first), ours, others; within, by the
 * column asked for and then by name. What is not known stands last either way. Up to a million tracks.
 */
export function orderTargets(frame: PictureFrame, book: TargetBook, options: OrderOptions): TargetOrder {
  const { filter, zones, alertOf, watched, boxed, sort } = options
  const { ranks } = book
  const rowOfRank = new Uint32Array(book.size)
  const keys = new Float64Array(frame.count)
  const counts = [0, 0, 0]
  const isOurZoneAt = zones.map(isOurZone)
  const inView = viewTest(options.view)
  const facts: { -readonly [Name in keyof TargetFacts]: TargetFacts[Name] } = { ...NOBODY }
  const wanted = { ...filter, search: filter.search.trim().toLowerCase() }
  let [shown, hiddenAlerted] = [0, 0]
  for (let row = 0; row < frame.count; row++) {
    const slot = frame.slot[row] as number
    const entry = book.entry(slot)
    if (!entry) continue
    const { identity } = entry
    const priority = alertOf.size === 0 ? undefined : alertOf.get(identity.trackId)
    const zone = (frame.zone[row] as number) - 1
    facts.searched = entry.searched
    facts.kind = identity.kind
    facts.flag = identity.flag
    facts.shipGroup = entry.shipGroup
    facts.sogKn = frame.sogKn[row] as number
    facts.age = TARGET_AGES[frame.fresh[row] as number] ?? 'lost'
    facts.inOurZones = isOurZoneAt[zone] ?? false
    facts.zoneId = zones[zone]?.id
    facts.alerted = priority !== undefined
    facts.watched = watched.size > 0 && watched.has(identity.trackId)
    facts.inView = !filter.inView || inView(frame.lon[row] as number, frame.lat[row] as number)
    const passes = (boxed === undefined || boxed.has(slot)) && matches(wanted, facts)
    if (!passes && priority !== undefined && !options.keepAlerted) hiddenAlerted++
    if (!passes && (priority === undefined || !options.keepAlerted)) continue
    const group = priority !== undefined ? 0 : isOurs(frame.sign[row]) ? 1 : 2
    const urgency = priority === undefined ? 0 : ALERT_PRIORITIES.indexOf(priority)
    const rank = ranks[slot] as number
    const value = sortValue(frame, row, sort)
    rowOfRank[rank] = row
    counts[group] = (counts[group] as number) + 1
    const who = sort.column === 'name' && sort.descending ? RANK - 1 - rank : rank
    keys[shown++] = ((group * URGENCY + urgency) * VALUE + value) * RANK + who
  }
  const sorted = keys.subarray(0, shown).sort()
  const rows = new Uint32Array(shown)
  const isBackwards = sort.column === 'name' && sort.descending
  for (let i = 0; i < shown; i++) {
    const who = (sorted[i] as number) % RANK
    rows[i] = rowOfRank[isBackwards ? RANK - 1 - who : who] as number
  }
  const groups = TARGET_GROUPS.map((title, group) => ({ title, count: counts[group] as number }))
  return { rows, groups: groups.filter(({ count }) => count > 0), total: frame.count, hiddenAlerted }
}

const NOBODY: TargetFacts = {
  searched: '',
  kind: 'other',
  flag: undefined,
  shipGroup: undefined,
  sogKn: Number.NaN,
  age: 'lost',
  inOurZones: false,
  zoneId: undefined,
  alerted: false,
  watched: false,
  inView: false,
}

/** What a row is sorted by, as a whole number below VALUE. */
function sortValue(frame: PictureFrame, row: number, { column, descending }: TargetSort): number {
  if (column === 'name') return 0
  const value = rawValue(frame, row, column)
  if (Number.isNaN(value)) return HIGHEST_VALUE
  const whole = Math.min(HIGHEST_VALUE - 1, Math.max(0, Math.round(value)))
  return descending ? HIGHEST_VALUE - 1 - whole : whole
}

function rawValue(frame: PictureFrame, row: number, column: Exclude<SortColumn, 'name'>): number {
  switch (column) {
    case 'speed':
      // As finely as tracks keep it.
      return (frame.sogKn[row] as number) * 50
    case 'age':
      return frame.ageS[row] as number
    case 'zone':
      return (frame.zone[row] as number) || Number.NaN
  }
}

function viewTest(view: Box | undefined): (lon: number, lat: number) => boolean {
  if (!view) return () => true
  const [west, south, east, north] = view
  const [middle, half] = [(west + east) / 2, (east - west) / 2]
  return (lon, lat) => lat >= south && lat <= north && (half >= 180 || Math.abs(longitudeDelta(middle, lon)) <= half)
}
