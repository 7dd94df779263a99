import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibre } from 'maplibre-gl'
import type { PictureFrame } from '#domain/picture.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { METRES_PER_NM } from '#geo/measure.ts'
import { parseColor } from './color.ts'
import { globeScreen, type Project } from './globe-screen.ts'
import { EARTH_GIRTH_NM, WORLD_PX } from './mercator.ts'
import { MilitarySymbols } from './military/military-symbols.ts'
import type { Palette } from './palette-tokens.ts'
import { projectionShader, setProjection } from './projection-shader.ts'
import { type AlertedTarget, ANCHOR_Y, MOTION_BYTES, type PackOptions, ROW_BYTES, TargetRows } from './target-rows.ts'
import { symbolFragment, symbolVertex, VECTOR_FRAGMENT, vectorVertex } from './target-shaders.ts'
import type { SymbolSet } from './tools/symbol-set.ts'

/** Colour of each shape by its number, then of lost targets, then by urgency, then of what is predicted. */
const INKS: readonly (keyof Palette)[] = [
  'vessel',
  'sleeping',
  'drone',
  'patrol',
  'vessel',
  'sleeping',
  'sleeping',
  'contact',
  'vessel',
  'selection',
  'ink1',
  'lost',
  'caution',
  'warning',
  'alarm',
  'predicted',
]

/** Flashing, of what nobody has acknowledged: once a second, dimmed and never off (IMO MSC.191(79) and the reference look). */
const FLASH_PERIOD_MS = 1000
const BRIGHT_MS = 600
const DIMMED = 0.45

/** What the programs draw, as the shaders number it. */
const MODE = { symbols: 0, predicted: 1, hulls: 2 } as const

/** From here in the outline of a ship of 400 m stands out of its symbol. */
const HULLS_FROM_ZOOM = 12.5

/** From here in a predicted place goes over pixels between two frames. */
const SMOOTH_FROM_ZOOM = 11

const METRES_AROUND = EARTH_GIRTH_NM * METRES_PER_NM

const NOBODY: ReadonlyMap<number, AlertedTarget> = new Map()

interface Program {
  readonly program: WebGLProgram
  readonly uniform: (name: string) => WebGLUniformLocation | null
}

interface Programs {
  readonly symbols: Program
  readonly vectors: Program
}

interface Graphics {
  /** By projection and set of symbols: made when first needed. */
  readonly programs: Map<string, Programs>
  readonly vao: WebGLVertexArrayObject
  readonly rows: Held
  readonly motions: Held
}

/** A buffer on the graphics card, made larger when needed. */
interface Held {
  readonly buffer: WebGLBuffer
  bytes: number
}

/** Where the motion of a row is read; switched off, everybody reads that they stand still. */
const MOTION_LOCATION = 1

/**
 * All targets in one MapLibre layer: a few instanced draws, whatever their number, from one buffer filled once a frame.
 * Between frames they go on in the vertex shader, by the clock, as far as the frame knows their way. It keeps what it was told without a graphics context, so it can be added again after the context was lost.
 */
export class TargetLayer implements CustomLayerInterface {
  readonly id = 'targets'
  readonly type = 'custom'
  readonly renderingMode = '2d'

  #frame: PictureFrame | undefined
  #vectorMinutes = 0
  #selected: number | undefined
  #place: LonLat | undefined
  #predicted = false
  #symbolSet: SymbolSet = 'imo'
  readonly #military = new MilitarySymbols()
  #project: Project | undefined
  #now: () => number | undefined = () => undefined
  /** Where the clock stood at the last render: one that stands still needs no further ones. */
  #renderedAtMs: number | undefined
  #alerted = NOBODY
  #shown: ReadonlySet<number> | undefined
  readonly #reducedMotion: boolean
  #flashTimer: ReturnType<typeof setTimeout> | undefined
  #inks = new Float32Array(INKS.length * 4)
  #sea = new Float32Array(4)

  readonly #rows = new TargetRows()
  /** Rows no longer say what they should; rows are not on the graphics card yet. */
  #stale = true
  /** Rows say what they should and are not on the graphics card yet. */
  #changed = false
  #map: MapLibre | undefined
  #graphics: Graphics | undefined

  constructor(palette: Palette, reducedMotion: boolean) {
    this.#reducedMotion = reducedMotion
    this.setPalette(palette)
  }

  /** Targets drawn by the last render. */
  get drawn(): number {
    return this.#rows.targets
  }

  setFrame(frame: PictureFrame): void {
    this.#frame = frame
    this.#change()
  }

  /** Some rows of the frame that was set last are other than they were. */
  changeRows(rows: Uint32Array): void {
    if (!this.#frame || this.#stale) return
    this.#rows.patch(this.#frame, rows, this.#packing)
    this.#changed = true
    this.#map?.triggerRepaint()
  }

  /** The clock of the picture, milliseconds since 1970: asked with each render. */
  setClock(now: () => number | undefined): void {
    this.#now = now
  }

  /** Whether it is drawn, too, where targets should be by now. */
  setPredicted(on: boolean): void {
    this.#predicted = on
    this.#map?.triggerRepaint()
  }

  /**
   * Whose signs targets are drawn by. What draws the military ones is fetched first: until then, and should that fail,
   * which is told by the promise, they stay as they are.
   */
  async setSymbols(set: SymbolSet): Promise<void> {
    this.#symbolSet = set
    this.#map?.triggerRepaint()
    if (set === 'imo') return
    await this.#military.load()
    this.#map?.triggerRepaint()
  }

  setVectorMinutes(minutes: number): void {
    this.#vectorMinutes = minutes
    this.#map?.triggerRepaint()
  }

  setSelected(slot: number | undefined): void {
    this.#selected = slot
    this.#change()
  }

  setPlace(place: LonLat | undefined): void {
    this.#place = place
    this.#change()
  }

  /** Targets with open alerts, by slot. The flashing ones stand still under reduced motion. */
  setAlerted(alerted: ReadonlyMap<number, AlertedTarget>): void {
    this.#alerted = alerted
    this.#change()
  }

  /** Who passes the filter, by slot; undefined without one. */
  setShown(shown: ReadonlySet<number> | undefined): void {
    this.#shown = shown
    this.#change()
  }

  setPalette(palette: Palette): void {
    this.#inks = Float32Array.from(INKS.flatMap((name) => premultiplied(palette[name])))
    this.#sea = Float32Array.from(premultiplied(palette.sea))
    this.#map?.triggerRepaint()
  }

  onAdd(map: MapLibre, gl: WebGL2RenderingContext): void {
    this.#map = map
    this.#graphics = createGraphics(gl)
    this.#military.forget()
    this.#stale = true
  }

  onRemove(_map: MapLibre, gl: WebGL2RenderingContext): void {
    if (this.#graphics) {
      for (const { symbols, vectors } of this.#graphics.programs.values()) {
        gl.deleteProgram(symbols.program)
        gl.deleteProgram(vectors.program)
      }
      gl.deleteVertexArray(this.#graphics.vao)
      gl.deleteBuffer(this.#graphics.rows.buffer)
      gl.deleteBuffer(this.#graphics.motions.buffer)
    }
    this.#military.release(gl)
    clearTimeout(this.#flashTimer)
    this.#flashTimer = undefined
    this.#graphics = undefined
    this.#map = undefined
  }

  render(gl: WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    const graphics = this.#graphics
    const map = this.#map
    if (!graphics || !map) return
    const { clientWidth, clientHeight } = map.getCanvas()
    this.#project =
      input.shaderData.variantName === 'mercator'
        ? undefined
        : globeScreen(input.defaultProjectionData, clientWidth, clientHeight)
    gl.bindVertexArray(graphics.vao)
    if (this.#stale) this.#rows.pack(this.#frame, this.#packing)
    if (this.#stale || this.#changed) this.#upload(gl, graphics)
    if (this.#rows.count > 0) {
      gl.disable(gl.DEPTH_TEST)
      gl.disable(gl.STENCIL_TEST)
      gl.disable(gl.CULL_FACE)
      const isMilitary = this.#symbolSet === 'mil' && this.#military.ready
      const { vectors, symbols } = programsFor(gl, graphics, input, isMilitary)
      const zoom = map.getZoom()
      this.#use(gl, map, vectors, input)
      if (this.#vectorMinutes > 0) this.#draw(gl, vectors, MODE.symbols)
      if (this.#predicted) this.#draw(gl, vectors, MODE.predicted)
      this.#use(gl, map, symbols, input)
      if (isMilitary) this.#military.use(gl, symbols.uniform, map.getPixelRatio())
      if (zoom >= HULLS_FROM_ZOOM) this.#draw(gl, symbols, MODE.hulls)
      if (this.#predicted) this.#draw(gl, symbols, MODE.predicted)
      this.#draw(gl, symbols, MODE.symbols)
      this.#goOn(map, zoom)
    }
    gl.bindVertexArray(null)
  }

  #use(gl: WebGL2RenderingContext, map: MapLibre, { program, uniform }: Program, input: CustomRenderMethodInput): void {
    const ratio = map.getPixelRatio()
    const zoom = map.getZoom()
    // biome-ignore lint/correctness/useHookAtTopLevel: a WebGL call, not a React hook
    gl.useProgram(program)
    setProjection(gl, uniform, map, input)
    gl.uniform2f(uniform('pixel'), (2 * ratio) / gl.drawingBufferWidth, (2 * ratio) / gl.drawingBufferHeight)
    gl.uniform1f(uniform('ratio'), ratio)
    gl.uniform1f(uniform('elapsed'), this.elapsedS)
    gl.uniform1f(uniform('anchorY'), ANCHOR_Y)
    gl.uniform1f(uniform('aheadHours'), this.#vectorMinutes / 60)
    gl.uniform1f(uniform('pxPerMetre'), (WORLD_PX * 2 ** zoom) / METRES_AROUND)
    gl.uniform1f(uniform('small'), smallSize(zoom))
    gl.uniform1f(uniform('flash'), this.#flash())
    gl.uniform4fv(uniform('inks'), this.#inks)
    gl.uniform4fv(uniform('sea'), this.#sea)
  }

  #draw(gl: WebGL2RenderingContext, { uniform }: Program, mode: number): void {
    gl.uniform1i(uniform('mode'), mode)
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, this.#rows.count)
  }

  /** On the globe, where the last render put a place; undefined on the flat map. */
  get project(): Project | undefined {
    return this.#project
  }

  /** Seconds between the frame and the clock: how far on those who are on their way are drawn. */
  get elapsedS(): number {
    const nowMs = this.#now()
    return nowMs === undefined || !this.#frame ? 0 : Math.max(0, (nowMs - this.#frame.atMs) / 1000)
  }

  /** Renders again where the clock runs and that moves anything on the screen. */
  #goOn(map: MapLibre, zoom: number): void {
    const nowMs = this.#now()
    const runs = nowMs !== undefined && nowMs !== this.#renderedAtMs
    this.#renderedAtMs = nowMs
    if (runs && (this.#rows.moves || (this.#predicted && zoom >= SMOOTH_FROM_ZOOM))) map.triggerRepaint()
  }

  /** How bright the flashing are now; while there are any the next change of it is drawn in time. */
  #flash(): number {
    if (this.#reducedMotion || ![...this.#alerted.values()].some(({ flashing }) => flashing)) return 1
    const phaseMs = performance.now() % FLASH_PERIOD_MS
    const isBright = phaseMs < BRIGHT_MS
    clearTimeout(this.#flashTimer)
    this.#flashTimer = setTimeout(() => this.#map?.triggerRepaint(), (isBright ? BRIGHT_MS : FLASH_PERIOD_MS) - phaseMs)
    return isBright ? 1 : DIMMED
  }

  #change(): void {
    this.#stale = true
    this.#map?.triggerRepaint()
  }

  get #packing(): PackOptions {
    return { selected: this.#selected, place: this.#place, alerted: this.#alerted, shown: this.#shown }
  }

  #upload(gl: WebGL2RenderingContext, graphics: Graphics): void {
    this.#stale = false
    this.#changed = false
    fill(gl, graphics.rows, this.#rows.bytes)
    if (this.#rows.moves) {
      fill(gl, graphics.motions, this.#rows.motions)
      gl.enableVertexAttribArray(MOTION_LOCATION)
    } else {
      gl.disableVertexAttribArray(MOTION_LOCATION)
      gl.vertexAttrib2f(MOTION_LOCATION, 0, 0)
    }
  }
}

/** Size of others' symbols at a zoom: full from 6.5 inwards, two thirds from 4.5 outwards. */
function smallSize(zoom: number): number {
  return Math.max(0.66, Math.min(1, 0.66 + (zoom - 4.5) * 0.17))
}

function premultiplied(color: string): number[] {
  const [red, green, blue, alpha] = parseColor(color)
  return [red * alpha, green * alpha, blue * alpha, alpha]
}

function createGraphics(gl: WebGL2RenderingContext): Graphics {
  const vao = gl.createVertexArray()
  gl.bindVertexArray(vao)
  const rows = gl.createBuffer()
  gl.bindBuffer(gl.ARRAY_BUFFER, rows)
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, ROW_BYTES, 0)
  gl.vertexAttribPointer(2, 1, gl.FLOAT, false, ROW_BYTES, 8)
  gl.vertexAttribPointer(3, 2, gl.UNSIGNED_SHORT, true, ROW_BYTES, 12)
  gl.vertexAttribIPointer(4, 2, gl.UNSIGNED_SHORT, ROW_BYTES, 16)
  gl.vertexAttribIPointer(5, 4, gl.UNSIGNED_BYTE, ROW_BYTES, 20)
  const motions = gl.createBuffer()
  gl.bindBuffer(gl.ARRAY_BUFFER, motions)
  gl.vertexAttribPointer(MOTION_LOCATION, 2, gl.FLOAT, false, MOTION_BYTES, 0)
  for (const location of [0, MOTION_LOCATION, 2, 3, 4, 5]) {
    gl.enableVertexAttribArray(location)
    gl.vertexAttribDivisor(location, 1)
  }
  gl.bindVertexArray(null)
  return { programs: new Map(), vao, rows: { buffer: rows, bytes: 0 }, motions: { buffer: motions, bytes: 0 } }
}

function fill(gl: WebGL2RenderingContext, held: Held, data: ArrayBufferView<ArrayBuffer>): void {
  gl.bindBuffer(gl.ARRAY_BUFFER, held.buffer)
  if (data.byteLength > held.bytes) {
    gl.bufferData(gl.ARRAY_BUFFER, data, gl.DYNAMIC_DRAW)
    held.bytes = data.byteLength
  } else {
    gl.bufferSubData(gl.ARRAY_BUFFER, 0, data)
  }
}

function programsFor(
  gl: WebGL2RenderingContext,
  { programs }: Graphics,
  { shaderData }: CustomRenderMethodInput,
  isMilitary: boolean,
): Programs {
  const name = `${shaderData.variantName} ${isMilitary}`
  const known = programs.get(name)
  if (known) return known
  const projection = projectionShader(shaderData)
  const made = {
    symbols: createProgram(gl, symbolVertex(projection, isMilitary), symbolFragment(isMilitary)),
    vectors: createProgram(gl, vectorVertex(projection), VECTOR_FRAGMENT),
  }
  programs.set(name, made)
  return made
}

function createProgram(gl: WebGL2RenderingContext, vertex: string, fragment: string): Program {
  const program = gl.createProgram()
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type)
    // A lost context hands out nothing; the layer is added again when the context comes back.
    if (!shader) continue
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
    gl.deleteShader(shader)
  }
  gl.linkProgram(program)
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    const logs = (gl.getAttachedShaders(program) ?? []).map((shader) => gl.getShaderInfoLog(shader))
    throw new Error(`target shader did not link: ${gl.getProgramInfoLog(program)} ${logs.join(' ')}`)
  }
  const locations = new Map<string, WebGLUniformLocation | null>()
  const uniform = (name: string) => {
    const known = locations.get(name)
    if (known !== undefined) return known
    const location = gl.getUniformLocation(program, name)
    locations.set(name, location)
    return location
  }
  return { program, uniform }
}
