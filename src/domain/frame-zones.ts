import type { ZoneSet } from '#geo/zone.ts'
import type { ZoneSetIndex } from '#geo/zone-set-index.ts'
import type { PictureFrame } from './picture.ts'

/** What names the zone of a row: the first of the set that holds it, watch areas left out, for they lie over others. */
export interface FrameZones {
  readonly index: ZoneSetIndex
  /** By zone, whether it names a row. A frame has room for 255 zones. */
  readonly named: readonly boolean[]
}

export function frameZones({ zones }: ZoneSet, index: ZoneSetIndex): FrameZones {
  return { index, named: zones.map(({ kind }, i) => kind !== 'watch-area' && i < 255) }
}

/** Fills the zones of a frame's rows: the batch form of the index answers for all at once. */
export function nameZones(frame: PictureFrame, { index, named }: FrameZones): void {
  const { count } = frame
  const codes = new Uint16Array(count)
  index.atBatch(frame.lon.subarray(0, count), frame.lat.subarray(0, count), codes)
  for (let row = 0; row < count; row++) {
    const code = codes[row] as number
    if (code === 0) continue
    for (const zone of index.zonesOf(code))
      if (named[zone]) {
        frame.zone[row] = zone + 1
        break
      }
  }
}
