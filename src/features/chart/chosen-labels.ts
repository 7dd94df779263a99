import { isCrossing, shownAtMs } from '#domain/event-words.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { titleOf } from '#domain/identity-words.ts'
import { ageText, knotsText } from '#domain/notation.ts'
import { FRESH, isOurs, type PictureFrame } from '#domain/picture.ts'
import type { TrackIdentity } from '#domain/report.ts'
import { isInLabelView, type LabelView } from '../../map/label-view.ts'
import { LABEL_TONES, type LabelTone, type TargetLabel } from '../../map/target-labels.ts'
import type { AlertedTarget } from '../../map/target-rows.ts'
import { bigAndNear } from './label-rules.ts'

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
  /** Undefined while there is no map: then nobody is big or near. */
  readonly view: LabelView | undefined
  /** Slots that had a label last time: among equals they keep it. */
  readonly before: ReadonlySet<number>
}

/** What is known of tracks beside the frame. */
interface Names {
  readonly identity: (slot: number) => TrackIdentity | undefined
  readonly slotOf: (trackId: string) => number | undefined
}

/**
 * Which targets are named on the map: the selected, those with open alerts, ours, those that crossed a limit in the last
 * ten minutes, the watch list, the pointed-at, the lost, large ships, and those near the pointer or the middle of a map
 * that is zoomed in. Everyone else is named in the list. Of too many the first stay, in the order of `LABEL_TONES`.
 */
export function chosenLabels(frame: PictureFrame, names: Names, choice: Choice): TargetLabel[] {
  const { events, selected, hovered, alerted, watched, view, before } = choice
  const crossed = new Map<number, number>()
  for (const [trackId, agoMs] of crossedAgoMs(frame.atMs, events)) {
    const slot = names.slotOf(trackId)
    if (slot !== undefined) crossed.set(slot, agoMs)
  }
  const onWatch = new Set([...watched].flatMap((trackId) => names.slotOf(trackId) ?? []))
  const toneOf = (row: number, slot: number): LabelTone | undefined => {
    if (slot === selected) return 'selected'
    const alert = alerted.get(slot)
    if (alert) return alert.priority === 'emergency' ? 'alarm' : alert.priority
    if (isOurs(frame.sign[row])) return 'ours'
    if (crossed.has(slot)) return 'event'
    if (onWatch.has(slot)) return 'watched'
    if (slot === hovered) return 'pointed'
    // Who steps back behind a filter has no say.
    return frame.fresh[row] === FRESH.lost && view?.shown?.has(slot) !== false ? 'lost' : undefined
  }

  const byTone = new Map<LabelTone, number[]>(LABEL_TONES.map((tone) => [tone, []]))
  const toned = new Set<number>()
  for (let row = 0; row < frame.count; row++) {
    const tone = toneOf(row, frame.slot[row] as number)
    if (!tone || (view && !isInLabelView(view, frame.lon[row] as number, frame.lat[row] as number))) continue
    byTone.get(tone)?.push(row)
    toned.add(row)
  }
  if (view) {
    const { big, near } = bigAndNear(frame, view, before)
    byTone.set(
      'big',
      big.filter((row) => !toned.has(row)),
    )
    byTone.set(
      'near',
      near.filter((row) => !toned.has(row)),
    )
  }
  const labels: TargetLabel[] = []
  for (const [tone, rows] of byTone) {
    for (const row of firstOf(rows, MOST - labels.length, (each) => before.has(frame.slot[each] as number))) {
      const slot = frame.slot[row] as number
      const identity = names.identity(slot)
      if (identity)
        labels.push({ slot, title: titleOf(identity), detail: detailOf(frame, row, crossed.get(slot)), tone })
    }
  }
  return labels
}

/** Tracks that crossed a limit a short while before an instant, and how long ago the last time was, ms. */
function crossedAgoMs(atMs: number, events: readonly ZoneEvent[]): ReadonlyMap<string, number> {
  const crossed = new Map<string, number>()
  for (const event of events) {
    const agoMs = atMs - shownAtMs(event)
    if (!isCrossing(event) || agoMs < 0 || agoMs > EVENT_LABEL_MS) continue
    crossed.set(event.trackId, Math.min(agoMs, crossed.get(event.trackId) ?? agoMs))
  }
  return crossed
}

/** As many rows as there is room for, those that are kept before all others; in the order they came in. */
function firstOf(rows: readonly number[], most: number, isKept: (row: number) => boolean): readonly number[] {
  if (rows.length <= most) return rows
  const chosen = new Set([...rows.filter(isKept), ...rows.filter((row) => !isKept(row))].slice(0, most))
  return rows.filter((row) => chosen.has(row))
}

function detailOf(frame: PictureFrame, row: number, crossedMs: number | undefined): string {
  if (frame.fresh[row] === FRESH.lost) return `no report ${ageText(frame.ageS[row] as number)}`
  const knots = knotsText(frame.sogKn[row])
  const crossed = crossedMs === undefined ? [] : [`crossed ${ageText(crossedMs / 1000)} ago`]
  return [...crossed, ...(knots === '–' ? [] : [`${knots} kn`])].join(', ')
}
