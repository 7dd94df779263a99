import { isCrossing, shownAtMs } from '#domain/event-words.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { titleOf } from '#domain/identity-words.ts'
import { ageText, knotsText } from '#domain/notation.ts'
import { FRESH, isOurs, type PictureFrame } from '#domain/picture.ts'
import type { TrackIdentity } from '#domain/report.ts'
import type { TargetLabel } from '../../map/target-labels.ts'

/** An event keeps its track labelled this long. */
const EVENT_LABEL_MS = 10 * 60_000
const MOST = 200

/** Who keeps a name when there are too many. */
const RANKS: readonly TargetLabel['tone'][] = ['selected', 'event', 'ours', 'lost', 'plain']

/**
 * Which targets are named on the map: the selected and the pointed-at, ours, those that crossed a limit in the last
 * ten minutes, and the lost. Everyone else is named in the list. Of too many the first of that order stay.
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
  for (const event of events) {
    const agoMs = frame.atMs - shownAtMs(event)
    if (isCrossing(event) && agoMs >= 0 && agoMs <= EVENT_LABEL_MS) crossed.add(event.trackId)
  }
  const chosen: { row: number; identity: TrackIdentity; tone: TargetLabel['tone'] }[] = []
  for (let row = 0; row < frame.count; row++) {
    const slot = frame.slot[row] as number
    const identity = identityOf(slot)
    if (!identity) continue
    const tone = toneOf({
      selected: slot === selected,
      crossed: crossed.has(identity.trackId),
      ours: isOurs(frame.sign[row]),
      lost: frame.fresh[row] === FRESH.lost,
      hovered: slot === hovered,
    })
    if (tone) chosen.push({ row, identity, tone })
  }
  return chosen
    .sort((a, b) => RANKS.indexOf(a.tone) - RANKS.indexOf(b.tone))
    .slice(0, MOST)
    .map(({ row, identity, tone }) => ({
      slot: frame.slot[row] as number,
      title: titleOf(identity),
      detail: detailOf(frame, row),
      tone,
    }))
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
