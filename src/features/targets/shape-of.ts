import { SIGN } from '#domain/picture.ts'
import type { Shape } from '../../ui/sign.tsx'

const SHAPES: Record<number, Shape> = {
  [SIGN.vessel]: 'triangle',
  [SIGN.sleeping]: 'smallTriangle',
  [SIGN.drone]: 'aeroplane',
  [SIGN.patrol]: 'hull',
  [SIGN.aircraft]: 'aeroplane',
  [SIGN.aid]: 'crossedDiamond',
  [SIGN.base]: 'diamond',
  [SIGN.contact]: 'circle',
}

/** The list's shape for a chart sign; a square for what is not known. */
export function shapeOf(sign: number): Shape {
  return SHAPES[sign] ?? 'square'
}
