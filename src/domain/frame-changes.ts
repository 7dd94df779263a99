import type { PictureFrame } from './picture.ts'

/**
 * Puts changes (`FrameMaker.changesTo`) into the frame that they came after, in place. They are dated back to the frame's
 * own instant, along their motion, so that whoever goes on from there by the clock comes to the same place. Rows are
 * found by slot, which ascend in a frame; those of nobody in it are passed over, and come with the next frame.
 *
 * @returns The rows that are other than before.
 */
export function putChanges(frame: PictureFrame, changes: PictureFrame): Uint32Array {
  const rows = new Uint32Array(changes.count)
  const passedS = (changes.atMs - frame.atMs) / 1000
  let count = 0
  for (let i = 0; i < changes.count; i++) {
    const row = rowOfSlot(frame, changes.slot[i] as number)
    if (row < 0) continue
    rows[count++] = row
    const goesOnS = changes.goesOnS[i] as number
    const [lonRate, latRate] = [changes.lonRate[i] as number, changes.latRate[i] as number]
    frame.lonRate[row] = lonRate
    frame.latRate[row] = latRate
    frame.goesOnS[row] = goesOnS > 0 ? goesOnS + passedS : 0
    frame.lon[row] = (changes.lon[i] as number) - lonRate * passedS
    frame.lat[row] = (changes.lat[i] as number) - latRate * passedS
    frame.ageS[row] = (changes.ageS[i] as number) - passedS
    frame.sogKn[row] = changes.sogKn[i] as number
    frame.cogDeg[row] = changes.cogDeg[i] as number
    frame.pointsDeg[row] = changes.pointsDeg[i] as number
    frame.altitudeM[row] = changes.altitudeM[i] as number
    frame.navStatus[row] = changes.navStatus[i] as number
    frame.sign[row] = changes.sign[i] as number
    frame.fresh[row] = changes.fresh[i] as number
    frame.zone[row] = changes.zone[i] as number
    frame.marks[row] = changes.marks[i] as number
    frame.lengthM[row] = changes.lengthM[i] as number
    frame.beamM[row] = changes.beamM[i] as number
  }
  return rows.subarray(0, count)
}

function rowOfSlot({ slot: slots, count }: PictureFrame, slot: number): number {
  let low = 0
  let high = count - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = slots[middle] as number
    if (found === slot) return middle
    if (found < slot) low = middle + 1
    else high = middle - 1
  }
  return -1
}
