import type { LonLat } from '#geo/lonlat.ts'
import { CHART_PARTS, type ChartPart } from '../map/chart-parts.ts'
import type { View } from '../map/view.ts'

export const PALETTES = ['dusk', 'day', 'night'] as const
type PaletteName = (typeof PALETTES)[number]

/** What the user looks at. It lives in the address, so that a copied address shows the same. */
export interface UrlState {
  readonly palette: PaletteName
  readonly track: string | undefined
  readonly view: View | undefined
  /** The limit whose card is open, and the place on it that was asked of. */
  readonly limit: { readonly id: string; readonly at: LonLat } | undefined
  /** The event whose evidence is open. */
  readonly event: string | undefined
  /** Parts of the chart left out. */
  readonly hidden: readonly ChartPart[]
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
    limit: readLimit(query.get('limit') ?? ''),
    event: query.get('event') || undefined,
    hidden: CHART_PARTS.filter((part) => query.get('hide')?.split(',').includes(part)),
  }
}

/** The query of an address for a state. */
export function writeUrl({ palette, track, view, limit, event, hidden }: UrlState): string {
  const query = new URLSearchParams()
  if (palette !== 'dusk') query.set('palette', palette)
  if (track !== undefined) query.set('track', track)
  if (view) query.set('map', `${view.zoom.toFixed(2)}/${view.lat.toFixed(4)}/${view.lon.toFixed(4)}`)
  if (limit) query.set('limit', `${limit.id}/${limit.at[1].toFixed(5)}/${limit.at[0].toFixed(5)}`)
  if (event !== undefined) query.set('event', event)
  if (hidden.length > 0) query.set('hide', hidden.join(','))
  return query.toString().replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%2C', ',')
}

function readLimit(text: string): UrlState['limit'] {
  const [, id, lat, lon] = /^(.+)\/(-?[\d.]+)\/(-?[\d.]+)$/.exec(text) ?? []
  if (id === undefined || !isView(Number(lon), Number(lat), 0)) return undefined
  return { id, at: [Number(lon), Number(lat)] }
}

function isView(lon: number, lat: number, zoom: number): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 22
}
