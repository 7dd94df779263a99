import { ALERT_PRIORITIES, type AlertPriority } from '#domain/alerts/alert.ts'
import { isLandmark } from '#domain/event-filter.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import type { Observation } from '#domain/observations/observation.ts'
import { shareOf } from './time-scale.ts'
import type { TimeWindow } from './time-window.ts'

/** What is so close together that it is one mark; `first` is where the mark stands. */
interface Group<Item> {
  readonly first: Item
  readonly count: number
}

/** Crossings so close together that they are one mark, which stands for the most urgent of them. */
export interface TickGroup extends Group<ZoneEvent> {
  readonly priority: AlertPriority | undefined
}

/** The priority that rules give to an event; undefined for one that nobody asks for. */
export type PriorityOf = (event: ZoneEvent) => AlertPriority | undefined

/**
 * The crossings of a window that count, in order of time, those in one of `bins` equal parts of it together. However
 * many there are, there are no more marks than that. First sights are not marked: most happen at the start.
 */
export function tickGroups(
  events: readonly ZoneEvent[],
  window: TimeWindow,
  bins: number,
  priorityOf: PriorityOf,
): TickGroup[] {
  return grouped(events.filter(isLandmark), window, bins).map((items) => {
    const ranked = items.map((event) => ({ event, rank: rankOf(priorityOf(event)) }))
    const top = ranked.reduce((most, each) => (each.rank < most.rank ? each : most))
    return { first: top.event, count: items.length, priority: ALERT_PRIORITIES[top.rank] }
  })
}

function rankOf(priority: AlertPriority | undefined): number {
  return priority === undefined ? ALERT_PRIORITIES.length : ALERT_PRIORITIES.indexOf(priority)
}

/** Observations of a window likewise, of all that was told (see `withTold`): each once, where it began. */
export function observationGroups(
  told: readonly Observation[],
  window: TimeWindow,
  bins: number,
): Group<Observation>[] {
  const firstTold = new Map<string, Observation>()
  for (const each of told) if (!firstTold.has(each.id)) firstTold.set(each.id, each)
  return closeGroups([...firstTold.values()], window, bins)
}

/** What lies in a window, those in one of `bins` equal parts of it together. */
export function closeGroups<Item extends { readonly atMs: number }>(
  items: readonly Item[],
  window: TimeWindow,
  bins: number,
): Group<Item>[] {
  return grouped(items, window, bins).map((group) => ({ first: group[0] as Item, count: group.length }))
}

/** Those of each part of the window, in order of time; none is empty. */
function grouped<Item extends { readonly atMs: number }>(
  items: readonly Item[],
  { fromMs, toMs }: TimeWindow,
  bins: number,
): Item[][] {
  const groups = new Map<number, Item[]>()
  const inside = items.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs)
  for (const item of inside.sort((a, b) => a.atMs - b.atMs)) {
    const bin = Math.min(bins - 1, Math.floor(shareOf(item.atMs, fromMs, toMs) * bins))
    const group = groups.get(bin)
    if (group) group.push(item)
    else groups.set(bin, [item])
  }
  return [...groups.values()]
}
