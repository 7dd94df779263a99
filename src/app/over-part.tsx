import { type RefObject, useSyncExternalStore } from 'react'
import { titleOf } from '#domain/identity-words.ts'
import type { Zone } from '#geo/zone.ts'
import { usePicture } from '../data/use-picture.ts'
import type { AlertDesk } from '../features/alerts/alert-desk.ts'
import type { Tools } from '../features/tools/tools.ts'
import type { SeaMap } from '../map/sea-map.ts'
import { useSound } from './alert-watch.tsx'
import { AlertDialogs, ExportDialog, RecorderDialog } from './late-parts.tsx'
import { keepHidden } from './map-part.tsx'
import { showOverlay, useOverlay } from './overlay.ts'
// Not late: who presses Ctrl K types on at once.
import { Overlays } from './overlays.tsx'
import type { PaletteSources } from './palette-entries.ts'
import { currentUrl } from './url-state.ts'
import type { ShownEvents } from './use-shown-events.ts'

interface OverPartProps {
  readonly map: RefObject<SeaMap | undefined>
  readonly zones: readonly Zone[]
  readonly zoneNameOf: (zoneId: string) => string | undefined
  readonly events: ShownEvents
  readonly desk: AlertDesk
  readonly tools: Tools
  readonly goTo: (slot: number) => void
  /** Slot of the selected target. */
  readonly selected: number | undefined
  /** Track ids of the watch list. */
  readonly watched: ReadonlySet<string>
}

/** What opens over the whole screen: command palette, keys, settings, and the dialogs of alerts. */
export function OverPart({ map, zones, zoneNameOf, events, desk, tools, goTo, selected, watched }: OverPartProps) {
  const picture = usePicture()
  const overlay = useOverlay()
  const sound = useSound()
  const hasDialog = useSyncExternalStore(desk.subscribe, () => desk.state().dialog !== undefined)
  const sourcesOf = (): PaletteSources => ({
    frame: picture.frame,
    nowMs: picture.nowMs,
    identityOf: (slot) => picture.identity(slot),
    slotOf: (trackId) => picture.slotOf(trackId),
    zones,
    zoneNameOf,
    events: events.listed,
    alerts: picture.state.alerts,
    hidden: currentUrl().hidden,
    onTarget: goTo,
    onBox: (box) => map.current?.fit(box),
    onView: ({ lon, lat, zoom }) => map.current?.flyTo([lon, lat], zoom),
    onEvent: events.show,
    onMoment: (atMs) => picture.seek(atMs),
    onPlace: (place) => map.current?.flyTo(place),
    onHidden: keepHidden,
  })
  return (
    <>
      {hasDialog && <AlertDialogs desk={desk} sound={sound} zoneNameOf={zoneNameOf} />}
      {overlay === 'recorder' && <RecorderDialog onClose={closeOverlay} />}
      {overlay === 'export' && <Export zones={zones} selected={selected} watched={watched} />}
      {overlay && overlay !== 'recorder' && overlay !== 'export' && (
        <Overlays overlay={overlay} sourcesOf={sourcesOf} notation={tools.notation} onNotation={tools.setNotation} />
      )}
    </>
  )
}

function Export({ zones, selected, watched }: Pick<OverPartProps, 'zones' | 'selected' | 'watched'>) {
  const picture = usePicture()
  const identity = selected === undefined ? undefined : picture.identity(selected)
  return (
    <ExportDialog
      selected={identity && { trackId: identity.trackId, name: titleOf(identity) }}
      watched={[...watched].filter((trackId) => picture.slotOf(trackId) !== undefined)}
      zones={zones}
      onClose={closeOverlay}
    />
  )
}

function closeOverlay(): void {
  showOverlay(undefined)
}
