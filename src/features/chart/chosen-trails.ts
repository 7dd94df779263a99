import { isOurs, type PictureFrame } from '#domain/picture.ts'
import type { Trail } from '../../map/trails.ts'

/** How far back a trail goes. */
export const TRAIL_MINUTES = 120
const MOST = 500

const RANKS: readonly Trail['tone'][] = ['selected', 'ours', 'plain']

/** Whose past is drawn, and how: the selected one's and ours always, everyone's on demand, as many as can be. */
export function chosenTrails(
  frame: PictureFrame,
  { selected, all }: { selected: number | undefined; all: boolean },
): { slot: number; tone: Trail['tone'] }[] {
  const chosen: { slot: number; tone: Trail['tone'] }[] = []
  for (let row = 0; row < frame.count; row++) {
    const slot = frame.slot[row] as number
    if (slot === selected) chosen.push({ slot, tone: 'selected' })
    else if (isOurs(frame.sign[row])) chosen.push({ slot, tone: 'ours' })
    else if (all) chosen.push({ slot, tone: 'plain' })
  }
  return chosen.sort((a, b) => RANKS.indexOf(a.tone) - RANKS.indexOf(b.tone)).slice(0, MOST)
}
