import { readFilter, writeFilter } from '#domain/target-filter-text.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { CHART_PARTS, type ChartPart } from '../map/chart-parts.ts'
import {
  type RingChoice,
  readRings,
  readSwitch,
  readTrails,
  readVectors,
  type TrailChoice,
  USUAL_TOOLS,
  writeRings,
  writeSwitch,
  writeTrails,
  writeVectors,
} from '../map/tools/choices.ts'
import { readSymbolSet, type SymbolSet, writeSymbolSet } from '../map/tools/symbol-set.ts'
import type { View } from '../map/view.ts'

export const PALETTES = ['dusk', 'day', 'night'] as const
type PaletteName = (typeof PALETTES)[number]
export const DENSITIES = ['compact', 'comfortable'] as const
type Density = (typeof DENSITIES)[number]

/** What the user looks at. It lives in the address, so that a copied address shows the same. */
export interface UrlState {
  readonly palette: PaletteName
  readonly density: Density
  /** For a wall: map, clock and alerts only. */
  readonly kiosk: boolean
  /** The instant looked at, milliseconds since 1970 in whole seconds; undefined follows the live edge. */
  readonly at: number | undefined
  /** Name of the recording that the instant is of; undefined is the server's own picture. */
  readonly recording: string | undefined
  /** Which files it was: see `RecordingAddress`. */
  readonly sha256: string | undefined
  readonly track: string | undefined
  readonly view: View | undefined
  /** The limit whose card is open, and the place on it that was asked of. */
  readonly limit: { readonly id: string; readonly at: LonLat } | undefined
  /** The event whose evidence is open. */
  readonly event: string | undefined
  /** Parts of the chart left out. */
  readonly hidden: readonly ChartPart[]
  /** Which targets are listed, as `writeFilter` has it; empty for all. */
  readonly filter: string
  readonly trails: TrailChoice
  readonly vectorMinutes: number
  /** Where targets should be by now is drawn, too. */
  readonly predicted: boolean
  readonly symbols: SymbolSet
  readonly globe: boolean
  readonly rings: RingChoice | undefined
  /** The selected target is kept in the middle. */
  readonly follow: boolean
  /** The chart shows when the sea was last looked at. */
  readonly seen: boolean
}

/** How one fact stands in the query of an address. */
interface Field<Fact> {
  readonly name: string
  /** Without the fact in the address; then it is not written either. */
  readonly usual: Fact
  /** The fact, or undefined for a text that makes no sense. */
  readonly read: (text: string) => Fact | undefined
  readonly write: (fact: NonNullable<Fact>) => string
  /** False where `read` had to leave a part of the text out. */
  readonly isWhole?: (text: string) => boolean
}

const LONGEST_ID = 200

const FIELDS: { readonly [Name in keyof UrlState]: Field<UrlState[Name]> } = {
  palette: { name: 'palette', usual: 'dusk', read: oneOf(PALETTES), write: String },
  density: { name: 'density', usual: 'compact', read: oneOf(DENSITIES), write: String },
  kiosk: {
    name: 'kiosk',
    usual: false,
    read: (text) => ({ '1': true, '0': false })[text],
    write: (kiosk) => (kiosk ? '1' : ''),
  },
  at: { name: 'at', usual: undefined, read: readInstant, write: writeInstant },
  recording: { name: 'recording', usual: undefined, read: readId, write: String },
  sha256: { name: 'sha256', usual: undefined, read: readHashes, write: String },
  track: { name: 'track', usual: undefined, read: readId, write: String },
  view: {
    name: 'map',
    usual: undefined,
    read: readView,
    write: ({ zoom, lat, lon }) => `${zoom.toFixed(2)}/${lat.toFixed(4)}/${lon.toFixed(4)}`,
  },
  limit: {
    name: 'limit',
    usual: undefined,
    read: readLimit,
    write: ({ id, at }) => `${id}/${at[1].toFixed(5)}/${at[0].toFixed(5)}`,
  },
  event: { name: 'event', usual: undefined, read: readId, write: String },
  hidden: {
    name: 'hide',
    usual: [],
    read: (text) => someOf(CHART_PARTS, text),
    write: (parts) => parts.join(','),
    isWhole: (text) => someOf(CHART_PARTS, text)?.length === text.split(',').length,
  },
  filter: {
    name: 'filter',
    usual: '',
    read: (text) => writeFilter(readFilter(text)) || undefined,
    write: String,
    isWhole: (text) => writeFilter(readFilter(text)).length === text.length,
  },
  trails: { name: 'trails', usual: USUAL_TOOLS.trails, read: readTrails, write: writeTrails },
  vectorMinutes: { name: 'vectors', usual: USUAL_TOOLS.vectorMinutes, read: readVectors, write: writeVectors },
  predicted: { name: 'predicted', usual: false, read: readSwitch, write: writeSwitch },
  symbols: { name: 'symbols', usual: USUAL_TOOLS.symbols, read: readSymbolSet, write: writeSymbolSet },
  globe: { name: 'globe', usual: false, read: readSwitch, write: writeSwitch },
  rings: { name: 'rings', usual: undefined, read: readRings, write: writeRings },
  follow: { name: 'follow', usual: false, read: readSwitch, write: writeSwitch },
  seen: { name: 'seen', usual: false, read: readSwitch, write: writeSwitch },
}
const NAMES = Object.keys(FIELDS) as (keyof UrlState)[]

/** State from the query of an address; what makes no sense is left out. */
export function readUrl(search: string): UrlState {
  const query = new URLSearchParams(search)
  const read = <Name extends keyof UrlState>(name: Name): UrlState[Name] => {
    const field = FIELDS[name]
    const text = query.get(field.name)
    return text === null ? field.usual : (field.read(text) ?? field.usual)
  }
  return Object.fromEntries(NAMES.map((name) => [name, read(name)])) as unknown as UrlState
}

/** What of an address `readUrl` left out, as it stands there: `map=nowhere`. Names that are not ours are nobody's business. */
export function notUnderstood(search: string): readonly string[] {
  const query = new URLSearchParams(search)
  return NAMES.flatMap((key) => {
    const { name, read, isWhole } = FIELDS[key]
    const text = query.get(name)
    if (text === null) return []
    return read(text) === undefined || isWhole?.(text) === false ? [`${name}=${text}`] : []
  })
}

/** The query of an address for a state. */
export function writeUrl(state: UrlState): string {
  const query = new URLSearchParams()
  const write = <Name extends keyof UrlState>(key: Name) => {
    const { name, usual, write: textOf } = FIELDS[key] as Field<UrlState[Name]>
    const fact = state[key]
    const text = fact === undefined || fact === null || fact === usual ? '' : textOf(fact)
    if (text !== '') query.set(name, text)
  }
  for (const name of NAMES) write(name)
  return query.toString().replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%2C', ',')
}

function oneOf<Name extends string>(names: readonly Name[]): (text: string) => Name | undefined {
  return (text) => names.find((name) => name === text)
}

function someOf<Name extends string>(names: readonly Name[], text: string): readonly Name[] | undefined {
  const wanted = text.split(',')
  const known = names.filter((name) => wanted.includes(name))
  return known.length > 0 ? known : undefined
}

function readId(text: string): string | undefined {
  return text !== '' && text.length <= LONGEST_ID ? text : undefined
}

function readHashes(text: string): string | undefined {
  return /^[0-9a-f]{16}(,[0-9a-f]{16}){0,31}$/.test(text) ? text : undefined
}

/** Only what says that it is UTC, as the page writes it: a local time would be another instant elsewhere. */
function readInstant(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/.test(text)) return undefined
  const atMs = Date.parse(text)
  return Number.isNaN(atMs) ? undefined : Math.floor(atMs / 1000) * 1000
}

function writeInstant(atMs: number): string {
  return new Date(atMs).toISOString().replace(/\.\d+Z$/, 'Z')
}

function readView(text: string): View | undefined {
  const [, zoom, lat, lon] = /^([\d.]+)\/(-?[\d.]+)\/(-?[\d.]+)$/.exec(text)?.map(Number) ?? []
  if (zoom === undefined || lat === undefined || lon === undefined || !isView(lon, lat, zoom)) return undefined
  return { lon, lat, zoom }
}

function readLimit(text: string): UrlState['limit'] {
  const [, id, lat, lon] = /^(.+)\/(-?[\d.]+)\/(-?[\d.]+)$/s.exec(text) ?? []
  if (id === undefined || !isView(Number(lon), Number(lat), 0)) return undefined
  return { id, at: [Number(lon), Number(lat)] }
}

function isView(lon: number, lat: number, zoom: number): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 22
}
