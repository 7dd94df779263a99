import type { ExpressionSpecification, LayerSpecification, LineLayerSpecification } from 'maplibre-gl'
import type { DrawnLine, LinePattern } from './drawn-limit.ts'
import { FONTS } from './fonts.ts'
import type { Palette } from './palette-tokens.ts'

/** MapLibre draws a dash at its length at whole zooms and stretches it up to twofold before the next. */
const MEAN_STRETCH = 1.2

/** Dash lengths in CSS px as MapLibre wants them: in widths of the line, about right between whole zooms. */
export const dash = (width: number, ...px: number[]) => px.map((length) => length / width / MEAN_STRETCH)

/** Weight of each line, CSS px. */
const WIDTHS: Record<DrawnLine, number> = {
  outer: 1.6,
  joint: 1.3,
  'territorial-sea': 1.2,
  'contiguous-zone': 0.8,
  claim: 1.1,
  neighbour: 1,
}

/** From which zoom a line is worth its ink: from afar the 24 NM line is the coast drawn twice. */
const FROM_ZOOM: Record<DrawnLine, number> = {
  outer: 0,
  joint: 0,
  claim: 4.5,
  neighbour: 4.5,
  'territorial-sea': 5,
  'contiguous-zone': 6,
}
const NAMES_FROM_ZOOM: Record<DrawnLine, number> = {
  outer: 5,
  claim: 6,
  neighbour: 6.5,
  joint: 7,
  'territorial-sea': 7,
  'contiguous-zone': 7.5,
}

/** Dashes and gaps, CSS px. Agreed is solid, and long where somebody disputes it. */
export const DASHES_PX: Record<Exclude<LinePattern, 'solid' | 'dots'>, readonly number[]> = {
  long: [18, 4],
  'dash-dot': [12, 4, 2, 4],
  dash: [9, 6],
  fine: [5, 3],
}
/** Dots are a dash of no length with round ends. */
const DOTS_PX = [0.1, 4.6]
const DOT_WIDTH = 1.9

/** Unverified lines are fainter; 3 to 1 on the sea is kept in every palette. */
export const UNVERIFIED_OPACITY = 0.8

const LINES = Object.keys(WIDTHS) as DrawnLine[]
const patternIs = (...patterns: LinePattern[]): ExpressionSpecification => [
  'in',
  ['get', 'pattern'],
  ['literal', patterns],
]

/** A value for each line. */
function byLine(value: (line: DrawnLine) => unknown): ExpressionSpecification {
  const [first, ...rest] = LINES as [DrawnLine, ...DrawnLine[]]
  return ['match', ['get', 'line'], ...rest.flatMap((line) => [line, value(line)]), value(first)] as never
}

/** Which lines show at a zoom: a filter, since one layer has one least zoom. */
function shownFrom(zooms: Record<DrawnLine, number>): ExpressionSpecification {
  return ['>=', ['zoom'], byLine((line) => zooms[line])]
}

function lineColor(palette: Palette): ExpressionSpecification {
  const colors: Record<DrawnLine, string> = {
    outer: palette.eezLine,
    'territorial-sea': palette.territorialSeaLine,
    'contiguous-zone': palette.contiguousZoneLine,
    joint: palette.jointLine,
    claim: palette.overlapLine,
    neighbour: palette.neighbourLine,
  }
  return byLine((line) => colors[line])
}

/** The limits by kind (colour, weight) and basis (pattern). The 24 NM line is under the 12, both under the outer one. */
export function limitLayers(palette: Palette): LayerSpecification[] {
  const base = { source: 'limits', type: 'line' } as const
  const paint: LineLayerSpecification['paint'] = {
    'line-color': lineColor(palette),
    'line-width': byLine((line) => WIDTHS[line]),
    'line-opacity': ['case', ['get', 'verified'], 1, UNVERIFIED_OPACITY],
  }
  const sort = { 'line-sort-key': byLine((line) => -LINES.indexOf(line)) }
  return [
    {
      ...base,
      id: 'limit-solid',
      filter: ['all', patternIs('solid'), shownFrom(FROM_ZOOM)],
      layout: { 'line-join': 'round', ...sort },
      paint,
    },
    {
      ...base,
      id: 'limit-dashed',
      filter: ['all', ['!', patternIs('solid', 'dots')], shownFrom(FROM_ZOOM)],
      layout: { 'line-join': 'round', ...sort },
      paint: {
        ...paint,
        'line-dasharray': [
          'match',
          ['get', 'pattern'],
          ...Object.entries(DASHES_PX).flatMap(([pattern, px]) => [
            pattern,
            byLine((line) => ['literal', dash(WIDTHS[line], ...px)]),
          ]),
          ['literal', [1, 0]],
        ] as never,
      },
    },
    {
      ...base,
      id: 'limit-dotted',
      filter: ['all', patternIs('dots'), shownFrom(FROM_ZOOM)],
      layout: { 'line-cap': 'round', ...sort },
      paint: { ...paint, 'line-width': DOT_WIDTH, 'line-dasharray': dash(DOT_WIDTH, ...DOTS_PX) },
    },
  ]
}

/** Names along the limits; those not verified in italics. */
export function limitNameLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'limit-name',
      type: 'symbol',
      source: 'limits',
      filter: ['all', ['!=', ['get', 'name'], ''], ['!', ['has', 'unnamed']], shownFrom(NAMES_FROM_ZOOM)],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 340,
        'text-field': ['get', 'name'],
        'text-font': ['case', ['get', 'verified'], ['literal', FONTS.regular], ['literal', FONTS.italic]],
        'text-size': 11,
        'text-letter-spacing': 0.015,
        'text-offset': [0, -0.95],
        'text-max-angle': 32,
        'text-padding': 6,
        'symbol-sort-key': byLine((line) => LINES.indexOf(line)),
      },
      paint: { 'text-color': lineColor(palette), 'text-halo-color': palette.halo, 'text-halo-width': 1.5 },
    },
  ]
}
