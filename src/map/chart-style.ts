import type {
  ExpressionSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl'
import { craftLineLayers, craftNumberLayer } from './craft-layers.ts'
import { FONTS } from './fonts.ts'
import { SIDE_OFFSET_PX, SIDES, type Side } from './label-layout.ts'
import { dash, limitLayers, limitNameLayers } from './limit-layers.ts'
import type { Palette } from './palette-tokens.ts'
import { DETAIL_PX, LINE_HEIGHT, TITLE_PX } from './target-labels.ts'
import { watchAreaFillLayer, watchAreaLineLayers, watchAreaNameLayer } from './watch-area-layers.ts'

/** Sources of the chart. All hold GeoJSON and start empty. */
export const SOURCES = [
  'graticule',
  'zones',
  'zone-names',
  'band',
  'shared',
  'watch-areas',
  'draft-area',
  'craft',
  'world',
  'land',
  'coast',
  'land-fine',
  'coast-fine',
  'borders',
  'limits',
  'places',
  'mark',
  'labels',
] as const
export type SourceName = (typeof SOURCES)[number]

/**
 * From here on the fine coast is drawn, once it is there. Below, what it adds is hardly a pixel; not much further up,
 * or the holes that zones have for islets stand empty where the coarse coast leaves the islets out.
 */
export const FINE_COAST_ZOOM = 6
/** Layers of the coarse coast, which then end there. */
export const COARSE_COAST_LAYERS = ['land', 'coast'] as const

/** The targets' own layer goes right below this one. */
export const LAYER_ABOVE_TARGETS = 'target-label'

/** Images the style names; the map makes them. */
export const IMAGES = { dots: 'dots', hatch: 'hatch', leader: (side: Side) => `leader-${side}` } as const

const kindIs = (...kinds: string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]]
const fromMinZoom: ExpressionSpecification = ['>=', ['zoom'], ['coalesce', ['get', 'minZoom'], 0]]

/** A value for each side a target's label can be on. */
function bySide(value: (side: Side) => unknown): ExpressionSpecification {
  const [first, ...rest] = SIDES
  return ['match', ['get', 'side'], ...rest.flatMap((side) => [side, value(side)]), value(first)] as never
}

/** The whole chart below and above the targets, in drawing order. Every colour comes from the palette. */
export function chartLayers(palette: Palette): LayerSpecification[] {
  const halo = (width: number): NonNullable<SymbolLayerSpecification['paint']> => ({
    'text-halo-color': palette.halo,
    'text-halo-width': width,
  })
  const zoneColor = (part: 'Line' | 'Fill'): ExpressionSpecification => [
    'match',
    ['get', 'kind'],
    'territorial-sea',
    palette[`territorialSea${part}`],
    'contiguous-zone',
    palette[`contiguousZone${part}`],
    palette[`eez${part}`],
  ]
  const sharedColor: ExpressionSpecification = [
    'match',
    ['get', 'kind'],
    'overlapping-claim',
    palette.overlapLine,
    palette.jointLine,
  ]
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
    { id: 'graticule', type: 'line', source: 'graticule', paint: { 'line-color': palette.graticule, 'line-width': 1 } },

    { id: 'zone', type: 'fill', source: 'zones', paint: { 'fill-color': zoneColor('Fill'), 'fill-antialias': false } },
    {
      id: 'limit-band',
      type: 'line',
      source: 'band',
      layout: { 'line-join': 'miter' },
      paint: {
        'line-color': palette.eezLine,
        'line-opacity': 0.16,
        // A stroke of 13 px on the limit, of which our side shows.
        'line-width': 6.5,
        'line-offset': 3.25,
      },
    },
    {
      id: 'shared',
      type: 'fill',
      source: 'shared',
      paint: {
        'fill-color': ['match', ['get', 'kind'], 'overlapping-claim', palette.overlapFill, palette.jointFill],
        'fill-antialias': false,
      },
    },
    {
      id: 'shared-dots',
      type: 'fill',
      source: 'shared',
      filter: ['!', kindIs('overlapping-claim')],
      paint: { 'fill-pattern': IMAGES.dots },
    },
    {
      id: 'shared-hatch',
      type: 'fill',
      source: 'shared',
      filter: kindIs('overlapping-claim'),
      paint: { 'fill-pattern': IMAGES.hatch },
    },
    watchAreaFillLayer(palette),

    // Under the land, so that only its sea side shows, and nothing where the data were cut along the region's box.
    { id: 'world-coast', type: 'line', source: 'world', paint: { 'line-color': palette.coast, 'line-width': 2 } },
    { id: 'world', type: 'fill', source: 'world', paint: { 'fill-color': palette.land } },
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': palette.land } },
    {
      id: 'coast',
      type: 'line',
      source: 'coast',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.coast, 'line-width': 0.9 },
    },
    {
      id: 'land-fine',
      type: 'fill',
      source: 'land-fine',
      minzoom: FINE_COAST_ZOOM,
      paint: { 'fill-color': palette.land },
    },
    {
      id: 'coast-fine',
      type: 'line',
      source: 'coast-fine',
      minzoom: FINE_COAST_ZOOM,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.coast, 'line-width': 0.9 },
    },
    {
      id: 'border',
      type: 'line',
      source: 'borders',
      paint: {
        'line-color': palette.coast,
        'line-width': 0.8,
        'line-opacity': 0.55,
        'line-dasharray': dash(0.8, 6, 2, 1, 2),
      },
    },

    ...limitLayers(palette),
    ...watchAreaLineLayers(palette),
    ...craftLineLayers(palette),

    {
      id: 'town',
      type: 'circle',
      source: 'places',
      filter: ['all', kindIs('town', 'port'), fromMinZoom],
      paint: { 'circle-radius': 2, 'circle-color': palette.labelLand },
    },
    {
      id: 'town-label',
      type: 'symbol',
      source: 'places',
      filter: ['all', kindIs('town', 'port'), fromMinZoom],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONTS.regular,
        'text-size': 11,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.55,
        'text-justify': 'auto',
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': palette.labelLand },
    },
    ...limitNameLayers(palette),
    {
      id: 'land-name',
      type: 'symbol',
      source: 'places',
      filter: ['all', kindIs('country', 'state'), fromMinZoom],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONTS.medium,
        'text-size': 11.5,
        'text-transform': 'uppercase',
        'text-letter-spacing': 0.22,
        'text-max-width': 14,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': palette.labelLand },
    },
    {
      id: 'sea-name',
      type: 'symbol',
      source: 'places',
      filter: ['all', kindIs('sea', 'strait'), fromMinZoom],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONTS.italic,
        'text-size': ['match', ['get', 'kind'], 'sea', 14, 12],
        'text-letter-spacing': 0.2,
        'text-max-width': 14,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': palette.labelSea, ...halo(1) },
    },
    watchAreaNameLayer(palette),
    // Over what operators drew: of two names that do not fit, the official one stays.
    {
      id: 'shared-name',
      type: 'symbol',
      source: 'zone-names',
      filter: ['all', kindIs('joint-area', 'overlapping-claim'), fromMinZoom],
      layout: {
        'text-field': [
          'format',
          ['get', 'name'],
          {},
          ['case', ['==', ['get', 'claimants'], ''], '', '\n'],
          {},
          ['get', 'claimants'],
          { 'font-scale': 11 / 12, 'text-font': ['literal', FONTS.regular] },
        ],
        'text-font': FONTS.medium,
        'text-size': 12,
        'text-letter-spacing': 0.04,
        'text-max-width': 11,
      },
      paint: { 'text-color': sharedColor, ...halo(2) },
    },
    {
      id: 'zone-name',
      type: 'symbol',
      source: 'zone-names',
      filter: ['all', kindIs('eez', 'neighbour'), fromMinZoom],
      layout: {
        'text-field': [
          'format',
          ['upcase', ['get', 'name']],
          {},
          ['case', ['==', ['get', 'part'], ''], '', '\n'],
          {},
          ['get', 'part'],
          { 'font-scale': 11 / 13, 'text-color': palette.labelSea },
        ],
        'text-font': FONTS.medium,
        'text-size': 13,
        'text-letter-spacing': 0.12,
        'text-max-width': 20,
      },
      paint: {
        'text-color': ['match', ['get', 'kind'], 'neighbour', palette.neighbourLine, palette.labelZone],
        ...halo(1.3),
      },
    },

    craftNumberLayer(palette),
    {
      id: 'mark-label',
      type: 'symbol',
      source: 'mark',
      layout: {
        'text-field': ['get', 'label'],
        'text-font': FONTS.medium,
        'text-size': DETAIL_PX,
        'text-variable-anchor': ['bottom', 'top', 'left', 'right'],
        // Clear of the corners round a selected target, which often stands right there.
        'text-radial-offset': 2.2,
        'text-justify': 'auto',
        'text-max-width': 34,
      },
      paint: { 'text-color': palette.ink1, ...halo(1.6) },
    },
    {
      id: LAYER_ABOVE_TARGETS,
      type: 'symbol',
      source: 'labels',
      layout: {
        'icon-image': bySide((side) => IMAGES.leader(side)),
        // The leader comes and goes with its text and pushes nothing away.
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'text-field': [
          'format',
          ['get', 'title'],
          { 'text-font': ['literal', FONTS.semibold] },
          ['case', ['==', ['get', 'detail'], ''], '', '\n'],
          {},
          ['get', 'detail'],
          { 'font-scale': DETAIL_PX / TITLE_PX, 'text-color': palette.ink2 },
        ],
        'text-font': FONTS.regular,
        'text-size': TITLE_PX,
        'text-line-height': LINE_HEIGHT,
        'text-max-width': 99,
        'text-padding': 0,
        'text-anchor': bySide((side) => (SIDE_OFFSET_PX[side][0] > 0 ? 'top-left' : 'top-right')),
        'text-justify': bySide((side) => (SIDE_OFFSET_PX[side][0] > 0 ? 'left' : 'right')),
        'text-offset': bySide((side) => {
          const [dx, dy] = SIDE_OFFSET_PX[side]
          return ['literal', [dx / TITLE_PX, dy / TITLE_PX - LINE_HEIGHT / 2]]
        }),
        'symbol-sort-key': ['get', 'sort'],
      },
      paint: {
        'text-color': [
          'match',
          ['get', 'tone'],
          'ours',
          palette.drone,
          'selected',
          palette.selection,
          'alarm',
          palette.alarm,
          'warning',
          palette.warning,
          'caution',
          palette.caution,
          palette.ink1,
        ],
        'icon-color': [
          'match',
          ['get', 'tone'],
          'ours',
          palette.drone,
          'alarm',
          palette.alarm,
          'warning',
          palette.warning,
          'caution',
          palette.caution,
          palette.ink3,
        ],
        ...halo(1.6),
      },
    },
  ]
}

/** A style of this palette with empty sources, no glyphs and no sprite: nothing to fetch. */
export function chartStyle(palette: Palette): StyleSpecification {
  const source = (): SourceSpecification => ({
    type: 'geojson',
    data: { type: 'FeatureCollection', features: [] },
    tolerance: 0.3,
  })
  return {
    version: 8,
    // A change of palette is instant: half a change is harder to read than either.
    transition: { duration: 0, delay: 0 },
    sources: Object.fromEntries(SOURCES.map((name) => [name, source()])),
    layers: chartLayers(palette),
  }
}
