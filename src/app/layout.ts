import type { RefObject } from 'react'
import type { LonLat } from '#geo/lonlat.ts'
import type { Insets, SeaMap } from '../map/sea-map.ts'

/** The field that `/` goes to. */
export function searchField(): HTMLInputElement | null {
  return document.querySelector('input[type="search"]')
}

/** As app.module.css has it: there panes are sheets over the map. */
export function isPhone(): boolean {
  return matchMedia('(max-width: 639px)').matches
}

/** As app.module.css has it: there the zones lie over the map. */
export function isNarrow(): boolean {
  return matchMedia('(max-width: 1279px)').matches
}

/** Once the panel of the selection is there: only then is it known how much of the map it covers. */
export function flyOnceDrawn(map: RefObject<SeaMap | undefined>, place: LonLat): void {
  requestAnimationFrame(() => map.current?.flyTo(place))
}

/** The same without a move where the place is in view already. */
export function showOnceDrawn(map: RefObject<SeaMap | undefined>, place: LonLat): void {
  requestAnimationFrame(() => map.current?.show(place))
}

/** How much of the map lies under the drawer or sheet of events and track. */
export function insetsOf(drawer: HTMLElement | null): Insets {
  const free = { top: 0, right: 0, bottom: 0, left: 0 }
  const [over, map] = [drawer?.getBoundingClientRect(), document.querySelector('main')?.getBoundingClientRect()]
  if (!over?.width || !map || over.left >= map.right || over.top >= map.bottom) return free
  const isSheet = over.width > map.width / 2
  return isSheet ? { ...free, bottom: map.bottom - over.top } : { ...free, right: map.right - over.left }
}
