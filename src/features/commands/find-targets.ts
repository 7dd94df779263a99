import { searchText, titleOf } from '#domain/identity-words.ts'
import type { PictureFrame } from '#domain/picture.ts'
import type { TrackIdentity } from '#domain/report.ts'
import { Best, matchRank } from './match.ts'

export interface FoundTarget {
  readonly row: number
  readonly identity: TrackIdentity
  readonly rank: number
}

/** What a track is searched by, made once an identity: another identity is another object. */
const texts = new WeakMap<TrackIdentity, { readonly title: string; readonly all: string }>()
/** Behind every match of a name. */
const ELSEWHERE = 4

/** The targets of a frame that best answer what was typed, by name before MMSI, call sign, flag and type. */
export function findTargets(
  frame: PictureFrame,
  identityOf: (slot: number) => TrackIdentity | undefined,
  wanted: string,
  most: number,
): readonly FoundTarget[] {
  const best = new Best<{ row: number; identity: TrackIdentity }>(most)
  for (let row = 0; row < frame.count; row++) {
    const identity = identityOf(frame.slot[row] as number)
    if (!identity) continue
    const { title, all } = textOf(identity)
    const byTitle = matchRank(title, wanted)
    const rank = byTitle ?? (all.includes(wanted) ? ELSEWHERE : undefined)
    if (rank !== undefined) best.offer({ row, identity }, rank)
  }
  return best.ranked.map(({ item, rank }) => ({ ...item, rank }))
}

function textOf(identity: TrackIdentity) {
  const known = texts.get(identity)
  if (known) return known
  const made = { title: titleOf(identity).toLowerCase(), all: searchText(identity) }
  texts.set(identity, made)
  return made
}
