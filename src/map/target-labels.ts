import type { Feature, FeatureCollection, Point } from 'geojson'
import type { PictureFrame } from '#domain/picture.ts'
import { Crowd, type LabelBox, layoutLabels, type Side } from './label-layout.ts'

/**
 * Whose words come first where there is no room for all, and who keeps them when there are more than 200: `pointed` is
 * under the pointer, `big` a large ship, `near` one near the pointer or the middle of a map that is zoomed in.
 */
export const LABEL_TONES = [
  'selected',
  'alarm',
  'warning',
  'caution',
  'ours',
  'event',
  'watched',
  'pointed',
  'lost',
  'big',
  'near',
] as const
export type LabelTone = (typeof LABEL_TONES)[number]

/** Words beside one target. Text from feeds is plain text: nothing in it is read as markup or as an expression. */
export interface TargetLabel {
  readonly slot: number
  readonly title: string
  readonly detail: string
  readonly tone: LabelTone
}

/** Sizes the map's text layer draws with, CSS px. */
export const TITLE_PX = 12
export const DETAIL_PX = 11
export const LINE_HEIGHT = 1.2

const MOST_LABELS = 200
/** Off the screen by more than this nobody needs a place, CSS px: a map that is moved shows them before the next layout. */
const MARGIN_PX = 200
/** Of interest only where there is room: their words rather stay away than hide more symbols than this. */
const MOST_HIDDEN: Partial<Record<LabelTone, number>> = { lost: 4, big: 1, near: 1 }
const MOST_CHARACTERS = 40

export interface LabelScene {
  readonly frame: PictureFrame
  /** Place on the screen of a longitude and latitude, CSS px. */
  readonly project: (lon: number, lat: number) => { x: number; y: number }
  readonly width: number
  readonly height: number
  /** Width of a text in the label face, CSS px. */
  readonly measure: (text: string, part: 'title' | 'detail') => number
  /** The side each slot's label had last time. */
  readonly before: ReadonlyMap<number, Side>
}

export interface PlacedLabels {
  readonly features: FeatureCollection<Point>
  readonly sides: ReadonlyMap<number, Side>
}

/**
 * Labels as points of `{ slot, title, detail, tone, side, sort }` at their targets' places in the frame, the most
 * important first. A label whose slot has no row or no position in the frame, or no room on the screen, is left out.
 */
export function placeLabels(labels: readonly TargetLabel[], scene: LabelScene): PlacedLabels {
  const wanted = [...labels]
    .sort((a, b) => LABEL_TONES.indexOf(a.tone) - LABEL_TONES.indexOf(b.tone))
    .slice(0, MOST_LABELS)
  const rows = rowsOf(scene.frame, wanted)

  const present = wanted.flatMap((label) => {
    const row = rows.get(label.slot)
    if (row === undefined) return []
    const [lon, lat] = [scene.frame.lon[row] as number, scene.frame.lat[row] as number]
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return []
    const { x, y } = scene.project(lon, lat)
    // NaN is the far side of the globe.
    if (!(x > -MARGIN_PX && x < scene.width + MARGIN_PX && y > -MARGIN_PX && y < scene.height + MARGIN_PX)) return []
    const shown = { title: oneLine(label.title), detail: oneLine(label.detail) }
    const box: LabelBox = {
      x,
      y,
      width: Math.max(scene.measure(shown.title, 'title'), scene.measure(shown.detail, 'detail')),
      height: (TITLE_PX + (shown.detail === '' ? 0 : DETAIL_PX)) * LINE_HEIGHT,
      titleHeight: TITLE_PX * LINE_HEIGHT,
      rank: LABEL_TONES.indexOf(label.tone),
      mostHidden: MOST_HIDDEN[label.tone] ?? Number.POSITIVE_INFINITY,
      before: scene.before.get(label.slot),
    }
    return [{ label, shown, lon, lat, box }]
  })

  const chosen = layoutLabels(
    present.map(({ box }) => box),
    [0, 0, scene.width, scene.height],
    present.length === 0 ? () => 0 : crowdOf(scene).within,
  )
  const sides = new Map<number, Side>()
  const features = present.flatMap(({ label, shown, lon, lat }, index): Feature<Point>[] => {
    const side = chosen[index]
    if (side === undefined) return []
    sides.set(label.slot, side)
    return [
      {
        type: 'Feature',
        properties: { slot: label.slot, ...shown, tone: label.tone, side, sort: index },
        geometry: { type: 'Point', coordinates: [lon, lat] },
      },
    ]
  })
  return { features: { type: 'FeatureCollection', features }, sides }
}

function crowdOf({ frame, project, width, height }: LabelScene): Crowd {
  const crowd = new Crowd(width, height)
  for (let row = 0; row < frame.count; row++) {
    const { x, y } = project(frame.lon[row] as number, frame.lat[row] as number)
    crowd.add(x, y)
  }
  return crowd
}

/** The row of each wanted slot, in one pass over the frame. */
function rowsOf(frame: PictureFrame, wanted: readonly { readonly slot: number }[]): Map<number, number> {
  const slots = new Set(wanted.map(({ slot }) => slot))
  const rows = new Map<number, number>()
  for (let row = 0; row < frame.count && rows.size < slots.size; row++) {
    const slot = frame.slot[row] as number
    if (slots.has(slot)) rows.set(slot, row)
  }
  return rows
}

/** Names come from strangers' radios: no line breaks or other control characters, and no endless ones. */
function oneLine(text: string): string {
  const clean = text.replace(/\p{C}+/gu, ' ').trim()
  const characters = [...clean]
  return characters.length <= MOST_CHARACTERS ? clean : `${characters.slice(0, MOST_CHARACTERS - 1).join('')}…`
}
