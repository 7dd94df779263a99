import { isCrossing, shownAtMs } from '#domain/event-words.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { titleOf } from '#domain/identity-words.ts'
import { ageText, knotsText } from '#domain/notation.ts'
import { FRESH, isOurs, type PictureFrame } from '#domain/picture.ts'
import type { TrackIdentity } from '#domain/report.ts'
import { LABEL_TONES, type LabelTone, type TargetLabel } from '../../map/target-labels.ts'
import type { AlertedTarget } from '../../map/target-rows.ts'

/** An event keeps its track labelled this long. */
const EVENT_LABEL_MS = 10 * 60_000
const MOST = 200

interface Choice {
  readonly events: readonly ZoneEvent[]
  readonly selected: number | undefined
  readonly hovered: number | undefined
  /** By slot. */
  readonly alerted: ReadonlyMap<number, AlertedTarget>
  /** Targets on the watch list, by track id. */
  readonly watched: ReadonlySet<string>
}

/**
 * Which targets are named on the map: the selected and the pointed-at, those with open alerts, those that crossed a
 * limit in the last ten minutes, ours, the watch list, and the lost. Everyone else is named in the list. Of too many
 * the first stay, in the order of `LABEL_TONES`.
 */
export function chosenLabels(
  frame: PictureFrame,
  identityOf: (slot: number) => TrackIdentity | undefined,
  { events, selected, hovered, alerted, watched }: Choice,
): TargetLabel[] {
  const crossed = new Set<string>()
  for (const event of events) {
    const agoMs = frame.atMs - shownAtMs(event)
    if (isCrossing(event) && agoMs >= 0 && agoMs <= EVENT_LABEL_MS) crossed.add(event.trackId)
  }
  const chosen: { row: number; identity: TrackIdentity; tone: LabelTone }[] = []
  for (let row = 0; row < frame.count; row++) {
    const slot = frame.slot[row] as number
    const identity = identityOf(slot)
    if (!identity) continue
    const tone = toneOf({
      selected: slot === selected,
      alert: alerted.get(slot),
      crossed: crossed.has(identity.trackId),
      ours: isOurs(frame.sign[row]),
      watched: watched.has(identity.trackId),
      lost: frame.fresh[row] === FRESH.lost,
      hovered: slot === hovered,
    })
    if (tone) chosen.push({ row, identity, tone })
  }
  return chosen
    .sort((a, b) => LABEL_TONES.indexOf(a.tone) - LABEL_TONES.indexOf(b.tone))
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
  alert: AlertedTarget | undefined
  crossed: boolean
  ours: boolean
  watched: boolean
  lost: boolean
  hovered: boolean
}): LabelTone | undefined {
  if (is.selected) return 'selected'
  if (is.alert) return is.alert.priority === 'emergency' ? 'alarm' : is.alert.priority
  if (is.crossed) return 'event'
  if (is.ours) return 'ours'
  if (is.watched) return 'watched'
  if (is.lost) return 'lost'
  return is.hovered ? 'plain' : undefined
}

function detailOf(frame: PictureFrame, row: number): string {
  if (frame.fresh[row] === FRESH.lost) return `no report ${ageText(frame.ageS[row] as number)}`
  const knots = knotsText(frame.sogKn[row])
  return knots === '–' ? '' : `${knots} kn`
}
