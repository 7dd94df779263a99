import { titleOf } from '#domain/identity-words.ts'
import type { PictureFrame } from '#domain/picture.ts'
import type { TrackIdentity } from '#domain/report.ts'
import { distanceNm } from '#geo/measure.ts'

/** As many as are seen at once. */
const MOST_CHOICES = 8

/** A track that may be chosen, and how far it is from the other one now. */
export interface TrackChoice {
  readonly slot: number
  readonly identity: TrackIdentity
  readonly title: string
  readonly nm: number | undefined
}

/**
 * The tracks whose name, number or id has the text in it, nearest to a track first; those that are nowhere now come
 * last. Without a text the nearest.
 */
export function trackChoices(
  identities: readonly (TrackIdentity | undefined)[],
  frame: PictureFrame | undefined,
  text: string,
  fromSlot: number | undefined,
): readonly TrackChoice[] {
  const wanted = text.trim().toLowerCase()
  const rows = new Map(frame ? Array.from({ length: frame.count }, (_, row) => [frame.slot[row], row] as const) : [])
  const from = rows.get(fromSlot)
  const choices = identities.flatMap((identity, slot): TrackChoice[] => {
    if (!identity || slot === fromSlot) return []
    const title = titleOf(identity)
    if (wanted && !`${title}\n${identity.mmsi ?? ''}\n${identity.trackId}`.toLowerCase().includes(wanted)) return []
    const row = rows.get(slot)
    const isThere = frame && from !== undefined && row !== undefined
    const nm = isThere ? distanceNm(placeOf(frame, from), placeOf(frame, row)) : undefined
    return [{ slot, identity, title, nm }]
  })
  const far = ({ nm }: TrackChoice) => nm ?? Number.POSITIVE_INFINITY
  return choices
    .sort((one, other) => far(one) - far(other) || one.title.localeCompare(other.title, 'en') || one.slot - other.slot)
    .slice(0, MOST_CHOICES)
}

function placeOf({ lon, lat }: PictureFrame, row: number): readonly [number, number] {
  return [lon[row] as number, lat[row] as number]
}
