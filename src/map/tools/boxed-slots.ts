import type { PictureFrame } from '#domain/picture.ts'
import { type Box, longitudeDelta } from '#geo/lonlat.ts'

/** Who is in a box, which may reach past ±180°. Those without a position are nowhere. */
export function slotsInBox(frame: PictureFrame | undefined, [west, south, east, north]: Box): ReadonlySet<number> {
  const found = new Set<number>()
  const middle = (west + east) / 2
  const half = Math.min(180, (east - west) / 2)
  for (let row = 0; row < (frame?.count ?? 0); row++) {
    const lat = frame?.lat[row] as number
    if (!(lat >= south && lat <= north)) continue
    const lon = frame?.lon[row] as number
    if (Math.abs(longitudeDelta(middle, lon)) <= half) found.add(frame?.slot[row] as number)
  }
  return found
}
