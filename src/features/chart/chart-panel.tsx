import { Minus, Plus, Spline } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { emptyFrame } from '#domain/picture.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { Locate } from '../../data/locator.ts'
import { usePicture, usePictureState, useSlowFrame } from '../../data/use-picture.ts'
import type { ChartPart } from '../../map/chart-parts.ts'
import { readPalette } from '../../map/palette.ts'
import { probe } from '../../map/probe.ts'
import { type PressedLimit, SeaMap, type SeaMapData } from '../../map/sea-map.ts'
import type { View } from '../../map/view.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './chart-panel.module.css'
import { ChartPartsButton } from './chart-parts-button.tsx'
import { chosenLabels } from './chosen-labels.ts'
import { chosenTrails, TRAIL_MINUTES } from './chosen-trails.ts'
import { LimitTip } from './limit-tip.tsx'
import { Readout } from './readout.tsx'

const LABELS_EVERY_MS = 500
const TRAILS_EVERY_MS = 2000
const VECTOR_MINUTES = 24

export interface ChartPanelProps {
  readonly data: SeaMapData
  readonly worldUrl: string
  readonly locate: Locate | undefined
  readonly firstView: View
  /** day, dusk or night: what the tokens say is read again when it changes. */
  readonly palette: string
  readonly selected: number | undefined
  readonly mark: { readonly place: LonLat; readonly label: string } | undefined
  /** Parts left out of the chart. */
  readonly hidden: readonly ChartPart[]
  readonly onHidden: (hidden: readonly ChartPart[]) => void
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
  mark,
  hidden,
  onHidden,
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
  const [allTrails, setAllTrails] = useState(false)
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
    made.setVectorMinutes(VECTOR_MINUTES)
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
    map.drawFrame(picture.frame ?? emptyFrame())
    return picture.onFrame((frame) => map.drawFrame(frame ?? emptyFrame()))
  }, [map, picture])
  useEffect(() => map?.setHidden(new Set(hidden)), [map, hidden])
  useEffect(() => map?.onPick(onPick), [map, onPick])
  useEffect(() => map?.onLimit(onLimit), [map, onLimit])
  useEffect(() => map?.onView(onView), [map, onView])
  useEffect(() => map?.setSelected(selected), [map, selected])
  useEffect(() => map?.markPlace(mark?.place, mark?.label), [map, mark])
  const hovered = useHovered(map)
  useLabels(map, selected, hovered)
  useTrails(map, selected, allTrails)

  return (
    <section className={styles.chart} aria-label="Map" data-replay={!following || undefined}>
      <div ref={holder} className={styles.map} />
      {failure && (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
      <div className={styles.buttons}>
        <IconButton label="Zoom in (+)" onClick={() => zoomBy(map, 1)}>
          <Plus />
        </IconButton>
        <IconButton label="Zoom out (-)" onClick={() => zoomBy(map, -1)}>
          <Minus />
        </IconButton>
        <IconButton label="Trails of all targets" aria-pressed={allTrails} onClick={() => setAllTrails(!allTrails)}>
          <Spline />
        </IconButton>
        <ChartPartsButton hidden={hidden} onHidden={onHidden} />
      </div>
      <p className={styles.notice}>
        Boundaries are claims, a line is unbroken only where all agree. Not for navigation or enforcement. Coast ©
        OpenStreetMap contributors.
      </p>
      {map && <LimitTip map={map} />}
      {map && <Readout map={map} locate={locate} vectorMinutes={VECTOR_MINUTES} />}
    </section>
  )
}

function zoomBy(map: SeaMap | undefined, step: number): void {
  if (!map) return
  const { lon, lat, zoom } = map.view
  map.flyTo([lon, lat], zoom + step)
}

function useHovered(map: SeaMap | undefined): number | undefined {
  const [hovered, setHovered] = useState<number>()
  useEffect(() => map?.onHover(({ slot }) => setHovered(slot)), [map])
  return hovered
}

function useLabels(map: SeaMap | undefined, selected: number | undefined, hovered: number | undefined): void {
  const picture = usePicture()
  const frame = useSlowFrame(LABELS_EVERY_MS)
  const events = usePictureState((state) => state.events)
  useEffect(() => {
    const chosen = frame && chosenLabels(frame, (slot) => picture.identity(slot), { events, selected, hovered })
    map?.setLabels(chosen ?? [])
  }, [map, frame, picture, events, selected, hovered])
}

function useTrails(map: SeaMap | undefined, selected: number | undefined, all: boolean): void {
  const picture = usePicture()
  const frame = useSlowFrame(TRAILS_EVERY_MS)
  useEffect(() => {
    if (!frame) map?.setTrails([])
    if (!map || !frame) return
    let current = true
    const wanted = chosenTrails(frame, { selected, all })
    const slots = wanted.map(({ slot }) => slot)
    picture
      .paths(slots, frame.atMs - TRAIL_MINUTES * 60_000, frame.atMs)
      .then((paths) => {
        if (current) map.setTrails(wanted.flatMap(({ slot, tone }, i) => (paths[i] ? { slot, tone, ...paths[i] } : [])))
      })
      .catch((error: unknown) => console.error('trails', error))
    return () => {
      current = false
    }
  }, [map, frame, picture, selected, all])
}
