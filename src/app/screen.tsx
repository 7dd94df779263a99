import { Bell, Clock3, List, Map as MapIcon } from 'lucide-react'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { eventWords, shownAtMs } from '#domain/event-words.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { clockText } from '#domain/notation.ts'
import { rowOf } from '#domain/picture.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { ZoneSet } from '#geo/zone.ts'
import { ZoneLocator } from '#geo/zone-locator.ts'
import type { OpenedRecording } from '../data/picture.ts'
import { worldUrl } from '../data/queries.ts'
import { usePicture, usePictureState } from '../data/use-picture.ts'
import { ChartPanel } from '../features/chart/chart-panel.tsx'
import { EventList } from '../features/events/event-list.tsx'
import { FeedButton } from '../features/feeds/feed-button.tsx'
import { FeedNews } from '../features/feeds/feed-news.tsx'
import { FileDrop } from '../features/replay/file-drop.tsx'
import { OpenMenu } from '../features/replay/open-menu.tsx'
import { OpeningDialog } from '../features/replay/opening-dialog.tsx'
import { RecordingChip } from '../features/replay/recording-chip.tsx'
import { TargetList } from '../features/targets/target-list.tsx'
import { Timeline } from '../features/timeline/timeline.tsx'
import { TopBar } from '../features/top-bar/top-bar.tsx'
import { TrackPanel } from '../features/track/track-panel.tsx'
import type { Insets, SeaMap, SeaMapData } from '../map/sea-map.ts'
import type { View } from '../map/view.ts'
import styles from './app.module.css'
import { PALETTES } from './url-query.ts'
import { changeUrl, currentUrl, useUrl } from './url-state.ts'
import { useDebounced } from './use-debounced.ts'
import { useRecordingView } from './use-recording-view.ts'
import { useSelection } from './use-selection.ts'
import { useShortcuts } from './use-shortcuts.ts'

/** Sarawak and Sabah: where the drone flies. */
const HOME: View = { lon: 112.9, lat: 5.4, zoom: 6.1 }
const PLACE_ZOOM = 10

type Pane = 'map' | 'targets' | 'events' | 'time'

/** The whole screen: where the features meet. */
export function Screen({
  data,
  zoneSet,
  limitsVersion,
}: {
  data: SeaMapData
  zoneSet: ZoneSet
  limitsVersion: string
}) {
  const picture = usePicture()
  const palette = useUrl((state) => state.palette)
  const [firstView] = useState(() => currentUrl().view ?? HOME)
  const recording = usePictureState((state) => state.recording)
  const problem = usePictureState((state) => state.failure ?? state.historyProblem)
  const trouble = problem ?? mismatchWords(zoneSet.version, limitsVersion)
  const map = useRef<SeaMap>(undefined)
  const [pane, setPane] = useState<Pane>('map')
  /** How often the search was asked for: each time its field takes the focus. */
  const [searches, setSearches] = useState(0)
  const [chosen, setChosen] = useState<{ readonly event: ZoneEvent; readonly of: OpenedRecording | 'live' }>()
  const { selected, select } = useSelection()
  const locator = useMemo(() => new ZoneLocator(zoneSet), [zoneSet])
  const zoneNameOf = useCallback((zoneId: string) => zoneSet.zones.find((zone) => zone.id === zoneId)?.name, [zoneSet])

  // Before the effects of the children: the map reads the tokens in one of them.
  useLayoutEffect(() => {
    document.documentElement.dataset.palette = palette
  }, [palette])
  useRecordingView(map, recording)

  // What was chosen in a recording says nothing of the live picture, nor of the next recording.
  const event = chosen?.of === (recording ?? 'live') ? chosen.event : undefined
  const pick = useCallback(
    (slot: number | undefined) => {
      setChosen(undefined)
      select(slot)
    },
    [select],
  )
  const coveredBy = useRef<HTMLDivElement>(null)
  useEffect(() => map.current?.setCovered(() => insetsOf(coveredBy.current)), [])

  const showSlot = (slot: number) => {
    const { frame } = picture
    const row = rowOf(frame, slot)
    if (isPhone()) setPane('map')
    if (frame && row >= 0) flyOnceDrawn(map, [frame.lon[row] as number, frame.lat[row] as number])
  }
  const showEvent = useCallback(
    (wanted: ZoneEvent) => {
      setChosen({ event: wanted, of: picture.state.recording ?? 'live' })
      const slot = picture.slotOf(wanted.trackId)
      if (slot !== undefined) select(slot)
      if (!picture.state.following) {
        picture.seek(shownAtMs(wanted))
        picture.pause()
      }
      if (isPhone()) setPane('map')
      flyOnceDrawn(map, [wanted.lon, wanted.lat], PLACE_ZOOM)
    },
    [picture, select],
  )
  const selectInList = (slot: number) => {
    pick(slot)
    // There the list covers the map and the panel: what was chosen would stay out of sight.
    if (isPhone()) showSlot(slot)
  }
  const search = () => {
    // In a narrow window the list may be folded away, and what is not shown takes no focus.
    if (!searchField()?.checkVisibility()) setPane('targets')
    setSearches(searches + 1)
  }
  useLayoutEffect(() => {
    if (searches > 0) searchField()?.focus()
  }, [searches])
  const keepView = useDebounced((view: View) => changeUrl({ view }), 400)
  const nextPalette = () =>
    changeUrl({ palette: PALETTES[(PALETTES.indexOf(palette) + 1) % PALETTES.length] ?? 'dusk' })
  useShortcuts({ onPalette: nextPalette, onSearch: search, onEscape: () => pick(undefined) })
  const mark = useMemo(
    () =>
      event && {
        place: [event.lon, event.lat] as LonLat,
        label: `${clockText(event.atMs)} ${eventWords(event, zoneNameOf(event.zoneId))}`,
      },
    [event, zoneNameOf],
  )

  return (
    <div className={styles.screen} data-pane={pane} data-track={selected === undefined ? undefined : true}>
      <div className={styles.top}>
        <TopBar palette={palette} onPalette={nextPalette} tools={<OpenMenu />}>
          {recording && <RecordingChip recording={recording} />}
          <FeedButton />
        </TopBar>
      </div>
      <nav className={styles.tabs} aria-label="Panes">
        {TABS.map(({ id, title, Icon }) => (
          <button type="button" key={id} aria-pressed={pane === id} onClick={() => setPane(pane === id ? 'map' : id)}>
            <Icon aria-hidden="true" />
            {title}
          </button>
        ))}
      </nav>
      <div className={styles.left}>
        <TargetList zones={zoneSet.zones} selected={selected} onSelect={selectInList} onShow={showSlot} />
      </div>
      <main className={styles.map}>
        <ChartPanel
          data={data}
          worldUrl={worldUrl}
          locator={locator}
          firstView={firstView}
          palette={palette}
          selected={selected}
          mark={mark}
          onPick={pick}
          onView={keepView}
          mapRef={map}
        />
      </main>
      <div ref={coveredBy} className={styles.right}>
        <div className={styles.events}>
          <EventList zoneNameOf={zoneNameOf} chosen={event?.id} onEvent={showEvent} />
        </div>
        {selected !== undefined && (
          <div className={styles.track}>
            <TrackPanel
              slot={selected}
              zones={zoneSet.zones}
              zoneNameOf={zoneNameOf}
              zonesVersion={zoneSet.version}
              onShow={showSlot}
              onEvent={showEvent}
              onClose={() => pick(undefined)}
            />
          </div>
        )}
      </div>
      <div className={styles.bottom}>
        <Timeline zoneNameOf={zoneNameOf} onEvent={showEvent} />
      </div>
      <FeedNews />
      <FileDrop />
      <OpeningDialog />
      {trouble && (
        <p className={styles.failure} role="alert">
          {trouble}
        </p>
      )}
    </div>
  )
}

const TABS = [
  { id: 'map', title: 'Map', Icon: MapIcon },
  { id: 'targets', title: 'Targets', Icon: List },
  { id: 'events', title: 'Events', Icon: Bell },
  { id: 'time', title: 'Time', Icon: Clock3 },
] as const

function searchField(): HTMLInputElement | null {
  return document.querySelector('input[type="search"]')
}

/** As app.module.css has it: there panes are sheets over the map. */
function isPhone(): boolean {
  return matchMedia('(max-width: 639px)').matches
}

/** Once the panel of the selection is there: only then is it known how much of the map it covers. */
function flyOnceDrawn(map: RefObject<SeaMap | undefined>, place: LonLat, zoom?: number): void {
  requestAnimationFrame(() => map.current?.flyTo(place, zoom))
}

/** How much of the map lies under the drawer or sheet of events and track. */
function insetsOf(drawer: HTMLElement | null): Insets {
  const free = { top: 0, right: 0, bottom: 0, left: 0 }
  const [over, map] = [drawer?.getBoundingClientRect(), document.querySelector('main')?.getBoundingClientRect()]
  if (!over?.width || !map || over.left >= map.right || over.top >= map.bottom) return free
  const isSheet = over.width > map.width / 2
  return isSheet ? { ...free, bottom: map.bottom - over.top } : { ...free, right: map.right - over.left }
}

/** The lines come with the page, the zones in force from the server: one may be newer. */
function mismatchWords(zonesVersion: string, limitsVersion: string): string | undefined {
  if (zonesVersion === limitsVersion) return undefined
  return `The drawn limits are those of zones ${limitsVersion}, in force are ${zonesVersion}: load the page again, or build it.`
}
