import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibre } from 'maplibre-gl'
import { parseColor } from './color.ts'
import type { Palette } from './palette-tokens.ts'
import { projectionShader, setProjection } from './projection-shader.ts'
import { TRAIL_COLOURS, type TrailColour } from './tools/choices.ts'
import { TRAIL_FRAGMENT, trailVertex } from './trail-layer-shaders.ts'
import { toleranceDegAt } from './trails.ts'
import type { TrailBook } from './trails-book.ts'
import { dotStepMs, trailDots } from './trails-dots.ts'
import { TRAIL_ROW_BYTES, TrailRows, type TrailTone } from './trails-rows.ts'

/** Whose trails are drawn, from whose paths, and how. */
export interface Trails {
  readonly book: TrailBook
  readonly drawn: readonly { readonly slot: number; readonly tone: TrailTone }[]
  readonly colour: TrailColour
  readonly fromMs: number
  readonly toMs: number
}

/** How strong each tone is where colour says nothing else. */
const STRENGTH: Record<TrailTone, number> = { plain: 1, ours: 0.85, selected: 0.75 }

/** Of each frame this much may go into making lines, ms. */
const SLICE_MS = 4

interface Program {
  readonly program: WebGLProgram
  readonly uniform: (name: string) => WebGLUniformLocation | null
}

interface Graphics {
  /** By projection: on the globe there is another, made when first needed. */
  readonly programs: Map<string, Program>
  readonly vao: WebGLVertexArrayObject
  readonly rows: WebGLBuffer
}

/**
 * All trails in one MapLibre layer: one instanced draw. Lines are simplified for the zoom, and packed again only when it
 * has gone over a whole step or the trails have changed. It keeps what it was told without a graphics context.
 */
export class TrailLayer implements CustomLayerInterface {
  readonly id = 'trails'
  readonly type = 'custom'
  readonly renderingMode = '2d'

  #trails: Trails | undefined
  #tones = new Float32Array(12)
  #ramp = new Float32Array(20)
  readonly #rows = new TrailRows()
  #packedFor: number | undefined
  #uploaded = false
  #map: MapLibre | undefined
  #graphics: Graphics | undefined

  constructor(palette: Palette) {
    this.setPalette(palette)
  }

  /** Pairs of rows drawn by the last render. */
  get drawn(): number {
    return this.#rows.count
  }

  setTrails(trails: Trails | undefined): void {
    this.#trails = trails
    this.#packedFor = undefined
    this.#map?.triggerRepaint()
  }

  setPalette(palette: Palette): void {
    this.#tones = Float32Array.from([
      ...premultiplied(palette.trail, STRENGTH.plain),
      ...premultiplied(palette.drone, STRENGTH.ours),
      ...premultiplied(palette.vessel, STRENGTH.selected),
    ])
    const { speed1, speed2, speed3, speed4, speed5 } = palette
    this.#ramp = Float32Array.from(
      [speed1, speed2, speed3, speed4, speed5].flatMap((color) => premultiplied(color, 0.95)),
    )
    this.#map?.triggerRepaint()
  }

  onAdd(map: MapLibre, gl: WebGL2RenderingContext): void {
    this.#map = map
    this.#graphics = createGraphics(gl)
    this.#uploaded = false
  }

  onRemove(_map: MapLibre, gl: WebGL2RenderingContext): void {
    if (this.#graphics) {
      for (const { program } of this.#graphics.programs.values()) gl.deleteProgram(program)
      gl.deleteVertexArray(this.#graphics.vao)
      gl.deleteBuffer(this.#graphics.rows)
    }
    this.#graphics = undefined
    this.#map = undefined
  }

  render(gl: WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    const [graphics, map, trails] = [this.#graphics, this.#map, this.#trails]
    if (!graphics || !map || !trails) return
    this.#pack(trails, toleranceDegAt(map.getZoom()))
    gl.bindVertexArray(graphics.vao)
    if (!this.#uploaded) {
      gl.bindBuffer(gl.ARRAY_BUFFER, graphics.rows)
      gl.bufferData(gl.ARRAY_BUFFER, this.#rows.bytes, gl.DYNAMIC_DRAW)
      this.#uploaded = true
    }
    if (this.#rows.count > 0) {
      const { program, uniform } = programFor(gl, graphics, input)
      const ratio = map.getPixelRatio()
      gl.disable(gl.DEPTH_TEST)
      gl.disable(gl.STENCIL_TEST)
      gl.disable(gl.CULL_FACE)
      // biome-ignore lint/correctness/useHookAtTopLevel: a WebGL call, not a React hook
      gl.useProgram(program)
      setProjection(gl, uniform, map, input)
      gl.uniform2f(uniform('pixel'), (2 * ratio) / gl.drawingBufferWidth, (2 * ratio) / gl.drawingBufferHeight)
      gl.uniform1f(uniform('ratio'), ratio)
      gl.uniform1i(uniform('mode'), TRAIL_COLOURS.indexOf(trails.colour))
      const { baseMs } = this.#rows
      gl.uniform2f(uniform('span'), (trails.fromMs - baseMs) / 1000, (trails.toMs - baseMs) / 1000)
      gl.uniform4fv(uniform('tones'), this.#tones)
      gl.uniform4fv(uniform('ramp'), this.#ramp)
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, this.#rows.count)
    }
    gl.bindVertexArray(null)
  }

  /** Packs the rows anew when there is something new; until lines are as fine as they should be, the rows of before are drawn. */
  #pack({ book, drawn, fromMs, toMs }: Trails, toleranceDeg: number): void {
    if (this.#packedFor === toleranceDeg) return
    const endMs = performance.now() + SLICE_MS
    const slots = drawn.map(({ slot }) => slot)
    if (!book.refine(slots, toleranceDeg, () => performance.now() > endMs)) {
      this.#map?.triggerRepaint()
      return
    }
    this.#packedFor = toleranceDeg
    this.#uploaded = false
    this.#rows.clear(fromMs)
    // Drawn from the last to the first: the selected one and ours lie over the others.
    for (const { slot, tone } of drawn.toReversed()) {
      this.#rows.putLine(book.line(slot), tone, fromMs)
      const columns = tone === 'selected' ? book.columns(slot) : undefined
      if (columns) this.#rows.putDots(trailDots(columns, dotStepMs(toMs - fromMs), fromMs), tone)
    }
  }
}

function premultiplied(color: string, strength: number): number[] {
  const [red, green, blue, opacity] = parseColor(color)
  const alpha = opacity * strength
  return [red * alpha, green * alpha, blue * alpha, alpha]
}

function createGraphics(gl: WebGL2RenderingContext): Graphics {
  const vao = gl.createVertexArray()
  gl.bindVertexArray(vao)
  const rows = gl.createBuffer()
  gl.bindBuffer(gl.ARRAY_BUFFER, rows)
  for (const [first, offset] of [
    [0, 0],
    [3, TRAIL_ROW_BYTES],
  ] as const) {
    gl.vertexAttribPointer(first, 2, gl.FLOAT, false, TRAIL_ROW_BYTES, offset)
    gl.vertexAttribPointer(first + 1, 1, gl.FLOAT, false, TRAIL_ROW_BYTES, offset + 8)
    gl.vertexAttribIPointer(first + 2, 2, gl.UNSIGNED_BYTE, TRAIL_ROW_BYTES, offset + 12)
  }
  for (const location of [0, 1, 2, 3, 4, 5]) {
    gl.enableVertexAttribArray(location)
    gl.vertexAttribDivisor(location, 1)
  }
  gl.bindVertexArray(null)
  return { programs: new Map(), vao, rows }
}

function programFor(
  gl: WebGL2RenderingContext,
  { programs }: Graphics,
  { shaderData }: CustomRenderMethodInput,
): Program {
  const known = programs.get(shaderData.variantName)
  if (known) return known
  const program = createProgram(gl, trailVertex(projectionShader(shaderData)))
  const locations = new Map<string, WebGLUniformLocation | null>()
  const uniform = (name: string) => {
    if (!locations.has(name)) locations.set(name, gl.getUniformLocation(program, name))
    return locations.get(name) ?? null
  }
  programs.set(shaderData.variantName, { program, uniform })
  return { program, uniform }
}

function createProgram(gl: WebGL2RenderingContext, vertex: string): WebGLProgram {
  const program = gl.createProgram()
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, TRAIL_FRAGMENT],
  ] as const) {
    const shader = gl.createShader(type)
    if (!shader) throw new Error('trails: no shader can be made')
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost())
      throw new Error(`trails: ${gl.getShaderInfoLog(shader)}`)
    gl.attachShader(program, shader)
    gl.deleteShader(shader)
  }
  gl.linkProgram(program)
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost())
    throw new Error(`trails: ${gl.getProgramInfoLog(program)}`)
  return program
}
