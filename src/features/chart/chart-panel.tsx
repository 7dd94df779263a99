import { Minus, Plus, Spline } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { emptyFrame } from '#domain/picture.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { ZoneLocator } from '#geo/zone-locator.ts'
import { usePicture, usePictureState, useSlowFrame } from '../../data/use-picture.ts'
import { readPalette } from '../../map/palette.ts'
import { probe } from '../../map/probe.ts'
import { SeaMap, type SeaMapData } from '../../map/sea-map.ts'
import type { View } from '../../map/view.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './chart-panel.module.css'
import { chosenLabels } from './chosen-labels.ts'
import { chosenTrails, TRAIL_MINUTES } from './chosen-trails.ts'
import { Readout } from './readout.tsx'

const LABELS_EVERY_MS = 500
const TRAILS_EVERY_MS = 2000
const VECTOR_MINUTES = 24

export interface ChartPanelProps {
  readonly data: SeaMapData
  readonly worldUrl: string
  readonly locator: ZoneLocator
  readonly firstView: View
  /** day, dusk or night: what the tokens say is read again when it changes. */
  readonly palette: string
  readonly selected: number | undefined
  readonly mark: { readonly place: LonLat; readonly label: string } | undefined
  readonly onPick: (slot: number | undefined) => void
  readonly onView: (view: View) => void
  /** Hands the map to the one who flies it. */
  readonly mapRef: RefObject<SeaMap | undefined>
}

/** The map, edge to edge. React gives it plain data; positions go past React from the frames to the map. */
export function ChartPanel({
  data,
  worldUrl,
  locator,
  firstView,
  palette,
  selected,
  mark,
  onPick,
  onView,
  mapRef,
}: ChartPanelProps) {
  const picture = usePicture()
  const following = usePictureState((state) => state.following)
  const holder = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<SeaMap>()
  const [failure, setFailure] = useState<string>()
  const [allTrails, setAllTrails] = useState(false)
  const view = useRef(firstView)

  useEffect(() => {
    if (!holder.current) return
    const made = new SeaMap({
      container: holder.current,
      palette: readPalette(document.documentElement),
      view: view.current,
      reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
    })
    made.setVectorMinutes(VECTOR_MINUTES)
    made.ready.then(
      () => {
        window.chartProbe = probe(made)
      },
      (error: Error) => setFailure(error.message),
    )
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
  useEffect(() => map?.onPick(onPick), [map, onPick])
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
      </div>
      <p className={styles.notice}>
        Boundaries are claims, provisional where dashed. Not for navigation or enforcement.
      </p>
      {map && <Readout map={map} locator={locator} vectorMinutes={VECTOR_MINUTES} />}
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
  useEffect(() => map?.onHover((slot) => setHovered(slot)), [map])
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
