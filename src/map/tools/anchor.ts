import { type PictureFrame, rowOf } from '#domain/picture.ts'
import type { LonLat } from '#geo/lonlat.ts'

/** Where a tool is held: at a place, or on a target that takes it along. */
export type Anchor =
  | { readonly kind: 'place'; readonly at: LonLat }
  | { readonly kind: 'target'; readonly slot: number }

/** Where an anchor is in a frame; undefined when its target is nowhere. */
export function placeOf(anchor: Anchor, frame: PictureFrame | undefined): LonLat | undefined {
  if (anchor.kind === 'place') return anchor.at
  const row = rowOf(frame, anchor.slot)
  const [lon, lat] = [frame?.lon[row] ?? Number.NaN, frame?.lat[row] ?? Number.NaN]
  return Number.isFinite(lon) && Number.isFinite(lat) ? [lon, lat] : undefined
}
