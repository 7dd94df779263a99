import { isOurs, type PictureFrame } from '#domain/picture.ts'
import type { TrailChoice } from '../../map/tools/choices.ts'
import type { TrailTone } from '../../map/trails-rows.ts'

/** More than these nobody tells apart. */
const MOST_TRAILS = 500

const RANKS: readonly TrailTone[] = ['selected', 'ours', 'plain']

export interface ChosenTrail {
  readonly slot: number
  readonly tone: TrailTone
}

interface Wanted {
  readonly whose: TrailChoice['whose']
  readonly selected: number | undefined
  readonly boxed: ReadonlySet<number>
  readonly inView: ReadonlySet<number>
}

/**
 * Whose past is drawn, and how: the selected one's and ours by default, those in the box whenever there are any, and
 * everyone's on demand, who are in view first. As many as can be; `wanted` says of how many.
 */
export function chosenTrails(
  frame: PictureFrame,
  { whose, selected, boxed, inView }: Wanted,
): { readonly trails: readonly ChosenTrail[]; readonly wanted: number } {
  const chosen: (ChosenTrail & { readonly rank: number })[] = []
  for (let row = 0; row < frame.count; row++) {
    const slot = frame.slot[row] as number
    const tone = slot === selected ? 'selected' : isOurs(frame.sign[row]) ? 'ours' : 'plain'
    const isUsual = tone !== 'plain' && whose !== 'none'
    if (!isUsual && !boxed.has(slot) && whose !== 'all') continue
    const isFirst = boxed.has(slot) || inView.has(slot)
    chosen.push({ slot, tone, rank: RANKS.indexOf(tone) * 2 + (isFirst ? 0 : 1) })
  }
  chosen.sort((a, b) => a.rank - b.rank)
  return { trails: chosen.slice(0, MOST_TRAILS).map(({ slot, tone }) => ({ slot, tone })), wanted: chosen.length }
}
