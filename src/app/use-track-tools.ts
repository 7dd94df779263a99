import { ageText, positionText } from '#domain/notation.ts'
import { positionIn } from '#domain/position-notation.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { usePicture } from '../data/use-picture.ts'
import { setKeeper, useKeeper } from '../features/alerts/keeper.ts'
import type { Tools } from '../features/tools/tools.ts'
import type { Keeper } from '../features/track/allow-section.tsx'
import type { TrackActionHandlers } from '../features/track/track-actions.tsx'
import { momentAddress } from './use-shell-commands.ts'

interface TrackTools {
  readonly placeText: (at: LonLat) => string
  readonly boxed: ReadonlySet<number> | undefined
  readonly actions: TrackActionHandlers
  readonly keeper: Keeper
}

/** What of the chart tools the panel of the selected track offers. */
export function useTrackTools(tools: Tools, onCompare: () => void): TrackTools {
  const picture = usePicture()
  const { choices, choose, notation, boxed, aim } = tools
  const { trails } = choices
  const name = useKeeper()
  const trailOn = trails.whose !== 'none'
  return {
    placeText: (at) => {
      const text = positionIn(notation, at)
      // MGRS ends short of the poles.
      return text.ok ? text.value : positionText(at)
    },
    boxed: boxed.size > 0 ? boxed : undefined,
    keeper: { name, sign: setKeeper },
    actions: {
      following: choices.follow,
      onFollow: tools.toggleFollow,
      trailOn,
      trailWords: ageText(trails.minutes * 60).replace(' 00 min', ''),
      onTrail: () => choose({ trails: { ...trails, whose: trailOn ? 'none' : 'usual' } }),
      measuring: aim === 'measure-to',
      onMeasure: tools.toggleMeasure,
      onCompare,
      linkText: () => momentAddress(picture),
    },
  }
}
