import { isLonLat, type LonLat } from '#geo/lonlat.ts'
import { RING_COUNTS, RING_STEPS_NM } from './range-rings.ts'
import type { SymbolSet } from './symbol-set.ts'

/** How far back trails go, minutes. */
export const TRAIL_MINUTES = [10, 30, 120, 720] as const

/** What the colour of a trail says: nothing but whose it is, speed over ground, or age. */
export const TRAIL_COLOURS = ['plain', 'speed', 'age'] as const
export type TrailColour = (typeof TRAIL_COLOURS)[number]

/** Whose trails are drawn: nobody's, the selected one's and ours, or everyone's. Those of a box are drawn besides. */
export const TRAIL_WHOSE = ['none', 'usual', 'all'] as const

export interface TrailChoice {
  readonly whose: (typeof TRAIL_WHOSE)[number]
  readonly colour: TrailColour
  readonly minutes: number
}

export const USUAL_TRAILS: TrailChoice = { whose: 'usual', colour: 'plain', minutes: 120 }

/** How far ahead course vectors reach, minutes; 0 hides them. */
export const VECTOR_MINUTES = [0, 0.5, 1, 3, 6, 12, 24, 30, 60] as const
const USUAL_VECTOR_MINUTES = 24

/** Where a tool is held, in a form that outlives the picture: on a track by its id, or on a place. */
export type Held = { readonly trackId: string } | { readonly at: LonLat }

export interface RingChoice {
  readonly centre: Held
  readonly stepNm: number
  readonly count: number
}

/** What of the tools an address holds. */
export interface ToolChoices {
  readonly trails: TrailChoice
  readonly vectorMinutes: number
  /** Where targets should be by now is drawn, too. */
  readonly predicted: boolean
  readonly symbols: SymbolSet
  readonly globe: boolean
  readonly rings: RingChoice | undefined
  /** The selected target is kept in the middle. */
  readonly follow: boolean
}

export const USUAL_TOOLS: ToolChoices = {
  trails: USUAL_TRAILS,
  vectorMinutes: USUAL_VECTOR_MINUTES,
  predicted: false,
  symbols: 'imo',
  globe: false,
  rings: undefined,
  follow: false,
}

/** `usual-plain-120`. What makes no sense is undefined. */
export function readTrails(text: string): TrailChoice | undefined {
  const [whose, colour, minutes] = text.split('-')
  const known = {
    whose: TRAIL_WHOSE.find((each) => each === whose),
    colour: TRAIL_COLOURS.find((each) => each === colour),
    minutes: TRAIL_MINUTES.find((each) => String(each) === minutes),
  }
  const { whose: of, colour: by, minutes: long } = known
  return of && by && long ? { whose: of, colour: by, minutes: long } : undefined
}

export function writeTrails({ whose, colour, minutes }: TrailChoice): string {
  const isUsual = whose === USUAL_TRAILS.whose && colour === USUAL_TRAILS.colour && minutes === USUAL_TRAILS.minutes
  return isUsual ? '' : `${whose}-${colour}-${minutes}`
}

export function readVectors(text: string): number | undefined {
  return VECTOR_MINUTES.find((each) => String(each) === text)
}

export function writeVectors(minutes: number): string {
  return minutes === USUAL_VECTOR_MINUTES ? '' : String(minutes)
}

/** `3/4/mmsi:533000001`, or at a place `3/4/4.20575,113.08530`: spacing in nautical miles, how many, where. */
export function readRings(text: string): RingChoice | undefined {
  const [, step = '', number = '', where = ''] = /^([\d.]+)\/(\d+)\/(.{1,200})$/.exec(text) ?? []
  const stepNm = RING_STEPS_NM.find((each) => String(each) === step)
  const count = RING_COUNTS.find((each) => String(each) === number)
  if (stepNm === undefined || count === undefined) return undefined
  const [, lat, lon] = /^(-?[\d.]+),(-?[\d.]+)$/.exec(where) ?? []
  if (lat === undefined) return { centre: { trackId: where }, stepNm, count }
  const at: LonLat = [Number(lon), Number(lat)]
  return isLonLat(...at) ? { centre: { at }, stepNm, count } : undefined
}

export function writeRings({ centre, stepNm, count }: RingChoice): string {
  const where = 'at' in centre ? `${centre.at[1].toFixed(5)},${centre.at[0].toFixed(5)}` : centre.trackId
  return `${stepNm}/${count}/${where}`
}

/** What is on or off. */
export function readSwitch(text: string): boolean | undefined {
  return { '1': true, '0': false }[text]
}

export function writeSwitch(on: boolean): string {
  return on ? '1' : ''
}
