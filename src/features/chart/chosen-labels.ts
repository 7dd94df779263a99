import { titleOf } from '#domain/identity-words.ts'
import { ageText, knotsText } from '#domain/notation.ts'
import { FRESH, type PictureFrame, SIGN } from '#domain/picture.ts'
import type { TrackIdentity } from '#domain/report.ts'
import type { ZoneEvent } from '#domain/zone-watch.ts'
import type { TargetLabel } from '../../map/target-labels.ts'

/** An event keeps its track labelled this long. */
const EVENT_LABEL_MS = 10 * 60_000
const MOST = 200

/**
 * Which targets are named on the map: the selected and the pointed-at, ours, those that crossed a limit in the last
 * ten minutes, and the lost. Everyone else is named in the list.
 */
export function chosenLabels(
  frame: PictureFrame,
  identityOf: (slot: number) => TrackIdentity | undefined,
  {
    events,
    selected,
    hovered,
  }: { events: readonly ZoneEvent[]; selected: number | undefined; hovered: number | undefined },
): TargetLabel[] {
  const crossed = new Set<string>()
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i] as ZoneEvent
    const agoMs = frame.atMs - event.after.atMs
    if (event.kind !== 'first-seen-inside' && agoMs >= 0 && agoMs <= EVENT_LABEL_MS) crossed.add(event.trackId)
  }
  const labels: TargetLabel[] = []
  for (let row = 0; row < frame.count && labels.length < MOST; row++) {
    const slot = frame.slot[row] as number
    const identity = identityOf(slot)
    if (!identity) continue
    const sign = frame.sign[row]
    const tone = toneOf({
      selected: slot === selected,
      crossed: crossed.has(identity.trackId),
      ours: sign === SIGN.drone || sign === SIGN.patrol,
      lost: frame.fresh[row] === FRESH.lost,
      hovered: slot === hovered,
    })
    if (tone) labels.push({ slot, title: titleOf(identity), detail: detailOf(frame, row), tone })
  }
  return labels
}

function toneOf(is: {
  selected: boolean
  crossed: boolean
  ours: boolean
  lost: boolean
  hovered: boolean
}): TargetLabel['tone'] | undefined {
  if (is.selected) return 'selected'
  if (is.crossed) return 'event'
  if (is.ours) return 'ours'
  if (is.lost) return 'lost'
  return is.hovered ? 'plain' : undefined
}

function detailOf(frame: PictureFrame, row: number): string {
  if (frame.fresh[row] === FRESH.lost) return `no report ${ageText(frame.ageS[row] as number)}`
  const knots = knotsText(frame.sogKn[row])
  return knots === '–' ? '' : `${knots} kn`
}
