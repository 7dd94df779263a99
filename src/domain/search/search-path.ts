import type { LonLat } from '#geo/lonlat.ts'
import { ok, type Result } from '#geo/result.ts'
import { layPattern, type PlaceOf } from './laid-pattern.ts'
import type { SearchTask } from './search-task.ts'

/**
 * The turning points of a task in the order they are flown, at least two, longitudes in [-180, 180). `from` is where the
 * craft is: the pattern begins at its nearest beginning, where it leaves a choice. An orbit round a track needs
 * `placeOf`. Accurate as `searchPlane` says. A problem is told when the area has no room for one leg or far too many,
 * or the track has no known place. The task must have come through `parseSearchTask`.
 */
export function searchPath(
  task: SearchTask,
  from?: LonLat,
  placeOf?: PlaceOf,
): Result<readonly LonLat[], readonly string[]> {
  const laid = layPattern(task, from, placeOf)
  return laid.ok ? ok(laid.value.points.map(laid.value.plane.toPlace)) : laid
}
