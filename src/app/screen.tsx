import { Bell, Clock3, List, Map as MapIcon } from 'lucide-react'
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { eventWords, shownAtMs } from '#domain/event-words.ts'
import { clockText } from '#domain/notation.ts'
import { rowOf } from '#domain/picture.ts'
import type { ZoneEvent } from '#domain/zone-watch.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { ZoneSet } from '#geo/zone.ts'
import { ZoneLocator } from '#geo/zone-locator.ts'
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
import type { SeaMap, SeaMapData } from '../map/sea-map.ts'
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
const PLACE_ZOOM = 8.5

type Pane = 'map' | 'targets' | 'events' | 'time'

/** The whole screen: where the features meet. */
export function Screen({ data, zoneSet }: { data: SeaMapData; zoneSet: ZoneSet }) {
  const picture = usePicture()
  const palette = useUrl((state) => state.palette)
  const [firstView] = useState(() => currentUrl().view ?? HOME)
  const recording = usePictureState((state) => state.recording)
  const failure = usePictureState((state) => state.failure)
  const map = useRef<SeaMap>(undefined)
  const [pane, setPane] = useState<Pane>('map')
  /** How often the search was asked for: each time its field takes the focus. */
  const [searches, setSearches] = useState(0)
  const [event, setEvent] = useState<ZoneEvent>()
  const { selected, select } = useSelection()
  const locator = useMemo(() => new ZoneLocator(zoneSet), [zoneSet])
  const zoneNameOf = useCallback((zoneId: string) => zoneSet.zones.find((zone) => zone.id === zoneId)?.name, [zoneSet])

  // Before the effects of the children: the map reads the tokens in one of them.
  useLayoutEffect(() => {
    document.documentElement.dataset.palette = palette
  }, [palette])
  useRecordingView(map, recording)

  const showSlot = (slot: number) => {
    const { frame } = picture
    const row = rowOf(frame, slot)
    if (frame && row >= 0) map.current?.flyTo([frame.lon[row] as number, frame.lat[row] as number])
    setPane('map')
  }
  const showEvent = useCallback(
    (chosen: ZoneEvent) => {
      setEvent(chosen)
      const slot = picture.slotOf(chosen.trackId)
      if (slot !== undefined) select(slot)
      if (!picture.state.following) picture.seek(shownAtMs(chosen))
      map.current?.flyTo([chosen.lon, chosen.lat], PLACE_ZOOM)
      setPane('map')
    },
    [picture, select],
  )
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
  useShortcuts({ onPalette: nextPalette, onSearch: search, onEscape: () => select(undefined) })
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
        <TargetList zones={zoneSet.zones} selected={selected} onSelect={select} onShow={showSlot} />
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
          onPick={select}
          onView={keepView}
          mapRef={map}
        />
      </main>
      <div className={styles.right}>
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
              onClose={() => select(undefined)}
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
      {failure && (
        <p className={styles.failure} role="alert">
          {failure}
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
