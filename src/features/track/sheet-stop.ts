/** How much of a track a phone shows: name, age and verdict; half the screen; all of it. */
export const SHEET_STOPS = ['peek', 'half', 'full'] as const
export type SheetStop = (typeof SHEET_STOPS)[number]

/** A flick of at least this speed goes on to the next stop, pixels a millisecond. */
const FLICK = 0.4

/** Heights of the three stops, pixels. */
export type StopHeights = Readonly<Record<SheetStop, number>>

/** Where a sheet comes to rest that is let go at a height, moving upwards at a speed (pixels a millisecond; down is negative). */
export function restingStop(heightPx: number, upwards: number, heights: StopHeights): SheetStop {
  if (upwards >= FLICK) return SHEET_STOPS.find((stop) => heights[stop] > heightPx) ?? 'full'
  if (upwards <= -FLICK) return SHEET_STOPS.findLast((stop) => heights[stop] < heightPx) ?? 'peek'
  return SHEET_STOPS.reduce((best, stop) =>
    Math.abs(heights[stop] - heightPx) < Math.abs(heights[best] - heightPx) ? stop : best,
  )
}

/** The stop a key leads to, or undefined for another key. */
export function stopByKey(stop: SheetStop, key: string): SheetStop | undefined {
  const at = SHEET_STOPS.indexOf(stop)
  switch (key) {
    case 'ArrowUp':
    case 'ArrowRight':
      return SHEET_STOPS[Math.min(at + 1, SHEET_STOPS.length - 1)]
    case 'ArrowDown':
    case 'ArrowLeft':
      return SHEET_STOPS[Math.max(at - 1, 0)]
    case 'Home':
      return 'peek'
    case 'End':
      return 'full'
    case 'Enter':
    case ' ':
      return stopByTap(stop)
    default:
      return undefined
  }
}

/** A tap goes up stop by stop, and from the top back down. */
export function stopByTap(stop: SheetStop): SheetStop {
  return SHEET_STOPS[(SHEET_STOPS.indexOf(stop) + 1) % SHEET_STOPS.length] ?? 'half'
}
