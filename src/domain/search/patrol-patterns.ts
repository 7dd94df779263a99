import type { Point } from './search-plane.ts'

const RADIANS = Math.PI / 180
/** The turn between two places on an orbit: its chords are together 0.13 % shorter than the circle. */
const ORBIT_STEP_DEG = 10
/** The turn between two places of a racetrack's ends: the chords are 0.29 % shorter than the half circle. */
const END_STEP_DEG = 15

/** To and fro along a line on the x axis, from `-lengthNm / 2` and begun at the end nearer to `start`. */
export function barrierPatrol(lengthNm: number, passes: number, start?: Point): readonly Point[] {
  const first: Point = [-lengthNm / 2, 0]
  const second: Point = [lengthNm / 2, 0]
  const farBegins = start !== undefined && start[0] > 0
  return Array.from({ length: passes + 1 }, (_, i) => ((i % 2 === 0) === farBegins ? second : first))
}

/**
 * Rounds of a racetrack: out on the x axis from `-lengthNm / 2`, a half circle, back on a line `widthNm` beside it (positive:
 * to the right), a half circle. Begun with whichever long leg begins nearer to `start`.
 */
export function racetrack(lengthNm: number, widthNm: number, laps: number, start?: Point): readonly Point[] {
  const half = lengthNm / 2
  const radius = widthNm / 2
  const side = (endX: number, fromDeg: number): Point[] =>
    Array.from({ length: 180 / END_STEP_DEG + 1 }, (_, i) => {
      const angle = (fromDeg + i * END_STEP_DEG) * RADIANS
      return [endX + Math.abs(radius) * Math.cos(angle), radius + radius * Math.sin(angle)]
    })
  const [far, near] = [side(half, -90), side(-half, 90)]
  const backBegins =
    start !== undefined && Math.hypot(start[0] - half, start[1] - widthNm) < Math.hypot(start[0] + half, start[1])
  const lap = backBegins ? [...near, ...far] : [...far, ...near]
  const begin = lap.at(-1) as Point
  return [begin, ...Array.from({ length: laps }, () => lap).flat()]
}

/** Rounds about the middle of the plane, y to the right of x: begun nearest to `start`, to the right or the left. */
export function orbit(radiusNm: number, turn: 'left' | 'right', laps: number, start?: Point): readonly Point[] {
  const beginDeg = start ? Math.atan2(start[1], start[0]) / RADIANS : 0
  const step = turn === 'right' ? ORBIT_STEP_DEG : -ORBIT_STEP_DEG
  return Array.from({ length: (laps * 360) / ORBIT_STEP_DEG + 1 }, (_, i): Point => {
    const angle = (beginDeg + i * step) * RADIANS
    return [radiusNm * Math.cos(angle), radiusNm * Math.sin(angle)]
  })
}
