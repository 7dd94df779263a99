import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { FONTS } from './fonts.ts'
import { dash } from './limit-layers.ts'
import type { Palette } from './palette-tokens.ts'

/** One value for a watch area that is watched now, another for one that its schedule lets rest. */
function whenWatched(watched: number, resting: number): ExpressionSpecification {
  return ['case', ['boolean', ['get', 'watched'], true], watched, resting]
}

/** Under the land. */
export function watchAreaFillLayer(palette: Palette): LayerSpecification {
  return {
    id: 'watch-area',
    type: 'fill',
    source: 'watch-areas',
    paint: { 'fill-color': palette.watchFill, 'fill-antialias': false, 'fill-opacity': whenWatched(1, 0) },
  }
}

/** The edges, and over them the area that is being made: broken, since it is not in force. */
export function watchAreaLineLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'watch-area-line',
      type: 'line',
      source: 'watch-areas',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.watchLine, 'line-width': 1.3, 'line-opacity': whenWatched(1, 0.75) },
    },
    {
      id: 'draft-area',
      type: 'fill',
      source: 'draft-area',
      paint: { 'fill-color': palette.watchFill, 'fill-antialias': false },
    },
    {
      id: 'draft-area-line',
      type: 'line',
      source: 'draft-area',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.watchLine, 'line-width': 1.6, 'line-dasharray': dash(1.6, 6, 4) },
    },
  ]
}

/** Its name, and whether it rests. */
export function watchAreaNameLayer(palette: Palette): LayerSpecification {
  return {
    id: 'watch-area-name',
    type: 'symbol',
    source: 'zone-names',
    filter: ['all', ['==', ['get', 'kind'], 'watch-area'], ['>=', ['zoom'], ['coalesce', ['get', 'minZoom'], 0]]],
    layout: {
      'text-field': [
        'format',
        ['get', 'name'],
        {},
        ['case', ['get', 'watched'], '', '\n'],
        {},
        ['case', ['get', 'watched'], '', 'not watched now'],
        { 'font-scale': 11 / 12 },
      ],
      'text-font': FONTS.medium,
      'text-size': 12,
      'text-max-width': 9,
      // Where an official name stands it steps aside.
      'text-variable-anchor': ['center', 'top', 'bottom'],
      'text-radial-offset': 1.6,
    },
    paint: { 'text-color': palette.watchLine, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 },
  }
}
