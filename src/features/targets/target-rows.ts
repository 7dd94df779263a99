import type { AlertPriority } from '#domain/alerts/alert.ts'
import { kindWords } from '#domain/identity-words.ts'
import { FRESH, isOurs, type PictureFrame, SIGN } from '#domain/picture.ts'
import type { TargetEntry } from '#domain/target-book.ts'
import type { OrderOptions, TargetGroup, TargetOrder } from '#domain/target-order.ts'
import type { NamedZone } from '#domain/zone-words.ts'

/** One line of the list. */
export interface TargetRow {
  readonly slot: number
  readonly title: string
  readonly kind: string
  readonly sign: number
  readonly pointsDeg: number
  readonly sogKn: number
  readonly ageS: number
  readonly lost: boolean
  readonly sleeping: boolean
  readonly ours: boolean
  readonly watched: boolean
  /** The most urgent open alert of it. */
  readonly priority: AlertPriority | undefined
  /** The zone it is in. */
  readonly zone: NamedZone | undefined
}

/** A head in the list, or a target by its place among all that are listed, from 0. */
export type ListItem =
  | { readonly type: 'head'; readonly title: TargetGroup; readonly count: number }
  | { readonly type: 'target'; readonly place: number }

/** How many lines the list has, heads and targets. */
export function itemCount({ rows, groups }: Pick<TargetOrder, 'rows' | 'groups'>): number {
  return rows.length + groups.length
}

/** What stands in a line. */
export function itemAt({ groups }: Pick<TargetOrder, 'groups'>, index: number): ListItem | undefined {
  let [line, place] = [0, 0]
  for (const { title, count } of groups) {
    if (index === line) return { type: 'head', title, count }
    if (index <= line + count) return { type: 'target', place: place + index - line - 1 }
    line += count + 1
    place += count
  }
  return undefined
}

/** The line of a target. */
export function lineOf({ groups }: Pick<TargetOrder, 'groups'>, place: number): number {
  let [heads, before] = [0, 0]
  for (const { count } of groups) {
    heads++
    before += count
    if (place < before) break
  }
  return place + heads
}

/** The place of a track in the list, or -1. */
export function placeOf(frame: PictureFrame, { rows }: Pick<TargetOrder, 'rows'>, slot: number | undefined): number {
  return slot === undefined ? -1 : rows.findIndex((row) => frame.slot[row] === slot)
}

/**
 * The place a key leads to from another, held at both ends; from none (-1) the first, or with ArrowUp the last. Undefined
 * for another key and in an empty list. `page` is how many rows are seen at once.
 */
export function placeByKey(count: number, from: number, key: string, page: number): number | undefined {
  const last = count - 1
  const to: Record<string, number> = {
    ArrowDown: from + 1,
    ArrowUp: from < 0 ? last : from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: last,
  }
  const wanted = to[key]
  return wanted === undefined || count === 0 ? undefined : Math.min(last, Math.max(0, wanted))
}

/** All that is shown of one row of a frame. */
export function targetRow(
  frame: PictureFrame,
  row: number,
  { title, identity }: TargetEntry,
  { zones, watched, alertOf }: Pick<OrderOptions, 'zones' | 'watched' | 'alertOf'>,
): TargetRow {
  const sign = frame.sign[row] as number
  return {
    slot: frame.slot[row] as number,
    title,
    kind: kindWords(identity),
    sign,
    pointsDeg: frame.pointsDeg[row] as number,
    sogKn: frame.sogKn[row] as number,
    ageS: frame.ageS[row] as number,
    lost: frame.fresh[row] === FRESH.lost,
    sleeping: sign === SIGN.sleeping,
    ours: isOurs(sign),
    watched: watched.has(identity.trackId),
    priority: alertOf.get(identity.trackId),
    zone: zones[(frame.zone[row] as number) - 1],
  }
}
