import { useCallback, useRef, useState } from 'react'
import type { Alert } from '#domain/alerts/alert.ts'
import type { Observation } from '#domain/observations/observation.ts'
import { rowOf } from '#domain/picture.ts'
import type { ZoneSet } from '#geo/zone.ts'
import { nameOfZone } from '../data/known-zones.ts'
import type { OpenedRecording } from '../data/picture.ts'
import { useKnownZones } from '../data/use-known-zones.ts'
import { useLocator } from '../data/use-locator.ts'
import { usePicture, usePictureState } from '../data/use-picture.ts'
import { AlertVoice } from '../features/alerts/alert-voice.tsx'
import { FeedNews } from '../features/feeds/feed-news.tsx'
import { LineStrip } from '../features/feeds/line-strip.tsx'
import { FileDrop } from '../features/replay/file-drop.tsx'
import { TargetList } from '../features/targets/target-list.tsx'
import { Timeline } from '../features/timeline/timeline.tsx'
import type { SeaMap, SeaMapData } from '../map/sea-map.ts'
import type { View } from '../map/view.ts'
import { Hidden } from '../ui/hidden.tsx'
import styles from './app.module.css'
import { AsidePart, useIsMissing } from './aside-part.tsx'
import { useCommandRuns } from './command-runs.ts'
import { CraftPart } from './craft-part.tsx'
import { NoteTicks, OpeningDialog, TrackPart, ZonesPanel } from './late-parts.tsx'
import { flyOnceDrawn, isNarrow, isPhone, showOnceDrawn } from './layout.ts'
import { LinkNote } from './link-note.tsx'
import { ListsPart } from './lists-part.tsx'
import { MapPart } from './map-part.tsx'
import { OverPart } from './over-part.tsx'
import { PaneTabs } from './pane-tabs.tsx'
import { SidePart } from './side-part.tsx'
import { TopPart } from './top-part.tsx'
import { useUpperTab } from './upper-tabs.tsx'
import { changeUrl } from './url-state.ts'
import { focusFirstAlert, useAlerts } from './use-alerts.ts'
import { useChartTools } from './use-chart-tools.ts'
import { useCovered } from './use-covered.ts'
import { useEventPriority } from './use-event-priority.ts'
import { closeEvidence } from './use-evidence.ts'
import { useLimitCard } from './use-limit-card.ts'
import { usePageLook } from './use-page-look.ts'
import { usePanes } from './use-panes.ts'
import { useRecordingView } from './use-recording-view.ts'
import { useSelection } from './use-selection.ts'
import { useShellCommands } from './use-shell-commands.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { useShownEvents } from './use-shown-events.ts'
import { useSidePanel } from './use-side-panel.ts'
import { useTargetCycle } from './use-target-cycle.ts'
import { useTargetFilter } from './use-target-filter.ts'
import { useToolChoices } from './use-tool-choices.ts'
import { useWatchList } from './use-watch-list.ts'
import { useWork } from './use-work.ts'
import { WorkPart } from './work-part.tsx'

/** Sarawak and Sabah: where the drone flies. */
const HOME: View = { lon: 112.9, lat: 5.4, zoom: 6.1 }

interface ScreenProps {
  readonly data: SeaMapData
  readonly zoneSet: ZoneSet
  /** The chart shows, and there is time for what the first picture did not need. */
  readonly isDrawn: boolean
  /** The chart shows for the first time. */
  readonly onDrawn: () => void
}

/** The whole screen: where the features meet. */
export function Screen({ data, zoneSet, isDrawn, onDrawn }: ScreenProps) {
  const picture = usePicture()
  const recording = usePictureState((state) => state.recording)
  const trouble = usePictureState((state) => state.failure ?? state.historyProblem)
  const map = useRef<SeaMap>(undefined)
  const { selected, select } = useSelection()
  const panes = usePanes()
  const tools = useChartTools(map, selected, ...useToolChoices())
  const known = useKnownZones(zoneSet)
  const zoneNameOf = useCallback((zoneId: string) => nameOfZone(known, zoneId), [known])
  const priorityOf = useEventPriority(zoneSet)
  const locate = useLocator(data.zones, data.fineLand ?? data.land, isDrawn)
  const { show: showPane } = panes
  const showMap = useCallback(() => showPane('map'), [showPane])
  const events = useShownEvents({ map, selected, select, zoneNameOf, onMap: showMap })
  const limitCard = useLimitCard(data.limits)
  const [labOf, setLabOf] = useState<OpenedRecording>()
  const lab = recording !== undefined && labOf === recording ? recording : undefined
  const watchList = useWatchList(selected)
  const covers = useCovered(map)
  usePageLook()
  useRecordingView(map, recording)

  const { forget } = events
  const pick = useCallback(
    (slot: number | undefined) => {
      forget()
      closeEvidence()
      select(slot)
    },
    [select, forget],
  )
  const showSlot = (slot: number) => {
    const { frame } = picture
    const row = rowOf(frame, slot)
    if (isPhone()) showMap()
    if (frame && row >= 0) flyOnceDrawn(map, [frame.lon[row] as number, frame.lat[row] as number])
  }
  const uncover = (slot: number) => {
    const { frame } = picture
    const row = rowOf(frame, slot)
    if (frame && row >= 0) showOnceDrawn(map, [frame.lon[row] as number, frame.lat[row] as number])
  }
  const goTo = (slot: number) => {
    pick(slot)
    showSlot(slot)
  }
  const selectInList = (slot: number) => {
    pick(slot)
    // There the list covers the map and the panel: what was chosen would stay out of sight.
    if (isPhone()) showSlot(slot)
  }
  const openAlerts = () => {
    tabs[1]('alerts')
    setLabOf(undefined)
    closeEvidence()
    if (isNarrow()) showPane('events')
    focusFirstAlert()
  }
  const alerts = useAlerts(selected, openAlerts)
  const tabs = useUpperTab(alerts.open > 0)
  const showAlert = ({ trackId, place }: Alert) => {
    const slot = trackId === undefined ? undefined : picture.slotOf(trackId)
    if (slot !== undefined) pick(slot)
    if (isPhone()) showMap()
    if (place) flyOnceDrawn(map, [place.lon, place.lat])
    else if (slot !== undefined) showSlot(slot)
  }
  const showObservation = ({ trackId, place }: Observation) => {
    const slot = picture.slotOf(trackId)
    if (slot !== undefined) pick(slot)
    if (isPhone()) showMap()
    flyOnceDrawn(map, [place.lon, place.lat])
  }
  const targets = useTargetFilter({
    map,
    zones: zoneSet.zones,
    watched: watchList.watched,
    boxed: tools.boxed,
    onUnbox: tools.clearBox,
    onReveal: panes.revealTargets,
  })
  const spoken = useTargetCycle({
    map,
    limits: data.limits,
    zones: zoneSet.zones,
    selected,
    isWatched: (trackId) => watchList.watched.has(trackId),
    onTarget: goTo,
  })
  const closeNearest = () => {
    if (tools.endNearest()) return
    if (limitCard.open) limitCard.close()
    else if (events.evidence.id !== undefined) closeEvidence()
    else if (lab) setLabOf(undefined)
    else if (panes.pane === 'zones') panes.closeZones()
    else if (panes.pane === 'craft') panes.closeCraft()
    else pick(undefined)
  }
  useShellCommands(map, HOME)
  useCommandRuns({
    search: panes.search,
    zones: panes.toggleZones,
    close: closeNearest,
    'open-recording': () => press('[aria-label="Open a recording"]'),
    recording: recording && (() => press('[data-command="recording"]')),
  })
  // After it: while this panel is open, Esc closes it first.
  const side = useSidePanel()
  const work = useWork(map)
  useShortcuts()
  const isMissing = useIsMissing(events)
  const isCovered = lab !== undefined || isMissing || events.evidence.event !== undefined
  const hasZones = isDrawn || panes.pane === 'zones'

  return (
    <div className={styles.screen} data-pane={panes.pane} data-track={selected === undefined ? undefined : true}>
      <TopPart panes={panes} desk={alerts.desk} onAlerts={openAlerts} side={side} />
      <PaneTabs pane={panes.pane} show={showPane} />
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
        {hasZones && (
          <ZonesPanel
            open={panes.pane === 'zones'}
            zoneSet={zoneSet}
            mapRef={map}
            onOpen={() => showPane('zones')}
            onClose={panes.closeZones}
            onMap={() => {
              if (isNarrow()) showMap()
            }}
            onLimit={(id, at) => {
              changeUrl({ limit: { id, at } })
              flyOnceDrawn(map, at)
            }}
          />
        )}
      </div>
      <CraftPart isDrawn={isDrawn} panes={panes} map={map} selected={selected} pick={pick} />
      <MapPart
        mapRef={map}
        data={data}
        zoneSet={zoneSet}
        locate={locate}
        home={HOME}
        selected={selected}
        pick={pick}
        alerted={alerts.alertedSlots}
        watched={watchList.watched}
        mark={events.mark}
        tools={tools}
        limitCard={limitCard}
        limitSheet={covers.limitSheet}
        onDrawn={onDrawn}
      />
      <ListsPart
        covers={covers}
        isCovered={isCovered}
        tabs={tabs}
        alerts={alerts}
        onAlert={showAlert}
        onObservation={showObservation}
        events={events}
        zoneNameOf={zoneNameOf}
        onLab={() => setLabOf(recording)}
        track={
          selected !== undefined && (
            <TrackPart
              tools={tools}
              onTask={() => showPane('craft')}
              onCompare={() => side.show('compare')}
              slot={selected}
              zones={zoneSet.zones}
              zoneNameOf={zoneNameOf}
              zonesVersion={zoneSet.version}
              locate={locate}
              watched={watchList.watched}
              onWatch={watchList.toggle}
              onShow={showSlot}
              onSelect={pick}
              onSheet={uncover}
              chosen={events.event?.id}
              onEvent={events.show}
              onEvidence={events.showEvidence}
              onClose={() => pick(undefined)}
            />
          )
        }
      />
      <AsidePart
        aside={covers.aside}
        known={known}
        zoneNameOf={zoneNameOf}
        events={events}
        lab={lab}
        onLabClose={() => setLabOf(undefined)}
      />
      <div className={styles.bottom}>
        <Timeline
          selected={selected}
          zoneNameOf={zoneNameOf}
          priorityOf={priorityOf}
          onEvent={events.show}
          notes={NoteTicks}
        />
      </div>
      <SidePart side={side} map={map} selected={selected} work={work} onTrack={goTo} />
      <div className={styles.line}>
        <LineStrip />
      </div>
      <FeedNews />
      <AlertVoice />
      <Hidden role="status" data-spoken>
        {spoken}
      </Hidden>
      <OverPart
        map={map}
        zones={zoneSet.zones}
        zoneNameOf={zoneNameOf}
        events={events}
        desk={alerts.desk}
        tools={tools}
        goTo={goTo}
        selected={selected}
        watched={watchList.watched}
      />
      <WorkPart work={work} map={map} zoneSet={zoneSet} zoneNameOf={zoneNameOf} selected={selected} />
      <LinkNote />
      <FileDrop />
      {isDrawn && <OpeningDialog />}
      {trouble && (
        <p className={styles.failure} role="alert">
          {trouble}
        </p>
      )}
    </div>
  )
}

/** Menus are the browser's own, opened by their buttons, also when the bar has no room to show these. */
function press(button: string): void {
  document.querySelector<HTMLButtonElement>(button)?.click()
}
