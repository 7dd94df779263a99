import { parseColor } from './color.ts'

/** Pixels for `Map.addImage`: red, green, blue, opacity a pixel, not premultiplied. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBuffer>
}

/** Pattern pixels in one CSS px: fine enough for common screens. */
export const PATTERN_RATIO = 2

/** Side of a dotted tile in CSS px; 8 divides a map tile, so no seam shows. */
const DOTS_PX = 8

/** Two dots a tile, staggered: a joint area. */
export function dotsPattern(color: string): Pixels {
  return paint(DOTS_PX, color, 0.55, (x, y) => {
    const near = (cx: number, cy: number) => Math.hypot(x - cx, y - cy) - 0.85
    return Math.min(near(2, 2), near(6, 6))
  })
}

/** Side of a hatched tile in CSS px; the lines run at 45°, 7 px apart. */
const HATCH_PX = 10

/** Diagonal lines: an overlapping claim. */
export function hatchPattern(color: string): Pixels {
  return paint(HATCH_PX, color, 0.42, (x, y) => {
    const across = (((x + y) % HATCH_PX) + HATCH_PX) % HATCH_PX
    return Math.min(across, HATCH_PX - across) * Math.SQRT1_2 - 0.8
  })
}

/** A tile painted from a signed distance in CSS px: negative is inside the mark. */
function paint(sidePx: number, color: string, opacity: number, distance: (x: number, y: number) => number): Pixels {
  const [red, green, blue, alpha] = parseColor(color)
  const side = sidePx * PATTERN_RATIO
  const data = new Uint8ClampedArray(side * side * 4)
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const away = distance((column + 0.5) / PATTERN_RATIO, (row + 0.5) / PATTERN_RATIO) * PATTERN_RATIO
      const cover = Math.max(0, Math.min(1, 0.5 - away))
      data.set([red * 255, green * 255, blue * 255, cover * alpha * opacity * 255], (row * side + column) * 4)
    }
  }
  return { width: side, height: side, data }
}
