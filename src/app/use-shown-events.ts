import { type RefObject, useCallback, useMemo, useState } from 'react'
import { type EventFilter, filterEvents, USUAL_FILTER } from '#domain/event-filter.ts'
import { eventWords, shownAtMs } from '#domain/event-words.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { clockText } from '#domain/notation.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { OpenedRecording } from '../data/picture.ts'
import { useIsReached, usePicture, usePictureState } from '../data/use-picture.ts'
import type { SeaMap } from '../map/sea-map.ts'
import { useCommandRuns } from './command-runs.ts'
import { isPhone, showOnceDrawn } from './layout.ts'
import { openEvidence, useEvidence } from './use-evidence.ts'

interface Options {
  readonly map: RefObject<SeaMap | undefined>
  readonly selected: number | undefined
  readonly select: (slot: number | undefined) => void
  readonly zoneNameOf: (zoneId: string) => string | undefined
  /** Brings the map up where a pane covers it. */
  readonly onMap: () => void
}

export interface ShownEvents {
  readonly filter: EventFilter
  readonly setFilter: (filter: EventFilter) => void
  /** Those that pass the filter, in the order in which they happened. */
  readonly listed: readonly ZoneEvent[]
  /** The one that is looked at: its evidence is open, or it was chosen in a list. */
  readonly event: ZoneEvent | undefined
  readonly evidence: ReturnType<typeof useEvidence>
  /** Its mark on the map, once the picture has come to it. */
  readonly mark: { readonly place: LonLat; readonly label: string } | undefined
  readonly show: (event: ZoneEvent) => void
  readonly showEvidence: (event: ZoneEvent) => void
  /** Lets the chosen one go. */
  readonly forget: () => void
}

/** Which events are listed, which one is looked at, and how one is brought up: on the map, in time, with its evidence. */
export function useShownEvents({ map, selected, select, zoneNameOf, onMap }: Options): ShownEvents {
  const picture = usePicture()
  const recording = usePictureState((state) => state.recording)
  const events = usePictureState((state) => state.events)
  const evidence = useEvidence()
  const [filter, setFilter] = useState(USUAL_FILTER)
  const [chosen, setChosen] = useState<{ readonly event: ZoneEvent; readonly of: OpenedRecording | 'live' }>()
  const listed = useMemo(() => filterEvents(events, filter).shown.toSorted(byShown), [events, filter])
  // What was chosen in a recording says nothing of the live picture, nor of the next recording.
  const event = evidence.event ?? (chosen?.of === (recording ?? 'live') ? chosen.event : undefined)

  const show = useCallback(
    (wanted: ZoneEvent) => {
      setChosen({ event: wanted, of: picture.state.recording ?? 'live' })
      const slot = picture.slotOf(wanted.trackId)
      if (slot !== undefined) select(slot)
      if (!picture.state.following) {
        picture.seek(shownAtMs(wanted))
        picture.pause()
      }
      if (isPhone()) onMap()
      showOnceDrawn(map, [wanted.lon, wanted.lat])
    },
    [picture, map, select, onMap],
  )
  const showEvidence = (wanted: ZoneEvent) => {
    // On a phone the card lies over the map: the map waits until it is asked for.
    if (!isPhone() && wanted.id !== event?.id) show(wanted)
    openEvidence(wanted)
  }
  useCommandRuns({
    evidence: () => {
      const nowMs = picture.nowMs ?? 0
      const trackId = selected === undefined ? undefined : picture.identity(selected)?.trackId
      const known = listed.filter((each) => shownAtMs(each) <= nowMs)
      const newest = event ?? known.findLast((each) => trackId === undefined || each.trackId === trackId)
      if (newest) showEvidence(newest)
    },
  })

  const isReached = useIsReached(event && shownAtMs(event))
  const mark = useMemo(
    () =>
      event && isReached
        ? {
            place: [event.lon, event.lat] as LonLat,
            label: `${clockText(event.atMs)} ${eventWords(event, zoneNameOf(event.zoneId))}`,
          }
        : undefined,
    [event, isReached, zoneNameOf],
  )
  const forget = useCallback(() => setChosen(undefined), [])
  return { filter, setFilter, listed, event, evidence, mark, show, showEvidence, forget }
}

function byShown(a: ZoneEvent, b: ZoneEvent): number {
  return shownAtMs(a) - shownAtMs(b)
}
