import { type PictureFrame, SIGN } from '#domain/picture.ts'
import type { Trail } from '../../map/trails.ts'

const TRAIL_MINUTES = 120
const MOST = 500

/** Whose past is drawn, and how: the selected one's and ours always, everyone's on demand. */
export function chosenTrails(
  frame: PictureFrame,
  { selected, all }: { selected: number | undefined; all: boolean },
): { slot: number; tone: Trail['tone']; minutes: number }[] {
  const chosen: { slot: number; tone: Trail['tone']; minutes: number }[] = []
  for (let row = 0; row < frame.count && chosen.length < MOST; row++) {
    const slot = frame.slot[row] as number
    const ours = frame.sign[row] === SIGN.drone || frame.sign[row] === SIGN.patrol
    if (slot === selected) chosen.push({ slot, tone: 'selected', minutes: TRAIL_MINUTES })
    else if (ours) chosen.push({ slot, tone: 'ours', minutes: TRAIL_MINUTES })
    else if (all) chosen.push({ slot, tone: 'plain', minutes: TRAIL_MINUTES })
  }
  return chosen
}
