import { SIDE_OFFSET_PX, type Side } from './label-layout.ts'
import { PATTERN_RATIO, type Pixels } from './patterns.ts'

/** Clear of the symbol: where a leader starts, CSS px from the centre. */
const START_PX = 13
/** Short of the text. */
const SHORT_PX = 3.5
const HALF_WIDTH_PX = 0.45

/** Side of the image in CSS px; its middle is the symbol's place. */
const SIDE_PX = 56

/** MapLibre's distance images: opacity 0.75 is the edge, and 0.125 less is one image pixel outside. */
const EDGE = 0.75
const PER_PIXEL = 1 / 8

/**
 * The line from a symbol to its label as a distance image (`sdf: true`): one colour, given by the layer, so that a new
 * palette needs no new image.
 */
export function leaderImage(side: Side): Pixels {
  const [dx, dy] = SIDE_OFFSET_PX[side]
  const endX = dx - Math.sign(dx) * SHORT_PX
  const length = Math.hypot(endX, dy)
  const [fromX, fromY] = [(endX / length) * START_PX, (dy / length) * START_PX]
  const pixels = SIDE_PX * PATTERN_RATIO
  const data = new Uint8ClampedArray(pixels * pixels * 4)
  for (let row = 0; row < pixels; row++) {
    for (let column = 0; column < pixels; column++) {
      const x = (column + 0.5) / PATTERN_RATIO - SIDE_PX / 2
      const y = (row + 0.5) / PATTERN_RATIO - SIDE_PX / 2
      const [ax, ay] = [endX - fromX, dy - fromY]
      const share = Math.max(0, Math.min(1, ((x - fromX) * ax + (y - fromY) * ay) / (ax * ax + ay * ay)))
      const away = Math.hypot(x - fromX - share * ax, y - fromY - share * ay) - HALF_WIDTH_PX
      const opacity = Math.max(0, Math.min(1, EDGE - away * PATTERN_RATIO * PER_PIXEL))
      data.set([255, 255, 255, opacity * 255], (row * pixels + column) * 4)
    }
  }
  return { width: pixels, height: pixels, data }
}
