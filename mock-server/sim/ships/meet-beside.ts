import type { LonLat } from '#geo/lonlat.ts'
import type { Result } from '#geo/result.ts'
import type { WaterGrid } from '../water/water-grid.ts'
import type { WaterWay } from '../water/water-way.ts'
import { type Meeting, meetByWater, placeAtSea, type Quarry } from './lead-pursuit.ts'
import { stationOf } from './station-keeping.ts'

/**
 * Where a ship comes to her station beside a track, on the quarter that she comes from; where that is on land or cannot
 * be met, to the track itself. A track whose course leads to land is met where it would come to the shore.
 */
export function meetBeside(
  grid: WaterGrid,
  own: LonLat,
  quarry: Quarry,
  rangeNm: number,
  speedKn: number,
  wayTo: (place: LonLat) => Result<WaterWay>,
): Result<Meeting<WaterWay>> {
  const meet = (what: Quarry) => meetByWater(own, what, speedKn, wayTo, (seconds) => placeAtSea(grid, what, seconds))
  const met = meet({ ...quarry, place: stationOf(own, quarry, rangeNm) })
  return met.ok ? met : meet(quarry)
}
