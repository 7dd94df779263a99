import type { RefObject } from 'react'
import type { Picture } from '../data/picture.ts'
import { usePicture } from '../data/use-picture.ts'
import type { SeaMap } from '../map/sea-map.ts'
import type { View } from '../map/view.ts'
import { useCommandRuns } from './command-runs.ts'
import { sayNote } from './note.ts'
import { showOverlay } from './overlay.ts'
import { addressOf } from './recording-address.ts'
import { DENSITIES, PALETTES, writeUrl } from './url-query.ts'
import { changeUrl, currentUrl } from './url-state.ts'

/** What commands of clock, chart and screen do. Those of a panel are given where the panel is. */
export function useShellCommands(map: RefObject<SeaMap | undefined>, home: View): void {
  const picture = usePicture()
  useCommandRuns({
    'toggle-play': () => (picture.state.playing ? picture.pause() : picture.play()),
    live: () => picture.backToLive(),
    'zoom-in': () => map.current?.zoomBy(1),
    'zoom-out': () => map.current?.zoomBy(-1),
    home: () => map.current?.flyTo([home.lon, home.lat], home.zoom),
    palette: nextPalette,
    density: () => changeUrl({ density: after(DENSITIES, currentUrl().density) }),
    kiosk: toggleKiosk,
    commands: () => showOverlay('commands'),
    shortcuts: () => showOverlay('shortcuts'),
    settings: () => showOverlay('settings'),
    export: () => showOverlay('export'),
    recorder: () => showOverlay('recorder'),
    'copy-link': () => void copyLink(picture),
  })
}

/** On a wall nothing is left to press: it says how to leave. */
export function toggleKiosk(): void {
  const kiosk = !currentUrl().kiosk
  changeUrl({ kiosk })
  if (kiosk) sayNote('Wall display. K leaves it.')
}

export function nextPalette(): void {
  changeUrl({ palette: after(PALETTES, currentUrl().palette) })
}

function after<Value>(all: readonly Value[], one: Value): Value {
  return all[(all.indexOf(one) + 1) % all.length] ?? one
}

/**
 * The address with the instant in it, also of a picture that follows the live edge: later it shows what is seen now. By
 * the picture, not the address bar: that may still ask for what could not be shown.
 */
export function momentAddress({ nowMs, state: { recording } }: Pick<Picture, 'nowMs' | 'state'>): string {
  const at = nowMs === undefined ? undefined : Math.floor(nowMs / 1000) * 1000
  const query = writeUrl({ ...currentUrl(), at, ...addressOf(recording) })
  return `${location.origin}${location.pathname}?${query}`
}

async function copyLink(picture: Picture): Promise<void> {
  try {
    await navigator.clipboard.writeText(momentAddress(picture))
    sayNote('The link to this moment is copied.')
  } catch {
    // No leave to write, or a page without encryption, which has no clipboard.
    sayNote('The browser refused to copy. The address bar has the link.')
  }
}
