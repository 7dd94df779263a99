import type { View } from '../map/view.ts'

export const PALETTES = ['dusk', 'day', 'night'] as const
type PaletteName = (typeof PALETTES)[number]

/** What the user looks at. It lives in the address, so that a copied address shows the same. */
export interface UrlState {
  readonly palette: PaletteName
  readonly track: string | undefined
  readonly view: View | undefined
}

/** State from the query of an address; what makes no sense is left out. */
export function readUrl(search: string): UrlState {
  const query = new URLSearchParams(search)
  const [, zoom, lat, lon] = /^([\d.]+)\/(-?[\d.]+)\/(-?[\d.]+)$/.exec(query.get('map') ?? '')?.map(Number) ?? []
  const known = zoom !== undefined && lat !== undefined && lon !== undefined && isView(lon, lat, zoom)
  return {
    palette: PALETTES.find((name) => name === query.get('palette')) ?? 'dusk',
    track: query.get('track') ?? undefined,
    view: known ? { lon, lat, zoom } : undefined,
  }
}

/** The query of an address for a state. */
export function writeUrl({ palette, track, view }: UrlState): string {
  const query = new URLSearchParams()
  if (palette !== 'dusk') query.set('palette', palette)
  if (track !== undefined) query.set('track', track)
  if (view) query.set('map', `${view.zoom.toFixed(2)}/${view.lat.toFixed(4)}/${view.lon.toFixed(4)}`)
  return query.toString().replaceAll('%2F', '/').replaceAll('%3A', ':')
}

function isView(lon: number, lat: number, zoom: number): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 22
}
