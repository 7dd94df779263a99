import type { PositionReport } from '#domain/report.ts'
import type { ChaosSwitch } from '#domain/world/chaos-switch.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { destination, normalCourseDeg } from '#geo/measure.ts'

/** How fast a false circle is run, knots; false circles seen in AIS have even, shiplike speeds (the figure is notional). */
const CIRCLE_KN = 12
const EAST_DEG = 90

/** Where a track was when its positions became false. */
export interface FalseStart {
  readonly centre: LonLat
  readonly atMs: number
}

/** The same report from a false place. */
export function falsePosition(
  report: PositionReport,
  { pattern, nm, towardsDeg = EAST_DEG }: Extract<ChaosSwitch, { kind: 'spoof' }>,
  { centre, atMs }: FalseStart,
): PositionReport {
  if (pattern === 'shift') {
    const [lon, lat] = destination([report.lon, report.lat], towardsDeg, nm)
    return { ...report, lon, lat }
  }
  const radiansAnHour = CIRCLE_KN / nm
  const bearingDeg = (((report.atMs - atMs) / 3_600_000) * radiansAnHour * 180) / Math.PI
  const [lon, lat] = destination(centre, bearingDeg, nm)
  const cogDeg = normalCourseDeg(bearingDeg + 90)
  return {
    ...report,
    lon,
    lat,
    sogKn: CIRCLE_KN,
    cogDeg,
    ...(report.headingDeg !== undefined && { headingDeg: cogDeg }),
  }
}
