import type { PictureFrame } from '#domain/picture.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { Project } from './globe-screen.ts'
import { type LimitPicker, pickedOf } from './limit-picking.ts'
import { nearestOnScreen, nearestTarget } from './picking.ts'
import type { Pointed } from './pointer-watch.ts'

const PICK_RADIUS_PX = 14

export interface PointScene {
  readonly frame: PictureFrame | undefined
  readonly limits: LimitPicker
  readonly zoom: number
  /** Where places are on the screen while the map is a globe; undefined while it is flat. */
  readonly project: Project | undefined
  /** How long ago the frame was, seconds: targets have moved on since. */
  readonly elapsedS: number
}

/** What is nearest to a place and near enough: a target or, where there is none, a limit. */
export function pointedAt(scene: PointScene, at: LonLat, limitRadiusPx: number): Pointed {
  const { frame, limits, zoom, project, elapsedS } = scene
  const target =
    frame &&
    (project
      ? nearestOnScreen(frame, project(at[0], at[1]), project, PICK_RADIUS_PX, elapsedS)
      : nearestTarget(frame, at, zoom, PICK_RADIUS_PX, elapsedS))
  const limit = limits.nearest(at, zoom, limitRadiusPx)
  const picked = pickedOf(target?.distancePx, limit?.distancePx)
  return {
    slot: picked === 'target' ? target?.slot : undefined,
    limit: picked === 'limit' ? limit : undefined,
  }
}
