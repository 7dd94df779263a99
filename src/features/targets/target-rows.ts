import { kindWords, titleOf } from '#domain/identity-words.ts'
import { FRESH, type PictureFrame, SIGN } from '#domain/picture.ts'
import type { TrackIdentity } from '#domain/report.ts'

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
  /** 0 outside every zone. */
  readonly zone: number
}

/** A head in the list, or a target. */
export type ListItem =
  | { readonly type: 'head'; readonly title: string; readonly count: number }
  | { readonly type: 'row'; readonly row: TargetRow }

export interface TargetFilter {
  /** Part of a name, MMSI, call sign or flag. */
  readonly search: string
  readonly insideOnly: boolean
  readonly movingOnly: boolean
}

/** The rows of a frame that pass the filter, ours first, each group by name. */
export function targetItems(
  frame: PictureFrame,
  identityOf: (slot: number) => TrackIdentity | undefined,
  filter: TargetFilter,
): readonly ListItem[] {
  const wanted = filter.search.trim().toLowerCase()
  const rows: TargetRow[] = []
  for (let i = 0; i < frame.count; i++) {
    const slot = frame.slot[i] as number
    const identity = identityOf(slot)
    if (!identity || (wanted && !searchText(identity).includes(wanted))) continue
    if (filter.insideOnly && frame.zone[i] === 0) continue
    if (filter.movingOnly && !((frame.sogKn[i] as number) >= 0.5)) continue
    rows.push(rowOf(frame, i, identity))
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

function group(title: string, rows: readonly TargetRow[]): ListItem[] {
  if (rows.length === 0) return []
  return [{ type: 'head', title, count: rows.length }, ...rows.map((row): ListItem => ({ type: 'row', row }))]
}

function rowOf(frame: PictureFrame, i: number, identity: TrackIdentity): TargetRow {
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
    ours: sign === SIGN.drone || sign === SIGN.patrol,
    zone: frame.zone[i] as number,
  }
}

function searchText({ name, mmsi, callSign, flag, trackId }: TrackIdentity): string {
  return [name, mmsi, callSign, flag, trackId].join(' ').toLowerCase()
}
