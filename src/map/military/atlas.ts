import { SIGN } from '#domain/picture.ts'
import { laidOut } from './sheet.ts'
import { MILITARY_SYMBOLS, SIGNS, STATUS, STATUSES } from './symbol-codes.ts'

/** What we need of a symbol of milsymbol. */
interface DrawnSymbol {
  asCanvas(factor?: number): HTMLCanvasElement
  /** Where the place of the target is on it, px at factor 1. */
  getAnchor(): { readonly x: number; readonly y: number }
  getSize(): { readonly width: number; readonly height: number }
}

/** How milsymbol draws a symbol of a code: the library's own names. */
interface SymbolLook {
  readonly size: number
  readonly fill?: boolean
  readonly fillColor?: string
  readonly frame?: boolean
  readonly icon?: boolean
  readonly monoColor?: string
  readonly outlineWidth?: number
  readonly outlineColor?: string
  readonly strokeWidth: number
}
export type DrawSymbol = (code: string, look: SymbolLook) => DrawnSymbol

/** Every symbol once, in masks: colours come later, from the palette and the alert. */
export interface Atlas {
  readonly widthPx: number
  readonly heightPx: number
  /** Four bytes a pixel: ink, ground of the frame, ink with a heavy frame, the icon alone. */
  readonly pixels: Uint8Array<ArrayBuffer>
  /** By sign and status, `sign * 2 + status`: left, top, width and height in shares of the sheet; 0 where there is none. */
  readonly cells: Float32Array<ArrayBuffer>
  /** The same: half the side of the cell, CSS px. */
  readonly reachesPx: Float32Array<ArrayBuffer>
}

/** milsymbol keeps strokes thin only for symbols that are not small: all are drawn at this size, and scaled. */
const DRAWN_SIZE = 100
const STROKE_PX = 1.35
const HEAVY_STROKE_PX = 2.4
/** How far the ground goes past the frame. */
const HALO_PX = 0.8
/** Drawn so much larger than shown: symbols shrink as the map goes out, and never blur. */
const OVERSAMPLING = 2
const SHEET_PX = 512
const ROOM_PX = 8

/** Draws all symbols for a screen of `ratio` device px a CSS px. */
export function drawAtlas(drawSymbol: DrawSymbol, ratio: number): Atlas {
  const scale = ratio * OVERSAMPLING
  const drawn = SIGN_LIST.flatMap((sign) => {
    const symbol = MILITARY_SYMBOLS[sign]
    return symbol
      ? Object.values(STATUS).map((status) => ({ sign, status, ...masksOf(drawSymbol, sign, status, scale) }))
      : []
  })
  const sheet = laidOut(
    drawn.map(({ sidePx }) => sidePx),
    SHEET_PX,
    ROOM_PX,
  )
  const cells = new Float32Array(SIGNS * STATUSES * 4)
  const reachesPx = new Float32Array(SIGNS * STATUSES)
  const { widthPx, heightPx } = sheet
  const layers = [0, 1, 2, 3].map((layer) => {
    const context = contextOf(widthPx, heightPx)
    drawn.forEach(({ masks, sidePx }, index) => {
      const { x = 0, y = 0 } = sheet.places[index] ?? {}
      const mask = masks[layer]
      if (mask) context.drawImage(mask.canvas, x + sidePx / 2 - mask.anchorX, y + sidePx / 2 - mask.anchorY)
    })
    return context.getImageData(0, 0, widthPx, heightPx).data
  })
  drawn.forEach(({ sign, status, sidePx }, index) => {
    const { x = 0, y = 0 } = sheet.places[index] ?? {}
    const cell = sign * STATUSES + status
    cells.set([x / widthPx, y / heightPx, sidePx / widthPx, sidePx / heightPx], cell * 4)
    reachesPx[cell] = sidePx / 2 / scale
  })
  return { widthPx, heightPx, pixels: merged(layers, widthPx * heightPx), cells, reachesPx }
}

const SIGN_LIST = Object.values(SIGN)

interface Mask {
  readonly canvas: HTMLCanvasElement
  readonly anchorX: number
  readonly anchorY: number
}

function masksOf(
  drawSymbol: DrawSymbol,
  sign: (typeof SIGN_LIST)[number],
  status: (typeof STATUS)[keyof typeof STATUS],
  scale: number,
): { readonly masks: readonly Mask[]; readonly sidePx: number } {
  const { code, sizePx } = MILITARY_SYMBOLS[sign] ?? { code: () => '', sizePx: 1 }
  const units = (px: number) => (px / sizePx) * DRAWN_SIZE
  const ink = { size: DRAWN_SIZE, fill: false, monoColor: 'black' }
  const looks: readonly SymbolLook[] = [
    { ...ink, strokeWidth: units(STROKE_PX) },
    {
      size: DRAWN_SIZE,
      fillColor: 'black',
      icon: false,
      outlineWidth: units(HALO_PX),
      outlineColor: 'black',
      strokeWidth: units(STROKE_PX),
    },
    { ...ink, strokeWidth: units(HEAVY_STROKE_PX) },
    { ...ink, frame: false, strokeWidth: units(STROKE_PX) },
  ]
  const factor = (sizePx / DRAWN_SIZE) * scale
  let reach = 0
  const masks = looks.map((look) => {
    const symbol = drawSymbol(code(status), look)
    const [{ x, y }, { width, height }] = [symbol.getAnchor(), symbol.getSize()]
    reach = Math.max(reach, x, y, width - x, height - y)
    return { canvas: symbol.asCanvas(factor), anchorX: x * factor, anchorY: y * factor }
  })
  return { masks, sidePx: 2 * Math.ceil(reach * factor) }
}

/** How much of each pixel the layers cover, one a channel. */
function merged(layers: readonly Uint8ClampedArray[], pixels: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pixels * 4)
  layers.forEach((layer, channel) => {
    for (let pixel = 0; pixel < pixels; pixel++) bytes[pixel * 4 + channel] = layer[pixel * 4 + 3] as number
  })
  return bytes
}

function contextOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('the browser gave no 2d canvas for symbols')
  return context
}
