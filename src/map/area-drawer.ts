import type { Map as MapLibre } from 'maplibre-gl'
import {
  type GeoJSONStoreFeatures,
  TerraDraw,
  TerraDrawCircleMode,
  TerraDrawLineStringMode,
  TerraDrawModeUndoRedo,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawRectangleMode,
  TerraDrawSelectMode,
  ValidateNotSelfIntersecting,
} from 'terra-draw'
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter'
import type { Ring } from '#geo/zone.ts'
import { drawnPlaces, drawnRing, ringToDraw } from './drawn-ring.ts'
import type { Palette } from './palette-tokens.ts'

/**
 * A new area of some shape, or the outer ring of one that is there. A `line` of two places and a `point` are no rings but
 * told as lists of as many places.
 */
export type AreaStart =
  | { readonly mode: 'polygon' | 'rectangle' | 'circle' | 'line' | 'point' }
  | { readonly edit: Ring }

/** Hears of a drawing. After `done` or `cancel` it is over and gone from the map. */
export interface AreaListener {
  /** The ring as it stands, the place under the pointer included; undefined while there is no area yet. */
  change(ring: Ring | undefined): void
  done(ring: Ring): void
  /** Given up: by Esc, or because another drawing began. */
  cancel(): void
}

/** A drawing under way. After its end all calls do nothing. */
export interface AreaDrawing {
  /** Takes it off the map without a word to the listener. */
  stop(): void
  /** Ends with `done`, if there is an area already. */
  finish(): void
  /** Takes the last corner back, or the last change of an edited area. */
  undo(): void
}

/** What the map asks of a drawing beside what its starter may. */
export interface AreaDrawer extends AreaDrawing {
  recolour(palette: Palette): void
  /** A corner in the middle of the map, for those who draw without a pointer. */
  pressAtCentre(): void
}

/** Corners of a circle: 64 are within 0.13 % of its radius. */
const CIRCLE_CORNERS = 64

const NO_CORNERS_CROSS = {
  validation: (feature: GeoJSONStoreFeatures, { updateType }: { updateType: string }) =>
    updateType === 'provisional' ? { valid: true } : ValidateNotSelfIntersecting(feature),
}

/** Starts drawing, or editing, at once. Only this file knows the drawing library, so that it is loaded when needed. */
export function startDrawing(
  map: MapLibre,
  start: AreaStart,
  on: Pick<AreaListener, 'change' | 'done'>,
  palette: Palette,
): AreaDrawer {
  const keys = { finish: 'Enter', cancel: null }
  const shapes = {
    polygon: new TerraDrawPolygonMode({ ...NO_CORNERS_CROSS, keyEvents: keys }),
    rectangle: new TerraDrawRectangleMode({ keyEvents: keys, drawInteraction: 'click-move-or-drag' }),
    circle: new TerraDrawCircleMode({
      keyEvents: keys,
      drawInteraction: 'click-move-or-drag',
      segments: CIRCLE_CORNERS,
    }),
    line: new TerraDrawLineStringMode({ keyEvents: keys, finishOnNthCoordinate: 2 }),
    point: new TerraDrawPointMode(),
  }
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, prefixId: 'drawing' }),
    modes: [...Object.values(shapes), selectMode()],
    undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
  })
  let over = false
  const end = () => {
    if (over) return
    over = true
    draw.stop()
  }
  // Others have points as well, which guide the hand.
  const isPoint = 'mode' in start && start.mode === 'point'
  const ringNow = () => {
    for (const { geometry } of draw.getSnapshot()) {
      if (geometry.type === 'Polygon') return drawnRing(geometry.coordinates[0] as readonly number[][])
      if (geometry.type === 'LineString') return drawnPlaces(geometry.coordinates, 2)
      if (geometry.type === 'Point' && isPoint) return drawnPlaces([geometry.coordinates], 1)
    }
    return undefined
  }
  const done = () => {
    const ring = ringNow()
    if (!ring) return
    end()
    on.done(ring)
  }
  draw.start()
  paint(draw, palette)
  draw.on('change', (_ids, _type, context) => {
    if (!over && context?.target !== 'properties') on.change(ringNow())
  })

  const common = {
    stop: end,
    recolour: (to: Palette) => {
      if (!over) paint(draw, to)
    },
  }
  if ('mode' in start) {
    const shape = shapes[start.mode]
    draw.setMode(start.mode === 'line' ? 'linestring' : start.mode)
    draw.on('finish', done)
    return {
      ...common,
      finish: () => {
        if (!over && !isPoint) shape.onKeyUp({ key: keys.finish, heldKeys: [], preventDefault: () => undefined })
      },
      undo: () => {
        if (over || draw.undo() || start.mode === 'polygon') return
        // These have one corner to take back: the first.
        shape.cleanUp()
      },
      pressAtCentre: () => {
        if (!over) press(map, shape)
      },
    }
  }
  const edited = editArea(draw, start.edit)
  return {
    ...common,
    finish: () => {
      if (!over) done()
    },
    undo: () => {
      if (!over) edited.undo()
    },
    pressAtCentre: () => undefined,
  }
}

/** Puts an area on the map with handles at its corners and between them, and remembers each state of it. */
function editArea(draw: TerraDraw, ring: Ring): { undo(): void } {
  const geometry = (coordinates: number[][]) => ({ type: 'Polygon' as const, coordinates: [coordinates] })
  const [added] = draw.addFeatures([
    { type: 'Feature', properties: { mode: 'polygon' }, geometry: geometry(ringToDraw(ring)) },
  ])
  const id = added?.id
  if (!added?.valid || id === undefined)
    throw new Error(`the ring of ${ring.length} places cannot be edited: ${added?.reason ?? 'unknown reason'}`)
  draw.selectFeature(id)
  const states = [ringToDraw(ring)]
  draw.on('finish', () => {
    const now = draw.getSnapshotFeature(id)
    if (now?.geometry.type === 'Polygon') states.push(now.geometry.coordinates[0] as number[][])
  })
  return {
    undo: () => {
      if (states.length < 2) return
      states.pop()
      draw.deselectFeature(id)
      draw.updateFeatureGeometry(id, geometry(states.at(-1) as number[][]))
      draw.selectFeature(id)
    },
  }
}

function selectMode(): TerraDrawSelectMode {
  return new TerraDrawSelectMode({
    // Enter, Esc and Backspace are the map's; a press beside the area must not lose its handles.
    keyEvents: null,
    allowManualDeselection: false,
    // It skips every so many moves of a drag; none is to be lost, the last least of all.
    dragEventThrottle: Number.MAX_SAFE_INTEGER,
    flags: {
      polygon: {
        feature: {
          draggable: true,
          selfIntersectable: false,
          coordinates: { draggable: true, deletable: true, midpoints: { draggable: true } },
        },
      },
    },
  })
}

function press(map: MapLibre, shape: Pick<TerraDrawPolygonMode, 'onMouseMove' | 'onClick'>): void {
  const { lng, lat } = map.getCenter()
  const { x, y } = map.project([lng, lat])
  const event = { lng, lat, containerX: x, containerY: y, heldKeys: [], isContextMenu: false }
  shape.onMouseMove({ ...event, button: 'neither' })
  shape.onClick({ ...event, button: 'left' })
}

/** The colours of a watch area, its handles in the ink of the page. */
function paint(draw: TerraDraw, { watchLine, ink1, sea }: Palette): void {
  const [line, ink, ground] = [watchLine, ink1, sea] as `#${string}`[] as [`#${string}`, `#${string}`, `#${string}`]
  const area = { fillColor: line, fillOpacity: 0.1, outlineColor: line, outlineWidth: 1.6 }
  draw.updateModeOptions<typeof TerraDrawPolygonMode>('polygon', {
    styles: {
      ...area,
      closingPointColor: ground,
      closingPointWidth: 5,
      closingPointOutlineColor: ink,
      closingPointOutlineWidth: 1.6,
    },
  })
  draw.updateModeOptions<typeof TerraDrawRectangleMode>('rectangle', { styles: area })
  draw.updateModeOptions<typeof TerraDrawLineStringMode>('linestring', {
    styles: {
      lineStringColor: line,
      lineStringWidth: 1.6,
      closingPointColor: ground,
      closingPointWidth: 5,
      closingPointOutlineColor: ink,
      closingPointOutlineWidth: 1.6,
    },
  })
  draw.updateModeOptions<typeof TerraDrawCircleMode>('circle', { styles: area })
  draw.updateModeOptions<typeof TerraDrawSelectMode>('select', {
    styles: {
      selectedPolygonColor: line,
      selectedPolygonFillOpacity: 0.1,
      selectedPolygonOutlineColor: line,
      selectedPolygonOutlineWidth: 1.6,
      selectionPointColor: ground,
      selectionPointWidth: 5,
      selectionPointOutlineColor: ink,
      selectionPointOutlineWidth: 1.6,
      midPointColor: ink,
      midPointWidth: 2.5,
      midPointOutlineColor: ground,
      midPointOutlineWidth: 1,
    },
  })
}
