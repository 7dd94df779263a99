/** Where each of several squares lies on one sheet, px from its left top. */
export interface Sheet {
  readonly widthPx: number
  readonly heightPx: number
  readonly places: readonly { readonly x: number; readonly y: number }[]
}

/**
 * Lays squares in rows, the largest first, with free room round each so that none bleeds into its neighbour when the
 * sheet is drawn smaller. A square wider than the sheet makes it wider. Places are in the order of `sidesPx`.
 */
export function laidOut(sidesPx: readonly number[], widthPx: number, roomPx: number): Sheet {
  const width = Math.max(widthPx, ...sidesPx.map((side) => side + 2 * roomPx))
  const places = sidesPx.map(() => ({ x: 0, y: 0 }))
  const order = sidesPx.map((side, index) => ({ side, index })).sort((a, b) => b.side - a.side)
  let [x, y, rowHeight] = [roomPx, roomPx, 0]
  for (const { side, index } of order) {
    if (x + side + roomPx > width) {
      x = roomPx
      y += rowHeight + roomPx
      rowHeight = 0
    }
    places[index] = { x, y }
    x += side + roomPx
    rowHeight = Math.max(rowHeight, side)
  }
  return { widthPx: width, heightPx: y + rowHeight + roomPx, places }
}
