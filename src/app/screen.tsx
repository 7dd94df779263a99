import { Bell, Clock3, Layers, List, Map as MapIcon } from 'lucide-react'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Alert } from '#domain/alerts/alert.ts'
import { filterEvents, USUAL_FILTER } from '#domain/event-filter.ts'
import { eventWords, shownAtMs } from '#domain/event-words.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { clockText } from '#domain/notation.ts'
import { rowOf } from '#domain/picture.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { ZoneSet } from '#geo/zone.ts'
import { nameOfZone, setOfZone } from '../data/known-zones.ts'
import type { OpenedRecording } from '../data/picture.ts'
import { worldUrl } from '../data/queries.ts'
import { useKnownZones } from '../data/use-known-zones.ts'
import { useLocator } from '../data/use-locator.ts'
import { useIsReached, usePicture, usePictureState } from '../data/use-picture.ts'
import { AlarmStrip } from '../features/alerts/alarm-strip.tsx'
import { AlertCounts } from '../features/alerts/alert-counts.tsx'
import { AlertDialogs } from '../features/alerts/alert-dialogs.tsx'
import { AlertPanel } from '../features/alerts/alert-panel.tsx'
import { AlertVoice } from '../features/alerts/alert-voice.tsx'
import { ChartPanel } from '../features/chart/chart-panel.tsx'
import { EventList } from '../features/events/event-list.tsx'
import { EvidencePanel } from '../features/evidence/evidence-panel.tsx'
import { MissingEvidence } from '../features/evidence/missing-evidence.tsx'
import { FeedButton } from '../features/feeds/feed-button.tsx'
import { FeedNews } from '../features/feeds/feed-news.tsx'
import { FeedPanel } from '../features/feeds/feed-panel.tsx'
import { LineStrip } from '../features/feeds/line-strip.tsx'
import { LabPanel } from '../features/lab/lab-panel.tsx'
import type { RunLab } from '../features/lab/use-lab.ts'
import { LimitCard } from '../features/limits/limit-card.tsx'
import { FileDrop } from '../features/replay/file-drop.tsx'
import { OpenMenu } from '../features/replay/open-menu.tsx'
import { OpeningDialog } from '../features/replay/opening-dialog.tsx'
import { RecordingChip } from '../features/replay/recording-chip.tsx'
import { TargetList } from '../features/targets/target-list.tsx'
import { Timeline } from '../features/timeline/timeline.tsx'
import { readyViews } from '../features/tools/bookmarks.ts'
import { PlaceMenu } from '../features/tools/place-menu.tsx'
import { ToolButtons } from '../features/tools/tool-buttons.tsx'
import { ToolStrip } from '../features/tools/tool-strip.tsx'
import { TopBar } from '../features/top-bar/top-bar.tsx'
import { TrackPanel } from '../features/track/track-panel.tsx'
import { ZonesPanel } from '../features/zones/zones-panel.tsx'
import type { ChartPart, PressedLimit, SeaMap, SeaMapData } from '../map/sea-map.ts'
import type { AlertedTarget } from '../map/target-rows.ts'
import type { View } from '../map/view.ts'
import { Button } from '../ui/button.tsx'
import { Hidden } from '../ui/hidden.tsx'
import styles from './app.module.css'
import { useCommandRuns } from './command-runs.ts'
import { flyOnceDrawn, insetsOf, isNarrow, isPhone, searchField, showOnceDrawn } from './layout.ts'
import { LinkNote } from './link-note.tsx'
import { showOverlay } from './overlay.ts'
import { Overlays } from './overlays.tsx'
import type { PaletteSources } from './palette-entries.ts'
import { UPPER_LIST, UpperTabs, useUpperTab } from './upper-tabs.tsx'
import { changeUrl, currentUrl, useUrl } from './url-state.ts'
import { focusFirstAlert, useAlerts } from './use-alerts.ts'
import { useChartTools } from './use-chart-tools.ts'
import { useDebounced } from './use-debounced.ts'
import { closeEvidence, openEvidence, useEvidence } from './use-evidence.ts'
import { useFeedPanel } from './use-feed-panel.ts'
import { useLimitCard } from './use-limit-card.ts'
import { useMomentLink } from './use-moment-link.ts'
import { usePageLook } from './use-page-look.ts'
import { useRecordingView } from './use-recording-view.ts'
import { useSelection } from './use-selection.ts'
import { nextPalette, useShellCommands } from './use-shell-commands.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { useTargetCycle } from './use-target-cycle.ts'
import { useTargetFilter } from './use-target-filter.ts'
import { useToolChoices } from './use-tool-choices.ts'
import { useTrackTools } from './use-track-tools.ts'
import { useWatchList } from './use-watch-list.ts'

/** Sarawak and Sabah: where the drone flies. */
const HOME: View = { lon: 112.9, lat: 5.4, zoom: 6.1 }

type Pane = 'map' | 'targets' | 'events' | 'time' | 'zones'

/** The whole screen: where the features meet. */
export function Screen({
  data,
  zoneSet,
  onDrawn,
}: {
  data: SeaMapData
  zoneSet: ZoneSet
  /** The chart shows for the first time. */
  onDrawn: () => void
}) {
  const picture = usePicture()
  const palette = useUrl((state) => state.palette)
  const [firstView] = useState(() => currentUrl().view ?? HOME)
  const recording = usePictureState((state) => state.recording)
  const trouble = usePictureState((state) => state.failure ?? state.historyProblem)
  const map = useRef<SeaMap>(undefined)
  const [pane, setPane] = useState<Pane>('map')
  /** How often the search was asked for: each time its field takes the focus. */
  const [searches, setSearches] = useState(0)
  const [chosen, setChosen] = useState<{ readonly event: ZoneEvent; readonly of: OpenedRecording | 'live' }>()
  const { selected, select } = useSelection()
  const [toolChoices, chooseTools] = useToolChoices()
  const tools = useChartTools(map, selected, toolChoices, chooseTools)
  const ready = useMemo(() => readyViews(zoneSet.zones), [zoneSet])
  const evidence = useEvidence()
  const [labOf, setLabOf] = useState<OpenedRecording>()
  const labIsOpen = recording !== undefined && labOf === recording
  const [filter, setFilter] = useState(USUAL_FILTER)
  const events = usePictureState((state) => state.events)
  const listed = useMemo(() => filterEvents(events, filter).shown.toSorted(byShown), [events, filter])
  const hidden = useUrl((state) => state.hidden)
  const limitCard = useLimitCard(data.limits)
  const locate = useLocator(data.zones, data.fineLand ?? data.land)
  const known = useKnownZones(zoneSet)
  const zoneNameOf = useCallback((zoneId: string) => nameOfZone(known, zoneId), [known])

  usePageLook()
  useRecordingView(map, recording)

  // What was chosen in a recording says nothing of the live picture, nor of the next recording.
  const event = evidence.event ?? (chosen?.of === (recording ?? 'live') ? chosen.event : undefined)
  const pick = useCallback(
    (slot: number | undefined) => {
      setChosen(undefined)
      closeEvidence()
      select(slot)
    },
    [select],
  )
  const coveredBy = useRef<HTMLDivElement>(null)
  const aside = useRef<HTMLDivElement>(null)
  const limitSheet = useRef<HTMLDivElement>(null)
  useEffect(
    () =>
      map.current?.setCovered(() =>
        insetsOf((isPhone() ? limitSheet.current : null) ?? aside.current ?? coveredBy.current),
      ),
    [],
  )

  const { ask } = limitCard
  const askLimit = useCallback(
    (hit: PressedLimit | undefined) => {
      ask(hit)
      // There the card is a sheet over the lower half: what it tells of comes above it.
      if (hit && isPhone()) flyOnceDrawn(map, hit.at)
    },
    [ask],
  )
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
      showOnceDrawn(map, [wanted.lon, wanted.lat])
    },
    [picture, select],
  )
  const openAlerts = () => {
    chooseUpperTab('alerts')
    setLabOf(undefined)
    closeEvidence()
    if (isNarrow()) setPane('events')
    focusFirstAlert()
  }
  const alerts = useAlerts(selected, openAlerts)
  const [upperTab, chooseUpperTab] = useUpperTab(alerts.open > 0)
  const upperTabs = <UpperTabs tab={upperTab} open={alerts.open} onTab={chooseUpperTab} />
  const showAlert = ({ trackId, place }: Alert) => {
    const slot = trackId === undefined ? undefined : picture.slotOf(trackId)
    if (slot !== undefined) pick(slot)
    if (isPhone()) setPane('map')
    if (place) flyOnceDrawn(map, [place.lon, place.lat])
    else if (slot !== undefined) showSlot(slot)
  }
  const showEvidence = (wanted: ZoneEvent) => {
    // On a phone the card lies over the map: the map waits until it is asked for.
    if (!isPhone() && wanted.id !== event?.id) showEvent(wanted)
    openEvidence(wanted)
  }
  const showNewestEvidence = () => {
    const nowMs = picture.nowMs ?? 0
    const trackId = selected === undefined ? undefined : picture.identity(selected)?.trackId
    const known = listed.filter((each) => shownAtMs(each) <= nowMs)
    const newest = event ?? known.findLast((each) => trackId === undefined || each.trackId === trackId)
    if (newest) showEvidence(newest)
  }
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
  const closeNearest = () => {
    if (tools.endNearest()) return
    if (limitCard.open) limitCard.close()
    else if (evidence.id !== undefined) closeEvidence()
    else if (labIsOpen) setLabOf(undefined)
    else if (pane === 'zones') closeZones()
    else pick(undefined)
  }
  const zonesButton = useRef<HTMLButtonElement>(null)
  const closeZones = () => {
    setPane('map')
    // The focus goes back to where the panel was opened from.
    zonesButton.current?.focus()
  }
  const toggleZones = () => (pane === 'zones' ? closeZones() : setPane('zones'))
  const goTo = (slot: number) => {
    pick(slot)
    showSlot(slot)
  }
  const watchList = useWatchList(selected)
  const targets = useTargetFilter({
    map,
    zones: zoneSet.zones,
    watched: watchList.watched,
    boxed: tools.boxed,
    onUnbox: tools.clearBox,
    onReveal: () => {
      if (!searchField()?.checkVisibility()) setPane('targets')
    },
  })
  const trackTools = useTrackTools(tools)
  const spoken = useTargetCycle({
    map,
    limits: data.limits,
    zones: zoneSet.zones,
    selected,
    isWatched: (trackId) => watchList.watched.has(trackId),
    onTarget: goTo,
  })
  const moment = useMomentLink()
  useShellCommands(map, HOME)
  useCommandRuns({
    search,
    zones: toggleZones,
    evidence: showNewestEvidence,
    close: closeNearest,
    'open-recording': openRecordings,
  })
  const feedPanel = useFeedPanel()
  useShortcuts()
  const paletteSources = (): PaletteSources => ({
    frame: picture.frame,
    nowMs: picture.nowMs,
    identityOf: (slot) => picture.identity(slot),
    slotOf: (trackId) => picture.slotOf(trackId),
    zones: zoneSet.zones,
    zoneNameOf,
    events: listed,
    alerts: picture.state.alerts,
    hidden,
    onTarget: goTo,
    onZone: (zone) => map.current?.fit(zone.box),
    onEvent: showEvent,
    onMoment: (atMs) => picture.seek(atMs),
    onPlace: (place) => map.current?.flyTo(place),
    onHidden: keepHidden,
  })
  const heard = usePictureState((state) => state.span !== undefined)
  const isMissing = evidence.id !== undefined && !evidence.event && heard
  const asideIsOpen = labIsOpen || isMissing || evidence.event !== undefined
  const reportsAround = useCallback(
    (trackId: string, fromMs: number, toMs: number) => picture.around(trackId, fromMs, toMs),
    [picture],
  )
  const runLab = useCallback<RunLab>((rule, zones, signal) => picture.lab(rule, zones, signal), [picture])
  const isReached = useIsReached(event && shownAtMs(event))
  const mark = useMemo(
    () =>
      event && isReached
        ? {
            place: [event.lon, event.lat] as LonLat,
            label: `${clockText(event.atMs)} ${eventWords(event, zoneNameOf(event.zoneId))}`,
          }
        : limitCard.open && { place: limitCard.open.at, label: '' },
    [event, isReached, zoneNameOf, limitCard.open],
  )

  return (
    <div className={styles.screen} data-pane={pane} data-track={selected === undefined ? undefined : true}>
      <div className={styles.top}>
        <TopBar
          palette={palette}
          onPalette={nextPalette}
          onCommands={() => showOverlay('commands')}
          onHelp={() => showOverlay('shortcuts')}
          tools={
            <>
              <Button
                ref={zonesButton}
                className={styles.zonesButton}
                aria-pressed={pane === 'zones'}
                title="Z"
                onClick={toggleZones}
              >
                <Layers /> Zones
              </Button>
              <OpenMenu />
            </>
          }
          alerts={
            <AlertCounts sound={alerts.sound} onOpen={openAlerts} onSound={() => alerts.desk.open({ kind: 'sound' })} />
          }
        >
          {recording && <RecordingChip recording={recording} />}
          <FeedButton isOpen={feedPanel.isOpen} onToggle={feedPanel.toggle} ref={feedPanel.button} />
        </TopBar>
      </div>
      <div className={styles.strip}>
        <AlarmStrip desk={alerts.desk} onOpen={openAlerts} />
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
        <TargetList
          {...targets}
          zones={zoneSet.zones}
          zoneNameOf={zoneNameOf}
          selected={selected}
          onSelect={selectInList}
          onShow={showSlot}
        />
      </div>
      <div className={styles.zones}>
        <ZonesPanel
          open={pane === 'zones'}
          zoneSet={zoneSet}
          mapRef={map}
          onOpen={() => setPane('zones')}
          onClose={closeZones}
          onMap={() => {
            if (isNarrow()) setPane('map')
          }}
          onLimit={(id, at) => {
            changeUrl({ limit: { id, at } })
            flyOnceDrawn(map, at)
          }}
        />
      </div>
      <main className={styles.map}>
        <ChartPanel
          data={data}
          worldUrl={worldUrl}
          locate={locate}
          firstView={firstView}
          palette={palette}
          selected={selected}
          alerted={recording ? NOBODY_ALERTED : alerts.alertedSlots}
          watched={watchList.watched}
          mark={mark}
          hidden={hidden}
          onHidden={keepHidden}
          trails={toolChoices.trails}
          boxed={tools.boxed}
          vectorMinutes={toolChoices.vectorMinutes}
          predicted={toolChoices.predicted}
          globe={toolChoices.globe}
          buttons={
            <ToolButtons
              tools={tools}
              ready={ready}
              moves={{
                viewNow: () => map.current?.view,
                goTo: ({ lon, lat, zoom }) => map.current?.flyTo([lon, lat], zoom),
                fit: (box) => map.current?.fit(box),
              }}
            />
          }
          over={
            <>
              <ToolStrip tools={tools} />
              <PlaceMenu key={tools.asked && `${tools.asked.x} ${tools.asked.y}`} tools={tools} />
            </>
          }
          onPick={pick}
          onLimit={askLimit}
          onView={keepView}
          onDrawn={onDrawn}
          mapRef={map}
        />
        {limitCard.open && (
          <div ref={limitSheet} className={styles.limit} data-side={limitCard.side}>
            <LimitCard
              key={limitCard.open.limit.id}
              {...limitCard.open}
              locate={locate}
              zonesVersion={zoneSet.version}
              onShow={(place) => map.current?.flyTo(place)}
              onClose={limitCard.close}
            />
          </div>
        )}
      </main>
      <div ref={coveredBy} className={styles.right} inert={asideIsOpen}>
        <div id={UPPER_LIST} role="tabpanel" aria-labelledby={`upper-tab-${upperTab}`} className={styles.events}>
          {upperTab === 'alerts' ? (
            <AlertPanel lead={upperTabs} desk={alerts.desk} away={alerts.away} onShow={showAlert} />
          ) : (
            <EventList
              lead={upperTabs}
              zoneNameOf={zoneNameOf}
              chosen={event?.id}
              filter={filter}
              onFilter={setFilter}
              onEvent={showEvent}
              onEvidence={showEvidence}
              onLab={recording && (() => setLabOf(recording))}
            />
          )}
        </div>
        {selected !== undefined && (
          <div className={styles.track}>
            <TrackPanel
              slot={selected}
              zones={zoneSet.zones}
              zoneNameOf={zoneNameOf}
              zonesVersion={zoneSet.version}
              locate={locate}
              {...trackTools}
              watched={watchList.watched}
              onWatch={watchList.toggle}
              onShow={showSlot}
              onSelect={pick}
              chosen={event?.id}
              onEvent={showEvent}
              onEvidence={showEvidence}
              onClose={() => pick(undefined)}
            />
          </div>
        )}
      </div>
      {labIsOpen && (
        <div
          ref={evidence.id === undefined ? aside : undefined}
          className={styles.lab}
          hidden={evidence.id !== undefined}
        >
          <LabPanel
            rules={recording.rules}
            zoneNameOf={zoneNameOf}
            runLab={runLab}
            onEvent={showEvent}
            onClose={() => setLabOf(undefined)}
          />
        </div>
      )}
      {evidence.event ? (
        <div ref={aside} className={styles.evidence}>
          <EvidencePanel
            event={evidence.event}
            zones={setOfZone(known, evidence.event.zoneId)}
            among={listed}
            reportsAround={reportsAround}
            onEvent={showEvidence}
            onShow={(wanted) => {
              if (isPhone()) closeEvidence()
              showEvent(wanted)
            }}
            onClose={closeEvidence}
          />
        </div>
      ) : (
        isMissing && (
          <div ref={aside} className={styles.evidence}>
            <MissingEvidence id={evidence.id ?? ''} onClose={closeEvidence} />
          </div>
        )
      )}
      <div className={styles.bottom}>
        <Timeline zoneNameOf={zoneNameOf} onEvent={showEvent} />
      </div>
      {feedPanel.isOpen && (
        <div className={styles.feeds}>
          <FeedPanel onClose={feedPanel.close} />
        </div>
      )}
      <div className={styles.line}>
        <LineStrip />
      </div>
      <FeedNews />
      <AlertVoice />
      <AlertDialogs desk={alerts.desk} sound={alerts.sound} zoneNameOf={zoneNameOf} />
      <Hidden role="status" data-spoken>
        {spoken}
      </Hidden>
      <LinkNote moment={moment} />
      <Overlays sourcesOf={paletteSources} />
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

/** The menu is the browser's own, opened by its button, also when the bar has no room to show that. */
function openRecordings(): void {
  document.querySelector<HTMLButtonElement>('button[aria-label="Open a recording"]')?.click()
}

/** Alerts are of the live picture: the slots of a recording are other tracks. */
const NOBODY_ALERTED: ReadonlyMap<number, AlertedTarget> = new Map()

function keepHidden(hidden: readonly ChartPart[]): void {
  changeUrl({ hidden })
}

const TABS = [
  { id: 'map', title: 'Map', Icon: MapIcon },
  { id: 'targets', title: 'Targets', Icon: List },
  { id: 'events', title: 'Alerts', Icon: Bell },
  { id: 'time', title: 'Time', Icon: Clock3 },
  { id: 'zones', title: 'Zones', Icon: Layers },
] as const

function byShown(a: ZoneEvent, b: ZoneEvent): number {
  return shownAtMs(a) - shownAtMs(b)
}
