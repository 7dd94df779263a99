import type { PictureFrame } from '#domain/picture.ts'
import { isInLabelView, type LabelView, pixelsApart } from '../../map/label-view.ts'

/** From a zoom on, how long a hull must be to be named for its size, m. */
const BIG: readonly { readonly fromZoom: number; readonly lengthM: number }[] = [
  { fromZoom: 12, lengthM: 50 },
  { fromZoom: 11, lengthM: 100 },
  { fromZoom: 10, lengthM: 150 },
  { fromZoom: 9, lengthM: 200 },
  { fromZoom: 8, lengthM: 300 },
]

/** Who is that close, CSS px, is named: to the pointer, and closer still to the ground to the middle of the map. */
const NEAR_POINTER = { fromZoom: 10, radiusPx: 110 }
const NEAR_MIDDLE = { fromZoom: 12, radiusPx: 200 }
const MOST_NEAR = 24

/** Whoever has a name keeps it until it is this much farther away, or the map this much farther out. */
const KEEP_RADIUS = 1.3
const KEEP_ZOOM = 0.25

/** Hull length from which a ship is big at a zoom, m; Infinity where nobody is. */
function bigFromM(zoom: number): number {
  return BIG.find(({ fromZoom }) => zoom >= fromZoom)?.lengthM ?? Number.POSITIVE_INFINITY
}

/** Rows named only for being big or near, and in the view: the longest first, then by slot, so that their order rests. */
export function bigAndNear(
  frame: PictureFrame,
  view: LabelView,
  before: ReadonlySet<number>,
): { readonly big: readonly number[]; readonly near: readonly number[] } {
  const { zoom, middle, pointer } = view
  const [bigM, keptBigM] = [bigFromM(zoom), bigFromM(zoom + KEEP_ZOOM)]
  const big: number[] = []
  const near: { row: number; px: number }[] = []
  if (keptBigM === Number.POSITIVE_INFINITY) return { big, near: [] }
  for (let row = 0; row < frame.count; row++) {
    const [lon, lat] = [frame.lon[row] as number, frame.lat[row] as number]
    const slot = frame.slot[row] as number
    if (!isInLabelView(view, lon, lat) || view.shown?.has(slot) === false) continue
    const isKept = before.has(slot)
    if ((frame.lengthM[row] as number) >= (isKept ? keptBigM : bigM)) {
      big.push(row)
      continue
    }
    const shares = [shareOf(pointer, NEAR_POINTER), shareOf(middle, NEAR_MIDDLE)]
    const share = Math.min(...shares)
    if (share <= (isKept ? KEEP_RADIUS : 1)) near.push({ row, px: isKept ? share / KEEP_RADIUS : share })

    function shareOf(from: LabelView['pointer'], { fromZoom, radiusPx }: typeof NEAR_POINTER): number {
      if (!from || zoom < fromZoom - (isKept ? KEEP_ZOOM : 0)) return Number.POSITIVE_INFINITY
      return pixelsApart(from, lon, lat, zoom) / radiusPx
    }
  }
  const slotOf = (row: number) => frame.slot[row] as number
  big.sort((a, b) => (frame.lengthM[b] as number) - (frame.lengthM[a] as number) || slotOf(a) - slotOf(b))
  near.sort((a, b) => a.px - b.px)
  const nearest = near.slice(0, MOST_NEAR).map(({ row }) => row)
  return { big, near: nearest.sort((a, b) => slotOf(a) - slotOf(b)) }
}
