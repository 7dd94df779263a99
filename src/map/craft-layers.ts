import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { FONTS } from './fonts.ts'
import { dash } from './limit-layers.ts'
import type { Palette } from './palette-tokens.ts'

/** From here on corners of a path are far enough apart to be told one from the other. */
const CORNERS_FROM_ZOOM = 6
const NUMBERS_FROM_ZOOM = 7

const partIs = (...parts: string[]): ExpressionSpecification => ['in', ['get', 'part'], ['literal', parts]]

/**
 * Ways of our craft, from the source `craft`, as `craftFeatures` fills it: solid what a craft is doing, broken what is
 * planned and not sent. Under the targets, on a ground of their own so that they are read over any zone.
 */
export function craftLineLayers(palette: Palette): LayerSpecification[] {
  const line = { source: 'craft', type: 'line', layout: { 'line-join': 'round' } } as const
  return [
    {
      ...line,
      id: 'craft-area',
      filter: partIs('area'),
      paint: { 'line-color': palette.watchLine, 'line-width': 1.4, 'line-dasharray': dash(1.4, 6, 4) },
    },
    {
      ...line,
      id: 'craft-ground',
      filter: partIs('remaining', 'planned', 'transit'),
      paint: { 'line-color': palette.halo, 'line-width': 4.5 },
    },
    {
      ...line,
      id: 'craft-transit',
      filter: partIs('transit'),
      paint: { 'line-color': palette.drone, 'line-width': 1.1, 'line-dasharray': dash(1.1, 2, 4) },
    },
    {
      ...line,
      id: 'craft-remaining',
      filter: partIs('remaining'),
      paint: { 'line-color': palette.drone, 'line-width': 1.4 },
    },
    {
      ...line,
      id: 'craft-planned',
      filter: partIs('planned'),
      paint: { 'line-color': palette.drone, 'line-width': 2, 'line-dasharray': dash(2, 10, 4) },
    },
    {
      id: 'craft-corner',
      type: 'circle',
      source: 'craft',
      minzoom: CORNERS_FROM_ZOOM,
      filter: partIs('corner'),
      paint: {
        'circle-radius': 2.5,
        'circle-color': palette.sea,
        'circle-stroke-color': palette.drone,
        'circle-stroke-width': 1.3,
      },
    },
    {
      id: 'craft-start',
      type: 'circle',
      source: 'craft',
      filter: partIs('start'),
      paint: {
        'circle-radius': 4.5,
        'circle-color': palette.drone,
        'circle-stroke-color': palette.sea,
        'circle-stroke-width': 1.5,
      },
    },
  ]
}

/** Where a planned path begins, and the numbers of its corners, as many as find room. */
export function craftNumberLayer(palette: Palette): LayerSpecification {
  return {
    id: 'craft-number',
    type: 'symbol',
    source: 'craft',
    filter: ['any', partIs('start'), ['all', partIs('corner'), ['>=', ['zoom'], NUMBERS_FROM_ZOOM]]],
    layout: {
      'text-field': ['get', 'label'],
      'text-font': FONTS.medium,
      'text-size': 11,
      'text-variable-anchor': ['top-right', 'top-left', 'bottom-right', 'bottom-left', 'top', 'bottom'],
      'text-radial-offset': 0.7,
      'text-justify': 'auto',
      'text-padding': 1,
      'symbol-sort-key': ['get', 'order'],
    },
    paint: { 'text-color': palette.ink1, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 },
  }
}
