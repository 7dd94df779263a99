import { isLandmark } from '#domain/event-filter.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import type { Observation } from '#domain/observations/observation.ts'
import { shareOf } from './time-scale.ts'
import type { TimeWindow } from './time-window.ts'

/** What is so close together that it is one mark; `first` is where the mark stands. */
export interface TickGroup<Item = ZoneEvent> {
  readonly first: Item
  readonly count: number
}

/**
 * The crossings of a window that count, in order of time, those in one of `bins` equal parts of it together. However
 * many there are, there are no more marks than that. First sights are not marked: most happen at the start.
 */
export function tickGroups(events: readonly ZoneEvent[], window: TimeWindow, bins: number): TickGroup[] {
  return grouped(events.filter(isLandmark), window, bins)
}

/** Observations of a window likewise, of all that was told (see `withTold`): each once, where it began. */
export function observationGroups(
  told: readonly Observation[],
  window: TimeWindow,
  bins: number,
): TickGroup<Observation>[] {
  const firstTold = new Map<string, Observation>()
  for (const each of told) if (!firstTold.has(each.id)) firstTold.set(each.id, each)
  return grouped([...firstTold.values()], window, bins)
}

function grouped<Item extends { readonly atMs: number }>(
  items: readonly Item[],
  { fromMs, toMs }: TimeWindow,
  bins: number,
): TickGroup<Item>[] {
  const groups = new Map<number, { first: Item; count: number }>()
  const inside = items.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs)
  for (const item of inside.sort((a, b) => a.atMs - b.atMs)) {
    const bin = Math.min(bins - 1, Math.floor(shareOf(item.atMs, fromMs, toMs) * bins))
    const group = groups.get(bin)
    if (group) group.count++
    else groups.set(bin, { first: item, count: 1 })
  }
  return [...groups.values()]
}
