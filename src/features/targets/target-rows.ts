import { kindWords, searchText, titleOf } from '#domain/identity-words.ts'
import { FRESH, isMoving, isOurs, type PictureFrame, SIGN } from '#domain/picture.ts'
import type { TrackIdentity } from '#domain/report.ts'
import { isOurZone, type NamedZone } from '#domain/zone-words.ts'

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
  /** The zone it is in. */
  readonly zone: NamedZone | undefined
}

/** A head in the list, or a target. */
export type ListItem =
  | { readonly type: 'head'; readonly title: string; readonly count: number }
  | { readonly type: 'row'; readonly row: TargetRow }

export interface TargetFilter {
  /** Part of a name, MMSI (in one or in groups of three), call sign or flag. */
  readonly search: string
  readonly insideOnly: boolean
  readonly movingOnly: boolean
}

/** The rows of a frame that pass the filter, ours first, each group by name. */
export function targetItems(
  frame: PictureFrame,
  identityOf: (slot: number) => TrackIdentity | undefined,
  zones: readonly NamedZone[],
  filter: TargetFilter,
): readonly ListItem[] {
  const wanted = filter.search.trim().toLowerCase()
  const rows: TargetRow[] = []
  for (let i = 0; i < frame.count; i++) {
    const slot = frame.slot[i] as number
    const identity = identityOf(slot)
    if (!identity || (wanted && !searchText(identity).includes(wanted))) continue
    const zone = zones[(frame.zone[i] as number) - 1]
    if (filter.insideOnly && !isOurZone(zone)) continue
    if (filter.movingOnly && !isMoving(frame.sogKn[i])) continue
    rows.push(targetRow(frame, i, identity, zone))
  }
  rows.sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.slot - b.slot))
  return [
    ...group(
      'Ours',
      rows.filter((row) => row.ours),
    ),
    ...group(
      'Others',
      rows.filter((row) => !row.ours),
    ),
  ]
}

/**
 * The item a key leads to from the selected slot, held at both ends; from none the first, or with ArrowUp the last.
 * Undefined for another key and in a list without rows. `page` is how many rows are seen at once.
 */
export function itemByKey(
  items: readonly ListItem[],
  selected: number | undefined,
  key: string,
  page: number,
): number | undefined {
  const rows = items.flatMap((item, i) => (item.type === 'row' ? [i] : []))
  const last = rows.length - 1
  const at = items.findIndex((item) => item.type === 'row' && item.row.slot === selected)
  const from = rows.indexOf(at)
  const to: Record<string, number> = {
    ArrowDown: from + 1,
    ArrowUp: from < 0 ? last : from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: last,
  }
  const wanted = to[key]
  return wanted === undefined ? undefined : rows[Math.min(last, Math.max(0, wanted))]
}

function group(title: string, rows: readonly TargetRow[]): ListItem[] {
  if (rows.length === 0) return []
  return [{ type: 'head', title, count: rows.length }, ...rows.map((row): ListItem => ({ type: 'row', row }))]
}

function targetRow(frame: PictureFrame, i: number, identity: TrackIdentity, zone: NamedZone | undefined): TargetRow {
  const sign = frame.sign[i] as number
  return {
    slot: frame.slot[i] as number,
    title: titleOf(identity),
    kind: kindWords(identity),
    sign,
    pointsDeg: frame.pointsDeg[i] as number,
    sogKn: frame.sogKn[i] as number,
    ageS: frame.ageS[i] as number,
    lost: frame.fresh[i] === FRESH.lost,
    sleeping: sign === SIGN.sleeping,
    ours: isOurs(sign),
    zone,
  }
}
