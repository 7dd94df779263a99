import { isLandmark } from '#domain/event-filter.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { shareOf } from './time-scale.ts'
import type { TimeWindow } from './time-window.ts'

/** Crossings so close together that they are one mark; `first` is where the mark stands. */
export interface TickGroup {
  readonly first: ZoneEvent
  readonly count: number
}

/**
 * The crossings of a window that count, in order of time, those in one of `bins` equal parts of it together. However
 * many there are, there are no more marks than that. First sights are not marked: most happen at the start.
 */
export function tickGroups(events: readonly ZoneEvent[], { fromMs, toMs }: TimeWindow, bins: number): TickGroup[] {
  const inside = events.filter((event) => isLandmark(event) && event.atMs >= fromMs && event.atMs <= toMs)
  const groups = new Map<number, { first: ZoneEvent; count: number }>()
  for (const event of inside.sort((a, b) => a.atMs - b.atMs)) {
    const bin = Math.min(bins - 1, Math.floor(shareOf(event.atMs, fromMs, toMs) * bins))
    const group = groups.get(bin)
    if (group) group.count++
    else groups.set(bin, { first: event, count: 1 })
  }
  return [...groups.values()]
}
