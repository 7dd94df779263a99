import { type Atlas, type DrawSymbol, drawAtlas } from './atlas.ts'

/**
 * Stroke and gap of frames, in hundredths of a symbol's height: of who waits for a judgement, of what is anticipated, and
 * of decoys. The library's own are made for symbols several times as large, and run together here.
 */
const DASHES = ['13,10', '24,16', '8,8'] as const

/** The unit of the texture: MapLibre's own are bound again after each custom layer. */
const TEXTURE_UNIT = 0

/**
 * The symbols of MIL-STD-2525 as a texture. The library that draws them is fetched when they are first wanted, and its
 * drawings are kept: they outlive a lost graphics context, and are made again only for another pixel ratio.
 */
export class MilitarySymbols {
  #loading: Promise<void> | undefined
  #draw: DrawSymbol | undefined
  #atlas: Atlas | undefined
  #ratio = 0
  #texture: WebGLTexture | undefined

  /** Whether they can be drawn. */
  get ready(): boolean {
    return this.#draw !== undefined
  }

  /** Fetches what draws them. After a failure the next call tries again. */
  load(): Promise<void> {
    this.#loading ??= import('milsymbol').then(
      ({ default: library }) => {
        library.setDashArrays(...DASHES)
        this.#draw = (code, look) => new library.Symbol(code, look)
      },
      (error: unknown) => {
        this.#loading = undefined
        throw error
      },
    )
    return this.#loading
  }

  /** Hands the texture, and where each symbol is in it, to the program in use. */
  use(gl: WebGL2RenderingContext, uniform: (name: string) => WebGLUniformLocation | null, ratio: number): void {
    if (!this.#draw) return
    if (!this.#atlas || this.#ratio !== ratio) {
      this.#atlas = drawAtlas(this.#draw, ratio)
      this.#ratio = ratio
      this.release(gl)
    }
    gl.activeTexture(gl.TEXTURE0 + TEXTURE_UNIT)
    if (this.#texture) gl.bindTexture(gl.TEXTURE_2D, this.#texture)
    else this.#texture = uploaded(gl, this.#atlas)
    gl.uniform1i(uniform('atlas'), TEXTURE_UNIT)
    gl.uniform4fv(uniform('cells'), this.#atlas.cells)
    gl.uniform1fv(uniform('reaches'), this.#atlas.reachesPx)
  }

  /** The graphics context is another, or gone with all that was in it. */
  forget(): void {
    this.#texture = undefined
  }

  release(gl: WebGL2RenderingContext): void {
    if (this.#texture) gl.deleteTexture(this.#texture)
    this.#texture = undefined
  }
}

function uploaded(gl: WebGL2RenderingContext, { widthPx, heightPx, pixels }: Atlas): WebGLTexture {
  const texture = gl.createTexture()
  gl.bindTexture(gl.TEXTURE_2D, texture)
  // MapLibre leaves these as its own textures need them.
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false)
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false)
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, widthPx, heightPx, 0, gl.RGBA, gl.UNSIGNED_BYTE, pixels)
  gl.generateMipmap(gl.TEXTURE_2D)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
  return texture
}
