import type { Alert } from '#domain/alerts/alert.ts'
import { eventWords, shownAtMs } from '#domain/event-words.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { countryName, kindWords, titleOf } from '#domain/identity-words.ts'
import { clockText, dateText, plainText, positionText } from '#domain/notation.ts'
import { isOurs, type PictureFrame, rowOf, SIGN } from '#domain/picture.ts'
import { parsePosition } from '#domain/position-notation.ts'
import type { TrackIdentity } from '#domain/report.ts'
import type { Box, LonLat } from '#geo/lonlat.ts'
import type { Zone } from '#geo/zone.ts'
import { byRecent, type Entry, type FoundEntry, findEntries, inOrder } from '../features/commands/entry.ts'
import { findTargets } from '../features/commands/find-targets.ts'
import { normalized } from '../features/commands/match.ts'
import { shapeOf } from '../features/targets/shape-of.ts'
import { BOOKMARKS_KEY, type Bookmark, readBookmarks, readyViews } from '../features/tools/bookmarks.ts'
import { CHART_PARTS, type ChartPart } from '../map/chart-parts.ts'
import type { View } from '../map/view.ts'
import { keptText } from '../ui/kept-text.ts'
import { runOf } from './command-runs.ts'
import { COMMANDS, type Command, keyText } from './commands.ts'
import { typedMoment } from './typed-moment.ts'

const MOST_TARGETS = 8
const MOST_OTHERS = 12
const MOST_UNASKED = 40
/** Newest first; those before them are found in the list of events. */
const MOST_MOMENTS = 500

/** What the palette looks through, as it was when it was opened, and what choosing does. */
export interface PaletteSources {
  readonly frame: PictureFrame | undefined
  readonly nowMs: number | undefined
  readonly identityOf: (slot: number) => TrackIdentity | undefined
  readonly slotOf: (trackId: string) => number | undefined
  readonly zones: readonly Zone[]
  readonly zoneNameOf: (zoneId: string) => string | undefined
  readonly events: readonly ZoneEvent[]
  readonly alerts: readonly Alert[]
  readonly hidden: readonly ChartPart[]
  readonly onTarget: (slot: number) => void
  /** Brings up the whole of a zone, or of what a ready view shows. */
  readonly onBox: (box: Box) => void
  readonly onView: (view: View) => void
  readonly onEvent: (event: ZoneEvent) => void
  readonly onMoment: (atMs: number) => void
  readonly onPlace: (place: LonLat) => void
  readonly onHidden: (hidden: readonly ChartPart[]) => void
}

/** What the palette shows for what was typed. */
export function paletteFinder(sources: PaletteSources, recent: readonly string[]): (typed: string) => readonly Entry[] {
  const alerts = sources.alerts.flatMap((alert) => alertEntry(alert, sources) ?? [])
  const layers = CHART_PARTS.map((part) => layerEntry(part, sources))
  const moments = sources.events.slice(-MOST_MOMENTS).map((event) => momentEntry(event, sources))
  const zones = sources.zones.map((zone) => zoneEntry(zone, sources))
  const views = bookmarkEntries(sources)
  const commands = commandEntries()
  const others = [...alerts, ...views, ...zones, ...moments.toReversed(), ...layers, ...commands]
  return (typed) => {
    const wanted = normalized(typed)
    if (wanted === '') {
      const usedTargets = recent.flatMap((id) => usedTarget(id, sources) ?? [])
      const known = new Set(recent)
      const usedOthers = others.filter(({ id }) => known.has(id))
      return byRecent([...usedTargets, ...usedOthers, ...views, ...commands, ...layers].filter(isFirst), recent).slice(
        0,
        MOST_UNASKED,
      )
    }
    const found = [
      ...typedEntries(typed, sources),
      ...foundTargets(wanted, sources),
      ...findEntries(others, wanted, MOST_OTHERS),
    ]
    return inOrder(found, recent)
  }
}

function isFirst({ id }: Entry, place: number, all: readonly Entry[]): boolean {
  return all.findIndex((each) => each.id === id) === place
}

function commandEntries(): Entry[] {
  const all: readonly Command[] = COMMANDS
  return all.flatMap((command): Entry[] => {
    const { id, title, group } = command
    if (id === 'commands' || id === 'close' || !runOf(id)) return []
    // What it does is asked for when it is chosen: alerts and selection may be others by then.
    const run = () => runOf(id)?.()
    return [{ id: `command:${id}`, type: 'command', title, detail: group, keyText: keyText(command), run }]
  })
}

/** A time or a position that was typed is a place to go, before everything found. */
function typedEntries(typed: string, { nowMs, onMoment, onPlace }: PaletteSources): FoundEntry[] {
  const found: FoundEntry[] = []
  const atMs = nowMs === undefined ? undefined : typedMoment(typed, nowMs)
  if (atMs !== undefined) {
    const title = `Go to ${clockText(atMs)}, ${dateText(atMs)}`
    found.push({ rank: -1, entry: { id: 'typed', type: 'moment', title, detail: 'moment', run: () => onMoment(atMs) } })
  }
  const place = /\d/.test(typed) && atMs === undefined ? parsePosition(typed) : undefined
  if (place?.ok) {
    const { value } = place
    const title = `Go to ${positionText(value)}`
    found.push({
      rank: -1,
      entry: { id: 'typed', type: 'place', title, detail: 'position', run: () => onPlace(value) },
    })
  }
  return found
}

function foundTargets(wanted: string, sources: PaletteSources): FoundEntry[] {
  const { frame, identityOf } = sources
  if (!frame) return []
  return findTargets(frame, identityOf, wanted, MOST_TARGETS).map(({ row, identity, rank }) => ({
    rank,
    entry: targetEntry(frame, row, identity, sources),
  }))
}

function usedTarget(id: string, sources: PaletteSources): Entry | undefined {
  const slot = id.startsWith('target:') ? sources.slotOf(id.slice('target:'.length)) : undefined
  const identity = slot === undefined ? undefined : sources.identityOf(slot)
  const row = slot === undefined ? -1 : rowOf(sources.frame, slot)
  return identity && sources.frame && row >= 0 ? targetEntry(sources.frame, row, identity, sources) : undefined
}

function targetEntry(frame: PictureFrame, row: number, identity: TrackIdentity, sources: PaletteSources): Entry {
  const sign = frame.sign[row] as number
  const flag = identity.flag === undefined ? '' : `, ${plainText(countryName(identity.flag), 30)}`
  return {
    id: `target:${identity.trackId}`,
    type: 'target',
    title: titleOf(identity),
    detail: `${kindWords(identity)}${flag}`,
    sign: {
      shape: shapeOf(sign),
      turnDeg: frame.pointsDeg[row] as number,
      tone: isOurs(sign) ? 'ours' : sign === SIGN.sleeping ? 'quiet' : 'plain',
    },
    // By its track: a stream that began anew meanwhile gives the slot to another.
    run: () => {
      const now = sources.slotOf(identity.trackId)
      if (now !== undefined) sources.onTarget(now)
    },
  }
}

/** The operator's own views, then those that come with the zones: the same as under the button on the map. */
function bookmarkEntries({ zones, onBox, onView }: PaletteSources): Entry[] {
  const own = readBookmarks(keptText(BOOKMARKS_KEY)).map(
    (bookmark: Bookmark): Entry => ({
      id: `bookmark:${bookmark.id}`,
      type: 'bookmark',
      title: bookmark.name,
      detail: 'bookmark',
      run: () => onView(bookmark.view),
    }),
  )
  const ready = readyViews(zones).map(
    ({ id, name, box }): Entry => ({
      id: `view:${id}`,
      type: 'bookmark',
      title: plainText(name),
      detail: 'ready view',
      run: () => onBox(box),
    }),
  )
  return [...own, ...ready]
}

function zoneEntry(zone: Zone, { onBox }: PaletteSources): Entry {
  return {
    id: `zone:${zone.id}`,
    type: 'zone',
    title: plainText(zone.name),
    detail: zone.kind === 'watch-area' ? 'watch area' : 'zone',
    run: () => onBox(zone.box),
  }
}

function momentEntry(event: ZoneEvent, sources: PaletteSources): Entry {
  const slot = sources.slotOf(event.trackId)
  const identity = slot === undefined ? undefined : sources.identityOf(slot)
  const who = identity ? `${titleOf(identity)} ` : ''
  const words = eventWords(event, sources.zoneNameOf(event.zoneId))
  return {
    id: `moment:${event.id}`,
    type: 'moment',
    title: `${clockText(shownAtMs(event))} ${who}${words[0]?.toLowerCase()}${words.slice(1)}`,
    detail: 'moment',
    run: () => sources.onEvent(event),
  }
}

function alertEntry(alert: Alert, { slotOf, onTarget, onPlace }: PaletteSources): Entry | undefined {
  const { place } = alert
  const slotNow = () => (alert.trackId === undefined ? undefined : slotOf(alert.trackId))
  if (slotNow() === undefined && !place) return undefined
  const run = () => {
    const slot = slotNow()
    if (slot !== undefined) onTarget(slot)
    else if (place) onPlace([place.lon, place.lat])
  }
  const title = plainText(alert.title, 120)
  return { id: `alert:${alert.id}`, type: 'moment', title, detail: alert.priority, run }
}

const PART_NAMES: Record<ChartPart, string> = {
  'near-lines': '12 and 24 NM lines',
  'line-names': 'names of limits',
  claims: 'overlapping claims',
  'watch-areas': 'watch areas',
}

function layerEntry(part: ChartPart, { hidden, onHidden }: PaletteSources): Entry {
  const isHidden = hidden.includes(part)
  return {
    id: `layer:${part}`,
    type: 'layer',
    title: `${isHidden ? 'Show' : 'Hide'} ${PART_NAMES[part]}`,
    detail: 'layer',
    run: () => onHidden(isHidden ? hidden.filter((each) => each !== part) : [...hidden, part]),
  }
}
