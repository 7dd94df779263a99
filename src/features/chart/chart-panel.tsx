import { Minus, Plus } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { emptyFrame } from '#domain/picture.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { Locate } from '../../data/locator.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import type { ChartPart } from '../../map/chart-parts.ts'
import { readPalette } from '../../map/palette.ts'
import { probe } from '../../map/probe.ts'
import { type PressedLimit, SeaMap, type SeaMapData } from '../../map/sea-map.ts'
import type { AlertedTarget } from '../../map/target-rows.ts'
import type { TrailChoice } from '../../map/tools/choices.ts'
import type { SymbolSet } from '../../map/tools/symbol-set.ts'
import type { View } from '../../map/view.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './chart-panel.module.css'
import { ChartPartsButton } from './chart-parts-button.tsx'
import { Disclaimer } from './disclaimer.tsx'
import { LimitTip } from './limit-tip.tsx'
import { Readout } from './readout.tsx'
import { useGraphicsLoss } from './use-graphics-loss.ts'
import { useLabels } from './use-labels.ts'
import { useSymbols } from './use-symbols.ts'
import { useTrails } from './use-trails.ts'

export interface ChartPanelProps {
  readonly data: SeaMapData
  readonly worldUrl: string
  readonly locate: Locate | undefined
  readonly firstView: View
  /** day, dusk or night: what the tokens say is read again when it changes. */
  readonly palette: string
  readonly selected: number | undefined
  /** Targets with open alerts, by slot. */
  readonly alerted: ReadonlyMap<number, AlertedTarget>
  /** Targets on the watch list, by track id. */
  readonly watched: ReadonlySet<string>
  readonly mark: { readonly place: LonLat; readonly label: string } | undefined
  /** Parts left out of the chart. */
  readonly hidden: readonly ChartPart[]
  readonly onHidden: (hidden: readonly ChartPart[]) => void
  readonly trails: TrailChoice
  /** Slots chosen by a box: their trails are drawn too. */
  readonly boxed: ReadonlySet<number>
  readonly vectorMinutes: number
  /** Where targets should be by now is drawn, too. */
  readonly predicted: boolean
  readonly symbols: SymbolSet
  readonly globe: boolean
  /** More buttons for the column on the map. */
  readonly buttons: ReactNode
  /** What lies over the map: chips and menus of the tools. */
  readonly over: ReactNode
  readonly onPick: (slot: number | undefined) => void
  /** A limit was pressed on, or something else was. */
  readonly onLimit: (limit: PressedLimit | undefined) => void
  readonly onView: (view: View) => void
  /** The map shows for the first time, or never will. */
  readonly onDrawn: () => void
  /** Hands the map to the one who flies it. */
  readonly mapRef: RefObject<SeaMap | undefined>
}

/** The map, edge to edge. React gives it plain data; positions go past React from the frames to the map. */
export function ChartPanel({
  data,
  worldUrl,
  locate,
  firstView,
  palette,
  selected,
  alerted,
  watched,
  mark,
  hidden,
  onHidden,
  trails,
  boxed,
  vectorMinutes,
  predicted,
  symbols,
  globe,
  buttons,
  over,
  onPick,
  onLimit,
  onView,
  onDrawn,
  mapRef,
}: ChartPanelProps) {
  const picture = usePicture()
  const following = usePictureState((state) => state.following)
  const holder = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<SeaMap>()
  const [failure, setFailure] = useState<string>()
  const loss = useGraphicsLoss(holder)
  const view = useRef(firstView)
  const told = useRef(onDrawn)

  useEffect(() => {
    if (!holder.current) return
    const made = new SeaMap({
      container: holder.current,
      palette: readPalette(document.documentElement),
      view: view.current,
      reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
    })
    made.ready
      .then(
        () => {
          window.chartProbe = probe(made)
        },
        (error: Error) => setFailure(error.message),
      )
      // In the next frame it is drawn, and after that one there is time for more.
      .finally(() => requestAnimationFrame(() => setTimeout(told.current)))
    mapRef.current = made
    setMap(made)
    return () => {
      mapRef.current = undefined
      delete window.chartProbe
      made.destroy()
    }
  }, [mapRef])

  useEffect(() => map?.setData(data), [map, data])
  useEffect(() => map?.setWorld(worldUrl), [map, worldUrl])
  useEffect(() => {
    void palette // the attribute is on the page already; its tokens are read here
    map?.setPalette(readPalette(document.documentElement))
  }, [map, palette])
  useEffect(() => {
    if (!map) return
    map.setClock(() => picture.nowMs)
    map.drawFrame(picture.frame ?? emptyFrame())
    const stops = [
      picture.onFrame((frame) => map.drawFrame(frame ?? emptyFrame())),
      picture.onRows((rows) => map.drawRows(rows)),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [map, picture])
  useEffect(() => map?.setVectorMinutes(vectorMinutes), [map, vectorMinutes])
  useEffect(() => map?.setPredicted(predicted), [map, predicted])
  useEffect(() => map?.setProjection(globe ? 'globe' : 'mercator'), [map, globe])
  useEffect(() => map?.setHidden(new Set(hidden)), [map, hidden])
  useEffect(() => map?.onPick(onPick), [map, onPick])
  useEffect(() => map?.onLimit(onLimit), [map, onLimit])
  useEffect(() => map?.onView(onView), [map, onView])
  useEffect(() => map?.setSelected(selected), [map, selected])
  useEffect(() => map?.markPlace(mark?.place, mark?.label), [map, mark])
  useEffect(() => map?.setAlerted(alerted), [map, alerted])
  useLabels(map, selected, alerted, watched)
  const symbolWords = useSymbols(map, symbols)
  const drawnTrails = useTrails(map, selected, trails, boxed)

  return (
    <section className={styles.chart} aria-label="Map" data-replay={!following || undefined}>
      <div ref={holder} className={styles.map} />
      {(failure ?? loss) && (
        <p className={styles.failure} role="alert">
          {failure ?? loss}
        </p>
      )}
      <div className={styles.buttons}>
        <IconButton label="Zoom in (+)" onClick={() => map?.zoomBy(1)}>
          <Plus />
        </IconButton>
        <IconButton label="Zoom out (-)" onClick={() => map?.zoomBy(-1)}>
          <Minus />
        </IconButton>
        <ChartPartsButton hidden={hidden} onHidden={onHidden} />
        {buttons}
      </div>
      <Disclaimer />
      {map && <LimitTip map={map} />}
      {map && (
        <Readout
          map={map}
          locate={locate}
          vectorMinutes={vectorMinutes}
          predicted={predicted}
          symbols={symbolWords}
          trails={trails}
          drawnTrails={drawnTrails}
        />
      )}
      {over}
    </section>
  )
}
