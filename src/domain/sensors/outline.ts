import { arc, circle, type Outline, type OutlinePoint } from './arc.ts'
import { coneOutline } from './cone-outline.ts'
import type { SeenSector, SeenShape, SeenStrip } from './shapes.ts'

const RADIANS = Math.PI / 180

/** A straight side is cut so often: on the chart a long one is a curve. */
const SIDE_STEPS = 24

/** The outline of a shape. The number of its corners depends on the kind of shape and on angles, not on where it is. */
export function outlineOf(shape: SeenShape): Outline {
  switch (shape.shape) {
    case 'sector':
      return sectorOutline(shape)
    case 'strip':
      return [stripOutline(shape)]
    case 'cone':
      return coneOutline(shape)
  }
}

function sectorOutline({ minRangeNm, maxRangeNm, fromDeg, toDeg }: SeenSector): Outline {
  if (toDeg - fromDeg >= 360) {
    const outer = circle(maxRangeNm, fromDeg)
    return minRangeNm > 0 ? [outer, circle(minRangeNm, fromDeg)] : [outer]
  }
  const inner = minRangeNm > 0 ? arc(minRangeNm, toDeg, fromDeg) : [{ rangeNm: 0, bearingDeg: fromDeg }]
  const side = (bearingDeg: number, fromNm: number, toNm: number) =>
    inside(SIDE_STEPS).map((share) => ({ rangeNm: fromNm + (toNm - fromNm) * share, bearingDeg }))
  return [
    [
      ...arc(maxRangeNm, fromDeg, toDeg),
      ...side(toDeg, maxRangeNm, minRangeNm),
      ...inner,
      ...side(fromDeg, minRangeNm, maxRangeNm),
    ],
  ]
}

function stripOutline({ bearingDeg, nearNm, farNm, alongNm }: SeenStrip): OutlinePoint[] {
  const half = alongNm / 2
  const corners: readonly (readonly [across: number, ahead: number])[] = [
    [nearNm, -half],
    [farNm, -half],
    [farNm, half],
    [nearNm, half],
  ]
  return corners.flatMap(([across, ahead], i) => {
    const [nextAcross, nextAhead] = corners[(i + 1) % corners.length] ?? [across, ahead]
    return [0, ...inside(SIDE_STEPS)].map((share) => {
      const [x, y] = [ahead + (nextAhead - ahead) * share, across + (nextAcross - across) * share]
      return { rangeNm: Math.hypot(x, y), bearingDeg: bearingDeg + Math.atan2(x, y) / RADIANS }
    })
  })
}

/** The shares of a side between its ends. */
function inside(steps: number): number[] {
  return Array.from({ length: steps - 1 }, (_, i) => (i + 1) / steps)
}
