import { type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import type { ZoneSet } from '#geo/zone.ts'
import type { Locate } from '../data/locator.ts'
import { worldUrl } from '../data/queries.ts'
import { usePictureState } from '../data/use-picture.ts'
import { ChartPanel } from '../features/chart/chart-panel.tsx'
import { readyViews } from '../features/tools/bookmarks.ts'
import { ToolButtons } from '../features/tools/tool-buttons.tsx'
import { ToolStrip } from '../features/tools/tool-strip.tsx'
import type { Tools } from '../features/tools/tools.ts'
import type { ChartPart, PressedLimit, SeaMap, SeaMapData } from '../map/sea-map.ts'
import type { AlertedTarget } from '../map/target-rows.ts'
import type { View } from '../map/view.ts'
import styles from './app.module.css'
import { LimitCard, PlaceMenu } from './late-parts.tsx'
import { flyOnceDrawn, isPhone } from './layout.ts'
import { changeUrl, currentUrl, useUrl } from './url-state.ts'
import type { Covers } from './use-covered.ts'
import { useDebounced } from './use-debounced.ts'
import type { LimitCardState } from './use-limit-card.ts'
import type { ShownEvents } from './use-shown-events.ts'

interface MapPartProps {
  readonly mapRef: RefObject<SeaMap | undefined>
  readonly data: SeaMapData
  readonly zoneSet: ZoneSet
  readonly locate: Locate | undefined
  /** Where the chart begins when the address says nothing. */
  readonly home: View
  readonly selected: number | undefined
  readonly pick: (slot: number | undefined) => void
  readonly alerted: ReadonlyMap<number, AlertedTarget>
  readonly watched: ReadonlySet<string>
  readonly mark: ShownEvents['mark']
  readonly tools: Tools
  readonly limitCard: LimitCardState
  readonly limitSheet: Covers['limitSheet']
  readonly onDrawn: () => void
}

/** The chart with its tools, and over it the card of the limit that was asked about. */
export function MapPart({
  mapRef,
  data,
  zoneSet,
  locate,
  home,
  selected,
  pick,
  alerted,
  watched,
  mark,
  tools,
  limitCard,
  limitSheet,
  onDrawn,
}: MapPartProps) {
  const [firstView] = useState(() => currentUrl().view ?? home)
  const palette = useUrl((state) => state.palette)
  const hidden = useUrl((state) => state.hidden)
  const recording = usePictureState((state) => state.recording)
  const ready = useMemo(() => readyViews(zoneSet.zones), [zoneSet])
  const keepView = useDebounced((view: View) => changeUrl({ view }), 400)
  const { open, side, ask, close } = limitCard
  const place = useMemo(() => mark ?? (open && { place: open.at, label: '' }), [mark, open])
  const onLimit = useCallback(
    (hit: PressedLimit | undefined) => {
      ask(hit)
      // There the card is a sheet over the lower half: what it tells of comes above it.
      if (hit && isPhone()) flyOnceDrawn(mapRef, hit.at)
    },
    [ask, mapRef],
  )
  const toolsNow = useRef(tools)
  toolsNow.current = tools
  const onPick = useCallback(
    (slot: number | undefined) => {
      // A press on empty water ends what is nearest, as Esc does: first the measure that is drawn, then the selection.
      if (slot === undefined && toolsNow.current.measured) toolsNow.current.clearMeasure()
      else pick(slot)
    },
    [pick],
  )
  const moves = {
    viewNow: () => mapRef.current?.view,
    goTo: ({ lon, lat, zoom }: View) => mapRef.current?.flyTo([lon, lat], zoom),
    fit: (box: Parameters<SeaMap['fit']>[0]) => mapRef.current?.fit(box),
  }
  return (
    <main className={styles.map}>
      <ChartPanel
        data={data}
        worldUrl={worldUrl}
        locate={locate}
        firstView={firstView}
        palette={palette}
        selected={selected}
        alerted={recording ? NOBODY_ALERTED : alerted}
        watched={watched}
        mark={place}
        hidden={hidden}
        onHidden={keepHidden}
        trails={tools.choices.trails}
        boxed={tools.boxed}
        vectorMinutes={tools.choices.vectorMinutes}
        predicted={tools.choices.predicted}
        symbols={tools.choices.symbols}
        globe={tools.choices.globe}
        buttons={<ToolButtons tools={tools} ready={ready} moves={moves} />}
        over={
          <>
            <ToolStrip tools={tools} />
            {tools.asked && <PlaceMenu key={`${tools.asked.x} ${tools.asked.y}`} tools={tools} />}
          </>
        }
        onPick={onPick}
        onLimit={onLimit}
        onView={keepView}
        onDrawn={onDrawn}
        mapRef={mapRef}
      />
      {open && (
        <div ref={limitSheet} className={styles.limit} data-side={side}>
          <LimitCard
            key={open.limit.id}
            {...open}
            locate={locate}
            zonesVersion={zoneSet.version}
            onShow={(at) => mapRef.current?.flyTo(at)}
            onClose={close}
          />
        </div>
      )}
    </main>
  )
}

/** Alerts are of the live picture: the slots of a recording are other tracks. */
const NOBODY_ALERTED: ReadonlyMap<number, AlertedTarget> = new Map()

export function keepHidden(hidden: readonly ChartPart[]): void {
  changeUrl({ hidden })
}
