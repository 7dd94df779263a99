import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibre } from 'maplibre-gl'
import type { PictureFrame } from '#domain/picture.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { parseColor } from './color.ts'
import { mercatorX } from './mercator.ts'
import type { Palette } from './palette-tokens.ts'
import { ANCHOR_X, ANCHOR_Y, ROW_BYTES, TargetRows } from './target-rows.ts'
import { SYMBOL_FRAGMENT, SYMBOL_VERTEX, VECTOR_FRAGMENT, VECTOR_VERTEX } from './target-shaders.ts'

/** Colour of each shape by its number, then of lost targets. */
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
]

interface Program {
  readonly program: WebGLProgram
  readonly uniform: (name: string) => WebGLUniformLocation | null
}

interface Graphics {
  readonly symbols: Program
  readonly vectors: Program
  readonly vao: WebGLVertexArrayObject
  readonly rows: WebGLBuffer
  capacity: number
}

/**
 * All targets in one MapLibre layer: two instanced draws, whatever their number, from one buffer filled once a frame.
 * It keeps what it was told without a graphics context, so it can be added again after the context was lost.
 */
export class TargetLayer implements CustomLayerInterface {
  readonly id = 'targets'
  readonly type = 'custom'
  readonly renderingMode = '2d'

  #frame: PictureFrame | undefined
  #vectorMinutes = 0
  #selected: number | undefined
  #place: LonLat | undefined
  #inks = new Float32Array(INKS.length * 4)
  #sea = new Float32Array(4)

  readonly #rows = new TargetRows()
  /** Rows no longer say what they should; rows are not on the graphics card yet. */
  #stale = true
  #map: MapLibre | undefined
  #graphics: Graphics | undefined

  constructor(palette: Palette) {
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

  setVectorMinutes(minutes: number): void {
    this.#vectorMinutes = minutes
    this.#change()
  }

  setSelected(slot: number | undefined): void {
    this.#selected = slot
    this.#change()
  }

  setPlace(place: LonLat | undefined): void {
    this.#place = place
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
    this.#stale = true
  }

  onRemove(_map: MapLibre, gl: WebGL2RenderingContext): void {
    if (this.#graphics) {
      gl.deleteProgram(this.#graphics.symbols.program)
      gl.deleteProgram(this.#graphics.vectors.program)
      gl.deleteVertexArray(this.#graphics.vao)
      gl.deleteBuffer(this.#graphics.rows)
    }
    this.#graphics = undefined
    this.#map = undefined
  }

  render(gl: WebGL2RenderingContext, { defaultProjectionData }: CustomRenderMethodInput): void {
    const graphics = this.#graphics
    const map = this.#map
    if (!graphics || !map) return
    gl.bindVertexArray(graphics.vao)
    if (this.#stale) this.#upload(gl, graphics)
    if (this.#rows.count > 0) {
      const matrix = anchoredMatrix(defaultProjectionData.mainMatrix)
      const ratio = map.getPixelRatio()
      const middle = mercatorX(map.getCenter().lng) - ANCHOR_X
      gl.disable(gl.DEPTH_TEST)
      gl.disable(gl.STENCIL_TEST)
      gl.disable(gl.CULL_FACE)
      for (const { program, uniform } of [graphics.vectors, graphics.symbols]) {
        // biome-ignore lint/correctness/useHookAtTopLevel: a WebGL call, not a React hook
        gl.useProgram(program)
        gl.uniformMatrix4fv(uniform('matrix'), false, matrix)
        gl.uniform2f(uniform('pixel'), (2 * ratio) / gl.drawingBufferWidth, (2 * ratio) / gl.drawingBufferHeight)
        gl.uniform1f(uniform('middle'), middle)
        gl.uniform1f(uniform('ratio'), ratio)
        gl.uniform1f(uniform('small'), smallSize(map.getZoom()))
        gl.uniform4fv(uniform('inks'), this.#inks)
        gl.uniform4fv(uniform('sea'), this.#sea)
        gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, this.#rows.count)
      }
    }
    gl.bindVertexArray(null)
  }

  #change(): void {
    this.#stale = true
    this.#map?.triggerRepaint()
  }

  #upload(gl: WebGL2RenderingContext, graphics: Graphics): void {
    this.#rows.pack(this.#frame, {
      vectorMinutes: this.#vectorMinutes,
      selected: this.#selected,
      place: this.#place,
    })
    this.#stale = false
    const { bytes } = this.#rows
    gl.bindBuffer(gl.ARRAY_BUFFER, graphics.rows)
    if (bytes.byteLength > graphics.capacity) {
      gl.bufferData(gl.ARRAY_BUFFER, bytes, gl.DYNAMIC_DRAW)
      graphics.capacity = bytes.byteLength
    } else {
      gl.bufferSubData(gl.ARRAY_BUFFER, 0, bytes)
    }
  }
}

/** Size of others' symbols at a zoom: full from 6.5 inwards, two thirds from 4.5 outwards. */
function smallSize(zoom: number): number {
  return Math.max(0.66, Math.min(1, 0.66 + (zoom - 4.5) * 0.17))
}

/** The map's matrix with the anchor folded in, summed in doubles: only small offsets are left to float32. */
function anchoredMatrix(map: ArrayLike<number>): Float32Array {
  const matrix = Float32Array.from(map)
  for (let row = 0; row < 4; row++) {
    matrix[12 + row] = (map[row] as number) * ANCHOR_X + (map[4 + row] as number) * ANCHOR_Y + (map[12 + row] as number)
  }
  return matrix
}

function premultiplied(color: string): number[] {
  const [red, green, blue, alpha] = parseColor(color)
  return [red * alpha, green * alpha, blue * alpha, alpha]
}

function createGraphics(gl: WebGL2RenderingContext): Graphics {
  const symbols = createProgram(gl, SYMBOL_VERTEX, SYMBOL_FRAGMENT)
  const vectors = createProgram(gl, VECTOR_VERTEX, VECTOR_FRAGMENT)
  const vao = gl.createVertexArray()
  gl.bindVertexArray(vao)
  const rows = gl.createBuffer()
  gl.bindBuffer(gl.ARRAY_BUFFER, rows)
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, ROW_BYTES, 0)
  gl.vertexAttribPointer(1, 2, gl.FLOAT, false, ROW_BYTES, 8)
  gl.vertexAttribPointer(2, 1, gl.UNSIGNED_SHORT, true, ROW_BYTES, 16)
  gl.vertexAttribIPointer(3, 2, gl.UNSIGNED_BYTE, ROW_BYTES, 18)
  for (const location of [0, 1, 2, 3]) {
    gl.enableVertexAttribArray(location)
    gl.vertexAttribDivisor(location, 1)
  }
  gl.bindVertexArray(null)
  return { symbols, vectors, vao, rows, capacity: 0 }
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
